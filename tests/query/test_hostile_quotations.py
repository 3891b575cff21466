"""Quotations from texts that are made to take long, and don't."""

from __future__ import annotations

import time

from clausetree.query.quotation import QuotationIndex
from clausetree.syntax.document import parse_document


def test_no_words_that_each_sentence_of_a_passage_has_take_long() -> None:
    index = QuotationIndex(parse_document(f"# A {{#a}}\n\n{'Boats leave. ' * 8000}\n"))
    started = time.process_time()
    places = index.find("Boats leave").places
    assert time.process_time() - started < 5
    assert [str(one.locator) for one in places] == [f"a/p1/s{number}" for number in range(1, 8001)]
