"""`missing-id`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.flood import is_flood
from clausetree.lint.places import title_span
from clausetree.lint.rule import Rule
from clausetree.model.diagnostic import Fix
from clausetree.text.edit import TextEdit
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.lint.context import Context
    from clausetree.model.clause import Clause
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


def _write_id(clause: Clause, following: Sequence[TextEdit]) -> Fix:
    """Returns the fix that writes the id of a clause into its heading; references that call it otherwise follow."""
    attributes = clause.heading.attributes_span
    span = clause.locate(attributes or clause.heading.title_span)
    place = span.start + 1 if attributes else span.end
    text = f"#{clause.id} " if attributes else f" {{#{clause.id}}}"
    return Fix(tuple(sorted([TextEdit(Span(place, place), text), *following])))


def _find_following(document: Document) -> dict[int, list[TextEdit]]:
    """Returns for a clause without an id the edits of references that call it by the heading's name in Markdown."""
    edits: dict[int, list[TextEdit]] = {}
    for start, content in document.contents():
        places = [(reference.target, reference.target_span) for reference in content.references]
        places += [(found.target, found.target_span) for found in content.link_definitions if found.target]
        for target, span in places:
            clause = document.find(target)
            named = clause and any(anchor.name == target for anchor in clause.content.anchors)
            if span and clause and clause.made and target != clause.id and not named:
                edits.setdefault(clause.index, []).append(TextEdit(span.shift(start), clause.id))
    return edits


class MissingId(Rule):
    """A clause without an id in a spec that gives its clauses ids.

    The title of the whole document needs none. If most of many clauses have none, that is reported once.

    ## Why it matters
    An id made from the title breaks with the title, and with it every reference from outside.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    # Tone

    Be kind.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    # Tone {#tone}

    Be kind.
    ````
    """

    code = "IDS002"
    name = "missing-id"
    severity = "warning"
    fixes = "always"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding for each clause without an id, where any clause has one; the fix writes down the made one."""
        having = sum(not clause.made for clause in document.clauses)
        found = [
            clause
            for clause in document.clauses
            if clause.made and not _is_document_title(clause, document) and not _is_malformed(clause)
        ]
        if not having:
            return
        following = _find_following(document)
        fixes = [_write_id(clause, following.get(clause.index, ())) for clause in found]
        if is_flood(len(found), having):
            edits = tuple(sorted(edit for fix in fixes for edit in fix.edits))
            message = f"{len(found)} of {len(document.clauses)} clauses have no id, here and further down"
            told = self.at(title_span(found[0]), message, "write an id after each title", Fix(edits))
            yield told._replace(about="")
            return
        for clause, fix in zip(found, fixes, strict=True):
            hint = f"add `{{#{clause.id}}}` after its title"
            yield self.at(title_span(clause), "clause has no id", hint, fix)


def _is_document_title(clause: Clause, document: Document) -> bool:
    """Returns whether a clause is the only one of its depth, and all others stand under it."""
    return (
        clause.index == 0
        and len(document.clauses) > 1
        and all(one.parent is not None for one in document.clauses[1:])
    )


def _is_malformed(clause: Clause) -> bool:
    """Returns whether another rule tells that the clause's attribute list can't be read."""
    return any(found.code == "SYN010" for found in clause.content.diagnostics)
