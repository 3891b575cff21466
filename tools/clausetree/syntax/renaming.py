"""Giving a clause another id: the edits of one text that this takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.model.referrals import find_targets
from clausetree.syntax.content import parse_fragment
from clausetree.text.edit import TextEdit
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clausetree.model.clause import Clause, Content
    from clausetree.model.document import Document


def rename_clause(document: Document, clause: Clause, new: str) -> tuple[TextEdit, ...]:
    """Returns the edits that give `clause` the id `new`, in its heading and wherever the document names it.

    A clause that goes by an id made from its title gets `new` as an id of its own.
    """
    ids = {clause.id: new}
    if clause.made:  # what readers of Markdown call the heading is its name no longer
        places = {anchor.name for anchor in clause.content.anchors}
        ids |= {name: new for name, index in document.names if index == clause.index and name not in places}
    edits = [
        edit.shift(start) for start, content in document.contents() for edit in edit_references(content, ids)
    ]
    return tuple(sorted([_edit_heading(clause, new).shift(clause.start), *edits]))


def rename_references(text: str, ids: Mapping[str, str]) -> tuple[TextEdit, ...]:
    """Returns the edits that make what names a key of `ids` name its value, in a text without clauses, such as eval prompts."""
    return tuple(sorted(edit_references(parse_fragment(text), ids)))


def _edit_heading(clause: Clause, new: str) -> TextEdit:
    heading = clause.heading
    if heading.id_span:
        return TextEdit(heading.id_span, new)
    if heading.attributes_span:
        inside = heading.attributes_span.start + 1
        return TextEdit(Span(inside, inside), f"#{new} ")
    end = heading.title_span.end
    return TextEdit(Span(end, end), f" {{#{new}}}")


def edit_references(content: Content, ids: Mapping[str, str]) -> Iterator[TextEdit]:
    """Yields the edits that make references and verdicts name the values of `ids` where they name its keys."""
    for target in find_targets(content):
        if target.span and target.id in ids:
            yield TextEdit(target.span, ids[target.id])
    for definition in content.link_definitions:
        if definition.target_span and definition.target is not None and definition.target in ids:
            yield TextEdit(definition.target_span, ids[definition.target])
