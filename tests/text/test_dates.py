from __future__ import annotations

from datetime import date

import pytest

from clausetree.text.dates import find_date


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2025-09-12", "2025-09-12"),
        ("v2025.09.12", "2025.09.12"),
        ("2025/9/12", "2025/9/12"),
        ("Release 2025-09-12 (rev 2)", "2025-09-12"),
        ("September 12, 2025", "September 12, 2025"),
        ("on Sept. 12th 2025", "Sept. 12th 2025"),
        ("the 12 september 2025", "12 september 2025"),
        ("12th Sep 2025", "12th Sep 2025"),
        ("版本 2025年9月12日", "2025年9月12日"),
        ("2025년 9월 12일 (안내)", "2025년 9월 12일"),
        ("2025-09-12 and 2025-10-01", "2025-09-12"),
        ("12 September 2025, 2025-10-01", "12 September 2025"),
        ("2025-13-40, then 2025-09-12", "2025-09-12"),
    ],
)
def test_a_date_is_found_in_whatever_form(text: str, written: str) -> None:
    found = find_date(text)
    assert found is not None
    assert found.day == date(2025, 9, 12)
    assert found.span.slice(text) == written


MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@pytest.mark.parametrize(
    ("number", "name"), [*enumerate(MONTHS, 1), *enumerate((name[:3] for name in MONTHS), 1)]
)
def test_each_month_is_known_by_its_name(number: int, name: str) -> None:
    for text in (f"{name} 7, 2025", f"7 {name} 2025"):
        found = find_date(text)
        assert found is not None
        assert found.day == date(2025, number, 7)


@pytest.mark.parametrize(
    "text",
    ["", "v1.2.3", "12025-09-12", "2025-09-123", "2025-09.12", "2025-02-30", "Marching 12, 202", "9/12/2025"],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert find_date(text) is None
