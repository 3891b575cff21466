"""From a document to its rows of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from clausetree.export.chat_rows import build_chat_rows, build_preference_rows
from clausetree.export.clause_rows import build_clause_rows
from clausetree.export.exported_document import ExportedDocument
from clausetree.export.inspect_samples import build_samples, count_unasked
from clausetree.export.prompt_rows import build_prompt_rows
from clausetree.export.row_values import RowForm
from clausetree.model.errors import ClausetreeError
from clausetree.text.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.export.row_values import ExportRow
    from clausetree.export.sample_values import SampleRow
    from clausetree.model.clause import Clause
    from clausetree.model.document import Document

_BUILDERS = {
    "jsonl": build_clause_rows,
    "chat": build_chat_rows,
    "preference": build_preference_rows,
    "prompts": build_prompt_rows,
}
FORMS: tuple[str, ...] = get_args(RowForm)


def build_rows(
    document: Document, form: RowForm, clauses: Sequence[Clause] | None = None
) -> Iterator[ExportRow]:
    """Returns the rows of a document, in its order, each made when it is asked for.

    Args:
        document: The document, read from a revision.
        form: `jsonl` for clauses, `chat` for examples, `preference` for pairs of responses, `prompts` for eval prompts.
        clauses: Those of its clauses whose rows are wanted; None for all.

    Raises:
        ClausetreeError: The document has no revision, or there is no such form.
    """
    if form not in _BUILDERS:
        hint = did_you_mean(form, FORMS) or f"the forms are {', '.join(f'`{name}`' for name in FORMS)}"
        raise ClausetreeError(f"no form of rows `{form}`", hint)
    exported = _open(document, form)
    return iter(_BUILDERS[form](exported, document.clauses if clauses is None else clauses))


def build_inspect_rows(document: Document, clauses: Sequence[Clause]) -> Iterator[SampleRow]:
    """Returns the samples of some clauses of a document for Inspect AI, each made when it is asked for.

    Raises:
        ClausetreeError: The document has no revision.
    """
    return build_samples(_open(document, "inspect"), clauses)


def count_left_out(document: Document, clauses: Sequence[Clause]) -> tuple[int, int]:
    """Returns how many conversations of some clauses give no sample for Inspect AI, and how many comparisons stand in none.

    Raises:
        ClausetreeError: The document has no revision.
    """
    return count_unasked(_open(document, "inspect"), clauses)


def _open(document: Document, form: str) -> ExportedDocument:
    if document.revision is None:
        raise ClausetreeError(
            "rows need a revision, and this document has none", "read it with `clausetree.load`, not `parse`"
        )
    return ExportedDocument(document, document.revision, form)
