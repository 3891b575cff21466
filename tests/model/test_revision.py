"""What a revision is called, and where its lines are."""

from __future__ import annotations

from datetime import date

import pytest

from clausetree.model.revision import Revision

PLAIN = Revision("2025-12-18", date(2025, 12, 18), None, "0" * 64, "spec.bundle", "model_spec.md")


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (None, "2025-12-18"),
        (1, "2025-12-18, first text"),
        (2, "2025-12-18, second text"),
        (10, "2025-12-18, tenth text"),
        (11, "2025-12-18, text 11"),
    ],
)
def test_texts_of_one_day_are_told_apart(number: int | None, shown: str) -> None:
    assert PLAIN._replace(text_number=number).shown == shown


def test_it_is_called_as_it_was_named_and_as_it_is_listed() -> None:
    assert PLAIN.labels == ("2025-12-18",)
    assert PLAIN._replace(label="main", listed_as="2025-12-18").labels == ("main", "2025-12-18")


def test_one_file_is_all_of_the_text() -> None:
    assert PLAIN.split("a\nb\n") == {"model_spec.md": "a\nb\n"}
    assert PLAIN.lines(3, 5) == ("model_spec.md", 3, 5)
