"""A law of merges where both sides break, move and reword one sentence: by either answer each part of it stands once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from clausetree.merge.merging import merge_documents
from clausetree.syntax.document import parse_document
from tests.merge.broken_specs import draw_broken
from tests.merge.casefile import take_side
from tests.merge.drawn_specs import read_tags
from tests.merge.laws import SIDES

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEEDS, _BLOCK = 600, 100


@pytest.mark.parametrize("first", range(0, _SEEDS, _BLOCK))
def test_each_part_stands_once(first: int) -> None:
    broken = {seed: found for seed in range(first, first + _BLOCK) if (found := [*_judge(seed)])}
    assert broken == {}


def _judge(seed: int) -> Iterator[str]:
    """Yields what stands twice, or is lost."""
    drawn = draw_broken(seed)
    base, ours, theirs = map(parse_document, drawn.merge)
    text = merge_documents(base, ours, theirs).text
    for side in SIDES:
        counts = Counter(read_tags(take_side(text, side)))
        for tag in sorted(drawn.tags):
            if counts[tag] != 1 and not (tag in drawn.deleted and not counts[tag]):
                yield f"{counts[tag]} times with {side}: {tag}"
