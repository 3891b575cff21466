"""Redlines: two wordings as one text, word by word, aligned by sentence."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetree.text.sequence import compare_sequences
from clausetree.text.shingles import find_shingles
from clausetree.text.similarity import measure_overlap
from clausetree.text.words import find_words, split_sentences, split_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ALIKE = 0.25  # sentences less alike than this read better one after the other than mixed
_ISLAND = 3  # characters; so little kept between two changes is part of the change
_MANY = 64  # sentences in one gap, above which they are not compared one by one


class Run(NamedTuple):
    """A stretch of a redline."""

    kind: Literal["kept", "inserted", "deleted"]
    text: str


@lru_cache(maxsize=1024)
def redline(old: str, new: str) -> tuple[Run, ...]:
    """Returns the runs that show how `old` became `new`."""
    if old == new:
        return (Run(kind="kept", text=old),) if old else ()
    olds, news = _sentences(old), _sentences(new)
    runs: list[tuple[str, str]] = []
    place = 0
    for change in compare_sequences(olds, news):
        runs.append(("kept", "".join(news[place : change.new_start])))
        runs += _redline_gap(olds[change.old_start : change.old_end], news[change.new_start : change.new_end])
        place = change.new_end
    runs.append(("kept", "".join(news[place:])))
    return tuple(_join(runs))


def _redline_gap(olds: Sequence[str], news: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yields the runs of sentences none of which is the same: each word by word where it has a counterpart."""
    old_place = new_place = 0
    for old, new in [*_counterparts(olds, news), (len(olds), len(news))]:
        yield "deleted", "".join(olds[old_place:old])
        yield "inserted", "".join(news[new_place:new])
        if old < len(olds):
            yield from _redline_words(olds[old], news[new])
        old_place, new_place = old + 1, new + 1


def _counterparts(olds: Sequence[str], news: Sequence[str]) -> list[tuple[int, int]]:
    """Returns the sentences that are alike, ascending on both sides, so that they are most alike all in all."""
    if len(olds) == len(news) == 1:
        return [(0, 0)]
    if len(olds) > _MANY or len(news) > _MANY:
        return []
    shingles = [[find_shingles(find_words(text), 2) for text in side] for side in (olds, news)]
    best: list[list[tuple[float, tuple[tuple[int, int], ...]]]] = [[(0.0, ())] * (len(news) + 1)]
    for old, one in enumerate(shingles[0]):
        row: list[tuple[float, tuple[tuple[int, int], ...]]] = [(0.0, ())]
        for new, other in enumerate(shingles[1]):
            alike = measure_overlap(one, other)
            choices = [best[old][new + 1], row[new]]
            if alike >= _ALIKE:
                score, pairs = best[old][new]
                choices.append((score + alike, (*pairs, (old, new))))
            row.append(max(choices, key=lambda choice: choice[0]))
        best.append(row)
    return list(best[-1][-1][1])


def _redline_words(old: str, new: str) -> Iterator[tuple[str, str]]:
    olds, news = split_tokens(old), split_tokens(new)
    old_place = new_place = 0
    for old_start, old_end, new_start, new_end in _smooth(compare_sequences(olds, news), olds):
        yield "kept", "".join(news[new_place:new_start])
        yield "deleted", "".join(olds[old_start:old_end])
        yield "inserted", "".join(news[new_start:new_end])
        old_place, new_place = old_end, new_end
    yield "kept", "".join(olds[old_place:])


def _smooth(
    changes: Sequence[tuple[int, int, int, int]], olds: Sequence[str]
) -> list[tuple[int, int, int, int]]:
    """Returns the changes with those joined that next to nothing parts, so that a reader is not made to jump."""
    joined: list[tuple[int, int, int, int]] = []
    for change in changes:
        if joined:
            old_start, old_end, new_start, _ = joined[-1]
            if len("".join(olds[old_end : change[0]]).strip()) <= _ISLAND and _is_wide(joined[-1], change):
                joined[-1] = (old_start, change[1], new_start, change[3])
                continue
        joined.append(change)
    return joined


def _is_wide(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    """Returns whether both changes replace words; a word put in or taken out reads well by itself."""
    return all(change[0] < change[1] and change[2] < change[3] for change in (one, other))


def _join(runs: Sequence[tuple[str, str]]) -> Iterator[Run]:
    """Yields the runs with neighbours of one kind joined and empty ones left out; deletions stand before insertions."""
    kept, deleted, inserted = "", "", ""
    for kind, text in [*runs, ("kept", "")]:
        if kind == "deleted":
            deleted += text
        elif kind == "inserted":
            inserted += text
        if kind != "kept" or not text:
            if kept and (deleted or inserted):
                yield Run(kind="kept", text=kept)
                kept = ""
            continue
        yield from _replacement(deleted, inserted)
        deleted = inserted = ""
        kept += text
    if kept:
        yield Run(kind="kept", text=kept)
    yield from _replacement(deleted, inserted)


def _replacement(deleted: str, inserted: str) -> Iterator[Run]:
    if deleted:
        yield Run(kind="deleted", text=deleted)
    if inserted:
        yield Run(kind="inserted", text=inserted)


def _sentences(text: str) -> list[str]:
    return [span.slice(text) for span in split_sentences(text)]
