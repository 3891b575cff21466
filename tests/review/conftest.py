from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from click.testing import CliRunner

from clausetree.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = """
[spec]
file = "model_spec.md"

[[revision]]
label = "2025-01-01"
date = 2025-01-01
file = "old.md"
"""

OLD = """# Style {#style}

How answers are written.

## Write plainly {#plainly authority=user}

Write in short sentences. Prefer common words.

**Example**: a letter

~~~xml
<user>
Write to my landlord.
</user>
<comparison>
<assistant> <!-- GOOD: short -->
The heating is broken. Please send somebody.
</assistant>
<assistant> <!-- BAD: stiff -->
I hereby wish to inform you of a defect.
</assistant>
</comparison>
~~~

## Be kind {#kind authority=developer}

Nobody is mocked, whatever they ask.

**Example**: a mistake

~~~xml
<user>
I broke the build.
</user>
<comparison>
<assistant> <!-- GOOD: helps -->
That happens. Here is how to undo it.
</assistant>
<assistant> <!-- BAD: mocks -->
Again?
</assistant>
</comparison>
~~~
"""


class Ran(NamedTuple):
    """What a command said, and its exit code."""

    out: str
    code: int


def call(*arguments: str) -> Ran:
    """Runs a command here."""
    result = CliRunner().invoke(main, list(arguments))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.stdout, result.exit_code)


class Project:
    """A spec with one release, and a work tree."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write("clausetree.toml", SETTINGS)
        self.write("old.md", OLD)
        self.write("model_spec.md", OLD)

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def edit(self, old: str, new: str, name: str = "model_spec.md") -> None:
        """Replaces words of a file, which are there."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def note(self, *bullets: str, title: str = "Unreleased") -> None:
        """Writes the changelog."""
        told = "".join(f"- {bullet}\n" for bullet in bullets)
        self.write("CHANGELOG.md", f"# Changelog\n\n## {title}\n\n{told}\n## 2025-01-01\n\n- First.\n")


LABEL = "2025-02-02"
DELETED = "Removes “Be kind”."
PLAIN = "[Write plainly](#plainly): shorter."


def check(label: str = LABEL, *arguments: str) -> dict[str, dict[str, Any]]:
    """Returns the checks by name; says in passing that the exit code tells whether one failed."""
    ran = call("release", "check", label, *arguments, "--format", "json")
    answer = json.loads(ran.out)
    assert ran.code == int(not answer["ready"])
    assert answer["ready"] == all(one["ok"] for one in answer["checks"])
    return {one["name"]: one for one in answer["checks"]}


def failed(label: str = LABEL, *arguments: str) -> list[str]:
    return [name for name, one in check(label, *arguments).items() if not one["ok"]]


def shorten(project: Project) -> None:
    project.edit(" Prefer common words.", "")


def delete_kind(project: Project) -> None:
    text = OLD[: OLD.index("## Be kind")]
    project.write("model_spec.md", text)


def lower(project: Project) -> None:
    project.edit("authority=user", "authority=guideline")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A spec with one release, and a work tree that is the same; the working directory is its folder."""
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path)
