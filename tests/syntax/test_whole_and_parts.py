"""A clause is read from its own lines only: an edit costs the clause that it touches."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from clausetree.model.clause import Content
from clausetree.syntax.document import parse_document
from tests.syntax.test_lossless import lines_of_the_dialect


def _check_parts(text: str) -> None:
    """Asserts that each clause of `text` reads the same alone as within the whole."""
    document = parse_document(text)
    for clause in document.clauses:
        if clause.content.source.startswith("\ufeff"):
            continue  # at the start of a text it is a byte-order mark, and no part of the clause
        alone = parse_document(clause.content.source)
        assert [part.content for part in alone.clauses] == [clause.content]
        assert alone.preamble == Content(source="")
    if not document.mark:
        assert parse_document(document.preamble.source).preamble == document.preamble


def test_sample_clauses_read_the_same_alone(sample: dict[str, str]) -> None:
    for text in sample.values():
        _check_parts(text)


@pytest.mark.upstream
def test_released_clauses_read_the_same_alone(releases: dict[str, str]) -> None:
    for text in releases.values():
        _check_parts(text)


@settings(max_examples=400, deadline=None)
@given(lines_of_the_dialect())
def test_any_clause_reads_the_same_alone(text: str) -> None:
    _check_parts(text)


def test_an_edit_leaves_the_other_clauses_as_they_are(sample: dict[str, str]) -> None:
    text = sample["model_spec.md"]
    before = parse_document(text)
    clause = before.clauses[20]
    after = parse_document(text.replace(clause.content.source, clause.content.source + "One more line.\n"))
    kept = [old.content is new.content for old, new in zip(before.clauses, after.clauses, strict=True)]
    assert kept.count(False) == 1
    assert not kept[20]
