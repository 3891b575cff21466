from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.history.opening.source_opening import open_source
from clausetree.project.chains import load_lineage
from clausetree.project.spec_documents import read_document
from clausetree.query.query_facts import QueryFacts
from tests.folders import SAMPLES, SPEC

if TYPE_CHECKING:
    from clausetree.diff.time.lineage import Lineage
    from clausetree.project.spec_documents import SpecDocument


@pytest.fixture(scope="session")
def released() -> SpecDocument:
    """The sample spec as it was released last."""
    return read_document(open_source(str(SPEC), start=SAMPLES).load("2025-12-18"))


@pytest.fixture(scope="session")
def lineage(released: SpecDocument) -> Lineage:
    """The life of its clauses up to it."""
    return load_lineage(released)


@pytest.fixture(scope="session")
def facts(released: SpecDocument, lineage: Lineage) -> QueryFacts:
    """What queries ask about it."""
    return QueryFacts(released, {}, lambda: lineage)
