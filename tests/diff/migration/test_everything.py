"""Every part of a revision, migrated to the next: what is told of it, of its parts, and of what it is a part of agrees."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from clausetree.diff.documents import diff_documents
from clausetree.diff.time.migration import migrate_all
from clausetree.history.opening.source_opening import open_source
from clausetree.model.located import list_parts, locate
from clausetree.syntax.document import parse_document
from tests.folders import SAMPLES, SPEC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.document import Document
    from clausetree.model.locator import Locator

_LABELS = [revision.label for revision in open_source(str(SPEC), start=SAMPLES).revisions()]
_LIGHT = {"exact", "typographic", "footnotes", "references"}


def read(label: str) -> Document:
    snapshot = open_source(str(SPEC), start=SAMPLES).load(label)
    return parse_document(snapshot.text, snapshot.profile)


def list_all(document: Document) -> Iterator[Locator]:
    for clause in document.clauses:
        yield clause.locator
        for passage in clause.passage_locators():
            yield passage
            for kind in ("sentence", "message", "comparison"):
                for part in list_parts(document, passage, kind):
                    yield part.locator
                    if kind == "comparison":
                        yield from (one.locator for one in list_parts(document, part.locator, "response"))


@pytest.mark.parametrize(("old", "new"), [*pairwise(_LABELS)])
def test_what_is_told_of_parts_agrees(old: str, new: str) -> None:
    before, after = read(old), read(new)
    found = {one.locator: one for one in migrate_all(list_all(before), diff_documents(before, after))}
    for locator, told in found.items():
        assert told.words != "unknown", locator
        assert sum(part.share for part in told.to) <= 1.001, locator
        if not locator.steps:
            continue
        assert all(locate(after, part.locator).text == part.text for part in told.to), locator
        whole = found[locator._replace(steps=locator.steps[:1])]
        if whole.words == "exact":
            assert told.words == "exact", locator
        elif whole.words in _LIGHT:
            assert told.words in _LIGHT, locator
