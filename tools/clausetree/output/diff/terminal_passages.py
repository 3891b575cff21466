"""Passages of a change set in a terminal: words struck and put in, and one line where no word changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.redlines import Run
from clausetree.output.diff.passages import describe_passage, is_unchanged, select_passages
from clausetree.output.diff.word_marks import WORD_MARKS
from clausetree.output.terminal.paint import Segment
from clausetree.output.terminal.wrap import wrap
from clausetree.text.counted_noun import count_noun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausetree.diff.changes import ClauseChange
    from clausetree.diff.kinds import Kind, Wording
    from clausetree.diff.redlines import Redline
    from clausetree.output.answers import Detail

_INDENT = 4
_MARGIN = Segment(" " * _INDENT)
_CONTEXT = 60  # characters of kept text shown on each side of a change
_PARTS: frozenset[Kind] = frozenset({"split", "merged"})
_SHORT: frozenset[Wording] = frozenset({"references", "footnotes"})
_STYLES = {"kept": "", "deleted": "red", "inserted": "green"}


class View(NamedTuple):
    """How wide lines are, whether they are painted, and how much is shown."""

    width: int
    colour: bool
    detail: Detail


def draw_passages(change: ClauseChange, view: View) -> Iterator[list[Segment]]:
    """Yields the lines of a clause's passages; of what is all new or all gone, the first paragraph."""
    lines = list(change.redline) if view.detail == "everything" else select_passages(change)
    rest = set() if view.detail == "everything" else _find_rest(change)
    small: list[Redline] = []
    for line in lines:
        if line.kind == "typographic" and view.detail == "changes":
            small.append(line)
        elif line not in rest:
            yield from draw_passage(describe_passage(change, line), line, view)
    if small:
        places = ", ".join(dict.fromkeys(map(_place, small)))
        yield from _indented([Segment(f"typography: {places}", "dim")], view)
    if more := sum(line.passage != "example" for line in rest):
        yield from _indented([Segment(f"and {count_noun(more, 'more passage')}", "dim")], view)


def draw_passage(label: str, line: Redline, view: View) -> Iterator[list[Segment]]:
    """Yields a line that says where a passage stands, and below it its words with what changed in them."""
    if view.detail == "changes" and line.wording in _SHORT:
        said = [segment for run in _spots(line.shown) for segment in _run(run, view)]
        yield from _indented([Segment(f"{label}: ", "dim"), *said], view)
        return
    yield from _indented([Segment(label, "dim")], view)
    if view.detail != "everything" and is_unchanged(line):
        return
    if view.detail != "changes" or line.wording != "typographic":
        runs = line.shown
        whole = view.detail == "everything" or all(run.kind == "kept" for run in runs)
        shown = runs if whole else _shorten(runs)
        yield from _indented([segment for run in shown for segment in _run(run, view)], view)


def _find_rest(change: ClauseChange) -> set[Redline]:
    """Returns what is left out of a clause that is new or gone, unless it came from a split or a merge or went into one."""
    if (change.old and change.new) or not _PARTS.isdisjoint(change.kinds):
        return set()
    own = [line for line in change.redline if line.kind in {"inserted", "deleted"}]
    first = next((place for place, line in enumerate(own) if line.passage == "paragraph"), 0)
    return {*own[:first], *own[first + 1 :]}


def _place(line: Redline) -> str:
    """Returns where in its clause a passage stands."""
    locator = line.new or line.old
    return "/".join(map(str, locator.steps)) if locator and locator.steps else line.passage


def _indented(segments: Iterable[Segment], view: View) -> Iterator[list[Segment]]:
    for row in wrap(segments, view.width - _INDENT):
        yield [_MARGIN, *row]


def _run(run: Run, view: View) -> Iterator[Segment]:
    said = run.text.strip() or run.text.strip(
        "\r\n"
    )  # a space that came or went is marked, but no empty line
    before, after = ("", "") if view.colour or not said else WORD_MARKS[run.kind]
    start = run.text.index(said)
    blanks, rest = run.text[:start], run.text[start + len(said) :]
    if blanks:
        yield Segment(blanks)
    yield Segment(f"{before}{said}{after}", _STYLES[run.kind])
    if rest:
        yield Segment(rest)


def _spots(runs: Sequence[Run]) -> Iterator[Run]:
    """Yields what changed, with no more than a sign for what was kept between two changes."""
    inner = [place for place, run in enumerate(runs) if run.kind != "kept"]
    for place in range(inner[0], inner[-1] + 1) if inner else ():
        yield runs[place] if runs[place].kind != "kept" else Run("kept", " … ")


def _shorten(runs: Sequence[Run]) -> Iterator[Run]:
    """Yields the runs with kept text cut down to what stands next to a change."""
    for place, run in enumerate(runs):
        if run.kind != "kept" or len(run.text) <= 2 * _CONTEXT + 5:
            yield run
            continue
        head = run.text[:_CONTEXT].rsplit(" ", 1)[0] if place else ""
        tail = run.text[-_CONTEXT:].split(" ", 1)[-1] if place < len(runs) - 1 else ""
        yield run._replace(text=f"{head} … {tail}" if head else f"… {tail}")
