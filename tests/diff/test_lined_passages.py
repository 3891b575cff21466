"""Tables, code and footnotes are compared by row, line and definition: what came or went is a whole one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.output.diff.changelog import render_changelog
from tests.diff.conftest import diff_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.diff.changes import ClauseChange

HEAD = ["| Day | Rule |", "| --- | --- |"]
MONDAY = "| Monday | Put the paper out. It must be dry. |"
TUESDAY = "| Tuesday | Put the glass out. Rinse it first. |"
WEDNESDAY = "| Wednesday | Put the tins out. Press them flat. |"
FRIDAY = "| Friday | rest |"
WHOLE = [*HEAD, MONDAY, TUESDAY, FRIDAY]
CODE = ["```yaml", "monday: paper", "tuesday: glass", "friday: rest", "```"]
LOOP = ["```", "if x:", "    return 1", "if y:", "    return 2", "```"]
NOTES = ["[^a1]: tests/a.py", "[^b2]: tests/b.py"]
LONG = "[^d4]: tests/d.py\n    and another one"
CASES: dict[str, tuple[Sequence[str], Sequence[str], list[str]]] = {
    "a row that came": (WHOLE, [*HEAD, MONDAY, TUESDAY, WEDNESDAY, FRIDAY], [f"+{WEDNESDAY}"]),
    "a row without sentences that came": (
        WHOLE,
        [*WHOLE[:4], "| Sunday | sleep |", FRIDAY],
        ["+| Sunday | sleep |"],
    ),
    "rows that changed places": (WHOLE, [*HEAD, TUESDAY, MONDAY, FRIDAY], [f"+{TUESDAY}", f"-{TUESDAY}"]),
    "a row that went below one that was edited": (
        WHOLE,
        [*HEAD, MONDAY.replace("dry", "very dry"), FRIDAY],
        ["+very", f"-{TUESDAY}"],
    ),
    "a column that came": (
        [*HEAD, FRIDAY],
        ["| Day | Rule | At |", "| --- | --- | --- |", "| Friday | rest | 8 |"],
        ["+At |", "+--- |", "+8 |"],
    ),
    "rows of other things": (
        [*HEAD, MONDAY, TUESDAY],
        [*HEAD, MONDAY, FRIDAY],
        [f"-{TUESDAY}", f"+{FRIDAY}"],
    ),
    "a line of code that came": (CODE, [*CODE[:3], "sunday: none", *CODE[3:]], ["+sunday: none"]),
    "a line of code that went below one that was edited": (
        CODE,
        [CODE[0], "monday: paper, card", *CODE[3:]],
        ["+, card", "-tuesday: glass"],
    ),
    "a footnote that came between two": (
        NOTES,
        [NOTES[0], "[^c3]: tests/c.py", NOTES[1]],
        ["+[^c3]: tests/c.py"],
    ),
    "a footnote of two lines that went": ([NOTES[0], LONG, NOTES[1]], NOTES, [f"-{LONG}"]),
    "a footnote that was edited": (NOTES, [NOTES[0], "[^b2]: tests/d.py"], ["-b", "+d"]),
    "a line of code like the one below it": (
        LOOP,
        [*LOOP[:3], "if z:", "    return 3", *LOOP[3:]],
        ["+if z:\n    return 3"],
    ),
}


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("old", "new", "said"), CASES.values(), ids=CASES.keys())
def test_lines_stand_beside_what_they_became(
    old: Sequence[str], new: Sequence[str], said: list[str], end: str
) -> None:
    (change,) = diff_texts(*(_write([*lines], end) for lines in (old, new))).clauses
    assert _read_runs(change) == [text.replace("\n", end) for text in said]
    (line,) = change.redline
    assert (line.before.rstrip(), line.after.rstrip()) == tuple(
        "\n".join(lines).replace("\n", end) for lines in (old, new)
    )


def test_a_table_that_moved_to_another_clause_is_read_by_its_rows() -> None:
    rows = "\n".join([*HEAD, MONDAY, TUESDAY, "| Friday | Put the rest out, but for glass. |"])
    more = rows.replace(TUESDAY, f"{WEDNESDAY}\n{TUESDAY}")
    one, other = (
        f"## {word} {{#{word.lower()}}}\n\nWhat is said here is of {word}.\n\n" for word in ("A", "B")
    )
    changes = diff_texts(f"{one}{rows}\n\n{other}", f"{one}{other}{more}\n")
    assert [_read_runs(change) for change in changes.clauses] == [[f"+{WEDNESDAY}"], [f"+{WEDNESDAY}"]]
    assert [line.kind for change in changes.clauses for line in change.redline] == ["moved", "moved"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            WHOLE,
            [*WHOLE[:4], WEDNESDAY, FRIDAY],
            r"the table has a new row: “Wednesday \| Put the tins out. Press them flat”",
        ),
        ([*WHOLE[:3], FRIDAY, TUESDAY], [*WHOLE[:3], TUESDAY], r"the table lost a row: “Friday \| rest”"),
        (NOTES, [NOTES[0], "[^c3]: tests/c.py", NOTES[1]], "a footnote is new: “tests/c.py”"),
        ([NOTES[0], LONG, NOTES[1]], NOTES, "a footnote was deleted: “tests/d.py and another one”"),
        (CODE, [*CODE[:2], *CODE[3:]], "the code block lost a line: “tuesday: glass”"),
        (CODE[:2] + CODE[3:], [*CODE[:2], "a: 1", "b: 2", *CODE[3:]], "the code block has 2 new lines"),
    ],
)
def test_notes_tell_rows_and_lines(old: Sequence[str], new: Sequence[str], said: str) -> None:
    changes = diff_texts(*(_write(lines, "\n") for lines in (old, new)))
    assert f": {said}." in render_changelog("after", changes)


def _write(lines: Sequence[str], end: str) -> str:
    return "\n".join(["## Bins {#bins}", "", *lines, ""]).replace("\n", end)


def _read_runs(change: ClauseChange) -> list[str]:
    """Returns the words that came and went, each after a sign."""
    signs = {"deleted": "-", "inserted": "+"}
    return [
        signs[run.kind] + run.text.strip()
        for line in change.redline
        for run in line.runs
        if run.kind != "kept"
    ]
