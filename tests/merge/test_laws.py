"""Laws of merges, over mutations of one base whose sides are drawn by seed, and over small texts."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausetree.merge.merging import Merged, merge_documents
from clausetree.model.document import Document  # noqa: TC001 - `cache` reads it
from clausetree.syntax.document import parse_document
from tests.merge.laws import count_sentences, find_faults, judge, judge_alone
from tests.merge.pairs import draw_pair, read_base

_PAIRS, _BLOCK = 150, 25
_WORDS = ("a reader", "the porter", "keeps", "returns", "every book", "the key", "at noon", "by hand")
_START = "# House {#house}\n\nWhat holds for everyone who comes in.\n\n"
_HEADINGS = ("# Desk {#desk}", "## Garden {#garden}", "# Rooms {#rooms}")


@pytest.mark.parametrize("first", range(0, _PAIRS, _BLOCK))
def test_pairs_of_mutations(first: int) -> None:
    base = read_base()
    broken = {}
    for seed in range(first, first + _BLOCK):
        pair = draw_pair(seed)
        outcome = judge(base, parse_document(pair.ours), parse_document(pair.theirs))
        if outcome.violations:
            broken[seed, pair.names] = outcome.violations
    assert not broken


@pytest.mark.parametrize("seed", range(12))
def test_a_side_alone_stands_as_it_is(seed: int) -> None:
    assert judge_alone(read_base(), parse_document(draw_pair(seed).ours)) == []


def test_a_merge_that_loses_a_sentence_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def lose(*documents: Document) -> Merged:
        merged = merge_documents(*documents)  # type: ignore[arg-type]
        return merged._replace(text=merged.text.replace("Two.", ""))

    base, ours, theirs = map(parse_document, (_START, f"{_START}One.\n", f"{_START}# B {{#b}}\n\nTwo.\n"))
    assert judge(base, ours, theirs).violations == ()
    monkeypatch.setattr("tests.merge.laws.merge_documents", lose)
    assert judge(base, ours, theirs).violations == ("0 times instead of 1: 'Two.'",)


def test_sentences_are_counted() -> None:
    counts = count_sentences(parse_document("# A {#a}\n\nOne thing. One thing. Another.\n\n- One thing.\n"))
    assert counts == {"One thing.": 3, "Another.": 1}


@pytest.mark.parametrize(
    ("text", "fault"),
    [("# A {#a}\n\n# B {#a}\n", "`a` stands 2 times"), ("# A {#a}\n\n~~~xml\n<user>\n", "a fence is open")],
)
def test_faults_are_found(text: str, fault: str) -> None:
    assert find_faults(parse_document(text)) == [fault]


_sentences = st.lists(st.sampled_from(_WORDS), min_size=2, max_size=5).map(
    lambda words: " ".join(words) + "."
)
_paragraphs = st.lists(_sentences, max_size=3).map(" ".join)
_clauses = st.tuples(st.sampled_from(_HEADINGS), st.lists(_paragraphs, max_size=3).map("\n\n".join))
_texts = st.lists(_clauses, max_size=3, unique_by=lambda clause: clause[0]).map(
    lambda clauses: "".join((_START, *(f"{heading}\n\n{body}\n\n" for heading, body in clauses)))
)


@cache
def _parse(text: str) -> Document:
    return parse_document(text)


@given(_texts, _texts, _texts)
@settings(max_examples=40, deadline=None)
def test_small_texts(base: str, ours: str, theirs: str) -> None:
    assert judge(_parse(base), _parse(ours), _parse(theirs)).violations == ()
    assert judge_alone(_parse(base), _parse(ours)) == []
