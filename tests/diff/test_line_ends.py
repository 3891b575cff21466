"""By which characters lines end is no change of words or typography, in a diff, in migration or of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.diff.documents import diff_documents
from clausetree.diff.time.migration import migrate_all
from clausetree.export.row_subjects import RowSubject
from clausetree.export.staleness import measure_staleness
from clausetree.model.located import list_parts
from clausetree.syntax.document import parse_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.document import Document
    from clausetree.model.locator import Locator

TEXTS = {
    "an example": "# Poems {#poems authority=user}\n\nSay it.\n\n**Example**: a poem\n\n~~~xml\n<user>\nIs it\ngood?\n</user>\n"
    "<comparison>\n<assistant> <!-- GOOD -->\nYes.\n</assistant>\n<assistant> <!-- BAD -->\nNo.\n</assistant>\n</comparison>\n~~~\n",
    "underlined headings": "House\n=====\n\nWords.\n\nTitle of\ntwo lines\n---------\n\nMore words\nhere.\n",
    "wrapped prose": "# Long {#long}\n\nOne line that is\nwrapped here[^ab12]. And a second\nsentence, [as above](#long).\n\n- item\n  one\n",
    "other blocks": "# Long {#long}\n\n> quoted\n> lines\n\n```python\nx = 1\n\ny = 2\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "commentary": '# Long {#long}\n\nWords.\n\n!!! meta "Commentary"\n    Of two\n    lines.\n',
}


def list_locators(document: Document) -> Iterator[Locator]:
    for clause in document.clauses:
        yield clause.locator
        yield from clause.passage_locators()
        for number, _ in enumerate(clause.examples, 1):
            example = clause.locator.to("example", number)
            for kind in ("message", "comparison"):
                yield from (part.locator for part in list_parts(document, example, kind))


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("lines", [None, 6])
def test_nothing_changed(name: str, lines: int | None) -> None:
    text = TEXTS[name]
    other = text.replace("\n", "\r\n", -1 if lines is None else lines)
    for before, after in ((text, other), (other, text)):
        changes = diff_documents(parse_document(before), parse_document(after))
        assert changes.clauses == ()
        locators = list(list_locators(changes.old))
        assert {one.words for one in migrate_all(locators, changes)} == {"exact"}
        fresh = measure_staleness(map(RowSubject, locators), changes).values()
        assert {one.freshness for one in fresh} == {"exact"}


EXAMPLES = TEXTS["an example"] + "\n**Example**: another\n\n~~~xml\n<user>\nIs it\nlong?\n</user>\n~~~\n"
LINE = "\nZero came before.\n"
LIST = "\n- c\n- d\n- e\n- f\n"  # it outweighs the line where its own lines end in two characters each
EDITS = {
    "a word in the prose": (EXAMPLES, EXAMPLES.replace("Say it.", "Say it well.")),
    "a word in an example": (EXAMPLES, EXAMPLES.replace("good?", "right?")),
    "passages that change places": (EXAMPLES + LINE + LIST, EXAMPLES + LIST + LINE),
}


def tell(before: str, after: str) -> list[tuple[object, ...]]:
    changes = diff_documents(parse_document(before), parse_document(after))
    return [
        (change.kinds, line.kind, line.wording, line.old, line.new, line.shown)
        for change in changes.clauses
        for line in change.redline
    ]


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("side", [0, 1])
def test_a_change_is_told_as_where_both_texts_end_their_lines_alike(name: str, side: int) -> None:
    texts = list(EDITS[name])
    told = tell(*texts)
    texts[side] = texts[side].replace("\n", "\r\n")
    assert tell(*texts) == told != []
