"""Eval prompt files: conversations without responses that test one place of a spec."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.example import Example
    from clausetree.text.span import Span


class EvalPrompts(NamedTuple):
    """What `examples/abcd.md` holds; spans count from the start of the file.

    Attributes:
        label: The footnote label that the file is named by.
        text: The file's text.
        first_line: Its first line, which says what it is about.
        footnote: The label that this line names; None where it has no such line.
        title: The clause's title as this line has it; it goes stale when the clause is retitled.
        title_span: Where that title stands.
        examples: The prompts.
        diagnostics: What the reader could not make sense of.
    """

    label: str
    text: str
    first_line: Span
    footnote: str | None
    title: str | None
    title_span: Span | None
    examples: tuple[Example, ...]
    diagnostics: tuple[Diagnostic, ...]
