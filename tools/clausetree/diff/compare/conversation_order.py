"""The messages and responses of an example that changed places, and the older example in the order of the newer one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.compare.conversation_parts import cut_conversation
from clausetree.diff.compare.part_pairs import PartPairs
from clausetree.model.example import Comparison, Message
from clausetree.syntax.content import parse_fragment
from clausetree.text.sequence import compare_sequences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from clausetree.diff.changes import PartMove
    from clausetree.diff.compare.conversation_parts import ConversationPart, PartRow
    from clausetree.diff.match.fragments import Fragment
    from clausetree.model.example import Example
    from clausetree.model.locator import PartPath


class OrderedStretch(NamedTuple):
    """A stretch of an example before and after; with the ways to it, old and new, where it is a part that moved."""

    before: str
    after: str
    old: PartPath
    new: PartPath


class NewOrder(NamedTuple):
    """An example whose parts changed places.

    Attributes:
        example: What it was, but with its parts in the order that they have now.
        stretches: Its text, which begins with it, beside what it became; every part that moved by itself.
        moves: The parts that stand elsewhere among the others than they did.
    """

    example: Example
    stretches: tuple[OrderedStretch, ...]
    moves: tuple[PartMove, ...]

    @property
    def before(self) -> str:
        """Returns the text of the example."""
        return "".join([stretch.before for stretch in self.stretches])


@lru_cache(maxsize=256)
def find_new_order(old: Fragment, new: Fragment) -> NewOrder | None:
    """Returns what changed places in an example; None where nothing did, or where that can't be told."""
    if old.example is None or new.example is None or not _can_differ(old, new):
        return None
    before, after = cut_conversation(old.example, old.source), cut_conversation(new.example, new.source)
    if before is None or after is None:
        return None
    pairs = PartPairs(before, after)
    if not pairs.moved:
        return None
    orders = _find_orders(before, after, pairs)
    olds = _gather(_read(before, orders, pairs.moved))
    news = _gather(_read(after, {}, {pairs.partners[one] for one in pairs.moved}))
    if [pairs.partners.get(steps, ()) for steps, _ in olds] != [steps for steps, _ in news]:
        return None
    examples = parse_fragment("".join([text for _, text in olds])).examples
    if len(examples) != 1:
        return None
    stretches = tuple(
        OrderedStretch(one, other, way, new_way)
        for (way, one), (new_way, other) in zip(olds, news, strict=True)
    )
    return NewOrder(examples[0], stretches, pairs.moves)


def _can_differ(old: Fragment, new: Fragment) -> bool:
    """Returns whether messages can have changed places: none did where all that changed is typography, or one next to none or one."""
    if old.folded == new.folded:
        return False
    changes = compare_sequences([*_list_messages(old)], [*_list_messages(new)])
    if len(changes) != 1:
        return bool(changes)
    (change,) = changes
    return min(change.old_end - change.old_start, change.new_end - change.new_start) > 1


def _list_messages(fragment: Fragment) -> Iterator[str]:
    """Yields the messages of an example, with a sign before each comparison."""
    if not fragment.example:
        return
    source, start = fragment.source, fragment.example.span.start
    for block in fragment.example.conversation.blocks:
        if isinstance(block, Comparison):
            yield "<comparison>"
            for response in block.responses:
                yield source[response.span.start - start : response.span.end - start]
        elif isinstance(block, Message):
            yield source[block.span.start - start : block.span.end - start]


def _find_orders(before: PartRow, after: PartRow, pairs: PartPairs) -> dict[PartPath, list[ConversationPart]]:
    """Returns the old parts of an example, and of each of its comparisons, in the order of the new ones."""
    news = {part.steps: part for part in after.parts}
    parts = {part.steps: part for part in (*before.parts, *before.inner)}
    origins = {new: parts[old] for old, new in pairs.partners.items()}

    def arrange(
        olds: Sequence[ConversationPart], there: Sequence[ConversationPart]
    ) -> list[ConversationPart]:
        row = [one for one in olds if one.steps not in pairs.moved]
        place = 0
        for origin in [origins[new.steps] for new in there if new.steps in origins]:
            if origin.steps in pairs.moved:
                row.insert(place, origin)
            place = row.index(origin) + 1
        return row

    orders: dict[PartPath, list[ConversationPart]] = {(): arrange(before.parts, after.parts)}
    for one in before.parts:
        if one.within:
            home = news.get(pairs.partners.get(one.steps, ()))
            orders[one.steps] = arrange(one.within.parts, home.within.parts if home and home.within else ())
    return orders


def _read(
    row: PartRow,
    orders: Mapping[PartPath, Sequence[ConversationPart]],
    alone: Collection[PartPath],
    way: PartPath = (),
) -> Iterator[tuple[PartPath, str]]:
    """Yields the text of a row of parts in an order; with the way to it what is to stand alone, with none what is not."""
    for one in row.fill(orders.get(way, row.parts)):
        if isinstance(one, str):
            yield (), one
        elif not one.within:
            yield one.steps if one.steps in alone else (), one.text
        elif one.steps in alone:
            yield one.steps, "".join([text for _, text in _read(one.within, orders, (), one.steps)])
        else:
            yield from _read(one.within, orders, alone, one.steps)


def _gather(stretches: Iterable[tuple[PartPath, str]]) -> list[tuple[PartPath, str]]:
    """Returns stretches with all joined that stand between those that stand alone, also where that is nothing."""
    found: list[tuple[PartPath, str]] = [((), "")]
    for way, text in stretches:
        if way:
            found += [(way, text), ((), "")]
        else:
            found[-1] = (), found[-1][1] + text
    return found
