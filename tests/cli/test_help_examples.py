"""What help shows as an example works in the project's folder, on the embedded spec."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from clausetree.cli.command_table import COMMANDS
from clausetree.cli.main import main
from tests.folders import EMBEDDED, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

_EXAMPLE = re.compile(r"^    clausetree (\S.*)$", re.MULTILINE)
_LABEL = re.compile(r"(?<![@\w-])\d{4}-\d\d-\d\d(?![\w-])")
_ELSEWHERE = re.compile(r"openai|path/to|\.md|\.jsonl|\.csv|[|>]\s|\bHEAD\b|\bv\d|\bmain\b")
_READING = (
    "changelog",
    "diff",
    "drift",
    "find",
    "log",
    "migrate",
    "query",
    "resolve",
    "review",
    "show",
    "tree",
    "who",
)
LABELS = {path.stem for path in EMBEDDED.glob("revisions/*.md")}


def list_examples() -> Iterator[str]:
    for command in COMMANDS:
        yield from _EXAMPLE.findall(CliRunner().invoke(main, ["help", command]).stdout)


EXAMPLES = [*dict.fromkeys(list_examples())]
READING = [line for line in EXAMPLES if line.startswith(_READING) and not _ELSEWHERE.search(line)] + [
    line for line in EXAMPLES if line.endswith("--dry-run") and line.startswith("rename")
]


def test_labels_in_help_are_releases_of_the_spec() -> None:
    named = {label for line in EXAMPLES if "openai" not in line for label in _LABEL.findall(line)}
    assert len(named) > 3
    assert named - {"2026-06-01"} <= LABELS
    assert max(LABELS) < "2026-06-01", "`release check` is shown with a label that is still to come"


@pytest.mark.parametrize("line", READING)
def test_an_example_of_help_finds_what_it_names(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    ran = CliRunner().invoke(main, shlex.split(line))
    assert ran.exit_code == int(line.startswith("review")), ran.output  # it has findings to show
    assert ran.stdout


def test_many_examples_are_tried() -> None:
    assert len(READING) > 15
