"""Which message, comparison and response of an example became which, and which of them changed places."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from clausetree.diff.changes import PartMove
from clausetree.diff.compare.position import weigh_stay
from clausetree.text.sequence import compare_sequences, find_ascent, pair_equal, pair_in_turn
from clausetree.text.similarity import measure_overlap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.diff.compare.conversation_parts import ConversationPart, PartRow
    from clausetree.model.locator import PartPath

    _Pair = tuple[ConversationPart, ConversationPart]

_MOST_MEASURED = 64  # parts that changed, six times those of the longest example of the releases: each is measured against each
_SAME = 0.5  # parts as alike as this, at two places, are one that moved; as for lines of a conversation


class PartPairs:
    """The parts of an example that are on both sides, by the ways to them.

    Attributes:
        partners: For an old part the new one.
        moved: The old parts that moved: as few as explain the new order.
        moves: All that stand elsewhere among the others than they did.
    """

    def __init__(self, before: PartRow, after: PartRow) -> None:
        """Pairs messages and comparisons, then the responses."""
        blocks = _pair(before.parts, after.parts)
        blocks += _pair_rest(before, after, blocks)
        homes = {old.steps: new.steps for old, new in blocks}
        kept = set(homes.values())
        responses = [pair for pair in _pair(before.inner, after.inner) if pair[1].steps[:1] in kept]
        away = [pair for pair in responses if homes.get(pair[0].steps[:1]) != pair[1].steps[:1]]
        inner = (
            [pair for pair in responses if (pair[0].steps[:1], pair[1].steps[:1]) == home]
            for home in homes.items()
        )
        rows = [blocks, *filter(None, inner)]
        self.partners: dict[PartPath, PartPath] = {old.steps: new.steps for old, new in (*blocks, *responses)}
        moved = [pair for row in rows for pair in _find_moved(row)] + away
        self.moved = {old.steps for old, _ in moved}
        displaced = [pair for row in rows for pair in _find_displaced(row)]
        self.moves = tuple(
            PartMove(old.steps, new.steps, is_away)
            for pairs, is_away in ((displaced, False), (away, True))
            for old, new in pairs
        )


def _pair_rest(before: PartRow, after: PartRow, blocks: Sequence[_Pair]) -> Iterator[_Pair]:
    """Returns which of the comparisons that are too much changed to be known became which, by their order."""
    known = {("old", old.steps) for old, _ in blocks} | {("new", new.steps) for _, new in blocks}
    olds, news = (
        [part for part in row.parts if part.within and (side, part.steps) not in known]
        for side, row in (("old", before), ("new", after))
    )
    return zip(olds, news, strict=False)


def _find_moved(pairs: Sequence[_Pair]) -> Iterator[_Pair]:
    """Yields the pairs, as little text as can be, that are in another order."""
    row = sorted(pairs, key=lambda pair: pair[1].start)
    stay = set(
        find_ascent([old.start for old, _ in row], [weigh_stay(old.text, new.text) for old, new in row])
    )
    return (pair for place, pair in enumerate(row) if place not in stay)


def _find_displaced(pairs: Sequence[_Pair]) -> Iterator[_Pair]:
    """Yields the pairs that are at another place among them, in the new order."""
    row = sorted(pairs, key=lambda pair: pair[1].start)
    starts = sorted(old.start for old, _ in row)
    return (pair for pair, start in zip(row, starts, strict=True) if pair[0].start != start)


def _pair(olds: Sequence[ConversationPart], news: Sequence[ConversationPart]) -> list[_Pair]:
    """Returns the parts that are the same in their place, then those most alike wherever they are."""
    changes = compare_sequences([one.text for one in olds], [one.text for one in news])
    pairs = [(olds[old], news[new]) for old, new in pair_equal(changes, len(olds)).items()]
    left = [one for change in changes for one in olds[change.old_start : change.old_end]]
    came = [one for change in changes for one in news[change.new_start : change.new_end]]
    if not left or not came or (len(changes) == 1 and min(len(left), len(came)) == 1):
        return pairs  # nothing can have moved past what stayed
    candidates = _find_candidates(left, came)
    if not _can_move([*pairs, *candidates]):
        return pairs
    scores = [
        (score, -abs(old.start - new.start), old, new)
        for old, new in candidates
        if (score := _measure(old, new)) >= _SAME
    ]
    taken: set[tuple[str, PartPath]] = set()
    for _, _, old, new in sorted(scores, key=lambda row: row[:2], reverse=True):
        names = {("old", old.steps), ("new", new.steps)}
        if taken.isdisjoint(names):
            taken |= names
            pairs.append((old, new))
    return pairs


def _find_candidates(left: Sequence[ConversationPart], came: Sequence[ConversationPart]) -> list[_Pair]:
    """Returns the pairs of parts that could be one; where there are too many to measure each, those that are the same."""
    if max(len(left), len(came)) <= _MOST_MEASURED:
        return [(old, new) for old in left for new in came if _can_be_one(old, new)]
    same = pair_in_turn([one.text for one in left], [one.text for one in came])
    return [(left[old], came[new]) for old, new in same]


def _can_be_one(old: ConversationPart, new: ConversationPart) -> bool:
    """Returns whether it is worth to measure how alike two parts are.

    Of comparisons it is all or nothing: what is left of one can have gone to another.
    """
    if old.role != new.role or old.within or new.within:
        return old.text == new.text
    return not old.text.isascii() or 3 * len(old.tokens & new.tokens) >= max(len(old.tokens), len(new.tokens))


def _can_move(pairs: Sequence[_Pair]) -> bool:
    """Returns whether any two of some pairs cross, or any is in another comparison."""
    row = sorted((old.start, new.start) for old, new in pairs)
    return any(one[1] >= other[1] for one, other in pairwise(row)) or any(
        old.steps[:-1] != new.steps[:-1] for old, new in pairs
    )


def _measure(old: ConversationPart, new: ConversationPart) -> float:
    """Returns how much of what two parts say is the same."""
    if old.text == new.text:
        return 2.0
    one, other = old.said, new.said
    if one.words == other.words:
        return float(bool(one.words))
    return measure_overlap(one.shingles, other.shingles) if one.is_long and other.is_long else 0.0
