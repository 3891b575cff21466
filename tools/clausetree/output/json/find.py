"""`clausetree find --format json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from clausetree.output.answers import find_lines, name_place
from clausetree.output.json.document import build_revision
from clausetree.output.json.document_shapes import RevisionShape, SchemaVersion  # noqa: TC001 - msgspec reads the annotations
from clausetree.output.json.encoder import encode_shape
from clausetree.query.quotation import How  # noqa: TC001 - likewise

if TYPE_CHECKING:
    from clausetree.output.answers import QuotationAnswer, QuotationRow
    from clausetree.output.screen import Screen
    from clausetree.query.quotation import Quoted

_DIGITS = 2


class QuotedShape(msgspec.Struct, frozen=True):
    """A place where the words are.

    Attributes:
        locator: The smallest part of the text that contains them, with the revision's label; null before the first
            heading, where there is none.
        score: How much of the letters is the same, from 0 to 1; 1 where the words are exactly as quoted.
        line: The first line on which they are, from 1, in its file.
        end_line: The last line.
        path: The file, as diagnostics name it.
        text: The text there.
    """

    locator: str | None
    score: float
    line: int
    end_line: int
    path: str
    text: str


class QuotationRowShape(msgspec.Struct, frozen=True):
    """What was found in one revision.

    Attributes:
        revision: The revision.
        how: Whether the words are there: `exact`, but for spaces, typography, footnote marks and marks of Markdown;
            `fuzzy`, nearly the same; or `none`.
        count: How often they are there.
        places: Where: in the order of the text; nearly the same words the likest first.
    """

    revision: RevisionShape
    how: How
    count: int
    places: tuple[QuotedShape, ...]


class QuotationShape(msgspec.Struct, frozen=True):
    """Where quoted words are.

    Attributes:
        schema_version: The version of this shape.
        text: The words, as they were given.
        revisions: What was found in each revision, in the order in which they were named.
    """

    schema_version: SchemaVersion
    text: str
    revisions: tuple[QuotationRowShape, ...]


def render(answer: QuotationAnswer, _: Screen) -> str:
    """Returns where the words stand as indented JSON."""
    return encode_shape(QuotationShape("1", answer.text, tuple(map(_build, answer.rows))))


def _build(row: QuotationRow) -> QuotationRowShape:
    places = row.quotation.places
    return QuotationRowShape(
        revision=build_revision(row.revision),
        how=row.quotation.how,
        count=len(places),
        places=tuple(_build_place(row, place) for place in places),
    )


def _build_place(row: QuotationRow, place: Quoted) -> QuotedShape:
    lines = find_lines(row.revision, row.document, place.span)
    return QuotedShape(
        locator=name_place(row.revision, place.locator) if place.locator else None,
        score=round(place.score, _DIGITS),
        line=lines.first,
        end_line=lines.last,
        path=lines.path,
        text=place.text,
    )
