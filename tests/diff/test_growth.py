"""A diff grows with the text, not with its square: twice the clauses take at most `_TIMES` the steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.diff.documents import diff_documents
from clausetree.syntax.document import parse_document
from clausetree.text.remembering import forget_answers
from tests.bench.sentences import write_sentence
from tests.steps import count_steps

if TYPE_CHECKING:
    from collections.abc import Callable

_TIMES = 2.2  # what n log n is at these counts; the square is 4


def edit(body: str) -> str:
    return body.replace(" the ", " quite the ", 1).replace(". ", ". So ", 1)


def part(body: str) -> str:
    """A sentence of two, whose words are all as they were."""
    words = body.split(" ")
    return " ".join(words[:9]) + ":\n\n- " + " ".join(words[9:])


@pytest.mark.parametrize("change", [edit, part])
def test_the_work_of_a_diff_grows_with_the_clauses(change: Callable[[str], str]) -> None:
    def write(count: int, change: Callable[[str], str] = str) -> str:
        firsts = range(10_000 * count, 10_000 * count + 2 * count, 2)  # no text is in a longer one
        bodies = (f"{write_sentence(first, 12)} {write_sentence(first + 1, 12)}" for first in firsts)
        clauses = (f"# Clause {at} {{#c{at}}}\n\n{change(body)}\n" for at, body in enumerate(bodies))
        return "\n".join(clauses)

    def count(size: int) -> int:
        old, new = parse_document(write(size)), parse_document(write(size, change))
        forget_answers()

        def work() -> None:
            changes = diff_documents(old, new)
            assert len(changes.clauses) == size
            assert all(line.runs for change in changes.clauses for line in change.redline)
            assert changes.passages.passings

        return count_steps(work)

    count(20)  # what is made once
    assert count(400) < _TIMES * count(200)
