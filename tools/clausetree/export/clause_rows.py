"""Rows of clauses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.export.fingerprints import (
    find_commentary_words,
    find_example_words,
    find_prose_words,
    fingerprint_words,
)
from clausetree.export.row_messages import build_messages, has_omissions, is_abridged
from clausetree.export.row_values import ClauseRow, RowExample, RowOverride, RowWho
from clausetree.syntax.informative import is_informative
from clausetree.syntax.overriding import find_overriding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.export.exported_document import ExportedDocument
    from clausetree.model.clause import Clause

_INDENT = re.compile(r"^(?: {1,4}|\t)", re.MULTILINE)


def build_clause_rows(exported: ExportedDocument, clauses: Sequence[Clause]) -> Iterator[ClauseRow]:
    """Yields a row for each clause."""
    for clause in clauses:
        fingerprint = fingerprint_words(find_prose_words(clause))
        commentary = find_commentary_words(clause)
        yield ClauseRow(
            **exported.describe(clause, clause.locator, None, fingerprint),
            title=clause.title,
            prose=exported.plain_prose(clause),
            source=clause.content.source,
            commentary=_build_commentary(exported, clause) if commentary else None,
            commentary_fingerprint=fingerprint_words(commentary) if commentary else None,
            examples=tuple(_build_examples(exported, clause)),
            who=_build_who(exported, clause),
            informative=is_informative(
                clause, exported.document.ladder, chapter=exported.informative[clause.index]
            ),
        )


def _build_commentary(exported: ExportedDocument, clause: Clause) -> str:
    bodies = (passage.admonition.body for passage in clause.commentaries if passage.admonition)
    return _INDENT.sub("", exported.plain_texts.make(clause.content, list(bodies)))


def _build_examples(exported: ExportedDocument, clause: Clause) -> Iterator[RowExample]:
    for number, example in enumerate(clause.examples, 1):
        messages = tuple(build_messages(example.conversation, clause.content.source))
        yield RowExample(
            locator=exported.address(clause.locator.to("example", number)),
            fingerprint=fingerprint_words(find_example_words(clause, example)),
            title=example.title,
            messages=messages,
            abridged=has_omissions(example.conversation.blocks) or is_abridged(messages),
        )


def _build_who(exported: ExportedDocument, clause: Clause) -> RowWho:
    stated = exported.settings.ladder.override
    found = find_overriding(exported.document, clause, stated, exported.statements)
    return {
        "range": exported.document.level_range(clause) if found.level is None else None,
        "override": tuple(RowOverride(by=one.by, can=one.can) for one in found.override),
        "from": found.origin,
        "statement": str(found.statement) if found.statement else None,
        "says": found.says,
    }
