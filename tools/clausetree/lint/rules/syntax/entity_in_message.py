"""`entity-in-message`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.model.diagnostic import Fix
from clausetree.text.edit import TextEdit
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document

_CHARACTERS = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&#39;": "'", "&nbsp;": "\u00a0"}


def _entities(text: str) -> Iterator[Span]:
    """Yields where entities stand in `text`, those in code left out."""
    pattern = re.compile("```.*?(?:```|\\Z)|`[^`\n]*`|" + "|".join(_CHARACTERS), re.DOTALL)
    for match in pattern.finditer(text):
        if match[0][0] == "&":
            yield Span(*match.span())


class EntityInMessage(Rule):
    """Flags a character entity such as `&gt;` in a message, where the raw character would do.

    ## Why it matters
    The text of a conversation is raw: what a model is shown is the entity, not the character.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    **Example**: which is more

    ~~~xml
    <user>
    Is 3 &gt; 2?
    </user>
    <assistant>
    Yes.
    </assistant>
    ~~~
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    **Example**: which is more

    ~~~xml
    <user>
    Is 3 > 2?
    </user>
    <assistant>
    Yes.
    </assistant>
    ~~~
    ````
    """

    code = "SYN013"
    name = "entity-in-message"
    severity = "info"
    fixes = "sometimes"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding for each message that holds entities, from the first of them to the last.

        The fix writes the characters themselves, save `<`, which could make a tag of a line.
        """
        for part, message in context.messages:
            source = part.content.source
            if source.find("&", *message.body) < 0:
                continue
            text = message.body.slice(source)
            if entities := list(_entities(text)):
                start = part.start + message.body.start
                written = [(entity.shift(start), entity.slice(text)) for entity in entities]
                names = dict.fromkeys(f"`{name}`" for _, name in written)
                edits = tuple(TextEdit(span, _CHARACTERS[name]) for span, name in written if name != "&lt;")
                yield self.at(
                    Span(written[0][0].start, written[-1][0].end),
                    f"message holds {', '.join(names)}; its text is raw",
                    "write the characters themselves",
                    Fix(edits, safe=False) if edits else None,
                )
