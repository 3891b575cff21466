"""Which words can be the label of the next release."""

from __future__ import annotations

import pytest

from tests.review.conftest import PLAIN, Project, check, failed, shorten


@pytest.mark.parametrize(
    ("label", "says"),
    [
        ("2025-01-01", "`2025-01-01` is already released"),
        ("v2025.01.01", "`v2025.01.01` is already released"),
        ("V2025-01-01", "`V2025-01-01` is already released"),
        ("2024-12-31", "`2024-12-31` is earlier than the last release, `2025-01-01`"),
        ("head", "`head` can't be a label"),
        ("Latest", "`Latest` can't be a label"),
        ("two words", "`two words` can't be a label"),
        ("a..b", "`a..b` can't be a label"),
        ("a@b", "`a@b` can't be a label"),
        ("", "`` can't be a label"),
        ("2026-13-45", "`2026-13-45` is not a date"),
        ("2026-02-30", "`2026-02-30` is not a date"),
        ("2026-2-30", "`2026-2-30` is not a date"),
        ("2025-02-29", "`2025-02-29` is not a date"),
        ("2026-00-10", "`2026-00-10` is not a date"),
        ("0000-01-01", "`0000-01-01` is not a date"),
        ("2026/02/30", "`2026/02/30` is not a date"),
        ("20260230", "`20260230` is not a date"),
        ("v2026.02.30", "`2026.02.30` is not a date"),
        ("2026-02-30-rev1", "`2026-02-30` is not a date"),
        ("release-2026-04-31", "`2026-04-31` is not a date"),
        ("20241231", "`20241231` is earlier than the last release, `2025-01-01`"),
        ("20250101", "`20250101` is already released"),
        ("2024-12-31b", "`2024-12-31b` is earlier than the last release, `2025-01-01`"),
    ],
)
def test_a_label_that_can_not_be_one_fails(project: Project, label: str, says: str) -> None:
    shorten(project)
    project.note(PLAIN)
    found = check(label)
    assert [name for name, one in found.items() if not one["ok"]] == ["label"]
    assert found["label"]["says"] == says
    assert found["label"]["hint"]


@pytest.mark.parametrize(
    "label",
    [
        "2025-01-02",
        "v2025.03.01",
        "v1.0",
        "2025-01-01b",
        "first-draft",
        "2028-02-29",
        "20260131",
        "12345678",
        "2026.13.1",
        "1.2026-rc1",
    ],
)
def test_a_label_that_is_new_is_fine(project: Project, label: str) -> None:
    project.note()
    assert failed(label) == []


def test_a_second_label_of_one_day_is_not_called_later(project: Project) -> None:
    project.note()
    assert check("2025-01-01b")["label"]["says"] == "`2025-01-01b` is new"
    assert check("2025-01-02b")["label"]["says"] == "`2025-01-02b` is new, and later than `2025-01-01`"
