"""Whether release notes say of a clause that its level changed, not only that it changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.diff.time.mentions import NoteBlock, read_blocks
from clausetree.diff.time.roster import Key, Roster
from clausetree.diff.time.told_levels import find_keys, find_wrong_levels

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.shifts import Shift

_WORDS = r"levels?|authority|demoted|lowered|promoted|raised|relevelled|binding|binds?"
_MARKS = r"[`*“”\"]*"


def read_level_notes(changes: ChangeSet, notes: str) -> Callable[[Shift], bool]:
    """Returns what says whether notes tell of a change of level.

    They do where a bullet, a bullet around it or the heading above it names the clause, or the one that its words left or
    went to, and one of them names a level or speaks of levels; not where they tell another change than there was.

    Args:
        changes: What the notes are about.
        notes: An entry of a changelog.
    """
    roster = Roster(changes)
    levels = {*changes.ladder.old, *changes.ladder.new}
    pattern = _match_level_words(levels)
    blocks = read_blocks(notes, roster, levels)
    told = {key for key, words in _read_words(blocks) if pattern.search(words)}
    wrong = {one.key for one in find_wrong_levels(changes, blocks, roster)}
    return lambda shift: bool(told & (keys := find_keys(shift, roster))) and not wrong & keys


def _match_level_words(levels: Collection[str]) -> re.Pattern[str]:
    """Returns what matches words about levels: `user` is one in backticks, or after `to`; a user is none."""
    names = "|".join(map(re.escape, levels)) or "(?!)"
    return re.compile(
        rf"\b(?:{_WORDS})\b|`(?:{names})`"
        rf"|(?:\b(?:to|from|at|as|into)|→|->|=)\s*{_MARKS}(?:{names}){_MARKS}(?=\s*(?:[.,;:)(]|→|->|$|(?:to|from|in|and|for)\b))",
        re.IGNORECASE | re.MULTILINE,
    )


def _read_words(blocks: Sequence[NoteBlock]) -> Iterator[tuple[Key, str]]:
    """Yields for each clause that a block names what it says beside names, after what stands above it."""
    heading = ""
    around: list[tuple[int, str]] = []
    for block in blocks:
        own = " ".join(block.gaps)
        if block.indent < 0:
            heading, around = own, []
        else:
            around = [*(entry for entry in around if entry[0] < block.indent), (block.indent, own)]
        words = "\n".join([heading, *(said for _, said in around)])
        yield from ((key, words) for mention in block.mentions for key in mention.keys)
