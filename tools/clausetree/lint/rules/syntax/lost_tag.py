"""`lost-tag`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.model.example import KNOWN_ROLES
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document

_ELEMENTS = "|".join((*KNOWN_ROLES, "comparison", "untrusted", "settings"))
_NEARLY = re.compile(
    rf"^[ \t]*</?(?:{_ELEMENTS})[ \t]*$|<(?:{_ELEMENTS})[^<>\r\n]*>[ \t]*<!--[ \t]*(?:GOOD|BAD|OK)\b[^\r\n]*",
    re.MULTILINE,
)


class LostTag(Rule):
    """Flags a line in a message that looks like a tag and is read as a part of what is said.

    Such as a tag without `>`, or one that has a verdict behind it and does not begin its line.

    ## Why it matters
    What should end or begin a message is text: two messages become one.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    **Example**: a definition

    ~~~xml
    <user>
    What is a noun?
    </user
    </user>
    <assistant>
    A word that names something.
    </assistant>
    ~~~
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
    <assistant>
    A word that names something.
    </assistant>
    ~~~
    ````
    """

    code = "SYN019"
    name = "lost-tag"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding at each such line."""
        for part, message in context.messages:
            source = part.content.source
            if source.find("<", *message.body) < 0:
                continue
            for match in _NEARLY.finditer(message.body.slice(source)):
                span = Span(*match.span()).shift(part.start + message.body.start)
                yield self.at(
                    span, "line looks like a tag but isn't one", "write the whole tag on a line of its own"
                )
