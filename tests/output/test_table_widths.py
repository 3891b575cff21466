"""Tables keep to the screen: `blame` and `revisions` at any width, and of any length where there is none."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from clausetree.cli import terminal
from clausetree.cli.main import main
from clausetree.text.cells import cell_width
from tests.folders import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORDS = "Say what you know, and what you only take to be so. " * 6
TEXT = f"""# {"A long title that goes on and on " * 3}{{#a_long_id_of_a_clause authority=root}}

{WORDS}

# 正直 {{#honest authority=guideline}}

{"正直に話し、知らないことは知らないと言う。" * 8}

# Link {{#link authority=user}}

{"x" * 300}
"""


@pytest.fixture
def show(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Shows what a command answers in a terminal of a width."""

    def run(*arguments: str, width: int | None) -> list[str]:
        monkeypatch.chdir(SAMPLES)
        monkeypatch.setattr(terminal, "_width", lambda: width)
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == 0, result.output
        return result.stdout.splitlines()

    return run


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("command", [("blame", "2025-09-12"), ("revisions",)])
def test_no_line_is_wider_than_the_screen(show: Callable[..., list[str]], command: Any, width: int) -> None:
    lines = show(*command, width=width)
    assert max(map(cell_width, lines)) <= width
    assert len(lines) > 6


def test_revisions_keep_labels_and_whole_ladders_and_drop_the_least_first(
    show: Callable[..., list[str]],
) -> None:
    whole = show("revisions", width=None)
    wide = show("revisions", width=200)
    assert wide == whole
    labels = [line.split()[0] for line in whole]
    for width in (40, 60, 80, 100):
        lines = show("revisions", width=width)
        assert max(map(cell_width, lines)) <= width
        assert [line.split()[0] for line in lines if not line.startswith(" ")] == labels
        said = " ".join(" ".join(lines).split())
        assert said.count("guideline") == " ".join(whole).count("guideline")
        assert "…" not in said
    heads = [set(show("revisions", width=width)[0].split()) for width in (200, 100, 80, 60, 40)]
    assert all(later < earlier or later == earlier for earlier, later in pairwise(heads))
    assert "sha256" in heads[0]
    assert {"commit", "clauses", "provisions", "examples", "ladder"} <= heads[2]


@pytest.mark.parametrize("width", [60, 64, 80, 100])
def test_long_titles_wide_characters_and_long_words_are_cut(
    show: Callable[..., list[str]], tmp_path: Path, width: int
) -> None:
    path = tmp_path / "spec.md"
    path.write_text(TEXT, encoding="utf-8")
    lines = show("blame", str(path), width=width)
    assert max(map(cell_width, lines)) <= width
    assert any(line.endswith("#a_long_id_of_a_clause") for line in lines)
    assert sum("…" in line for line in lines) >= 3


def test_a_wide_screen_shows_more_of_a_passage(show: Callable[..., list[str]], tmp_path: Path) -> None:
    path = tmp_path / "spec.md"
    path.write_text(TEXT, encoding="utf-8")
    widths = [max(map(len, show("blame", str(path), width=width))) for width in (80, 120, 160)]
    assert widths == sorted(widths)
    assert widths[0] < widths[1] < widths[2]
