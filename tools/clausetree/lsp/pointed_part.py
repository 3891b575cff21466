"""What stands under the cursor: an id, a level, a tag, a footnote, the code of a rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetree.lint.suppression import find_rule_words
from clausetree.text.letters import NAME
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lsprotocol.types import Position

    from clausetree.lsp.spec_view import SpecView
    from clausetree.model.clause import Clause, Content, Heading
    from clausetree.model.example import Message

PointedKind = Literal[
    "id", "clause", "level", "tag", "attribute", "footnote", "rule", "role", "verdict", "setting"
]

_WORD = re.compile(rf"{NAME}+")


class PointedPart(NamedTuple):
    """What stands at a place.

    Attributes:
        kind: What it is; `id` is that of the clause's own heading, `clause` another place's that names a clause.
        value: What it says: the id, the level, the code.
        span: Where it stands in its file.
    """

    kind: PointedKind
    value: str
    span: Span


def find_pointed(view: SpecView, path: str, position: Position) -> PointedPart | None:
    """Returns what stands at a position of a file, the smallest where several do; None where nothing is known of it."""
    offset = view.offset(path, position)
    start, content, _ = view.content_at(path, offset)
    at = offset - start
    found = (one for one in _find_all(content, at) if one.span.start <= at <= one.span.end)
    smallest = min(found, key=lambda one: one.span.end - one.span.start, default=None)
    return smallest and smallest._replace(span=smallest.span.shift(start))


def find_pointed_clause(view: SpecView, pointed: PointedPart) -> Clause | None:
    """Returns the clause whose id stands somewhere; None where what stands there is something else, or names none."""
    return view.document.find(pointed.value) if pointed.kind in {"id", "clause"} else None


def _find_all(content: Content, at: int) -> Iterator[PointedPart]:
    """Yields what is known of a content, of its examples only those around an offset."""
    if content.heading:
        yield from _find_in_heading(content.heading)
    yield from _find_references(content)
    for footnote in content.footnotes:
        yield PointedPart("footnote", footnote.label, footnote.span)
    for defined in content.footnote_definitions:
        yield PointedPart("footnote", defined.label, defined.span)
    around = [one for one in content.examples if one.span.start <= at <= one.span.end]
    for message in (message for example in around for message in example.conversation.all_messages()):
        yield from _find_in_message(message, content)
    for comparison in (found for example in around for found in example.conversation.comparisons):
        yield from _find_name(comparison.tag, content)
    for word, span in find_rule_words(content):
        yield PointedPart("rule", word, span)


def _find_references(content: Content) -> Iterator[PointedPart]:
    for reference in content.references:
        yield PointedPart("clause", reference.target, reference.target_span or reference.span)
        yield PointedPart("clause", reference.target, reference.span)
    for definition in content.link_definitions:
        if definition.target and definition.target_span:
            yield PointedPart("clause", definition.target, definition.target_span)


def _find_in_heading(heading: Heading) -> Iterator[PointedPart]:
    if heading.id and heading.id_span:
        yield PointedPart("id", heading.id, heading.id_span)
    for (key, value), spans in zip(heading.attributes, heading.attribute_spans, strict=True):
        yield PointedPart("attribute", key, spans.key)
        if key == "authority":
            yield PointedPart("level", value, spans.value)
        elif key == "tags":
            for word in re.finditer(r"[^\s,]+", value):
                yield PointedPart("tag", word[0], Span(*word.span()).shift(spans.value.start))


def _find_name(tag: Span, content: Content) -> Iterator[PointedPart]:
    """Yields the name of a tag, where there is one."""
    if name := _WORD.search(content.source, *tag):
        yield PointedPart("role", name[0], Span(*name.span()))


def _find_in_message(message: Message, content: Content) -> Iterator[PointedPart]:
    for tag in (message.tag, *(element.tag for element in message.elements)):
        yield from _find_name(tag, content)
    for setting in message.settings:
        yield PointedPart("setting", setting.key, setting.key_span)
    if verdict := message.verdict:
        yield PointedPart("verdict", verdict.word, verdict.word_span)
        if verdict.violates and verdict.violates_span:
            yield PointedPart("clause", verdict.violates, verdict.violates_span)
