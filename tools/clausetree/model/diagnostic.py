"""A finding about a spec's content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from clausetree.text.span import Span

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding at one place.

    Attributes:
        code: Family and number, such as `SYN003`; never reused.
        name: What it flags, in words, such as `unclosed-tag`.
        severity: How much it matters.
        message: The fact: lower case, no full stop, things in backticks.
        hint: What to do about it, where that is not plain.
        span: The exact characters it speaks of.
    """

    code: str
    name: str
    severity: Severity
    message: str
    hint: str | None = None
    span: Span

    def shift(self, by: int) -> Diagnostic:
        """Returns the same finding, `by` characters further on."""
        return Diagnostic(
            code=self.code,
            name=self.name,
            severity=self.severity,
            message=self.message,
            hint=self.hint,
            span=self.span.shift(by),
        )
