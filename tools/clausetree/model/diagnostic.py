"""A finding about a spec's content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from clausetree.text.edit import TextEdit
    from clausetree.text.span import Span

Severity = Literal["error", "warning", "info"]


class Fix(NamedTuple):
    """What mends one finding.

    Attributes:
        edits: In the order of the text; they do not overlap.
        safe: Whether the spec means the same afterwards, so that nobody need look at it.
    """

    edits: tuple[TextEdit, ...]
    safe: bool = True

    def shift(self, by: int) -> Fix:
        """Returns the same fix, `by` characters further on."""
        return self._replace(edits=tuple(edit.shift(by) for edit in self.edits))


class Diagnostic(NamedTuple):
    """One finding at one place.

    Attributes:
        code: Family and number, such as `SYN003`; never reused.
        name: What it flags, in words, such as `unclosed-tag`.
        severity: How much it matters.
        message: The fact: lower case, no full stop, things in backticks.
        span: The exact characters it speaks of.
        hint: What to do about it, where that is not plain.
        fix: What mends it, where something does.
        about: What it is known by where that is not the place it points at: a name, or `""` for the text as a whole.
    """

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    hint: str | None = None
    fix: Fix | None = None
    about: str | None = None

    def shift(self, by: int) -> Diagnostic:
        """Returns the same finding, `by` characters further on."""
        return self._replace(span=self.span.shift(by), fix=self.fix and self.fix.shift(by))
