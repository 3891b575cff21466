"""Declarations of the clauses' history that say nothing, since what they name is not there."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from clausetree.diff.time.chain import declared_at, runs_backwards
from clausetree.model.revision import HEAD
from clausetree.text.nearest import find_nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.model.declared import Declared
    from clausetree.project.spec_documents import SpecDocument


def tell_idle(documents: Sequence[SpecDocument], declared: Sequence[Declared]) -> Iterator[str]:
    """Yields for revisions in a row, in a line each, which ids are declared that the text they are declared of lacks."""
    row = documents[::-1] if runs_backwards([one.revision for one in documents]) else documents
    for old, new in pairwise(row):
        for entry in declared_at(declared, new.revision):
            for clause_id, document in ((entry.source, old), *((target, new) for target in entry.targets)):
                if document.clause(clause_id) is None:
                    near = find_nearest(clause_id, [clause.id for clause in document.clauses])
                    yield _tell(entry, f"`{document.revision.label}` has no clause `{clause_id}`", near)


def tell_unlisted(labels: Sequence[str], declared: Sequence[Declared]) -> Iterator[str]:
    """Yields for the labels of all revisions, oldest first, in a line each, which declarations are of none of them."""
    for entry in declared:
        if entry.at in labels:
            continue
        if entry.at == HEAD:
            yield _tell(entry, "the head is released", labels[-1])
        else:
            yield _tell(entry, "there is no such revision", find_nearest(entry.at, labels))


def _tell(entry: Declared, fact: str, near: str | None) -> str:
    meant = f"; did you mean `{near}`?" if near else ""
    return f"`[[lineage]]` of `{entry.source}` at `{entry.at}`: {fact}{meant}"
