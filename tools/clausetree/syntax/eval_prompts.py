"""The reader of eval prompt files, `examples/abcd.md`."""

from __future__ import annotations

import re

from clausetree.model.eval_prompts import EvalPrompts
from clausetree.syntax.content import parse_fragment
from clausetree.text.lines import LineIndex
from clausetree.text.span import Span

_FIRST_LINE = re.compile(r"\ufeff?Examples for \[\^(?P<footnote>[^\]\r\n]*)\] in (?P<title>[^\r\n]*)")


def parse_eval_prompts(label: str, text: str) -> EvalPrompts:
    """Returns the eval prompts that `text`, the file named by footnote `label`, holds."""
    content = parse_fragment(text)
    first = _FIRST_LINE.match(text)
    title = first["title"].rstrip(" \t").removesuffix(":") if first else None
    start = first.start("title") if first else 0
    return EvalPrompts(
        label=label,
        text=text,
        first_line=Span(0, first.end()) if first else LineIndex(text).span(0) if text else Span(0, 0),
        footnote=first["footnote"] if first else None,
        title=title,
        title_span=Span(start, start + len(title)) if title is not None else None,
        examples=content.examples,
        diagnostics=content.diagnostics,
    )
