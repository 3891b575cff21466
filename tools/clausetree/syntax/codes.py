"""The diagnostics that the reader itself gives; lint's rules of the same code explain them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.model.diagnostic import Diagnostic, Fix, Severity

if TYPE_CHECKING:
    from clausetree.text.span import Span


class Code(NamedTuple):
    """A kind of diagnostic: its code, its name, and how much it matters."""

    code: str
    name: str
    severity: Severity

    def at(self, span: Span, message: str, hint: str | None = None, fix: Fix | None = None) -> Diagnostic:
        """Returns a diagnostic of this kind, with what mends it."""
        return Diagnostic(self.code, self.name, self.severity, message, span, hint, fix)


UNCLOSED_FENCE = Code("SYN001", "unclosed-fence", "error")
UNKNOWN_TAG = Code("SYN002", "unknown-tag", "error")
UNCLOSED_TAG = Code("SYN003", "unclosed-tag", "error")
STRAY_CLOSING_TAG = Code("SYN004", "stray-closing-tag", "error")
BADLY_NESTED_TAG = Code("SYN005", "badly-nested-tag", "error")
STRAY_STAR = Code("SYN006", "stray-star", "warning")
TEXT_OUTSIDE_MESSAGE = Code("SYN007", "text-outside-message", "error")
TAG_SHARES_LINE = Code("SYN008", "tag-shares-line", "warning")
MALFORMED_TAG = Code("SYN009", "malformed-tag", "error")
MALFORMED_HEADING = Code("SYN010", "malformed-heading", "error")
UNCLOSED_COMMENT = Code("SYN011", "unclosed-comment", "error")
INFERRED_LADDER = Code("AUT001", "inferred-ladder", "info")
