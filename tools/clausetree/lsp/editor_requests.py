"""The questions that clients ask of a file, and what answers each."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from clausetree.lsp.clause_lenses import find_lenses, resolve_lens
from clausetree.lsp.clause_symbols import find_folds, find_symbols
from clausetree.lsp.completions import TRIGGERS, find_completions
from clausetree.lsp.finding_actions import KINDS, find_actions, resolve_action
from clausetree.lsp.hover_card import find_hover
from clausetree.lsp.id_renaming import prepare_rename, rename_id
from clausetree.lsp.layout_edits import format_spec
from clausetree.lsp.named_places import find_definition, find_highlights, find_references

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetree.lsp.spec_session import SpecSession
    from clausetree.lsp.spec_view import SpecView

EditorRequest = Callable[["SpecSession", str, Any], Awaitable[Any]]
"""What answers a question, given the spec, the file and what the client wants to know."""


def _ask(answer: Callable[[SpecView, str, Any], Any]) -> EditorRequest:
    """Returns what answers a question by the spec's text alone."""

    async def question(session: SpecSession, path: str, params: Any) -> Any:  # noqa: ANN401 - of the protocol's types
        return await session.ask(lambda view: answer(view, path, params))

    return question


async def _hover(session: SpecSession, path: str, params: types.HoverParams) -> types.Hover | None:
    last_changes = session.find_last_changes()
    return await session.ask(lambda view: find_hover(view, path, params, last_changes))


REQUESTS: Mapping[str, EditorRequest] = {
    types.TEXT_DOCUMENT_HOVER: _hover,
    types.TEXT_DOCUMENT_COMPLETION: _ask(find_completions),
    types.TEXT_DOCUMENT_DEFINITION: _ask(find_definition),
    types.TEXT_DOCUMENT_REFERENCES: _ask(find_references),
    types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT: _ask(find_highlights),
    types.TEXT_DOCUMENT_PREPARE_RENAME: _ask(prepare_rename),
    types.TEXT_DOCUMENT_RENAME: _ask(rename_id),
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: _ask(find_symbols),
    types.TEXT_DOCUMENT_FOLDING_RANGE: _ask(find_folds),
    types.TEXT_DOCUMENT_FORMATTING: _ask(format_spec),
    types.TEXT_DOCUMENT_CODE_ACTION: find_actions,
    types.TEXT_DOCUMENT_CODE_LENS: find_lenses,
}
"""What answers each request that names a document."""

RESOLVERS: Mapping[str, EditorRequest] = {
    types.CODE_ACTION_RESOLVE: resolve_action,
    types.CODE_LENS_RESOLVE: resolve_lens,
}
"""What completes what was sent before, whose data begin with the address of its document."""

OPTIONS: Mapping[str, Any] = {
    types.TEXT_DOCUMENT_COMPLETION: types.CompletionOptions(trigger_characters=list(TRIGGERS)),
    types.TEXT_DOCUMENT_RENAME: types.RenameOptions(prepare_provider=True),
    types.TEXT_DOCUMENT_CODE_ACTION: types.CodeActionOptions(
        code_action_kinds=list(KINDS), resolve_provider=True
    ),
    types.TEXT_DOCUMENT_CODE_LENS: types.CodeLensOptions(resolve_provider=True),
}
"""What the server says of how it answers some of them."""
