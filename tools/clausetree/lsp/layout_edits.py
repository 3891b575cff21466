"""Formatting: the edits that put a spec in its canonical layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.canonical_layout import format_text
from clausetree.project.conflict_check import check_resolved
from clausetree.project.single_files import check_single_file
from clausetree.text.edit import compare_texts

if TYPE_CHECKING:
    from lsprotocol.types import TextEdit

    from clausetree.lsp.spec_view import SpecView


def format_spec(view: SpecView, path: str, params: object) -> list[TextEdit] | None:  # noqa: ARG001 - as every question
    """Returns the edits that format a spec; None for a file that is no spec.

    Raises:
        ClausetreeError: The spec has several files, or a merge conflict stands in it.
    """
    if not view.is_part(path):
        return None
    document = view.document
    check_single_file(document.revision, "fmt")
    check_resolved({path: document.text})
    edits = compare_texts(document.text, format_text(document.text, document.snapshot.profile))
    return [view.positions(path).edit(one) for one in edits]
