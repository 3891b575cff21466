"""Laws of merged prose, over small specs whose sides insert, edit, move and fold: nothing of either is lost, or stands twice."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from clausetree.merge.merging import merge_documents
from clausetree.syntax.document import parse_document
from tests.merge.casefile import take_side
from tests.merge.drawn_specs import draw_merge, read_sentences, read_tags
from tests.merge.laws import SIDES, judge_alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.merge.drawn_specs import DrawnMerge

_SEEDS, _BLOCK = 600, 100


@pytest.mark.parametrize("first", range(0, _SEEDS, _BLOCK))
def test_nothing_is_lost(first: int) -> None:
    broken = {}
    for seed in range(first, first + _BLOCK):
        drawn = draw_merge(seed)
        if drawn is not None and (faults := [*_judge(drawn)]):
            broken[seed] = faults
    assert broken == {}


@pytest.mark.parametrize("seed", range(20))
def test_a_side_alone_stands_as_it_is(seed: int) -> None:
    drawn = draw_merge(seed)
    if drawn is not None:
        assert judge_alone(parse_document(drawn.base), parse_document(drawn.ours)) == []


def _judge(drawn: DrawnMerge) -> Iterator[str]:
    """Yields what is lost, or stands twice."""
    one, two, three = map(parse_document, drawn)
    text = merge_documents(one, two, three).text
    base, ours, theirs = map(read_sentences, drawn)
    said = {tag for side in drawn[1:] for tag in read_tags(side)} - {*read_tags(drawn.base)}
    yield from (f"lost: {tag}" for tag in said - {*read_tags(text)})
    untouched = {tag for tag in base if base[tag] == ours.get(tag) == theirs.get(tag)}
    for side in SIDES:
        counts = Counter(read_tags(take_side(text, side)))
        yield from (f"{counts[tag]} times with {side}: {tag}" for tag in untouched if counts[tag] != 1)
