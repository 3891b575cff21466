"""Small specs with one fault each, and what tests of `lint` do with them."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Ran

CLEAN = """# Be kind {#kind authority=user}

Be kind.

**Example**: a greeting

~~~xml
<user>
Hi
</user>
<assistant>
Hello
</assistant>
~~~
"""
WARNING = CLEAN.replace("Be kind.\n", "Be the the kind.\n")
ERROR = CLEAN.replace("Be kind.\n", "Be [?](#knid).\n")
INFO = CLEAN.replace("Be kind.\n", 'Be kind.\n\n!!! meta "Commentary"\n    The assistant must.\n')


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def parsed(ran: Ran) -> Any:
    return json.loads(ran.out)


def codes(ran: Ran) -> list[str]:
    return [found["code"] for found in parsed(ran)["diagnostics"]]


def paths(ran: Ran) -> list[str]:
    return [file["path"] for file in parsed(ran)["summary"]["files"]]
