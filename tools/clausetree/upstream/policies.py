"""The policies for what upstream changes: settings name a clause by its id in the fork, or by one that it has upstream."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.text.nearest import KnownWords
from clausetree.upstream.origin import find_base

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clausetree.config.settings import UpstreamSettings
    from clausetree.diff.changes import ChangeSet
    from clausetree.model.document import Document
    from clausetree.model.policy import Policy
    from clausetree.project.spec_documents import SpecDocument
    from clausetree.upstream.fork import Fork

FOLLOW: Policy = "follow"


class Policies(NamedTuple):
    """The policies of a fork.

    Attributes:
        settings: What its settings say of upstream; None where it has none.
        others: For the id of a clause in the base the ids that the fork and upstream have given it since, in this order.
    """

    settings: UpstreamSettings | None
    others: Mapping[str, tuple[str, ...]]

    def names(self, clause_id: str) -> tuple[str, ...]:
        """Returns the ids that a clause of the base goes by."""
        return *self.others.get(clause_id, ()), clause_id

    def find(self, document: Document, clause_id: str) -> Policy:
        """Returns the policy for a clause of upstream: its own, that of the nearest clause above it, or the general one."""
        if self.settings is None:
            return FOLLOW
        clause = document.clause(clause_id)
        above = reversed(document.ancestors(clause)) if clause else ()
        chain = [name for known in (clause_id, *(one.id for one in above)) for name in self.names(known)]
        stated = self.settings.clauses
        return next((stated[name] for name in chain if name in stated), self.settings.policy)


def build_policies(fork: Fork, ours: ChangeSet, theirs: ChangeSet) -> Policies:
    """Returns the policies of a fork, given what it and upstream have changed since the base."""
    settings = fork.document.snapshot.settings
    others: dict[str, tuple[str, ...]] = {}
    for change in (*ours.clauses, *theirs.clauses):
        if change.old and change.new and change.old.id != change.new.id:
            others[change.old.id] = (*others.get(change.old.id, ()), change.new.id)
    return Policies(settings.upstream if settings else None, others)


def tell_idle_policies(fork: Fork, release: SpecDocument) -> Iterator[str]:
    """Yields, in a line each, which clauses a fork has a policy for that neither it, its base nor a release of upstream has."""
    settings = fork.document.snapshot.settings
    if settings is None or not settings.upstream.clauses:
        return
    documents = (fork.document, find_base(fork), release)
    ids = dict.fromkeys(clause.id for document in documents for clause in document.clauses)
    known = KnownWords(ids)
    for name in settings.upstream.clauses:
        if name not in ids:
            near = known.find_nearest(name)
            meant = f"; did you mean `{near}`?" if near else ""
            yield f"`[upstream.clauses]` names `{name}`, which no clause has{meant}"
