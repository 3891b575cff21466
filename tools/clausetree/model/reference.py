"""How one place in a spec points at another, or at something beside the spec."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from clausetree.text.span import Span

ReferencePlace = Literal["prose", "commentary", "title", "reason", "message"]


class Reference(NamedTuple):
    """A link to a clause: `[?](#id)`, whose text is the target's title, or `[text](#id)`.

    Attributes:
        target: The id, as written.
        text: Its own text as written, or None for `[?]`.
        place: What kind of text it stands in.
        span: The whole link, relative to its clause.
        text_span: What stands between its brackets.
        target_span: The id alone, without `#`.
    """

    target: str
    text: str | None
    place: ReferencePlace
    span: Span
    text_span: Span
    target_span: Span


class Footnote(NamedTuple):
    """A footnote mark `[^label]` in running text; it ties its place to an eval prompt file or to a test."""

    label: str
    span: Span


class FootnoteDefinition(NamedTuple):
    """A line `[^label]: target`, which says what the footnote stands for, such as `tests/test_x.py::test_y`."""

    label: str
    target: str
    span: Span
