"""A rule's page, from its docstring.

The docstring begins with what the rule does; then come `## Why it matters`, `## Example` (what fires), `## Instead` (the
cure) and, where the rule has options, `## Options`. A fence in an example says which file it is:
`markdown model_spec.md`, `markdown examples/ab12.md`, `toml clausetree.toml`, `markdown old/model_spec.md`.
Examples are fragments of a spec: their provisions need no examples of their own, but for those on the page of EXM001.
"""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from clausetree.lint.rule import Rule

HEADINGS = ("Why it matters", "Example", "Instead", "Options")


class RulePage(NamedTuple):
    """What is written about a rule.

    Attributes:
        summary: What it does, in one sentence.
        text: The whole page, in Markdown.
        sections: For each heading below the first what stands under it.
    """

    summary: str
    text: str
    sections: dict[str, str]


def build_page(rule: type[Rule]) -> RulePage:
    """Returns the page of a rule."""
    parts = re.split(rf"(?m)^## ({'|'.join(HEADINGS)})$", inspect.cleandoc(rule.__doc__ or ""))
    does, sections = parts[0], dict(zip(parts[1::2], map(str.strip, parts[2::2]), strict=True))
    body = "\n\n".join(f"## {heading}\n\n{text}" for heading, text in sections.items())
    text = f"# {rule.name} ({rule.code})\n\nSeverity: {rule.severity}. {_describe_fix(rule)}.\n\n## What it does\n\n{does.strip()}\n\n{body}\n"
    return RulePage(summary=does.split("\n", 1)[0], text=text, sections=sections)


def _describe_fix(rule: type[Rule]) -> str:
    """Returns whether a rule has a fix, for all that it finds, and which option applies it."""
    if rule.fixes == "never":
        return "No fix"
    ways = {
        "never": "safe (`--fix`)",
        "sometimes": "safe (`--fix`) or needs review (`--unsafe-fixes`)",
        "always": "needs review (`--unsafe-fixes`)",
    }
    some = "" if rule.fixes == "always" else ", for some findings"
    return f"Fix: {ways[rule.reviewed]}{some}"
