"""When each passage was last changed, checked by looking for its words in every revision's whole text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from clausetree.diff.time.blame import blame_clauses
from clausetree.diff.time.lineage import trace_clauses
from clausetree.history.opening.source_opening import open_source
from clausetree.syntax.document import parse_document
from clausetree.text.words import fold_typography
from tests.diff.conftest import REVISION
from tests.folders import SAMPLES, SPEC

if TYPE_CHECKING:
    from pathlib import Path

    from clausetree.history.opening.source import Source

_MARK = re.compile(r"[ \t]*\[\^[^\[\]\s]+\]|^\*+(?=</?\w+[^<>]*>)", re.MULTILINE)
"""Footnote marks, and stars before a tag, which belong to no message and which nobody sees."""


def test_a_passage_is_as_old_as_its_words_in_the_sample_revisions() -> None:
    _check(open_source(str(SPEC), start=SAMPLES))


@pytest.mark.upstream
def test_a_passage_is_as_old_as_its_words_in_the_releases(upstream_bundle: Path) -> None:
    _check(open_source(str(upstream_bundle), start=SAMPLES))


def test_empty_commentary_is_as_old_as_its_clause() -> None:
    said = '# A {#a authority=user}\n\nBe %s.\n\n!!! meta "Commentary"\n\n'
    texts = ["# B {#b authority=user}\n\nBe glad.\n", *(said % word for word in ("kind", "nice"))]
    revisions = [
        (REVISION._replace(label=str(number)), parse_document(text)) for number, text in enumerate(texts)
    ]
    (clause,) = blame_clauses(trace_clauses(revisions))
    dates = [(passage.origin.introduced.label, passage.origin.changed.label) for passage in clause.passages]
    assert dates[1] == (clause.origin.introduced.label, clause.origin.introduced.label)


def _check(source: Source) -> None:
    """Checks that blame gives each passage the first revision from which on all texts have its words."""
    documents = []
    for revision in source.revisions():
        snapshot = source.load(revision.label)
        documents.append((revision, parse_document(snapshot.text, snapshot.profile)))
    texts = [_fold(document.text) for _, document in documents]
    told, true = {}, {}
    for clause in blame_clauses(trace_clauses(documents)):
        for passage in clause.passages:
            words = _fold(passage.passage.span.slice(clause.clause.content.source))
            lacking = [number for number, text in enumerate(texts) if words not in text]
            told[passage.locator] = passage.origin.changed
            true[passage.locator] = documents[max(lacking, default=-1) + 1][0]
    assert {place: revision.label for place, revision in told.items() if revision != true[place]} == {}
    assert len(set(true.values())) == len(documents), "no passage tells some of the revisions apart"


def _fold(text: str) -> str:
    """Returns the characters that count: no footnote marks, no blanks, quotes and dashes in their plainest spelling."""
    return "".join(fold_typography(_MARK.sub("", text)).split())
