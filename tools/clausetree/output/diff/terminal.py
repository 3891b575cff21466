"""A change set in a terminal: a summary to take in at a glance, then clause by clause."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetree.output.diff.phrases import (
    GROUPS,
    describe_clause,
    describe_counts,
    describe_group,
    describe_ladder,
    title_of,
)
from clausetree.output.terminal.paint import Segment, cell_width, paint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausetree.diff.changes import ChangeSet, ClauseChange, Redline
    from clausetree.diff.compare.redlines import Run

_UNBOUNDED = 1_000_000
_NARROWEST = 24
_LABEL = 17
_CONTEXT = 60  # characters of kept text shown on each side of a change
_LISTED = 12  # clauses of one kind named in the summary

_MARKS = {"kept": ("", ""), "deleted": ("[-", "-]"), "inserted": ("{+", "+}")}
_STYLES = {"kept": "", "deleted": "red", "inserted": "green"}


Detail = Literal["summary", "changes", "everything"]
"""How much to show: the summary alone; with what changed; with all that was kept, inserted and deleted too."""


def render_changes(
    names: tuple[str, str],
    changes: ChangeSet,
    *,
    colour: bool,
    width: int | None = None,
    detail: Detail = "changes",
) -> str:
    """Returns the change set as text.

    Args:
        names: What to call the revisions before and after.
        changes: What changed.
        colour: Whether to paint; without it, changes stand in `[-…-]` and `{+…+}`.
        width: The cells of a line; None where lines may be as long as they like.
        detail: How much to show.
    """
    view = _View(max(width or _UNBOUNDED, _NARROWEST), colour=colour, whole=detail == "everything")
    lines = list(_summary(names, changes, view, every=detail == "summary"))
    if detail != "summary":
        for line in changes.preamble:
            lines += ([], [Segment("before the first heading", "title")], *_redline(line, view))
        for change in changes.clauses:
            lines += ([], *_clause(change, view))
    return paint(lines, colour=colour)


class _View(NamedTuple):
    """How wide lines are, whether they are painted, and whether all is shown."""

    width: int
    colour: bool
    whole: bool


def _summary(
    names: tuple[str, str], changes: ChangeSet, view: _View, *, every: bool
) -> Iterator[list[Segment]]:
    yield [Segment(f"{names[0]} → {names[1]}", "title")]
    if not changes.related:
        yield [Segment("the two documents share no clause", "yellow")]
    if not changes.clauses and not changes.ladder and not changes.preamble:
        yield [Segment("nothing changed")]
        return
    yield from _wrap([Segment(describe_counts(changes))], view.width)
    yield []
    ladder = describe_ladder(changes.ladder)
    if ladder:
        yield from _row("ladder", ladder, view.width)
    for kind, name in GROUPS:
        phrases = describe_group(changes, kind)
        if phrases and not every and len(phrases) > _LISTED:
            phrases = [*phrases[:_LISTED], f"and {len(phrases) - _LISTED} more"]
        if phrases:
            yield from _row(name, phrases, view.width)


def _row(name: str, phrases: Sequence[str], width: int) -> Iterator[list[Segment]]:
    """Yields a label with phrases behind it, wrapped; below the label where the terminal is narrow."""
    indent = _LABEL if width >= 3 * _LABEL else 2
    several = any(" " in phrase for phrase in phrases)
    groups = phrases if several else [", ".join(phrases)]
    rows = [row for group in groups for row in _wrap([Segment(group)], width - indent)]
    if indent == 2:  # noqa: PLR2004 - as set above
        yield [Segment(name, "cyan")]
    for place, row in enumerate(rows):
        label = name if indent == _LABEL and not place else ""
        yield [Segment(label.ljust(indent), "cyan"), *row]


def _clause(change: ClauseChange, view: _View) -> Iterator[list[Segment]]:
    sign, style = (
        ("+", "green") if change.old is None else ("-", "red") if change.new is None else ("~", "yellow")
    )
    head = [Segment(f"{sign} {title_of(change)}", style), Segment(f"  #{change.clause.id}", "dim")]
    yield from _wrap(head, view.width)
    for fact in describe_clause(change):
        for place, row in enumerate(_wrap([Segment(fact)], view.width - 4)):
            yield [Segment("    " if place else "  · ", "dim"), *row]
    if view.whole or (change.old and change.new):
        for line in change.redline:
            if view.whole or line.kind not in {"moved", "typographic", "references"}:
                yield from _redline(line, view)


def _redline(line: Redline, view: _View) -> Iterator[list[Segment]]:
    places = " → ".join(str(place) for place in dict.fromkeys((line.old, line.new)) if place)
    for row in _wrap([Segment(f"{places} {line.passage} {line.kind}", "dim")], view.width - 4):
        yield [Segment("    "), *row]
    segments = [segment for run in _shorten(line.runs, view) for segment in _run(run, view)]
    for row in _wrap(segments, view.width - 4):
        yield [Segment("    "), *row]


def _run(run: Run, view: _View) -> Iterator[Segment]:
    said = run.text.strip()
    before, after = ("", "") if view.colour or not said else _MARKS[run.kind]
    start = run.text.index(said)
    yield Segment(run.text[:start])
    yield Segment(f"{before}{said}{after}", _STYLES[run.kind])
    yield Segment(run.text[start + len(said) :])


def _shorten(runs: Sequence[Run], view: _View) -> Iterator[Run]:
    """Yields the runs with kept text cut down to what stands next to a change."""
    for place, run in enumerate(runs):
        if view.whole or run.kind != "kept" or len(run.text) <= 2 * _CONTEXT + 5:
            yield run
            continue
        head = run.text[:_CONTEXT].rsplit(" ", 1)[0] if place else ""
        tail = run.text[-_CONTEXT:].split(" ", 1)[-1] if place < len(runs) - 1 else ""
        yield run._replace(text=f"{head} … {tail}" if head else f"… {tail}")


def _wrap(segments: Iterable[Segment], width: int) -> Iterator[list[Segment]]:
    """Yields lines of at most `width` cells, broken between words or at the text's own line ends."""
    line: list[Segment] = []
    used = 0
    for text, style in segments:
        for number, part in enumerate(text.split("\n")):
            if number:
                yield line
                line, used = [], 0
            rest = part
            while rest:
                piece, rest = _fitting(rest, width - used, whole=width)
                if piece:
                    line.append(Segment(piece, style))
                    used += cell_width(piece)
                if rest:
                    yield line
                    line, used = [], 0
    if line:
        yield line


def _fitting(text: str, room: int, whole: int) -> tuple[str, str]:
    """Returns the words of `text` that fit into `room` cells, and the rest; a word wider than a `whole` line is cut."""
    if len(text) <= room and cell_width(text) <= room:
        return text, ""
    end = (
        len(text)
        if text.isascii()
        else next(
            (n for n, cells in enumerate(accumulate(map(cell_width, text))) if cells > max(room, 0)),
            len(text),
        )
    )
    end = min(end, max(room, 0))
    blank = text.rfind(" ", 0, end + 1)
    if blank >= 0:
        return text[: blank + 1], text[blank + 1 :]
    return ("", text) if room < whole else (text[: max(end, 1)], text[max(end, 1) :])
