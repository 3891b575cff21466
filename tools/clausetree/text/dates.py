"""Dates in running text."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
"""The months in English, which are told by their first letters too."""

_SHORT = tuple(month[:3] for month in MONTHS)
_MONTH = rf"(?P<month>{'|'.join(_SHORT)})[a-z]*+\.?"
_FORMS = (
    re.compile(r"(?<!\d)(?P<year>\d{4})(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>\d{4})\s*[年년]\s*(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일]"),
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH} (?P<year>\d{{4}})\b", re.IGNORECASE),
)


class FoundDate(NamedTuple):
    """A date and the characters that it is written with."""

    day: date
    span: Span


def find_date(text: str) -> FoundDate | None:
    """Returns the first date in `text`, such as `2025-09-12`, `2025.9.12` or `12 September 2025`; None without one."""
    return min(_find_dates(text), key=lambda found: found.span, default=None)


def _find_dates(text: str) -> Iterator[FoundDate]:
    for form in _FORMS:
        for match in form.finditer(text):
            word = match["month"].lower()
            month = int(word) if word.isdigit() else _SHORT.index(word) + 1
            try:
                day = date(int(match["year"]), month, int(match["day"]))
            except ValueError:
                continue
            yield FoundDate(day, Span(*match.span()))
