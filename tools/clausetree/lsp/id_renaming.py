"""Renaming the id under the cursor wherever it is named: text, eval prompts, settings, baseline, changelog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol.types import (
    OptionalVersionedTextDocumentIdentifier,
    PrepareRenamePlaceholder,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from clausetree.lsp.pointed_part import find_pointed, find_pointed_clause
from clausetree.lsp.text_positions import TextPositions
from clausetree.model.errors import ClausetreeError
from clausetree.project.clause_renaming import rename_in_project
from clausetree.text.edit import compare_texts
from clausetree.text.lines import LineIndex

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lsprotocol.types import PrepareRenameParams, RenameParams

    from clausetree.lsp.spec_view import SpecView


def prepare_rename(view: SpecView, path: str, params: PrepareRenameParams) -> PrepareRenamePlaceholder | None:
    """Returns the id under the cursor that can be renamed; None where there is none."""
    pointed = find_pointed(view, path, params.position)
    clause = pointed and find_pointed_clause(view, pointed)
    if not pointed or not clause:
        return None
    return PrepareRenamePlaceholder(view.range(path, pointed.span), clause.id)


def rename_id(view: SpecView, path: str, params: RenameParams) -> WorkspaceEdit:
    """Returns the edits that give the clause whose id is under the cursor another one.

    Raises:
        ClausetreeError: There is no such clause, or it can't have that id.
    """
    pointed = find_pointed(view, path, params.position)
    clause = pointed and find_pointed_clause(view, pointed)
    if not clause:
        raise ClausetreeError("no id of a clause is here", "put the cursor on an id")
    renamed = rename_in_project(view.document.snapshot, clause.id, params.new_name.strip().removeprefix("#"))
    return build_workspace_edit(view, renamed.texts)


def build_workspace_edit(view: SpecView, texts: Mapping[str, tuple[str, str]]) -> WorkspaceEdit:
    """Returns the edits that make of the text before in each file the one after."""
    changes: dict[str, list[TextEdit]] = {}
    for path, (before, after) in texts.items():
        positions = TextPositions(LineIndex(before), view.traits.encoding)
        if edits := [positions.edit(one) for one in compare_texts(before, after)]:
            changes[path] = edits
    return join_edits(view, changes)


def join_edits(view: SpecView, changes: Mapping[str, Sequence[TextEdit]]) -> WorkspaceEdit:
    """Returns the edits of several files, by path, as one; where the client can, for the versions that they were made for."""
    if not view.traits.versions_edits:
        return WorkspaceEdit(changes={view.uri(path): edits for path, edits in changes.items()})
    versions = {path: state.version for path, state in view.open.items()}
    return WorkspaceEdit(
        document_changes=[
            TextDocumentEdit(
                OptionalVersionedTextDocumentIdentifier(view.uri(path), versions.get(path)), edits
            )
            for path, edits in changes.items()
        ]
    )
