"""Chains: which of the listed revisions lie between two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.history.release import Release

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.history.spec_layout import KeptRevision
    from clausetree.model.revision import Revision


def find_between(
    entries: Sequence[KeptRevision | Release], old: Revision, new: Revision
) -> tuple[KeptRevision | Release, ...]:
    """Returns the entries between two revisions, in the order from `old` to `new`, without superseded texts.

    Args:
        entries: What is listed, superseded texts included, oldest first.
        old: One revision.
        new: The other, which may be the older of the two.
    """
    one, other = _find(entries, old), _find(entries, new)
    if one.start <= other.start:
        between = entries[one.stop : other.start]
    else:
        between = entries[other.stop : one.start][::-1]
    return tuple(entry for entry in between if not is_superseded(entry))


def is_superseded(entry: KeptRevision | Release) -> bool:
    """Returns whether a later text of the same date took an entry's place."""
    return isinstance(entry, Release) and entry.text_number is not None


def _find(entries: Sequence[KeptRevision | Release], revision: Revision) -> range:
    """Returns where a revision is: the place of its own entry, else the gap that its date puts it into."""
    for number, entry in enumerate(entries):
        commit = entry.commit if isinstance(entry, Release) else None
        if entry.label == revision.label or (commit and commit == revision.commit):
            return range(number, number + 1)
    day = revision.date
    gap = len(entries) if day is None else sum(e.date is not None and e.date <= day for e in entries)
    return range(gap, gap)
