from __future__ import annotations

import time

import pytest

from clausetree.diff.script import apply_script, build_script
from clausetree.diff.time.notes import check_notes
from tests.bench.hostile import HOSTILE
from tests.diff.conftest import diff_texts

_SIZE = 40_000
_SECONDS = 60.0  # the slowest takes 1.5 on a quiet machine; the square of such a text takes minutes


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_takes_long(name: str) -> None:
    old = f"# A {{#a}}\n\nwords of one kind[^aaaa]\n\n{HOSTILE[name](_SIZE)}"
    new = f"# A {{#a}}\n\nwords of another kind[^bbbb]\n\n{HOSTILE[name](_SIZE - 100)}\n\nand an end\n"
    started = time.process_time()
    changes = diff_texts(old, new)
    assert [line.runs for change in changes.clauses for line in change.redline]
    assert apply_script(build_script(changes), old) == new
    assert time.process_time() - started < _SECONDS


@pytest.mark.parametrize(
    "piece",
    [
        " ",
        "\t",
        "[^",
        "](",
        "*",
        "**",
        ". ",
        '."',
        "--",
        " - ",
        "a. A",
        "\n \n",
        "- x\n",
        "`",
        "“",
        "é’",
        "[^a]",
        "x ",
    ],
)
def test_no_repeated_piece_takes_long(piece: str) -> None:
    old, new = (
        f"# A {{#a}}\n\nwords [^aaaa] {piece * (_SIZE // len(piece))}{end}\n" for end in ("one", "two [^b]")
    )
    started = time.process_time()
    changes = diff_texts(old, new)
    assert [line.runs for change in changes.clauses for line in change.redline]
    assert time.process_time() - started < _SECONDS


@pytest.mark.parametrize("row", ["|{}x", "{}|x", "x|{}|"])
@pytest.mark.parametrize("piece", ["-", "- ", "|-", ":"])
def test_what_looks_like_a_row_of_a_table_takes_no_longer(row: str, piece: str) -> None:
    rows = (row.format(piece * (10 * _SIZE // len(piece)) + end) for end in ("", piece))
    old, new = (f"# A {{#a}}\n\n| a | b |\n{text}\n" for text in rows)
    started = time.process_time()
    assert diff_texts(old, new).clauses
    assert time.process_time() - started < _SECONDS


@pytest.mark.parametrize("piece", ["`", "*", "[", '"', "\\`", " `"])
def test_no_piece_that_a_changelog_repeats_takes_long(piece: str) -> None:
    changes = diff_texts("# A {#a}\n\nWords.\n", "# A {#a}\n\nOthers.\n")
    started = time.process_time()
    assert check_notes(changes, f"- {piece * (_SIZE // len(piece))}").missing
    assert time.process_time() - started < _SECONDS


def test_no_backticks_of_each_number_in_a_changelog_take_long() -> None:
    changes = diff_texts("# A {#a}\n\nWords.\n", "# A {#a}\n\nOthers.\n")
    started = time.process_time()
    assert check_notes(changes, f"- {' '.join('`' * number for number in range(1, 200))}").missing
    assert time.process_time() - started < _SECONDS
