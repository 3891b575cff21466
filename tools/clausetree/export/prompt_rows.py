"""Rows of eval prompts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.compare.prompt_pairs import list_prompts
from clausetree.export.fingerprints import find_prose_words, fingerprint_words
from clausetree.export.row_messages import build_messages, has_omissions, is_abridged
from clausetree.export.row_values import PromptRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.export.exported_document import ExportedDocument
    from clausetree.model.clause import Clause
    from clausetree.model.document import Document
    from clausetree.model.locator import Locator


def build_prompt_rows(exported: ExportedDocument, clauses: Sequence[Clause]) -> Iterator[PromptRow]:
    """Yields a row for each eval prompt that a footnote of a clause names."""
    files = exported.document.prompts or {}
    for clause in clauses:
        named = [files[label] for label in clause.eval_prompts if label in files]
        tested = fingerprint_words(find_prose_words(clause)) if named else ""
        text = exported.plain_prose(clause) if named else ""
        for prompts in named:
            place = exported.address(_find_place(clause, prompts.label))
            for prompt in list_prompts(prompts):
                example = prompt.example
                messages = tuple(build_messages(example.conversation, prompts.text))
                yield PromptRow(
                    **exported.describe(clause, clause.locator, None, fingerprint_words(prompt.text)),
                    footnote=prompts.label,
                    place=place,
                    title=example.title,
                    clause_text=text,
                    clause_fingerprint=tested,
                    messages=messages,
                    abridged=has_omissions(example.conversation.blocks) or is_abridged(messages),
                )


def find_unnamed(document: Document) -> tuple[str, ...]:
    """Returns the labels of the eval prompt files that no footnote of a clause names."""
    named = {label for clause in document.clauses for label in clause.eval_prompts}
    return tuple(label for label in document.prompts or {} if label not in named)


def _find_place(clause: Clause, label: str) -> Locator:
    """Returns the address of the first passage that bears a footnote's mark; of the clause where its title does."""
    mark = next(footnote.span for footnote in clause.content.footnotes if footnote.label == label)
    numbered = zip(clause.passage_locators(), clause.content.passages, strict=True)
    places = (place for place, passage in numbered if passage.span.start <= mark.start < passage.span.end)
    return next(places, clause.locator)
