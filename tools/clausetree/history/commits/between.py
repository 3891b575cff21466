"""Chains: which of the listed revisions lie between two, or on the way to one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.history.commits.release import Release

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from clausetree.history.layouts.spec_layout import KeptRevision
    from clausetree.model.revision import Revision

    FindWay = Callable[[str | None, str | None], Collection[str] | None]


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
    entries: Sequence[KeptRevision | Release], old: End, new: End, find_way: FindWay
) -> tuple[KeptRevision | Release, ...]:
    """Returns the entries between two revisions, in the order from `old` to `new`, without superseded texts.

    A commit is between two where it comes from the one and the other comes from it. Dates decide where git doesn't
    know how the three are related: of another branch, the texts of that time are of no use.

    Args:
        entries: What is listed, superseded texts included, oldest first.
        old: One revision.
        new: The other, which may be the older of the two.
        find_way: Returns the commits on the way from one to another, both included; with None for an end, all on the
            other's side of it.
    """
    is_backwards = _find(entries, old.revision).start > _find(entries, new.revision).start
    way = find_way(old.commit, new.commit)
    if is_known := bool(old.commit and new.commit):
        back = () if way else find_way(new.commit, old.commit)
        is_backwards = bool(back) if old.commit != new.commit and (way or back) else is_backwards
        way = way or back
    elif is_backwards:
        way = find_way(new.commit, old.commit)
    older, newer = (new, old) if is_backwards else (old, new)
    dated = range(_find(entries, older.revision).stop, _find(entries, newer.revision).start)
    between = []
    for at, entry in enumerate(entries):
        if is_superseded(entry) or _is(entry, older.revision) or _is(entry, newer.revision):
            continue
        commit = _commit(entry)
        is_related = commit is None or way is None or commit in way
        is_dated = at in dated or (is_known and commit is not None)
        if is_related and is_dated and newer.may_follow(entry):
            between.append(entry)
    return tuple(reversed(between) if is_backwards else between)


def find_before(
    entries: Sequence[KeptRevision | Release], last: End, find_way: FindWay
) -> tuple[KeptRevision | Release, ...]:
    """Returns the entries on the way to a revision, oldest first, without superseded texts.

    Where it comes from none of the releases, as where each is on a branch of its own, dates decide.

    Args:
        entries: What is listed, superseded texts included, oldest first.
        last: The revision.
        find_way: As for `find_between`.
    """
    stop = _find(entries, last.revision).start
    way = find_way(None, last.commit) or frozenset()
    others = [
        (at < stop, entry)
        for at, entry in enumerate(entries)
        if not is_superseded(entry) and not _is(entry, last.revision) and last.may_follow(entry)
    ]
    if any(_commit(entry) in way for _, entry in others):
        return tuple(
            entry
            for is_dated, entry in others
            if _commit(entry) in way or (is_dated and _commit(entry) is None)
        )
    return tuple(entry for is_dated, entry in others if is_dated)


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
