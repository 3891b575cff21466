"""Laws of merges that put the same text together anew, over specs and edits drawn by seed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from clausetree.diff.documents import diff_documents
from clausetree.merge.held.crossings import Crossings
from clausetree.merge.held.held_clauses import hold_clauses
from clausetree.merge.merging import merge_documents
from clausetree.syntax.document import parse_document
from tests.merge.casefile import take_side
from tests.merge.laws import SIDES, find_faults
from tests.merge.structures import count_said, edit_spec, find_edited, make_spec, write_spec

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK = 50


@pytest.mark.parametrize("first", range(0, 400, _BLOCK))
def test_a_merge_keeps_what_nobody_touched_and_what_somebody_put_in(first: int) -> None:
    broken = {seed: found for seed in range(first, first + _BLOCK) if (found := [*_judge_merge(seed)])}
    assert not broken


@pytest.mark.parametrize("first", range(0, 200, _BLOCK))
def test_clauses_that_are_left_behind_share_no_words_with_the_others(first: int) -> None:
    broken = {seed: found for seed in range(first, first + _BLOCK) if (found := [*_judge_hold(seed)])}
    assert not broken


def _judge_merge(seed: int) -> Iterator[str]:
    """Yields what is wrong with the merge of two edits of a spec, whichever side is chosen."""
    chance = random.Random(seed)
    spec = make_spec(chance)
    texts = [write_spec(made) for made in (spec, edit_spec(spec, chance), edit_spec(spec, chance))]
    base, ours, theirs = (parse_document(text) for text in texts)
    if not all(diff_documents(base, side).related for side in (ours, theirs)):
        return
    merged = merge_documents(base, ours, theirs).text
    before, one, other = map(count_said, texts)
    for sentence in (one | other).keys() - before.keys():
        if sentence not in merged and not all(word in merged for word in find_edited(sentence) or [sentence]):
            yield f"lost: {sentence}"
    for side in SIDES:
        text = take_side(merged, side)
        counts = count_said(text)
        for sentence, count in before.items():
            if one[sentence] == count == other[sentence] != counts[sentence]:
                yield f"with {side} {counts[sentence]} times, not {count}: {sentence}"
        yield from find_faults(parse_document(text))
        after = parse_document(text)
        for clause in base.clauses:
            above = base.parent(clause)
            if above and after.find(above.id):
                depths = [found.depth for one in (ours, theirs, after) if (found := one.find(clause.id))]
                if {*depths[:-1]} == {clause.depth} != {depths[-1]}:
                    yield f"with {side} `{clause.id}` has depth {depths[-1]}, not {clause.depth}"


def _judge_hold(seed: int) -> Iterator[str]:
    """Yields what is wrong with a text of which some clauses are left behind."""
    chance = random.Random(seed)
    spec = make_spec(chance)
    old, new = (parse_document(write_spec(made)) for made in (spec, edit_spec(spec, chance)))
    changes = diff_documents(old, new)
    ids = [clause.id for change in changes.clauses if (clause := change.old or change.new)]
    held = {name for name in ids if chance.random() < 0.5}
    crossings = Crossings(changes)
    while bound := crossings.find_bound(held):
        held |= bound.keys()
    mixed = hold_clauses(old, new, held, parse_document)
    before, after, counts = (count_said(document.text) for document in (old, new, mixed))
    for sentence, count in before.items():
        if after[sentence] == count != counts[sentence]:
            yield f"{counts[sentence]} times, not {count}: {sentence}"
    yield from find_faults(mixed)
