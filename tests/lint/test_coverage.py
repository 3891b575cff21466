"""How many provisions have a level, and an example: what lint says at its end."""

from __future__ import annotations

from clausetree.lint.context import Context
from clausetree.lint.coverage import Coverage, measure_coverage
from clausetree.syntax.document import parse_document

EXAMPLE = "**Example**: one\n\n~~~xml\n<user>\nHi\n</user>\n<assistant>\nHello\n</assistant>\n~~~\n\n"


def measure(text: str) -> Coverage:
    return measure_coverage(Context(parse_document(text)))


def test_clauses_that_should_have_a_level_count() -> None:
    kind = "# A {#a}\n\n## Kind {#kind authority=user}\n\nThe assistant should be kind.\n\n"
    plain = "## Plain {#plain}\n\nThe assistant must be plain.\n\n"
    assert measure(kind) == Coverage(1, 1, 0)
    assert measure(kind + plain) == Coverage(2, 1, 0)
    assert measure(kind + EXAMPLE + plain + EXAMPLE) == Coverage(2, 1, 2)


def test_an_example_below_a_provision_is_one_of_it() -> None:
    assert measure(f"# A {{#a authority=user}}\n\nBe kind.\n\n## B {{#b}}\n\n{EXAMPLE}") == Coverage(1, 1, 1)
