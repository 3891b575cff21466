"""Linting documents that are read already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.history.opening.revision_name import STANDARD_INPUT
from clausetree.lint.context import Context, Previous
from clausetree.lint.runner import lint_document
from clausetree.lint.selection import Selection, choose_rules
from clausetree.project.chains import load_between
from clausetree.project.linting.reporting import lint_sources
from clausetree.project.linting.sources import load_sources
from clausetree.project.spec_documents import SpecDocument

if TYPE_CHECKING:
    from clausetree.lint.finding import Finding
    from clausetree.model.document import Document
    from clausetree.model.eval_prompts import EvalPrompts


def lint_loaded(document: Document, against: Document | None = None) -> tuple[Finding, ...]:
    """Returns the findings in a document, in the order of the text.

    Args:
        document: The document; with its settings and eval prompts where it was read from a revision.
        against: An older revision to compare it with; None to look at no change.

    Raises:
        ClausetreeError: The settings name no rule, or give one an option that it has not.
    """
    if isinstance(document, SpecDocument) and (against is None or isinstance(against, SpecDocument)):
        snapshots = [found.snapshot for found in load_between(against, document)] if against else []
        sources = load_sources(document.snapshot, against.snapshot if against else None, snapshots)
        return lint_sources(sources, Selection()).findings
    prompts = _prompts(document)
    context = Context(
        document,
        prompts=prompts,
        prompt_paths={found.label: f"{found.label}.md" for found in prompts},
        previous=Previous(against, _prompts(against), "the older text") if against else None,
        text_parts=document.revision.parts if document.revision else (),
    )
    path = document.revision.path if document.revision else STANDARD_INPUT
    return lint_document(context, choose_rules(Selection(), None, path), path)


def _prompts(document: Document) -> tuple[EvalPrompts, ...]:
    return tuple((document.prompts or {}).values())
