"""Declarations of the clauses' history that say nothing, since what they name is not there."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING

from clausetree.diff.time.chain import declared_at, runs_backwards
from clausetree.model.revision import HEAD
from clausetree.text.nearest import KnownWords

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from clausetree.model.declared import Declared
    from clausetree.project.spec_documents import SpecDocument

_TOLD = 5  # declarations; of more there is a line that says so


def report_idle(report: Callable[[str], None], lines: Iterable[str]) -> None:
    """Reports the first lines about declarations, and whether there are more."""
    left = iter(lines)
    for line in islice(left, _TOLD):
        report(line)
    if next(left, None):
        report("more tables `[[lineage]]` name what isn't there")


def tell_idle(documents: Sequence[SpecDocument], declared: Sequence[Declared]) -> Iterator[str]:
    """Yields for revisions in a row, in a line each, which ids are declared that the text they are declared of lacks."""
    row = documents[::-1] if runs_backwards([one.revision for one in documents]) else documents
    for old, new in pairwise(row):
        if entries := declared_at(declared, new.revision):
            olds, news = _Ids(old), _Ids(new)
            for entry in entries:
                yield from olds.tell_absent(entry, (entry.source,))
                yield from news.tell_absent(entry, entry.targets)


def tell_unlisted(labels: Sequence[str], declared: Sequence[Declared]) -> Iterator[str]:
    """Yields for the labels of all revisions, oldest first, in a line each, which declarations are of none of them."""
    known = KnownWords(labels)
    for entry in declared:
        if entry.at in labels:
            continue
        if entry.at == HEAD:
            yield _tell(entry, "the head is released", labels[-1])
        else:
            yield _tell(entry, "there is no such revision", known.find_nearest(entry.at))


class _Ids:
    """The ids of a revision's clauses."""

    def __init__(self, document: SpecDocument) -> None:
        self._label = document.revision.label
        self._ids = frozenset(clause.id for clause in document.clauses)
        self._known = KnownWords(clause.id for clause in document.clauses)

    def tell_absent(self, entry: Declared, clause_ids: Iterable[str]) -> Iterator[str]:
        for clause_id in clause_ids:
            if clause_id not in self._ids:
                fact = f"`{self._label}` has no clause `{clause_id}`"
                yield _tell(entry, fact, self._known.find_nearest(clause_id))


def _tell(entry: Declared, fact: str, near: str | None) -> str:
    meant = f"; did you mean `{near}`?" if near else ""
    return f"`[[lineage]]` of `{entry.source}` at `{entry.at}`: {fact}{meant}"
