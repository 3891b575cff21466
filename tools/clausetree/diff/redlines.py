"""Redlines: two wordings as one text, word by word, aligned by sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetree.text.lines import end_plainly
from clausetree.text.list_markers import LIST_MARKER
from clausetree.text.sequence import compare_sequences
from clausetree.text.words import join_marks, split_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausetree.diff.kinds import RedlineKind, Turn, Wording
    from clausetree.model.locator import Locator
    from clausetree.text.sequence import Change

_ISLAND = 3  # characters; so little kept between two changes is part of the change
_ITEM = re.compile(r"([ \t>]*)(\d{1,9})(?=[.)][ \t])")

_BOX = re.compile(rf"(?P<before>[ \t>]*{LIST_MARKER}[ \t]+)(?P<box>\[[ xX]\])(?=[ \t])")
"""The box of a task, which is ticked or not as a whole."""


class Piece(NamedTuple):
    """A sentence before and after; nothing on the side that lacks it."""

    before: str
    after: str

    def with_plain_ends(self) -> Piece:
        """Returns the same with every line ended by a line feed alone."""
        if "\r" not in self.before and "\r" not in self.after:
            return self
        return Piece(end_plainly(self.before), end_plainly(self.after))


class Run(NamedTuple):
    """A stretch of a redline.

    Attributes:
        kind: What happened to it.
        text: What it says; of a kept one, what it says now.
        old: What a kept one said, where that is another number of the same list item, or the same letters spelled apart.
    """

    kind: Literal["kept", "inserted", "deleted"]
    text: str
    old: str | None = None


class Redline(NamedTuple):
    """One passage's change, or that of the part of it that went to one place.

    Every sentence that changed, left or came stands in one redline of its clause.

    Attributes:
        kind: What happened; a `moved` one stands in another clause or at another place on the other side.
        wording: How far its words are apart.
        passage: What block it is: a passage kind, `heading` or `preamble`.
        old: Its locator in the old document, such as `be_kind/p2`; None where it is new.
        new: Its locator in the new document; None where it is gone.
        pieces: Its sentences, each beside what it became.
        turn: What it does now that it did not before, where it became commentary or is commentary no longer.
    """

    kind: RedlineKind
    wording: Wording
    passage: str
    old: Locator | None
    new: Locator | None
    pieces: tuple[Piece, ...]
    turn: Turn | None = None

    @property
    def before(self) -> str:
        """Returns what it said; nothing where it is new."""
        return "".join(piece.before for piece in self.pieces)

    @property
    def after(self) -> str:
        """Returns what it says; nothing where it is gone."""
        return "".join(piece.after for piece in self.pieces)

    @property
    def runs(self) -> tuple[Run, ...]:
        """Returns the change word by word: the runs not `inserted` spell `before`, those not `deleted` `after`."""
        return draw_runs(self.pieces)

    @property
    def shown(self) -> tuple[Run, ...]:
        """Returns the runs as readers are shown them: where lines are broken, and how they end, is nothing to see.

        Nor is a blank at the end, which is there or not as another sentence follows in the passage.
        """
        runs = list(_keep_blanks(draw_runs(tuple(piece.with_plain_ends() for piece in self.pieces))))
        while len(runs) > 1 and runs[-1].kind != "kept" and runs[-1].text.isspace():
            del runs[-1]
        return tuple(runs)


@lru_cache(maxsize=1024)
def draw_runs(pieces: tuple[Piece, ...]) -> tuple[Run, ...]:
    """Returns the runs that show how the sentences before became those after, word by word."""
    return tuple(_join(run for piece in pieces for run in _draw_piece(piece)))


def _draw_piece(piece: Piece) -> Iterator[Run]:
    before, after = piece
    if before == after:
        yield Run("kept", before)
    elif not before or not after:
        yield Run("deleted", before)
        yield Run("inserted", after)
    else:
        one, other = _ITEM.match(before), _ITEM.match(after)
        if one and other and one[1] == other[1] and one[2] != other[2]:
            yield Run("kept", other[0], one[0])
            before, after = before[one.end() :], after[other.end() :]
        box, other_box = _BOX.match(before), _BOX.match(after)
        if box and other_box and box["before"] == other_box["before"] and box["box"] != other_box["box"]:
            yield from (
                Run("kept", box["before"]),
                Run("deleted", box["box"]),
                Run("inserted", other_box["box"]),
            )
            before, after = before[box.end() :], after[other_box.end() :]
        yield from _draw_words(before, after)


def _draw_words(old: str, new: str) -> Iterator[Run]:
    olds, news = split_tokens(old), split_tokens(new)
    place = old_place = 0
    for old_start, old_end, new_start, new_end in find_changes(olds, news):
        yield _keep(olds[old_place:old_start], news[place:new_start])
        yield Run("deleted", "".join(olds[old_start:old_end]))
        yield Run("inserted", "".join(news[new_start:new_end]))
        old_place, place = old_end, new_end
    yield _keep(olds[old_place:], news[place:])


def _keep(olds: Sequence[str], news: Sequence[str]) -> Run:
    """Returns the run of what stayed, with the old spelling of its letters where that is another one."""
    before, after = "".join(olds), "".join(news)
    return Run("kept", after, None if before == after else before)


def find_changes(olds: Sequence[str], news: Sequence[str]) -> list[Change]:
    """Returns what changed from some words, blanks and signs to others, as a reader is shown it.

    A letter and its marks are one however they are spelled: nobody sees the difference.
    """
    changes = compare_sequences(*map(_join_marks, (olds, news)))
    return _smooth_changes(changes, olds, news)


def _join_marks(tokens: Sequence[str]) -> Sequence[str]:
    return tokens if all(map(str.isascii, tokens)) else [join_marks(token) for token in tokens]


def _smooth_changes(changes: Sequence[Change], olds: Sequence[str], news: Sequence[str]) -> list[Change]:
    """Returns the changes with those joined that next to nothing parts, so that a reader is not made to jump."""
    joined: list[Change] = []
    for change in changes:
        if joined:
            before = joined[-1]
            kept = "".join(olds[before.old_end : change.old_start])
            is_alike = (_replaces(before) and _replaces(change)) or (
                _is_blank(before, olds, news) and _is_blank(change, olds, news)
            )
            if len(kept.strip()) <= _ISLAND and is_alike:
                joined[-1] = before._replace(old_end=change.old_end, new_end=change.new_end)
                continue
        joined.append(change)
    return joined


def _replaces(change: Change) -> bool:
    """Returns whether a change replaces words; a word put in or taken out reads well by itself."""
    return change.old_start < change.old_end and change.new_start < change.new_end


def _is_blank(change: Change, olds: Sequence[str], news: Sequence[str]) -> bool:
    """Returns whether only blanks came or went, which are hard to see by themselves."""
    changed = (*olds[change.old_start : change.old_end], *news[change.new_start : change.new_end])
    return not "".join(changed).strip()


def _join(runs: Iterable[Run]) -> Iterator[Run]:
    """Yields the runs with neighbours of one kind joined and empty ones left out; deletions stand before insertions."""
    kept: list[Run] = []
    deleted = inserted = ""
    for run in runs:
        if not run.text:
            continue
        if run.kind == "kept":
            yield from _changed(deleted, inserted)
            deleted = inserted = ""
            kept.append(run)
            continue
        yield from _kept(kept)
        kept = []
        if run.kind == "deleted":
            deleted += run.text
        else:
            inserted += run.text
    yield from _changed(deleted, inserted)
    yield from _kept(kept)


def _keep_blanks(runs: Iterable[Run]) -> Iterator[Run]:
    """Yields runs with blanks and line ends that gave way to others as kept."""
    waiting: Run | None = None
    for run in runs:
        if waiting and run.kind == "inserted" and run.text.isspace():
            yield Run("kept", run.text)
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = run if run.kind == "deleted" and run.text.isspace() else None
        if not waiting:
            yield run
    if waiting:
        yield waiting


def _kept(runs: Sequence[Run]) -> Iterator[Run]:
    if runs:
        text = "".join([run.text for run in runs])
        old = "".join([run.text if run.old is None else run.old for run in runs])
        yield Run("kept", text, None if old == text else old)


def _changed(deleted: str, inserted: str) -> Iterator[Run]:
    if deleted:
        yield Run("deleted", deleted)
    if inserted:
        yield Run("inserted", inserted)
