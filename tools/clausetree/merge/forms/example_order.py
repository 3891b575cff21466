"""What is said in the three states of an example, put into one order: that of the side that changed it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.origins.nodes import BASE, SIDES
from clausetree.model.example import Example, Message, Response
from clausetree.syntax.document import parse_document
from clausetree.text.sequence import compare_sequences, pair_equal
from clausetree.text.similarity import measure_overlap
from clausetree.text.words import find_words, fold_typography

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clausetree.text.span import Span

SaidWords = tuple[tuple[str, str], ...]
"""What a response or a message says: for each message who says it, and what, whatever its typography."""

Finder = Callable[[Example], Sequence[Response | Message]]
"""What finds the things of one kind in an example."""

_ALIKE = 0.5  # of the words in common, for something edited to be known again elsewhere in its example
_MOST = 100  # things that one side edited, for each to be held against each


class SidedExample(NamedTuple):
    """An example in one of the texts, and the text that its spans count in."""

    example: Example
    source: str


def unify_order(states: Sequence[SidedExample]) -> list[SidedExample] | None:
    """Returns base, ours and theirs with responses and messages in the order of the side that changed it.

    None where both sides changed the order, each to another.
    """
    found: list[SidedExample] | None = [*states]
    for find in (find_responses, _find_messages):
        found = found and _unify(found, find)
    return found


def find_responses(example: Example) -> list[Response]:
    """Returns the responses of an example, whichever comparison they are in."""
    return [response for comparison in example.conversation.comparisons for response in comparison.responses]


def pair_said(old: Sequence[SaidWords], new: Sequence[SaidWords]) -> dict[int, int]:
    """Returns for the places in `old` those in `new`: of what says the same, then of what is alike, then of what stands there."""
    gaps = compare_sequences(old, new)
    found = pair_equal(gaps, len(old))
    taken = set(found.values())
    left = [(place, said) for place, said in enumerate(old) if place not in found]
    right = [(place, said) for place, said in enumerate(new) if place not in taken]
    for one, other in (*_find_same(left, right), *_find_alike(left, right)):
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    for gap in gaps:
        old_places = [place for place in range(gap.old_start, gap.old_end) if place not in found]
        new_places = [place for place in range(gap.new_start, gap.new_end) if place not in taken]
        if len(old_places) == len(new_places):
            found |= dict(zip(old_places, new_places, strict=True))
    return found


def read_said(messages: Sequence[Message], source: str) -> SaidWords:
    """Returns what messages say."""
    return tuple((message.role, fold_typography(message.body.slice(source))) for message in messages)


def _find_same(
    old: Sequence[tuple[int, SaidWords]], new: Sequence[tuple[int, SaidWords]]
) -> Iterator[tuple[int, int]]:
    """Yields the places of what says the same, each once, in order."""
    places: dict[SaidWords, list[int]] = {}
    for place, said in reversed(new):
        places.setdefault(said, []).append(place)
    for place, said in old:
        if places.get(said):
            yield place, places[said].pop()


def _find_alike(
    old: Sequence[tuple[int, SaidWords]], new: Sequence[tuple[int, SaidWords]]
) -> list[tuple[int, int]]:
    """Returns the places of what is alike, the most alike first, of these the nearest."""
    if max(len(old), len(new)) > _MOST:
        return []
    likeness = {(one, other): _measure(mine, its) for one, mine in old for other, its in new}
    alike = [pair for pair, share in likeness.items() if share >= _ALIKE]
    return sorted(alike, key=lambda pair: (-likeness[pair], abs(pair[0] - pair[1])))


def _measure(one: SaidWords, other: SaidWords) -> float:
    """Returns how alike two things are; those of other roles are not."""
    if [role for role, _ in one] != [role for role, _ in other]:
        return 0.0
    return measure_overlap(
        *({word for _, text in said for word in find_words(text)} for said in (one, other))
    )


def _find_messages(example: Example) -> list[Message]:
    return [*example.conversation.all_messages()]


def _unify(states: Sequence[SidedExample], find: Finder) -> list[SidedExample] | None:
    """Returns the states with all things of one kind in one order; None where there is none."""
    origins = [_find_origins(states, side, find) for side in (BASE, *SIDES)]
    moved = [side for side in SIDES if not _is_ascending(origins[side])]
    if not moved:
        return [*states]
    lead = moved[0]
    found = [
        state if side in moved else _reorder(state, find, origins[side], origins[lead])
        for side, state in enumerate(states)
    ]
    agreed = [state for state in found if state]
    if len(agreed) < len(found):
        return None
    fits = all(_is_ascending(_find_origins(agreed, side, find)) for side in SIDES)
    return agreed if fits else None


def _find_origins(states: Sequence[SidedExample], side: int, find: Finder) -> dict[int, int]:
    """Returns for the places of things on a side those that they have in the base, in the order of the side."""
    said = [
        [read_said(_find_parts(thing), state.source) for thing in find(state.example)]
        for state in (states[BASE], states[side])
    ]
    pairs = pair_said(*said).items()
    return {place: origin for origin, place in sorted(pairs, key=lambda pair: pair[1])}


def _find_parts(thing: Response | Message) -> Sequence[Message]:
    return (thing,) if isinstance(thing, Message) else thing.messages


def _is_ascending(origins: Mapping[int, int]) -> bool:
    return all(one < other for one, other in pairwise(origins.values()))


def _reorder(
    state: SidedExample,
    find: Finder,
    origins: Mapping[int, int],
    lead: Mapping[int, int],
) -> SidedExample | None:
    """Returns a state with what `lead` has, too, in its order; the rest stays where it is. None where it can't be read then.

    Args:
        state: The state.
        find: Returns the things that are put in order.
        origins: For their places in the state those in the base.
        lead: The same of the side whose order it is.
    """
    spans = [thing.span for thing in find(state.example)]
    ranks = {origin: rank for rank, origin in enumerate(lead.values())}
    slots = [place for place in sorted(origins) if origins[place] in ranks]
    order = sorted(slots, key=lambda place: ranks[origins[place]])
    source = _permute(state.source, [spans[place] for place in slots], [spans[place] for place in order])
    examples = (found for clause in parse_document(source).clauses for found in clause.examples)
    return next((SidedExample(found, source) for found in examples if found.span == state.example.span), None)


def _permute(source: str, slots: Sequence[Span], order: Sequence[Span]) -> str:
    """Returns the text with what stands in `order` in the places of `slots`."""
    pieces: list[str] = []
    done = 0
    for slot, span in zip(slots, order, strict=True):
        pieces += [source[done : slot.start], span.slice(source)]
        done = slot.end
    return "".join([*pieces, source[done:]])
