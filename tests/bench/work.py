"""Work that is done on a spec: what commands and the site do with it, in this process, without files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from clausetree.diff.documents import diff_documents
from clausetree.lint.context import Context
from clausetree.lint.runner import lint_document
from clausetree.lint.selection import Selection, choose_rules
from clausetree.model.revision import Revision
from clausetree.output.answers import DocumentAnswer, TreeAnswer
from clausetree.output.formats import render
from clausetree.output.screen import Screen
from clausetree.publish.books.edition import build_edition
from clausetree.publish.pages.levels_page import build_pages
from clausetree.syntax.document import parse_document
from tests.bench.measure import forget_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

_PATH = "spec.md"
_REVISION = Revision(label="2025-01-01", date=date(2025, 1, 1), commit=None, sha256="", source="", path=_PATH)

Call = Callable[[], object]
"""Work that can be timed."""


def read(text: str) -> Call:
    """Returns what reads a text, whatever was read before."""

    def call() -> object:
        forget_texts()
        return parse_document(text)

    return call


def lint(text: str) -> Call:
    """Returns what checks a text by all rules."""
    document = parse_document(text)
    chosen = choose_rules(Selection(), None, _PATH)

    def call() -> object:
        forget_texts()
        return lint_document(Context(document), chosen, _PATH)

    return call


def draw_tree(text: str) -> Call:
    """Returns what draws the clause tree for a narrow terminal and for a file."""
    document = parse_document(text)
    answer = TreeAnswer(_REVISION, document, document.clauses)
    screens = (Screen(80, colour=False), Screen(None, colour=False))
    return lambda: [render("tree", "text", answer, screen) for screen in screens]


def export(text: str) -> Call:
    """Returns what writes the whole document as data."""
    answer = DocumentAnswer(_REVISION, parse_document(text))
    return lambda: render("export", "json", answer)


def draw_levels(text: str) -> Call:
    """Returns what draws the page of levels."""
    edition = build_edition("Growth", _REVISION, parse_document(text), {}, "newest")
    return lambda: list(build_pages(edition))


def revise(text: str) -> Call:
    """Returns a diff of a text and one in which ids and words are others."""
    return diff(text, text.replace("clause_", "rule_").replace("amber", "changed").replace("ivory", ""))


def diff(before: str, after: str) -> Call:
    """Returns a diff of two texts with all its redlines and the map of its passages."""
    old, new = map(parse_document, (before, after))

    def call() -> object:
        forget_texts()
        changes = diff_documents(old, new)
        return changes.passages.passings, [line.runs for change in changes.clauses for line in change.redline]

    return call


WORK: Mapping[str, Callable[[str], Call]] = {
    "reader": read,
    "lint": lint,
    "tree": draw_tree,
    "export": export,
    "page of levels": draw_levels,
    "diff": revise,
}
"""What is done with a spec of each family."""
