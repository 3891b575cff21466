"""`redlines`: one text with deleted and inserted words, from difflib over all words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.text.span import Span
from tests.bench.peers.view import Marks, View, view_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tests.bench.peers.layout import Layout

_BREAK = "\N{PILCROW SIGN}"
"""What redlines puts between two paragraphs."""


def look(old: Layout, new: Layout) -> View:
    """Returns what `Redlines(old, new).changes` shows."""
    olds, news = _find_tokens(old.text), _find_tokens(new.text)
    kept = dict(_read_kept(old.text, new.text, len(olds), len(news)))
    pairs = [(olds[one], news[other]) for one, other in kept.items() if olds[one].start < olds[one].end]
    return view_marks(old, new, Marks(pairs, [], tuple(_find_breaks(kept, olds, news, new))))


def _find_tokens(text: str) -> list[Span]:
    """Returns where the words stand that redlines compares; an empty span for a break between paragraphs."""
    from redlines.processor import (  # type: ignore[import-not-found, unused-ignore]  # noqa: PLC0415 - the bench installs it
        concatenate_paragraphs_and_add_chr_182,
        tokenize_text,
    )

    assert _BREAK not in text
    found: list[Span] = []
    place = 0
    for token in map(str.strip, tokenize_text(concatenate_paragraphs_and_add_chr_182(text))):
        start = place if token == _BREAK else text.index(token, place)
        place = start if token == _BREAK else start + len(token)
        found.append(Span(start, place))
    return found


def _read_kept(old: str, new: str, olds: int, news: int) -> Iterator[tuple[int, int]]:
    """Yields the numbers of the words that are kept, in the old and the new text."""
    from redlines import Redlines  # type: ignore[import-not-found, unused-ignore]  # noqa: PLC0415 - the bench installs it

    one = other = 0
    places = [(change.source_position, change.test_position) for change in Redlines(old, new).changes]
    for source, test in (*places, ((olds, olds), (news, news))):
        count = source[0] - one if source else test[0] - other
        yield from ((one + number, other + number) for number in range(count))
        one, other = (source[1] if source else one + count), (test[1] if test else other + count)


def _find_breaks(
    kept: Mapping[int, int], olds: Sequence[Span], news: Sequence[Span], new: Layout
) -> Iterator[int]:
    """Yields where in the new text a break between paragraphs is shown as deleted or inserted, within one part."""
    origins = {other: one for one, other in kept.items()}
    breaks = [
        (kept.get(number - 1), kept.get(number + 1))
        for number, span in enumerate(olds)
        if span.start == span.end and number not in kept
    ]
    breaks += [
        (number - 1, number + 1)
        for number, span in enumerate(news)
        if span.start == span.end and {number - 1, number + 1} <= origins.keys() and number not in origins
    ]
    for before, after in breaks:
        if before is not None and after is not None:
            start = news[after].start
            if new.part_at(news[before].start) == new.part_at(start):
                yield start
