"""`malformed-verdict`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.lint.lost_references import find_near_id
from clausetree.lint.rule import Rule
from clausetree.lint.sound_examples import find_sound_examples
from clausetree.lint.verdict_marks import begins_with_mark
from clausetree.model.example import KNOWN_VERDICTS
from clausetree.text.letters import NAME
from clausetree.text.nearest import SLIP, find_nearest
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document
    from clausetree.model.example import Verdict

_TARGET = re.compile(rf"\W{{0,3}}?[#@$3]?[\[{{(]?\W?(?P<name>{NAME}+)(?P<behind>[\]}}=\[\\'0-9-]?)")
_WORDS = tuple(word.upper() for word in KNOWN_VERDICTS)
_STRAY = re.compile(r"[:;,.](?=\s)")


class MalformedVerdict(Rule):
    """A verdict in which the clause that it names, or its reason, can't be read as meant, or one outside a comparison.

    A verdict is `<!-- GOOD -->`, `<!-- BAD: reason -->` or `<!-- BAD[#clause_id]: reason -->`, right after the tag of a
    response in a `<comparison>`.

    ## Why it matters
    What was meant as the name of a clause is read as part of the reason, and is not counted. A response outside a comparison is
    a message like any other, whatever its verdict.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    **Example**: a definition

    ~~~xml
    <user>
    What is a noun?
    </user>
    <comparison>
    <assistant> <!-- GOOD -->
    A word that names something.
    </assistant>
    <assistant> <!-- BAD[tone]: scolds -->
    A word that names something, as any child knows.
    </assistant>
    </comparison>
    ~~~

    # Tone {#tone}

    Be kind.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    **Example**: a definition

    ~~~xml
    <user>
    What is a noun?
    </user>
    <comparison>
    <assistant> <!-- GOOD -->
    A word that names something.
    </assistant>
    <assistant> <!-- BAD[#tone]: scolds -->
    A word that names something, as any child knows.
    </assistant>
    </comparison>
    ~~~

    # Tone {#tone}

    Be kind.
    ````
    """

    code = "EXM018"
    name = "malformed-verdict"
    severity = "warning"

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at each verdict outside a comparison."""
        for example in find_sound_examples(content):
            for message in example.conversation.messages:
                if message.verdict and _is_verdict(message.verdict.word):
                    yield self.at(
                        message.verdict.span,
                        "verdict outside a comparison",
                        "put `<comparison>` above the first response, and `</comparison>` below the last",
                    )

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at each verdict outside a comparison, or whose reason begins or ends with marks of the verdict."""
        yield from super().check(document, context)
        for part, message in context.messages:
            verdict = message.verdict
            if verdict is None or verdict.reason is None or verdict.reason_span is None:
                continue
            span = verdict.reason_span.shift(part.start)
            if begins_with_mark(verdict.reason):
                target = _TARGET.match(verdict.reason)
                meant = target and (
                    target["name"] if document.find(target["name"]) else find_near_id(target["name"], context)
                )
                hint = f"did you mean `{verdict.word}[#{meant}]`?" if meant else "write `VERDICT: reason`"
                yield self.at(span, "reason of a verdict begins with a mark", hint)
            elif verdict.reason.endswith("-"):
                end = Span(span.end - 1, span.end)
                yield self.at(end, "reason of a verdict ends with `-`", "end the comment with `-->`")
            elif _STRAY.match(verdict.reason) and ":" in _between(verdict, part.content.source):
                start = Span(span.start, span.start + 1)
                shown = f"reason of a verdict begins with `{verdict.reason[0]}`"
                yield self.at(start, shown, "write one colon: `VERDICT: reason`")


def _is_verdict(word: str) -> bool:
    """Returns whether a comment that begins with a word is a verdict, or was meant as one: it may be a comment on a message."""
    return word.isupper() and (word.lower() in KNOWN_VERDICTS or find_nearest(word, _WORDS, SLIP) is not None)


def _between(verdict: Verdict, source: str) -> str:
    """Returns what stands between a verdict's word and its reason."""
    return source[verdict.word_span.end : verdict.reason_span.start] if verdict.reason_span else ""
