"""Claims and texts that are made to take long, and don't."""

from __future__ import annotations

import time

import pytest

from tests.claims.conftest import check_sentences

_OLD = "# Rules {#rules}\n\nBoats leave.\n"
_NEW = "# Rules {#rules}\n\nBoats stay.\n"


def test_no_backticks_of_each_number_take_long() -> None:
    started = time.process_time()
    claims = check_sentences(" ".join(f"{'`' * number} a" for number in range(1, 200)), _OLD, _NEW)
    assert time.process_time() - started < 10, claims


@pytest.mark.parametrize("quote", ["Boats leave", "Boats ... leave"])
def test_no_words_that_stand_often_take_long(quote: str) -> None:
    text = f"# Rules {{#rules}}\n\n{'Boats leave. ' * 8000}\n"
    started = time.process_time()
    claims = check_sentences(f'Rules says "{quote}".', text, f"{text}\nMore.\n")
    assert time.process_time() - started < 10, claims
