"""A spec full of control characters: nothing of it steers a terminal, no XML breaks of it, and no data loses one."""

from __future__ import annotations

import json
import os
import pty
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests.forking import Call

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

SIGNS = "\x1b]0;x\x07\x1b[31m\x9b2J\x08\x0c\x7f\u202e\u2066"
STEERING = frozenset(SIGNS) - set("]0;x[31m2J")

OLD = f"""# Rules{SIGNS} {{#r{SIGNS}s}}

1. **Ro{SIGNS}ot**: highest
2. **User**: last

## Be kind{SIGNS} {{#be_kind{SIGNS} authority=ro{SIGNS}ot tags=t{SIGNS}}}

Text{SIGNS} see [?](#nowhere{SIGNS}) the the{SIGNS}[^a{SIGNS}].

**Example**: greet{SIGNS}

~~~xml
<user name="{SIGNS}">
Hi{SIGNS}
</user>
<assistant> <!-- BAD: cold{SIGNS} -->
What.{SIGNS}
</assistant>
~~~

## Be clear {{ #clear{SIGNS} authority=nolevel{SIGNS} }}

Say it  {SIGNS}
"""
NEW = (
    OLD.replace("Be kind", "Be kinder").replace("## Be clear", "## Be clearer").replace(" #clear", " #lucid")
)
NEW = (
    NEW.replace("Hi", "Hello").replace("Text", "Words")
    + f"\n## More {{#more{SIGNS} authority=user}}\n\nNew{SIGNS}.\n"
)

SHOWN = {
    "tree": "tree old.md",
    "show": "show old.md#clear?",
    "diff": "diff old.md new.md",
    "diff, summary": "diff old.md new.md --stat",
    "log": "log more? .",
    "blame": "blame",
    "drift": "drift",
    "revisions": "revisions",
    "lint": "lint old.md",
    "lint's fixes": "lint old.md --unsafe-fixes --diff",
    "changelog": "changelog old.md new.md",
    "changelog held against notes": "changelog first head --check notes.md",
    "merge": "merge old.md new.md old.md",
    "fmt": "fmt -",
    "apply": "apply old.md script.json",
    "export": "export old.md",
    "rename": "rename clear? clearest --dry-run old.md",
    "no such clause": "show old.md#cleer?",
    "no such level": "tree old.md --level us?er",
    "no such revision": "tree hea?d",
    "no such kind": "diff old.md new.md --only move?d",
    "two conflicts": "merge base.md old.md new.md",
    **{
        f"diff as {form}": f"diff old.md new.md --format {form}"
        for form in ("json", "markdown", "html", "script")
    },
    **{f"lint as {form}": f"lint old.md --format {form}" for form in ("json", "sarif", "github", "junit")},
    "drift as svg": "drift --format svg",
    "merge as markdown": "merge old.md new.md old.md --format markdown",
}
"""What people see: the command, each `?` in it the signs themselves."""

DOCUMENTS = [
    "diff as markdown",
    "diff as html",
    "lint as github",
    "lint as junit",
    "changelog",
    "changelog held against notes",
    "drift as svg",
    "merge as markdown",
]
"""Those that nothing of it may be in where they go to a file either: somebody or something reads them as they are."""


def fill(command: str) -> list[str]:
    return command.replace("?", SIGNS).split(" ")


@pytest.fixture
def project(tmp_path: Path, run: Callable[..., Ran]) -> Path:
    for name, text in {"old.md": OLD, "new.md": NEW, "base.md": OLD.replace("Text", "Prose")}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "clausetree.toml").write_text(
        '[spec]\nfile = "new.md"\n\n[[revision]]\nlabel = "first"\nfile = "old.md"\n',
        encoding="utf-8",
    )
    (tmp_path / "notes.md").write_text(
        "## Unreleased\n\n- Something about [Rules](#rules).\n", encoding="utf-8"
    )
    script = run("diff", "old.md", "new.md", "--format", "script", cwd=tmp_path).out
    (tmp_path / "script.json").write_text(script, encoding="utf-8")
    return tmp_path


def show_on_terminal(folder: Path, words: list[str]) -> str:
    """Returns what a terminal gets of a command, from both of its outputs."""
    controller, terminal = pty.openpty()
    command = Call(
        words,
        folder,
        {**os.environ, "NO_COLOR": "1", "PAGER": "cat", "TERM": "xterm"},
        stdin=OLD.encode() if "-" in words else b"",
        stdout=terminal,
        stderr=terminal,
    ).start()
    os.close(terminal)
    got = b""
    while True:
        try:
            piece = os.read(controller, 65536)
        except OSError:  # how Linux says that the other side is closed
            break
        if not piece:
            break
        got += piece
    command.finish()
    os.close(controller)
    return got.decode()


@pytest.mark.parametrize("name", SHOWN)
def test_nothing_of_a_spec_steers_a_terminal(project: Path, name: str) -> None:
    shown = show_on_terminal(project, fill(SHOWN[name]))
    assert shown.strip()
    assert "Traceback" not in shown
    assert STEERING & set(shown) == set()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nor_what_people_and_programs_read_as_it_is(
    project: Path, run: Callable[..., Ran], name: str
) -> None:
    ran = run(*fill(SHOWN[name]), cwd=project)
    assert ran.out.strip()
    assert STEERING & set(ran.out) == set()


@pytest.mark.parametrize("name", ["drift as svg", "lint as junit"])
def test_xml_is_well_formed(project: Path, run: Callable[..., Ran], name: str) -> None:
    ET.fromstring(run(*fill(SHOWN[name]), cwd=project).out)  # noqa: S314 - our own


def test_data_keeps_every_character(project: Path, run: Callable[..., Ran]) -> None:
    document = json.loads(run("export", "old.md", cwd=project).out)
    assert "".join(clause["text"] for clause in document["clauses"]) == OLD
    assert run("apply", "old.md", "script.json", cwd=project).out == NEW
    assert run("merge", "old.md", "new.md", "old.md", cwd=project).out == NEW
    fixes = run("lint", "old.md", "--unsafe-fixes", "--diff", cwd=project).out
    assert SIGNS in fixes, "`git apply` takes it"
