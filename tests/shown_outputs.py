"""What README and guides show that commands and scripts print, taken anew from real runs.

    python -m tests.shown_outputs [NAME]...

writes it into the pages, or into those of these names. Tests hold each page to it. Commands, ids and labels are edited by hand, before.
"""

from __future__ import annotations

import doctest
import io
import os
import re
import runpy
import shutil
import subprocess
import sys
from contextlib import chdir, contextmanager, redirect_stdout
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TYPE_CHECKING

from tests.folders import EMBEDDED, ROOT
from tests.forking import find_command
from tests.shown_tables import refill_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

GUIDES = ROOT / "site" / "guide"
SCRIPTS = sorted((GUIDES / "scripts").glob("*.py"))
_CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
_SCRIPT = re.compile(r"^```python\n(.*?)^```\n\n```text\n.*?^```$", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NAMED_BLOCK = re.compile(
    r"(?:`(?P<file>[\w./-]+)`:\n\n)?^(?P<fence>`{3,}|~{3,})(?P<kind>\w+)\n(?P<body>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
_LEFT_OUT = "…\n"
_STEADY = {
    f"GIT_{role}_{key}": value
    for role in ("AUTHOR", "COMMITTER")
    for key, value in {"NAME": "Ana", "EMAIL": "ana@example.org", "DATE": "2026-01-12T12:00:00Z"}.items()
} | {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "init.defaultBranch",
    "GIT_CONFIG_VALUE_0": "main",
}


def run_shown(command: str, folder: Path, steady: Mapping[str, str] = MappingProxyType({})) -> str:
    """Returns what a command prints in a terminal of 100 columns, errors included.

    Args:
        command: As it is typed.
        folder: Where it is typed.
        steady: Variables that hold what differs from machine to machine or from day to day.

    Raises:
        AssertionError: It fails, unless with an error of ours that is shown on purpose.
    """
    path = os.pathsep.join([find_command(), os.environ["PATH"]])
    environment = {key: value for key, value in os.environ.items() if not key.endswith("_COLOR")}
    ran = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=environment | dict(steady) | {"PATH": path, "COLUMNS": "100"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    refused = command.startswith("clausetree ") and ran.returncode == 2  # an error of ours, shown on purpose
    assert ran.returncode <= 1 or refused, f"exit {ran.returncode}: {command}\n{ran.stdout}"
    return ran.stdout


def refill_console(text: str, folder: Path) -> str:
    """Returns a page with what its commands print below them, run in their order; `cd` holds to the end of a block."""

    def fill(block: re.Match[str]) -> str:
        here, lines = folder, []
        for command, shown in _COMMAND.findall(block[0]):
            lines.append(f"$ {command}\n")
            if command.startswith("cd "):
                here /= command[3:]
            else:
                lines.append(_shorten(run_shown(command, here), shown))
        return "".join(lines)

    return _CONSOLE.sub(fill, text)


def _shorten(printed: str, shown: str) -> str:
    """Returns as many lines of the start and of the end as are shown around what is left out."""
    first, left_out, last = (part.splitlines() for part in shown.partition(_LEFT_OUT))
    lines = printed.splitlines(keepends=True)
    if not left_out or len(first) + len(last) >= len(lines):
        return printed
    return "".join([*lines[: len(first)], _LEFT_OUT, *lines[len(lines) - len(last) :]])


def refill_walkthrough(text: str) -> str:
    """Returns a page with what its commands print, run in one folder from its start to its end.

    A block below "`FILE`:" is written to that file first; the folder has a copy of the project's spec in it, and `cd` holds
    to the end of the page.
    """

    with TemporaryDirectory() as name:
        here = Path(name).resolve() / "work"
        here.mkdir()
        shutil.copytree(EMBEDDED, here / "spec")

        def fill(block: re.Match[str]) -> str:
            nonlocal here
            if block["file"]:
                path = here / block["file"]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(block["body"], encoding="utf-8")
            if block["kind"] != "console":
                return block[0]
            lines = []
            for command, shown in _COMMAND.findall(block["body"]):
                lines.append(f"$ {command}\n")
                if command.startswith("cd "):
                    here = (here / command[3:]).resolve()
                else:
                    lines.append(_shorten(run_shown(command, here, _STEADY), shown))
            return block[0].replace(block["body"], "".join(lines))

        return refill_tables(_NAMED_BLOCK.sub(fill, text))


class _Recorder(doctest.OutputChecker):
    """Keeps what each example prints."""

    def __init__(self) -> None:
        self.printed: list[str] = []

    def check_output(self, _want: str, got: str, _flags: int) -> bool:
        self.printed.append(got)
        return True


def refill_prompts(text: str) -> str:
    """Returns a page with what Python answers to its `>>>`, run in the project's folder."""
    test = doctest.DocTestParser().get_doctest(text.replace("```", ""), {}, "page", "page", 0)
    recorder = _Recorder()
    with chdir(ROOT):
        doctest.DocTestRunner(recorder, verbose=False).run(test, out=lambda _: None)
    assert len(recorder.printed) == len(test.examples), "a line of the page raises an error"
    filled = []
    for example, printed in zip(test.examples, recorder.printed, strict=True):
        source = "".join(
            f"{'...' if n else '>>>'} {line}"
            for n, line in enumerate(example.source.splitlines(keepends=True))
        )
        before, _, text = text.partition(source + example.want)
        filled += [before, source, printed]
    return "".join([*filled, text])


def refill_scripts(text: str) -> str:
    """Returns a page with its scripts as they are in their folder, and what they print."""
    scripts = {code.split("\n")[0]: (path, code) for path in SCRIPTS for code in [path.read_text("utf-8")]}

    def fill(block: re.Match[str]) -> str:
        path, code = scripts[block[1].split("\n")[0]]
        printed = io.StringIO()
        with open_workplace(), redirect_stdout(printed):
            runpy.run_path(str(path), run_name="__main__")
        return f"```python\n{code}```\n\n```text\n{printed.getvalue()}```"

    return _SCRIPT.sub(fill, text)


@contextmanager
def open_workplace() -> Iterator[Path]:
    """Works in a folder of its own that has the project's spec in it."""
    with TemporaryDirectory() as name, chdir(name):
        Path("spec").symlink_to(EMBEDDED)
        yield Path(name)


def refill_first_lines(text: str) -> str:
    """Returns a page with the first lines of what commands print; the files that it shows are there."""

    def fill(block: re.Match[str]) -> str:
        kind, shown = block.groups()
        if kind == "console":
            waiting.extend(command for command, _ in _COMMAND.findall(shown))
        if kind != "text":
            return block[0]
        printed = [run_shown(f"({waiting.pop(0)}) 2>/dev/null", here) for _ in [*waiting]]
        lines = printed[-1].splitlines(keepends=True)[: shown.count("\n")]
        return f"```text\n{''.join(lines)}```"

    waiting: list[str] = []
    with open_workplace() as here:
        for kind, shown in _BLOCK.findall(text):
            if kind in _FILES:
                (here / _FILES[kind]).write_text(shown, encoding="utf-8")
        (here / "findings.jsonl").write_text(FINDINGS, encoding="utf-8")
        return _BLOCK.sub(fill, text)


FINDINGS = '{"claim": "`declining` was deleted."}\n'
_FILES = {"csv": "rubric.csv", "markdown": "notes.md"}
READMES = [ROOT / "README.md", *sorted(EMBEDDED.glob("forks/*/README.md"))]
WALKTHROUGHS = (
    "install",
    "quick-start",
    "ci",
    "packaging",
    "tutorial-write",
    "tutorial-follow",
    "tutorial-publish",
    "adopt",
    "suppress",
    "ladders-and-tags",
    "keep-revisions",
    "release-notes",
    "cite",
    "revision-names",
    "change-kinds",
    "exit-codes",
    "environment-and-cache",
    "site-addresses-and-theming",
    "levels",
    "matching",
    "merging",
    "limits",
    "security",
    "versus",
)
"""Guides whose commands are run one after the other, in a folder of their own."""
PAGES: dict[Path, Callable[[str], str]] = {
    **{page: partial(refill_console, folder=page.parent) for page in READMES},
    GUIDES / "python.md": refill_prompts,
    GUIDES / "evaluators.md": refill_scripts,
    GUIDES / "claims.md": refill_first_lines,
    GUIDES / "stale.md": refill_first_lines,
    **{GUIDES / f"{name}.md": refill_walkthrough for name in WALKTHROUGHS},
}


def refill(page: Path) -> str:
    """Returns what a page should be."""
    return PAGES[page](page.read_text(encoding="utf-8"))


if __name__ == "__main__":
    wanted = set(sys.argv[1:])
    for path in PAGES:
        if not wanted or path.stem in wanted:
            path.write_text(refill(path), encoding="utf-8")
