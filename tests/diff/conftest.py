from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausetree.diff.documents import diff_documents
from clausetree.history.opening import open_source
from clausetree.syntax.document import parse_document

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet
    from clausetree.model.document import Document

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).parent / "golden"


@cache
def load_embedded() -> dict[str, Document]:
    """The embedded spec's revisions by label, oldest first, and its fork."""
    source = open_source(str(ROOT / "spec"), start=ROOT)
    found = {}
    for revision in source.revisions():
        snapshot = source.load(revision.label)
        found[revision.label] = parse_document(snapshot.text, snapshot.profile)
    return found | {"tutor": read(ROOT / "spec" / "forks" / "tutor" / "model_spec.md")}


def read(path: Path) -> Document:
    return parse_document(path.read_bytes().decode())


def diff_texts(old: str, new: str) -> ChangeSet:
    return diff_documents(parse_document(old), parse_document(new))


@pytest.fixture(scope="session")
def releases(upstream_bundle: Path) -> dict[str, str]:
    """The texts of the real releases by label, oldest first."""
    source = open_source(str(upstream_bundle), start=ROOT)
    return {revision.label: source.load(revision.label).text for revision in source.revisions()}
