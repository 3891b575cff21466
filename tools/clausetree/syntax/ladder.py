"""The ladder of a text that does not come with one."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from clausetree.model.authority import KNOWN_PROFILES, NO_PROFILE, Ladder, Profile
from clausetree.text.letters import MARKS
from clausetree.text.nearest import SLIP, find_nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from clausetree.model.clause import BoldTerm

CUSTOM = "custom"
_FEWEST = 2  # levels that make a list the ladder: one word can stand in any list
_LETTER = rf"(?:[^\W_]|[{MARKS}])"
_WORD = rf"{_LETTER}+(?:[-_]{_LETTER}+)*"


def find_ladder(used: Sequence[str], term_lists: Iterable[Sequence[BoldTerm]]) -> tuple[Profile, bool]:
    """Returns the ladder that a text goes by, and whether the text or a known profile vouches for its order.

    The ordered list that states the levels counts first; then the newest known ladder whose words the tags use; then a
    list of known levels that has half of those that the tags use; then the levels in the order in which the tags first
    use them, which is a guess. A text without levels has no ladder.

    Args:
        used: The level of each provision, in document order.
        term_lists: The ordered lists of the text whose items begin in bold.
    """
    counts = Counter(used)
    levels, lists = tuple(counts), tuple(term_lists)
    state = _stated if levels else _stated_unused
    stated = max((state(items, counts) for items in lists), key=len, default=())
    if stated:
        return _profile(stated), True
    for profile in KNOWN_PROFILES:
        if any(level in profile.ladder for level in levels) and all(
            _fits(level, profile) for level in levels
        ):
            return profile, True
    if not levels:
        return NO_PROFILE, True
    stated = max((_stated_hardly_used(items, counts) for items in lists), key=len, default=())
    return (_profile(stated), True) if stated else (_profile(levels), False)


def find_named(items: Sequence[BoldTerm], ladder: Ladder) -> Mapping[str, BoldTerm]:
    """Returns the levels that an ordered list names, each with the first item that does; none where it states no ladder."""
    levels = {level.casefold(): level for level in ladder}
    named: dict[str, BoldTerm] = {}
    for item in items:
        word = (item.term.split() or [""])[0].strip(":").casefold()
        if word in levels:
            named.setdefault(levels[word], item)
    return named if len(named) >= min(_FEWEST, len(levels)) else {}


def _stated(items: Sequence[BoldTerm], counts: Mapping[str, int]) -> tuple[str, ...]:
    """Returns the levels that an ordered list states, as most tags spell them, or nothing if it is about something else."""
    words = [tuple(re.findall(_WORD, item.term.casefold())) for item in items]
    levels = tuple(counts)
    firsts = {word[0] for word in words if word}
    named = [level for level in levels if level.casefold() in firsts]
    if len(named) < min(_FEWEST, len(levels)) or not named or len(named) * 2 < len(levels):
        return ()
    spelled = {level.casefold(): level for level in sorted(levels, key=lambda level: counts[level])}
    return tuple(
        dict.fromkeys(spelled.get(word[0], word[0]) for word in words if len(word) == 1 or word[0] in spelled)
    )


def _stated_unused(items: Sequence[BoldTerm], _counts: Mapping[str, int]) -> tuple[str, ...]:
    """Returns the levels of a known ladder that an ordered list names, highest first and nothing else, where no tag uses any."""
    named = tuple(item.term.casefold() for item in items)
    ordered = any(
        named == tuple(level for level in profile.ladder if level in named) for profile in KNOWN_PROFILES
    )
    return named if ordered and len(named) > 1 else ()


def _stated_hardly_used(items: Sequence[BoldTerm], counts: Mapping[str, int]) -> tuple[str, ...]:
    """Returns the levels of an ordered list that has nothing but those of a known ladder, its highest first, if half of the used ones are among them."""
    named = _stated_unused(items, counts)
    if not named or all(named[0] != profile.ladder.levels[0] for profile in KNOWN_PROFILES):
        return ()
    return named if 0 < 2 * sum(level in named for level in counts) >= len(counts) else ()


def _fits(level: str, profile: Profile) -> bool:
    """Returns whether a level is of a profile's ladder, or a slip of the pen for one that is."""
    return level in profile.ladder or find_nearest(level, profile.ladder, SLIP) is not None


def _profile(levels: tuple[str, ...]) -> Profile:
    known = next((profile for profile in KNOWN_PROFILES if profile.ladder.levels == levels), None)
    return known or Profile(name=CUSTOM, ladder=Ladder(levels))
