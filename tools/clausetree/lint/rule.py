"""What every rule is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from clausetree.model.diagnostic import Diagnostic
from clausetree.text.remembering import remembered_of_each

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Fix, Severity
    from clausetree.model.document import Document
    from clausetree.model.eval_prompts import EvalPrompts
    from clausetree.text.span import Span


class NoOptions(NamedTuple):
    """The options of a rule that has none."""


class Rule:
    """One rule. Its class docstring is its page: see `clausetree.lint.rule_page`.

    Attributes:
        code: Family and number; never reused.
        name: What it flags.
        severity: How much it matters, where settings do not say otherwise.
        fixes: Whether it can fix what it finds.
        reviewed: Whether somebody should review its fixes, which `--fix` alone leaves out then.
        options: What settings can say of it, with what holds where they do not; a frozen struct of its own.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    fixes: ClassVar[Literal["never", "sometimes", "always"]] = "never"
    reviewed: ClassVar[Literal["never", "sometimes", "always"]] = "never"
    options: NamedTuple = NoOptions()

    def __init__(self, options: NamedTuple | None = None) -> None:
        """Takes the options that settings give, of the rule's own struct."""
        if options is not None:
            self.options = options

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - for those that override it
        """Yields what is wrong in the spec's text; the spans are the document's."""
        for part in context.parts:
            for found in _check_content(part.content, type(self), self.options):
                yield found.shift(part.start)

    def check_content(self, content: Content) -> Iterator[Diagnostic]:  # noqa: ARG002 - likewise
        """Yields what is wrong in a clause whatever stands around it; the spans are the content's.

        A rule that looks at each clause by itself overrides this alone: what an edit leaves as it was is not checked again.
        """
        yield from ()

    def check_prompts(self, prompts: EvalPrompts, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - likewise
        """Yields what is wrong in an eval prompt file; the spans are that file's."""
        yield from ()

    def at(self, span: Span, message: str, hint: str | None = None, fix: Fix | None = None) -> Diagnostic:
        """Returns a finding of this rule, with what mends it."""
        return Diagnostic(self.code, self.name, self.severity, message, span, hint, fix)


@remembered_of_each
def _check_content(content: Content, rule: type[Rule], options: NamedTuple) -> tuple[Diagnostic, ...]:
    return tuple(rule(options).check_content(content))
