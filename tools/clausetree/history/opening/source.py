"""Sources: what can be asked for revisions, and what to say where it has not the one asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from clausetree.history.layouts.spec_layout import parse_date
from clausetree.model.errors import ClausetreeError
from clausetree.text.counted_noun import count_noun
from clausetree.text.nearest import find_nearest, tell_known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.history.commits.snapshot import Snapshot
    from clausetree.model.revision import Revision

LATEST = "latest"

_MANY = 12


class Source(Protocol):
    """Where revisions of one spec come from."""

    def load(self, label: str | None) -> Snapshot:
        """Returns the revision that `label` names, or the source's default; raises `ClausetreeError` where it has none."""
        ...

    def load_chain(self, old: str | None, new: str | None) -> tuple[Snapshot, ...]:
        """Returns two revisions and those listed between them, in the order from the one to the other.

        Raises:
            UnknownLabelError: It has no revision of one of the labels.
        """
        ...

    def load_way(self, label: str | None) -> tuple[Snapshot, ...]:
        """Returns the released texts that a revision comes from, oldest first, and it last; None is the last listed one.

        Raises:
            UnknownLabelError: It has no revision of this label.
        """
        ...

    def load_all(self, *, superseded: bool = False) -> tuple[Snapshot, ...]:
        """Returns the revisions that it lists, with their texts."""
        ...

    def revisions(self, *, superseded: bool = False) -> tuple[Revision, ...]:
        """Returns the revisions that it lists, oldest first.

        Args:
            superseded: Whether to list, beside the text of a date, those that it took the place of.
        """
        ...


class UnknownLabelError(ClausetreeError):
    """A source has no revision of that label.

    Attributes:
        label: The label.
    """

    def __init__(self, label: str, source: str, hint: str) -> None:
        """Says which `source` has no `label`, and in `hint` what it has."""
        super().__init__(f"`{source}` has no revision `{label}`", hint)
        self.label = label


def unknown_label(
    label: str,
    source: str,
    labels: Sequence[str],
    unlisted: Sequence[str] = (),
    *,
    note: str | None = None,
) -> UnknownLabelError:
    """Returns the error for a label that names nothing, with the labels that there are, the nearest first.

    Args:
        label: What was asked for.
        source: What was asked.
        labels: The labels that it lists.
        unlisted: Those that it knows beside them.
        note: Why there may be others that it does not know.
    """
    near = find_nearest_label(label, [*labels, *unlisted])
    older = len(labels) - _MANY
    more = f" and {count_noun(older, 'older one')}" if older > 0 else ""
    hint = (f"did you mean `{near}`? " if near else "") + tell_known(labels[-_MANY:]) + more
    if note:
        hint += f"; {note}"
    return UnknownLabelError(label, source, hint)


def find_nearest_label(label: str, labels: Sequence[str]) -> str | None:
    """Returns the label that `label` most likely means: for a date the nearest day, else the nearest spelling."""
    days = {day: known for known in labels if (day := parse_date(known))}
    if days and (asked := parse_date(label)):
        return days[min(days, key=lambda day: abs(day - asked))]
    return find_nearest(label, labels)
