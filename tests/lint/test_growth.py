"""Work grows with the text, not with its square: twice the text takes at most `_TIMES` the steps."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from clausetree.lint.context import Context
from clausetree.lint.suppression import Suppression, suppress
from clausetree.lint.table import load_rule
from clausetree.model.authority import Ladder
from clausetree.model.diagnostic import Diagnostic
from clausetree.syntax.content import parse_content
from clausetree.syntax.document import parse_document
from clausetree.syntax.inline import scan_inline
from clausetree.syntax.link_address import Labels, LinkContext
from clausetree.text.remembering import forget_answers
from clausetree.text.span import Span
from tests.bench.families import FAMILIES
from tests.steps import count_steps

if TYPE_CHECKING:
    from collections.abc import Callable

_TIMES = 2.5  # n log n is about 2.2 at these counts, the square is 4


@pytest.mark.parametrize(
    ("family", "code", "count"),
    [
        ("dangling references", "REF001", 1250),
        ("lost references", "REF011", 1250),
        ("dangling verdict targets", "EXM007", 1250),
        ("glossary terms", "STY007", 500),
        ("glossary terms", "STY008", 500),
        ("tags", "AUT011", 1000),
        ("one clause of many tags", "AUT011", 1000),
        ("messages in one example", "EXM012", 1000),
        ("verdicts in one comparison", "EXM008", 1000),
        ("settings", "EXM012", 1000),
        ("link definitions", "STY018", 400),
    ],
)
def test_the_work_of_a_rule_grows_with_the_text(family: str, code: str, count: int) -> None:
    write, _ = FAMILIES[family]
    empty = parse_document("# A {#a}\n")
    list(load_rule(code)(None).check(empty, Context(empty)))

    def prepare(count: int) -> Callable[[], object]:
        document = parse_document(write(count))
        context = Context(document)
        return lambda: list(load_rule(code)(None).check(document, context))

    _check_growth(prepare, count)


def test_each_suppression_is_asked_about_what_it_holds_only() -> None:
    def prepare(count: int) -> Callable[[], object]:
        found = [
            Diagnostic("EXM001", "", "info", "", Span(2 * at, 2 * at), None, None) for at in range(count)
        ]
        allowed = [
            Suppression(
                (("EXM001", Span(at, at + 1)),), explained=True, span=Span(at, at), scope=Span(at, at + 3)
            )
            for at in range(0, 2 * count, 4)
        ]
        left, used = suppress(found, allowed)
        assert (left, len(used)) == ([], count // 2)
        return lambda: suppress(found, allowed)

    _check_growth(prepare, 1000)


class Level(str):
    """A level whose comparisons are steps of Python, so that they are counted."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return str(self) == str(other)

    __hash__ = str.__hash__


def test_a_level_is_found_however_many_there_are() -> None:
    def prepare(count: int) -> Callable[[], object]:
        ladder = Ladder(Level(f"level{rank}") for rank in range(count))
        asked = [Level(level) for level in ladder]
        assert [ladder.rank(level) for level in asked if level in ladder] == list(range(count))
        return lambda: [ladder.rank(level) for level in asked if level in ladder]

    _check_growth(prepare, 1000)
    with pytest.raises(AssertionError):
        _check_growth(
            lambda count: partial(_find_in_row, [Level(f"level{rank}") for rank in range(count)]), 100
        )


def _find_in_row(levels: list[Level]) -> None:
    for level in levels:
        levels.index(Level(level))


def test_labels_are_indexed_once_for_all_texts() -> None:
    def prepare(count: int) -> Callable[[], object]:
        labels = Labels((f"LABEL {number}", f"#id_{number}") for number in range(count))
        links = LinkContext(definitions=labels)

        def scan() -> None:
            for number in range(count):
                source = f"See [it][label {number}]."
                found = scan_inline(source, Span(0, len(source)), "prose", links)
                assert found
                assert [reference.target for reference in found.references] == [f"id_{number}"]

        return scan

    _check_growth(prepare, 500)


def test_the_square_of_a_text_is_too_much() -> None:
    def prepare(count: int) -> Callable[[], object]:
        return lambda: [min(one, other) for one in range(count) for other in range(count)]

    with pytest.raises(AssertionError):
        _check_growth(prepare, 100)


def _check_growth(prepare: Callable[[int], Callable[[], object]], count: int) -> None:
    """Fails where twice `count` takes more than `_TIMES` the steps."""

    def measure(size: int) -> int:
        work = prepare(size)
        forget_answers()
        parse_content.cache_clear()
        return count_steps(work)

    few, many = measure(count), measure(2 * count)
    assert many < _TIMES * few
