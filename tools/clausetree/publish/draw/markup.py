"""Pieces of HTML: text is escaped unless it is `Markup` already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["EMPTY", "Markup", "element", "escape", "items", "join", "link"]

EMPTY = Markup()


def join(pieces: Iterable[str], separator: str = "") -> Markup:
    """Returns the pieces in a row, those that are plain text escaped."""
    return escape(separator).join(pieces)


def element(name: str, content: str = EMPTY, /, **attributes: str | bool | None) -> Markup:
    """Returns an element with escaped attributes; the trailing `_` of a name is dropped, other `_` become `-`.

    Args:
        name: The tag's name; written by us, never taken from a spec.
        content: What it holds, escaped unless it is `Markup`.
        attributes: True for an attribute without a value; None and False leave it out.
    """
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{escape(value)}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    return Markup(f"<{name}{written}>{escape(content)}</{name}>")  # noqa: S704 - every piece is escaped


def link(address: str, text: str, /, **attributes: str | bool | None) -> Markup:
    """Returns a link."""
    return element("a", text, href=address, **attributes)


def items(pieces: Iterable[str], /, *, ordered: bool = False, **attributes: str | bool | None) -> Markup:
    """Returns a list of the pieces."""
    return element("ol" if ordered else "ul", join(element("li", piece) for piece in pieces), **attributes)
