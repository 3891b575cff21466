"""What changed from some tokens of HTML to others: words and blocks that came or went, and words that are marked otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.redlines import find_changes
from clausetree.publish.draw.marked_changes.html_tokens import find_blocks
from clausetree.text.sequence import Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.publish.draw.marked_changes.html_tokens import Token


def find_token_changes(olds: Sequence[Token], news: Sequence[Token]) -> list[Change]:
    """Returns the changes in order; a word that became emphasised, linked or quoted, or is no longer, is changed too."""
    found: list[Change] = []
    for change in _find_all(olds, news):
        if found and _belong_together(found[-1], change, olds, news):
            found[-1] = found[-1]._replace(old_end=change.old_end, new_end=change.new_end)
        else:
            found.append(change)
    return found


def _find_all(olds: Sequence[Token], news: Sequence[Token]) -> Iterator[Change]:
    """Yields what came and went, and between them each word that is marked otherwise."""
    place = new_place = 0
    for change in [*_compare([one.key or "" for one in olds], [one.key or "" for one in news]), None]:
        end = change.old_start if change else len(olds)
        for at, new_at in zip(range(place, end), range(new_place, len(news)), strict=False):
            if olds[at].is_word and olds[at].format != news[new_at].format:
                yield Change(at, at + 1, new_at, new_at + 1)
        if change:
            yield change
            place, new_place = change.old_end, change.new_end


def _belong_together(one: Change, other: Change, olds: Sequence[Token], news: Sequence[Token]) -> bool:
    """Returns whether two changes are read as one, since one of them marks words otherwise and no word is between them.

    Words that became another block, such as a quotation, are changed along with the tags around them.
    """
    between = olds[one.old_end : other.old_start]
    if any(token.is_word for token in between):
        return False
    both = (one, other)
    if not any(token.is_block for token in between):
        return any(_is_reformatted(change, olds, news) for change in both)
    return any(_is_other_block(change, olds, news) for change in both) and all(
        _is_other_block(change, olds, news) or not _has_words(change, olds, news) for change in both
    )


def _is_reformatted(change: Change, olds: Sequence[Token], news: Sequence[Token]) -> bool:
    old, new = ({token.format for token in side} for side in _find_words(change, olds, news))
    return bool(old and new and old != new)


def _is_other_block(change: Change, olds: Sequence[Token], news: Sequence[Token]) -> bool:
    old, new = ({find_blocks(token) for token in side} for side in _find_words(change, olds, news))
    return bool(old and new and old != new)


def _has_words(change: Change, olds: Sequence[Token], news: Sequence[Token]) -> bool:
    return any(_find_words(change, olds, news))


def _find_words(
    change: Change, olds: Sequence[Token], news: Sequence[Token]
) -> tuple[list[Token], list[Token]]:
    sides = olds[change.old_start : change.old_end], news[change.new_start : change.new_end]
    old, new = ([token for token in side if token.is_word] for side in sides)
    return old, new


def _compare(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """Yields the changes; where that is the same, what came or went begins where a block begins."""
    before = Change(0, 0, 0, 0)
    for change in find_changes(old, new):
        tokens, start, end, room = (
            (new, change.new_start, change.new_end, change.new_start - before.new_end)
            if change.old_start == change.old_end
            else (old, change.old_start, change.old_end, change.old_start - before.old_end)
        )
        back = 0
        if change.old_start == change.old_end or change.new_start == change.new_end:
            back = _find_block(tokens, start, end, room)
        before = Change(*(place - back for place in change))
        yield before


def _find_block(tokens: Sequence[str], start: int, end: int, room: int) -> int:
    """Returns by how much a stretch can begin earlier, with the same tokens in it, so that it begins with a block; else 0."""
    for back in range(room + 1):
        if tokens[start - back].startswith("\0open"):
            return back
        if back == room or tokens[start - back - 1] != tokens[end - back - 1]:
            break
    return 0
