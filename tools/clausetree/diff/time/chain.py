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

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.match.pairing import Steps
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
    (first, old), (last, new) = chain[0], chain[-1]
    is_backwards = _is_later(first, last)
    if len(chain) == 2 and not (is_backwards and declared):  # noqa: PLR2004 - neighbours
        return diff_documents(old, new, declared_at(declared, last))
    forward = list(reversed(chain)) if is_backwards else chain
    steps = [_match(one, other, declared) for one, other in pairwise(forward)]
    pairs = reduce(compose, steps)
    if is_backwards:
        pairs = sorted(((other, one, match) for one, other, match in pairs), key=lambda pair: pair[1])
    return diff_documents(old, new, pairs=pairs)


def diff_lineage(changes: Sequence[ChangeSet]) -> ChangeSet:
    """Returns what changed over several change sets, each of which begins where the one before it ends."""
    if len(changes) == 1:
        return changes[0]
    return diff_documents(changes[0].old, changes[-1].new, pairs=reduce(compose, map(_pairs, changes)))


def declared_at(declared: Sequence[Declared], revision: Revision) -> tuple[Declared, ...]:
    """Returns what is declared of the change that a revision brought."""
    return tuple(entry for entry in declared if entry.at == revision.label)


def _match(
    old: tuple[Revision, Document], new: tuple[Revision, Document], declared: Sequence[Declared]
) -> Steps:
    pairing = match_documents(old[1], new[1], declared_at(declared, new[0])).pairing
    return [(one, other, pairing.matches[one, other]) for one, other in pairing.pairs()]


def _pairs(changes: ChangeSet) -> Steps:
    return [
        (pair.old.index, pair.new.index, Match(pair.matched_by, pair.confidence)) for pair in changes.pairs
    ]


def _is_later(one: Revision, other: Revision) -> bool:
    """Returns whether a revision came after another; the work tree comes after all."""
    if one.date is None or other.date is None:
        return one.date is None and other.date is not None and one.commit is None
    return one.date > other.date
