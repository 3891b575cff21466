"""What can be wrong with the tags of a conversation, each as a diagnostic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.model.diagnostic import Fix
from clausetree.model.example import KNOWN_ROLES
from clausetree.syntax.codes import (
    BADLY_NESTED_TAG,
    MALFORMED_TAG,
    STRAY_CLOSING_TAG,
    STRAY_STAR,
    TAG_SHARES_LINE,
    TEXT_OUTSIDE_MESSAGE,
    UNCLOSED_COMMENT,
    UNCLOSED_TAG,
    UNKNOWN_TAG,
)
from clausetree.text.edit import TextEdit
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.diagnostic import Diagnostic
    from clausetree.syntax.tags import Tag


def misspellings(tag: Tag, line_end: int) -> Iterator[Diagnostic]:
    """Yields what is wrong with a tag itself; its comment can go on up to offset `line_end`."""
    if tag.star:
        yield starred(tag)
    if tag.malformed:
        hint = 'write attributes as `key="value"`'
        yield MALFORMED_TAG.at(tag.malformed, f"attributes of `<{tag.name}>` can't be read", hint)
    if not tag.comment_closed:
        yield UNCLOSED_COMMENT.at(
            Span(tag.span.end, line_end), "comment is never closed", "end it with `-->`"
        )


def starred(tag: Tag) -> Diagnostic:
    """Returns the diagnostic for a tag that a star stands before."""
    fix = Fix((TextEdit(tag.star_span, ""),))
    return STRAY_STAR.at(tag.star_span, "stray `*` before a tag", "delete it", fix)


def unclosed(tag: Tag) -> Diagnostic:
    """Returns the diagnostic for an opening tag that nothing closes."""
    return UNCLOSED_TAG.at(
        tag.span, f"`<{tag.name}>` is never closed", f"write `</{tag.name}>` on a line of its own"
    )


def unopened(tag: Tag) -> Diagnostic:
    """Returns the diagnostic for a closing tag of a role after text that no opening tag stands before."""
    message = f"`</{tag.name}>` closes a message that was never opened"
    return STRAY_CLOSING_TAG.at(tag.span, message, f"write `<{tag.name}>` on a line of its own before it")


def stray(tag: Tag) -> Diagnostic:
    """Returns the diagnostic for a closing tag that closes nothing."""
    return STRAY_CLOSING_TAG.at(tag.span, f"`</{tag.name}>` closes nothing", "delete it")


def mismatched(opening: Tag, closing: Tag) -> Diagnostic:
    """Returns the diagnostic for a message that the closing tag of another role ends."""
    message, hint = f"`</{closing.name}>` closes `<{opening.name}>`", f"write `</{opening.name}>`"
    return BADLY_NESTED_TAG.at(closing.span, message, hint)


def homeless(tag: Tag) -> Diagnostic:
    """Returns the diagnostic for an element of messages that stands in none."""
    message = f"`<{tag.name}>` is outside any message"
    return BADLY_NESTED_TAG.at(tag.span, message, "put it inside a message")


def unknown(tag: Tag, meant: str | None) -> Diagnostic:
    """Returns the diagnostic for a tag that no element has the name of."""
    roles = f"roles are {', '.join(f'`{role}`' for role in KNOWN_ROLES)}"
    slash = "/" if tag.closing else ""
    hint = f"did you mean `{meant}`?" if meant else roles
    return UNKNOWN_TAG.at(tag.name_span, f"unknown tag `<{slash}{tag.name}>`", hint)


def crowded(tag: Tag) -> Diagnostic:
    """Returns the diagnostic for a tag that shares its line with text."""
    slash = "/" if tag.closing else ""
    message = f"`<{slash}{tag.name}>` shares its line with text"
    return TAG_SHARES_LINE.at(tag.span, message, "put it on a line of its own")


def loose_text(span: Span) -> Diagnostic:
    """Returns the diagnostic for text between messages."""
    hint = "put it in a message, or write `[...]` for what is left out"
    return TEXT_OUTSIDE_MESSAGE.at(span, "text outside any message", hint)
