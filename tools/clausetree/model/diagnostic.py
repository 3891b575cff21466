"""A finding about a spec's content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from clausetree.text.span import Span

Severity = Literal["error", "warning", "info"]


class Diagnostic(NamedTuple):
    """One finding at one place.

    Attributes:
        code: Family and number, such as `SYN003`; never reused.
        name: What it flags, in words, such as `unclosed-tag`.
        severity: How much it matters.
        message: The fact: lower case, no full stop, things in backticks.
        span: The exact characters it speaks of.
        hint: What to do about it, where that is not plain.
    """

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    hint: str | None = None

    def shift(self, by: int) -> Diagnostic:
        """Returns the same finding, `by` characters further on."""
        return self._replace(span=self.span.shift(by))
