"""Clauses that a fork leaves behind: by policy, or because only others were asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.documents import diff_documents
from clausetree.merge.fork_status import build_status
from clausetree.merge.held.crossings import Crossings
from clausetree.merge.held.held_clauses import hold_clauses
from clausetree.merge.hunks import MarkerStyle
from clausetree.merge.merging import merge_documents
from clausetree.model.errors import ClausetreeError
from clausetree.project.spec_documents import read_document
from clausetree.text.nearest import did_you_mean
from clausetree.upstream.fork import find_behind
from clausetree.upstream.merged_prompts import merge_prompts
from clausetree.upstream.origin import find_base, load_named
from clausetree.upstream.policies import FOLLOW, build_policies

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from clausetree.diff.changes import ChangeSet
    from clausetree.merge.fork_status import ForkStatus
    from clausetree.merge.merging import Merged
    from clausetree.model.clause import Clause
    from clausetree.model.policy import Policy
    from clausetree.project.spec_documents import SpecDocument
    from clausetree.upstream.fork import Fork
    from clausetree.upstream.policies import Policies


def hold_base(fork: Fork, base: SpecDocument) -> SpecDocument:
    """Returns the base that the next merge starts from: held clauses as they were in the revision they still stand at."""
    groups: dict[str, list[str]] = {}
    for clause_id, commit in fork.lock.held.items() if fork.lock else ():
        groups.setdefault(commit, []).append(clause_id)
    for commit, clauses in groups.items():
        older = load_named(fork, commit)
        if older is None:
            clause_id = clauses[0]
            raise ClausetreeError(
                f"`{fork.lock_path}` holds `{clause_id}` at `{commit[:10]}`, which `{fork.source}` no longer has",
                f"delete its line there; what upstream changed of `{clause_id}` until now is then not offered again",
            )
        base = revert_clauses(base, read_document(older), clauses)
    return base


def compare_sides(fork: Fork, last: SpecDocument, latest: SpecDocument) -> Merged:
    """Returns what a fork and upstream each changed since the fork last took over a revision, clauses left behind as they were.

    Args:
        fork: The fork.
        last: The revision that it last took over.
        latest: The one to merge with it.
    """
    return merge_documents(hold_base(fork, last), fork.document, latest)


def find_status(fork: Fork, latest: SpecDocument) -> ForkStatus:
    """Returns where a fork stands beside a revision of its upstream."""
    last = find_base(fork)
    base = hold_base(fork, last)
    merged = merge_documents(base, fork.document, latest)
    policies = build_policies(fork, *merged.changes)
    held = _label_held(fork)

    def find_hold(clause_id: str) -> tuple[Policy, str | None]:
        return policies.find(merged.changes[0].old, clause_id), held.get(clause_id)

    ours, theirs = merged.changes
    taken = revert_clauses(latest, base, find_held(policies, theirs, ()))
    changes = ours, theirs if taken is latest else diff_documents(base, taken)
    files = tuple(merge_prompts(base, fork.document, taken, merged._replace(changes=changes), MarkerStyle()))
    revisions = last.revision, latest.revision
    behind = find_behind(fork, last.revision)
    return build_status(fork.source, revisions, behind, merged, find_hold)._replace(files=files)


def _label_held(fork: Fork) -> Mapping[str, str]:
    """Returns for each clause left behind what upstream calls the revision that it is at: its label, or the commit where it has none."""
    if fork.lock is None or not fork.lock.held:
        return {}
    listed = fork.upstream.revisions(superseded=True)
    labels = {name: known.label for known in listed for name in (known.commit, known.label)}
    return {clause: labels.get(commit, commit) for clause, commit in fork.lock.held.items()}


def find_held(policies: Policies, changes: ChangeSet, only: Collection[str]) -> Mapping[str, Policy | None]:
    """Returns the clauses that upstream changed and that are left behind, by their ids in the base.

    With each the policy that says so; None where it was not asked for, or can't be taken without one that is left behind.

    Args:
        policies: What the fork does with changes of upstream's.
        changes: What upstream changed since the base.
        only: The ids of the clauses that were asked for, here or upstream; none for all.

    Raises:
        ClausetreeError: One of `only` was not changed.
    """
    known: set[str] = set()
    held: dict[str, Policy | None] = {}
    for old, new in _find_changed(changes):
        ids = [clause.id for clause in (old, new) if clause]
        names = {*policies.names(ids[0]), *ids}
        known |= names
        if only:
            held |= {} if names.intersection(only) else {ids[0]: None}
        elif (policy := policies.find(changes.old if old else changes.new, ids[0])) != FOLLOW:
            held[ids[0]] = policy
    for clause_id in only:
        if clause_id not in known:
            hint = (
                did_you_mean(clause_id, known) or "`clausetree upstream status` lists what upstream changed"
            )
            raise ClausetreeError(f"upstream changed no clause `{clause_id}`", hint)
    crossings = Crossings(changes)
    while bound := crossings.find_bound(held):
        held |= {clause_id: held[other] for clause_id, other in bound.items()}
    return held


def _find_changed(changes: ChangeSet) -> Iterator[tuple[Clause | None, Clause | None]]:
    """Yields the clauses that are not the same in two texts, as they are in each; those of another layout alone come last."""
    told = {change.old.index for change in changes.clauses if change.old}
    yield from ((change.old, change.new) for change in changes.clauses)
    for pair in changes.pairs:
        if pair.old.index not in told and pair.old.body.rstrip() != pair.new.body.rstrip():
            yield pair.old, pair.new


def revert_clauses(document: SpecDocument, older: SpecDocument, clauses: Collection[str]) -> SpecDocument:
    """Returns a document in which some clauses are as they are in an older one, their eval prompts too, but for what they name."""
    if not clauses:
        return document

    def read(text: str) -> SpecDocument:
        return read_document(document.snapshot._replace(text=text))

    mixed = hold_clauses(older, document, clauses, read)
    apart = {**document.snapshot.prompts_apart, **_find_prompts(older, document, mixed, clauses)}
    return read_document(mixed.snapshot._replace(prompts_apart=apart))


def _find_prompts(
    older: SpecDocument, document: SpecDocument, mixed: SpecDocument, clauses: Collection[str]
) -> dict[str, str | None]:
    """Returns the eval prompt files that stay as they are in the older document, by labels; None for those that came later.

    They are those that only some clauses name, and those that the document names elsewhere too, but has no file for.

    Args:
        older: The document in which these clauses are as they stay.
        document: The newer one.
        mixed: The newer one with these clauses as they stay.
        clauses: The ids of these clauses.
    """
    labels: set[str] = set()
    for change in diff_documents(older, document).clauses:
        states = [clause for clause in (change.old, change.new) if clause]
        if states[0].id in clauses:
            labels.update(label for clause in states for label in clause.eval_prompts)
    files = document.snapshot.eval_prompts()
    for clause in mixed.clauses:
        if clause.id not in clauses:
            labels -= {label for label in clause.eval_prompts if label in files}
    texts = older.snapshot.eval_prompts()
    return {label: texts.get(label) for label in labels}
