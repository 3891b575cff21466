"""Rules take time that grows with the text, not with its square: each count is one at which the square takes too long."""

from __future__ import annotations

import time

import pytest

from clausetree.lint.context import Context
from clausetree.lint.suppression import Suppression, suppress
from clausetree.lint.table import load_rule
from clausetree.model.authority import Ladder
from clausetree.model.diagnostic import Diagnostic
from clausetree.syntax.document import parse_document
from clausetree.syntax.inline import scan_inline
from clausetree.syntax.link_address import Labels, LinkContext
from clausetree.text.span import Span
from tests.bench.families import FAMILIES

_SECONDS = 2.5


@pytest.mark.parametrize(
    ("family", "code", "count"),
    [
        ("dangling references", "REF001", 2500),
        ("lost references", "REF011", 2500),
        ("dangling verdict targets", "EXM007", 2500),
        ("glossary terms", "STY007", 4000),
        ("glossary terms", "STY008", 1500),
        ("tags", "AUT011", 3000),
        ("one clause of many tags", "AUT011", 10_000),
        ("messages in one example", "EXM012", 2500),
        ("verdicts in one comparison", "EXM008", 3000),
        ("settings", "EXM012", 4000),
    ],
)
def test_a_rule_is_as_fast_in_large_texts(family: str, code: str, count: int) -> None:
    write, _ = FAMILIES[family]
    document = parse_document(write(count))
    context = Context(document)
    list(load_rule(code)(None).check(parse_document("# A {#a}\n"), Context(parse_document("# A {#a}\n"))))
    started = time.process_time()
    list(load_rule(code)(None).check(document, context))
    assert time.process_time() - started < _SECONDS


def test_each_suppression_is_asked_about_what_it_holds_only() -> None:
    count = 20_000
    found = [Diagnostic("EXM001", "", "info", "", Span(2 * at, 2 * at), None, None) for at in range(count)]
    allowed = [
        Suppression(
            (("EXM001", Span(at, at + 1)),), explained=True, span=Span(at, at), scope=Span(at, at + 3)
        )
        for at in range(0, 2 * count, 4)
    ]
    started = time.process_time()
    left, used = suppress(found, allowed)
    assert time.process_time() - started < _SECONDS
    assert (left, len(used)) == ([], count // 2)


def test_a_level_is_found_however_many_there_are() -> None:
    ladder = Ladder(f"level{rank}" for rank in range(20_000))
    started = time.process_time()
    assert [ladder.rank(level) for level in ladder if level in ladder] == list(range(20_000))
    assert time.process_time() - started < _SECONDS


def test_labels_are_indexed_once_for_all_texts() -> None:
    labels = Labels((f"LABEL {number}", f"#id_{number}") for number in range(20_000))
    links = LinkContext(definitions=labels)
    started = time.process_time()
    for number in range(10_000):
        source = f"See [it][label {number}]."
        found = scan_inline(source, Span(0, len(source)), "prose", links)
        assert [reference.target for reference in found.references] == [f"id_{number}"]
    assert time.process_time() - started < _SECONDS
