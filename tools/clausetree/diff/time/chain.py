"""Two revisions of one lineage compared: which clause is which is told by the revisions between them.

Neighbours have most in common, so that clauses are matched from each revision to the next; two distant texts that are
matched directly can look as if other clauses had changed than those that did.
"""

from __future__ import annotations

from functools import reduce
from itertools import pairwise
from typing import TYPE_CHECKING

from clausetree.diff.documents import diff_documents
from clausetree.diff.match.matching import match_documents
from clausetree.diff.match.pairing import Match, compose
from clausetree.diff.time.carried_declarations import carry_declared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.match.pairing import IndexPairs
    from clausetree.model.declared import Declared
    from clausetree.model.document import Document
    from clausetree.model.revision import Revision


def diff_chain(chain: Sequence[tuple[Revision, Document]], declared: Sequence[Declared] = ()) -> ChangeSet:
    """Returns what changed from the first text of a chain to its last.

    Args:
        chain: Two texts at least, each the next revision of the one before it; or each the one before, where the
            chain runs backwards.
        declared: What somebody declared of the clauses' history.
    """
    old, (last, new) = chain[0][1], chain[-1]
    is_backwards = runs_backwards([revision for revision, _ in chain])
    if len(chain) == 2 and not (is_backwards and declared):  # noqa: PLR2004 - neighbours
        return diff_documents(old, new, declared_at(declared, last))
    forward = list(reversed(chain)) if is_backwards else chain
    steps = [_match(one, other, declared) for one, other in pairwise(forward)]
    pairs = reduce(compose, steps)
    documents = [document for _, document in chain]
    if is_backwards:
        pairs = sorted(((other, one, match) for one, other, match in pairs), key=lambda pair: pair[1])
        return diff_documents(old, new, pairs=_restore(pairs, documents))
    said = [declared_at(declared, revision) for revision, _ in chain[1:]]
    return diff_documents(old, new, carry_declared(documents, steps, said), pairs=_restore(pairs, documents))


def diff_lineage(changes: Sequence[ChangeSet]) -> ChangeSet:
    """Returns what changed over several change sets, each of which begins where the one before it ends."""
    if len(changes) == 1:
        return changes[0]
    documents = [changes[0].old, *(change_set.new for change_set in changes)]
    declared = carry_declared(
        documents, list(map(_pairs, changes)), [change_set.declared for change_set in changes]
    )
    return diff_documents(documents[0], documents[-1], declared, pairs=pair_lineage(changes))


def pair_lineage(changes: Sequence[ChangeSet]) -> IndexPairs:
    """Returns which clause is which over several change sets, each of which begins where the one before it ends."""
    documents = [changes[0].old, *(change_set.new for change_set in changes)]
    return _restore(reduce(compose, map(_pairs, changes)), documents)


def runs_backwards(revisions: Sequence[Revision]) -> bool:
    """Returns whether the first of revisions in a row came after the last."""
    return _is_later(*_find_ends(revisions))


def declared_at(declared: Sequence[Declared], revision: Revision) -> tuple[Declared, ...]:
    """Returns what is declared of the change that a revision brought."""
    return tuple(entry for entry in declared if entry.at in revision.labels)


def _match(
    old: tuple[Revision, Document], new: tuple[Revision, Document], declared: Sequence[Declared]
) -> IndexPairs:
    pairing = match_documents(old[1], new[1], declared_at(declared, new[0])).pairing
    return [(one, other, pairing.matches[one, other]) for one, other in pairing.pairs()]


def _restore(pairs: IndexPairs, documents: Sequence[Document]) -> IndexPairs:
    """Returns pairs of the first and the last of several documents, with those of the ids that one between lacks.

    A clause that was taken out and put back is no other one, unless its text went to another or says something else.
    """
    old, *between, new = documents
    olds, news = {one for one, _, _ in pairs}, {other for _, other, _ in pairs}
    gone = {clause.id for clause in old.clauses if clause.index not in olds}
    made = {clause.id for clause in new.clauses if clause.index not in news}
    back = {name for name in gone & made if not all(document.clause(name) for document in between)}
    if not back:
        return pairs
    direct = match_documents(old, new).pairing
    restored = [
        (one, other, direct.matches[one, other])
        for one, other in direct.pairs()
        if one not in olds and other not in news and old.clauses[one].id == new.clauses[other].id in back
    ]
    return sorted([*pairs, *restored], key=lambda pair: pair[1])


def _pairs(changes: ChangeSet) -> IndexPairs:
    return [
        (pair.old.index, pair.new.index, Match(pair.matched_by, pair.confidence)) for pair in changes.pairs
    ]


def _find_ends(revisions: Sequence[Revision]) -> tuple[Revision, Revision]:
    """Returns two revisions by which one can tell where a chain runs: where it can be, dated ones.

    A work tree at an old commit stands before the releases that came from there.
    """
    dated = [revision for revision in revisions if revision.date]
    ends = dated if len(dated) > 1 else revisions
    return ends[0], ends[-1]


def _is_later(one: Revision, other: Revision) -> bool:
    """Returns whether a revision came after another; the work tree comes after all."""
    if one.date is None or other.date is None:
        return one.date is None and other.date is not None and one.commit is None
    return one.date > other.date
