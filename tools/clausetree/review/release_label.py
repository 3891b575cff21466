"""Whether a label can be that of the next release."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.history.source import LATEST
from clausetree.model.revision import HEAD
from clausetree.review.release_checks import ReleaseCheck
from clausetree.text.dates import find_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from clausetree.model.revision import Revision

_FIT = re.compile(r"\w[\w.+-]*")


def names_label(revision: Revision, label: str) -> bool:
    """Returns whether a revision is called so: by its label, with or without a `v` before it, or by its date."""
    if _plain(revision.label) == _plain(label):
        return True
    day = _find_day(label)
    return day is not None and day == revision.date


def check_label(label: str, releases: Sequence[Revision], previous: Revision | None) -> ReleaseCheck:
    """Returns whether a release can be called so: by a word that no other is called, and by a later date than the last.

    Args:
        label: The label.
        releases: All other releases.
        previous: The one that it follows; None where it is the first.
    """
    if _plain(label) in {HEAD, LATEST} or not _FIT.fullmatch(label) or ".." in label:
        return ReleaseCheck(
            "label",
            ok=False,
            says=f"`{label}` can't be a label",
            hint="choose a date such as `2026-01-31`, or a version such as `v1.2`",
        )
    taken = next((release for release in releases if names_label(release, label)), None)
    if taken:
        return ReleaseCheck(
            "label",
            ok=False,
            says=f"`{label}` is already released{_describe_text(taken)}",
            hint="choose a label that no release has",
        )
    day, last = _find_day(label), previous.date if previous else None
    if previous and day and last and day <= last:
        return ReleaseCheck(
            "label",
            ok=False,
            says=f"`{label}` is earlier than the last release, `{previous.label}`",
            hint="choose a later date",
        )
    later = f", and later than `{previous.label}`" if previous and day and last else ""
    return ReleaseCheck("label", ok=True, says=f"`{label}` is new{later}")


def _plain(label: str) -> str:
    return label.casefold().removeprefix("v")


def _find_day(label: str) -> date | None:
    found = find_date(label)
    return found.day if found and found.span.end == len(label) else None


def _describe_text(revision: Revision) -> str:
    return f", by commit {revision.commit[:7]}" if revision.commit else ""
