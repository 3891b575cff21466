"""What every rule is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal

from clausetree.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Fix, Severity
    from clausetree.model.document import Document
    from clausetree.model.eval_prompts import EvalPrompts
    from clausetree.text.span import Span

_NONE: Mapping[str, Any] = {}


class Rule:
    """One rule. Its class docstring is its page: see `clausetree.lint.page`.

    Attributes:
        code: Family and number; never reused.
        name: What it flags.
        severity: How much it matters, where settings do not say otherwise.
        fixes: Whether it can mend what it finds.
        defaults: Its options, each with what holds where settings do not say.
        options: The options that hold.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    fixes: ClassVar[Literal["never", "sometimes", "always"]] = "never"
    defaults: ClassVar[Mapping[str, Any]] = {}

    def __init__(self, options: Mapping[str, Any] = _NONE) -> None:
        """Takes the options that settings give."""
        self.options = {**self.defaults, **options}

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - for those that override it
        """Yields what is wrong in the spec's text; the spans are the document's."""
        yield from ()

    def check_prompts(self, prompts: EvalPrompts, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - likewise
        """Yields what is wrong in an eval prompt file; the spans are that file's."""
        yield from ()

    def at(self, span: Span, message: str, hint: str | None = None, fix: Fix | None = None) -> Diagnostic:
        """Returns a finding of this rule, with what mends it."""
        return Diagnostic(self.code, self.name, self.severity, message, span, hint, fix)
