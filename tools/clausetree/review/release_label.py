"""Whether a label can be that of the next release."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from clausetree.history.opening.source import LATEST
from clausetree.model.revision import HEAD
from clausetree.review.release_checks import ReleaseCheck
from clausetree.text.dates import find_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.model.revision import Revision

_FIT = re.compile(r"\w[\w.+-]*")
_LIKE_DATE = re.compile(
    r"(?<!\d)(?:\d{4}(?P<mark>[-/])\d{1,2}(?P=mark)\d{1,2}|\d{4}\.\d{2}\.\d{2}|(?:19|20)\d{6})(?!\d)"
)
"""Four digits, two and two: `2026-01-31`, `2026/1/31`, `2026.01.31` or `20260131`, whether there is such a day or not."""


class _LabelDay(NamedTuple):
    """The date in a label.

    Attributes:
        written: As it is written.
        day: The day; None where there is no such day.
        is_last: Whether nothing follows it in the label.
    """

    written: str
    day: date | None
    is_last: bool


def names_label(revision: Revision, label: str) -> bool:
    """Returns whether a revision is called so: by its label, with or without a `v` before it, or by its date."""
    if _plain(revision.label) == _plain(label):
        return True
    dated = _find_day(label)
    return dated is not None and dated.is_last and dated.day is not None and dated.day == revision.date


def check_label(label: str, releases: Sequence[Revision], previous: Revision | None) -> ReleaseCheck:
    """Returns whether a release can be called so: by a word that no other is called, and by a later date than the last.

    Args:
        label: The label.
        releases: All other releases.
        previous: The one that it follows; None where it is the first.
    """
    dated, last = _find_day(label), previous.date if previous else None
    if dated and dated.day is None:
        return ReleaseCheck(
            "label",
            ok=False,
            says=f"`{dated.written}` is not a date",
            hint="choose a day that the calendar has, such as `2026-01-31`",
        )
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
    if previous and dated and last and _is_before(dated, last):
        return ReleaseCheck(
            "label",
            ok=False,
            says=f"`{label}` is earlier than the last release, `{previous.label}`",
            hint="choose a later date",
        )
    is_later = dated and dated.day and last and dated.day > last
    later = f", and later than `{previous.label}`" if previous and is_later else ""
    return ReleaseCheck("label", ok=True, says=f"`{label}` is new{later}")


def _is_before(dated: _LabelDay, last: date) -> bool:
    """Returns whether a dated label would stand before the last release; more words after it tell two of one day apart."""
    return dated.day is not None and (dated.day < last or (dated.day == last and dated.is_last))


def _plain(label: str) -> str:
    return label.casefold().removeprefix("v")


def _find_day(label: str) -> _LabelDay | None:
    """Returns the date in a label, or what looks like one; None where there is neither."""
    if found := _LIKE_DATE.search(label):
        year, month, day = re.findall(r"^\d{4}|\d{1,2}", found[0])
        return _LabelDay(found[0], _build_day(year, month, day), found.end() == len(label))
    said = find_date(label)
    return _LabelDay(said.span.slice(label), said.day, said.span.end == len(label)) if said else None


def _build_day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _describe_text(revision: Revision) -> str:
    return f", by commit {revision.commit[:7]}" if revision.commit else ""
