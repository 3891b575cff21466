"""What the client can do, as far as answers depend on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from lsprotocol.types import ClientCapabilities, MarkupContent, MarkupKind

from clausetree.lsp.text_positions import ENCODINGS, UTF_16, Encoding

if TYPE_CHECKING:
    from collections.abc import Callable


class ClientTraits(NamedTuple):
    """What the client can do.

    Attributes:
        encoding: How it counts columns.
        renders_markdown: Whether it renders Markdown in hovers and completions.
        nests_symbols: Whether the symbols of a document may be a tree.
        resolves_edits: Whether it asks for the edits of a code action when one is chosen.
        versions_edits: Whether edits may say for which version of a text they are.
        registers_watchers: Whether it can be told later which files to watch.
        refreshes_lenses: Whether it can be told to ask for the lenses again.
    """

    encoding: Encoding = UTF_16
    renders_markdown: bool = False
    nests_symbols: bool = False
    resolves_edits: bool = False
    versions_edits: bool = False
    registers_watchers: bool = False
    refreshes_lenses: bool = False

    def mark_up(self, markdown: str, plain: str) -> MarkupContent:
        """Returns what is shown to the user: in Markdown, or as plain text."""
        if self.renders_markdown:
            return MarkupContent(MarkupKind.Markdown, markdown)
        return MarkupContent(MarkupKind.PlainText, plain)


def read_traits(told: ClientCapabilities, encoding: str) -> ClientTraits:
    """Returns what a client can do, given what it tells and the encoding agreed on."""
    return ClientTraits(
        encoding=ENCODINGS.get(encoding, UTF_16),
        renders_markdown=MarkupKind.Markdown
        in (_ask(told, lambda c: c.text_document.hover.content_format) or ()),
        nests_symbols=bool(
            _ask(told, lambda c: c.text_document.document_symbol.hierarchical_document_symbol_support)
        ),
        resolves_edits="edit"
        in (_ask(told, lambda c: c.text_document.code_action.resolve_support.properties) or ()),
        versions_edits=bool(_ask(told, lambda c: c.workspace.workspace_edit.document_changes)),
        registers_watchers=bool(
            _ask(told, lambda c: c.workspace.did_change_watched_files.dynamic_registration)
        ),
        refreshes_lenses=bool(_ask(told, lambda c: c.workspace.code_lens.refresh_support)),
    )


def _ask(told: ClientCapabilities, read: Callable[[Any], Any]) -> Any:  # noqa: ANN401 - whatever is told there
    """Returns what a client tells somewhere; None where it tells nothing there."""
    try:
        return read(told)
    except AttributeError:  # of the None that stands in place of a group
        return None
