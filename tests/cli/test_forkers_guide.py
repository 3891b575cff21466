"""The guide for forkers, typed command by command: a fork of a real release that follows two more, with conflicts."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausetree.config.parsing import parse_settings
from clausetree.diff.documents import diff_documents
from clausetree.history.opening.source_opening import open_source
from clausetree.syntax.document import parse_document
from tests.forking import find_command
from tests.upstream.conftest import decide

if TYPE_CHECKING:
    from collections.abc import Callable

GUIDE = Path(__file__).resolve().parents[2] / "site" / "guide" / "forkers.md"
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_BUNDLE = re.compile(r"[^\s`]*model_spec\.bundle")
_MERGE = "clausetree upstream merge --to 2025-09-12 --report merge.md"
BLOCKS = _FENCE.findall(GUIDE.read_text(encoding="utf-8"))
COMMANDS = [
    line.removeprefix("$ ") for kind, block in BLOCKS if kind == "console" for line in block.splitlines()
]


class Reader:
    """Somebody who types what the guide shows, and does between the commands what it tells them to do."""

    def __init__(self, folder: Path, bundle: Path) -> None:
        self.folder = folder
        self.bundle = bundle
        self.told = ""

    def type(self, command: str) -> int:
        """Runs a command, the published spec being the bundle; returns its exit code."""
        if command.startswith("cd "):
            self.folder /= command[3:]
            return 0
        path = os.pathsep.join([find_command(), os.environ["PATH"]])
        who = {
            f"GIT_{role}_{key}": "a@example.org"
            for role in ("AUTHOR", "COMMITTER")
            for key in ("NAME", "EMAIL")
        }
        done = subprocess.run(
            ["/bin/sh", "-c", re.sub(r"\bopenai\b", str(self.bundle), command)],
            cwd=self.folder,
            env=os.environ | who | {"PATH": path, "GIT_CONFIG_GLOBAL": os.devnull},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        self.told = done.stdout
        return done.returncode

    @property
    def spec(self) -> Path:
        return self.folder / "model_spec.md"

    def forget(self) -> None:
        """Has a fork without a lock."""
        (self.folder / "clausetree.lock").unlink()

    def edit(self) -> None:
        """Deletes a clause that upstream edits in the next release, and commits that."""
        source = open_source(str(self.bundle), start=self.folder)
        old, new = (parse_document(source.load(label).text) for label in ("2025-04-11", "2025-09-12"))
        clause = next(
            change.old
            for change in diff_documents(old, new).clauses
            if change.kinds == ("edited",)
            and change.old
            and change.old.level
            and not old.referring(change.old)
        )
        text = self.spec.read_bytes().decode()
        assert text.count(clause.content.source) == 1
        self.spec.write_bytes(text.replace(clause.content.source, "").encode())
        assert self.type('git add . && git commit -m "Edit"') == 0

    def settle(self) -> None:
        self.spec.write_text(decide(self.spec.read_text(encoding="utf-8"), "ours"), encoding="utf-8")

    def begin_again(self) -> None:
        """Goes back to the edit, and merges again."""
        assert self.type("git reset --hard HEAD~1") == 0
        assert self.type("clausetree upstream merge --to 2025-09-12") == 1

    def finish(self) -> None:
        """Has the release of which the merge was undone."""
        assert self.type("git reset --hard ORIG_HEAD") == 0


BEFORE: dict[str, Callable[[Reader], None]] = {
    "clausetree upstream add openai": Reader.forget,
    _MERGE: Reader.edit,
    "clausetree upstream continue": Reader.settle,
    "clausetree upstream abort": Reader.begin_again,
    "clausetree upstream merge --only respect_real_world_ties": Reader.finish,
}
"""What the guide has its reader do between the commands."""
CODES = {_MERGE: 1}
"""The exit codes that are not 0."""
TELLS = {
    "clausetree upstream add openai": "comes from openai@2025-04-11",
    "clausetree upstream fetch": "2025-09-12, 2025-10-27",
    "clausetree upstream status": "base   openai@2025-04-11",
    "clausetree upstream diff theirs": "ladder",
    _MERGE: "then run `clausetree upstream continue`",
    "clausetree upstream continue": "took over openai@2025-09-12",
    "clausetree upstream abort": "everything is as it was before the merge",
    "clausetree upstream merge --only respect_real_world_ties": "took over openai@2025-10-27",
    "clausetree site build": "build/site/index.html",
}
"""What a command says, among other things."""


@pytest.mark.upstream
def test_every_command_of_the_guide_does_what_it_says(tmp_path: Path, upstream_bundle: Path) -> None:
    reader = Reader(tmp_path, upstream_bundle)
    assert set(BEFORE) | set(CODES) | set(TELLS) <= set(COMMANDS)
    for command in COMMANDS:
        if prepare := BEFORE.get(command):
            prepare(reader)
        code = reader.type(command)
        assert code == CODES.get(command, 0), f"{command}: {reader.told}"
        assert TELLS.get(command, "") in _BUNDLE.sub("openai", reader.told), f"{command}: {reader.told}"


@pytest.mark.parametrize("text", [block for kind, block in BLOCKS if kind == "toml"])
def test_settings_in_the_guide_can_be_read(text: str) -> None:
    parse_settings(text, "clausetree.toml")
