"""Chains: which of the listed revisions lie between two, or on the way to one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.history.release import Release

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clausetree.history.spec_layout import KeptRevision
    from clausetree.model.revision import Revision


class End(NamedTuple):
    """An end of a chain.

    Attributes:
        revision: The text that it is.
        commit: Where in git's history that stands: its commit, or the one that it is edited from; None where unknown.
        kept: The labels of the texts beside it.
    """

    revision: Revision
    commit: str | None
    kept: frozenset[str]

    def may_follow(self, entry: KeptRevision | Release) -> bool:
        """Returns whether an entry can be before it: not if it isn't among the texts beside it, where there are some."""
        return isinstance(entry, Release) or not self.kept or entry.label in self.kept


def find_between(
    entries: Sequence[KeptRevision | Release], old: End, new: End, is_ancestor: Callable[[str, str], bool]
) -> tuple[KeptRevision | Release, ...]:
    """Returns the entries between two revisions, in the order from `old` to `new`, without superseded texts.

    A commit is between two where it comes from the one and the other comes from it. Dates decide where git doesn't
    know how the three are related: of another branch, the texts of that time are of no use.

    Args:
        entries: What is listed, superseded texts included, oldest first.
        old: One revision.
        new: The other, which may be the older of the two.
        is_ancestor: Returns whether a commit, or what came from it, became another; a commit is its own ancestor.
    """
    if (
        old.commit
        and new.commit
        and is_ancestor(old.commit, new.commit) != is_ancestor(new.commit, old.commit)
    ):
        is_backwards = is_ancestor(new.commit, old.commit)
    else:
        is_backwards = _find(entries, old.revision).start > _find(entries, new.revision).start
    older, newer = (new, old) if is_backwards else (old, new)
    start, stop = _find(entries, older.revision).stop, _find(entries, newer.revision).start
    between = []
    for at, entry in enumerate(entries):
        if is_superseded(entry) or _is(entry, older.revision) or _is(entry, newer.revision):
            continue
        steps = [(older.commit, _commit(entry)), (_commit(entry), newer.commit)]
        known = [is_ancestor(one, other) for one, other in steps if one and other]
        if newer.may_follow(entry) and all(known) and (len(known) == len(steps) or start <= at < stop):
            between.append(entry)
    return tuple(reversed(between) if is_backwards else between)


def find_before(
    entries: Sequence[KeptRevision | Release], last: End, is_ancestor: Callable[[str, str], bool]
) -> tuple[KeptRevision | Release, ...]:
    """Returns the entries on the way to a revision, oldest first, without superseded texts.

    Where it comes from none of the releases, as where each is on a branch of its own, dates decide.

    Args:
        entries: What is listed, superseded texts included, oldest first.
        last: The revision.
        is_ancestor: As for `find_between`.
    """
    stop = _find(entries, last.revision).start
    others = [
        entry
        for entry in entries
        if not is_superseded(entry) and not _is(entry, last.revision) and last.may_follow(entry)
    ]
    dated = [entry for entry in entries[:stop] if entry in others]
    if last.commit is None:
        return tuple(dated)
    origins = [entry for entry in others if (commit := _commit(entry)) and is_ancestor(commit, last.commit)]
    if not origins:
        return tuple(dated)
    kept = [entry for entry in dated if _commit(entry) is None]
    return tuple(entry for entry in entries if entry in origins or entry in kept)


def is_superseded(entry: KeptRevision | Release) -> bool:
    """Returns whether a later text of the same date took an entry's place."""
    return isinstance(entry, Release) and entry.text_number is not None


def _find(entries: Sequence[KeptRevision | Release], revision: Revision) -> range:
    """Returns where a revision is: the place of its own entry, else the gap that its date puts it into."""
    for number, entry in enumerate(entries):
        if _is(entry, revision):
            return range(number, number + 1)
    day = revision.date
    gap = len(entries) if day is None else sum(e.date is not None and e.date <= day for e in entries)
    return range(gap, gap)


def _is(entry: KeptRevision | Release, revision: Revision) -> bool:
    """Returns whether an entry is this revision."""
    commit = _commit(entry)
    return entry.label == revision.label or (commit is not None and commit == revision.commit)


def _commit(entry: KeptRevision | Release) -> str | None:
    return entry.commit if isinstance(entry, Release) else None
