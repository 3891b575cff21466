"""`lost-tag`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.lint.sound_examples import find_sound_messages
from clausetree.model.example import KNOWN_ROLES
from clausetree.text.nearest import SURE, find_nearest
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.example import Message

_ELEMENTS = "|".join((*KNOWN_ROLES, "comparison", "untrusted", "settings"))
_NEARLY = re.compile(
    rf"^[ \t]*</?(?:{_ELEMENTS})[ \t]*$|<(?:{_ELEMENTS})[^<>\r\n]*>[ \t]*<!--[ \t]*(?:GOOD|BAD|OK)\b[^\r\n]*",
    re.MULTILINE,
)
_INNER = ("untrusted", "settings")
_TAG = re.compile(r"^[ \t]*[<\[][ ]?/?[ ]?(?P<name>\w+)[ ]?[>\]](?P<behind>[^\r\n]*)", re.MULTILINE)
_HINT = "write the whole tag on a line of its own"


def _find_tags(message: Message, source: str) -> Iterator[Span]:
    """Yields where in a message's source something looks like a tag and is text."""
    body = message.body.slice(source).replace("\r", "\n")
    for match in _NEARLY.finditer(body):
        yield Span(*match.span()).shift(message.body.start)
    read = {element.tag.start for element in message.elements}
    read |= {element.closing.start for element in message.elements if element.closing}
    for match in _TAG.finditer(body):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        span = Span(start, match.start("behind")).shift(message.body.start)
        name, alone = match["name"], not match["behind"].strip()
        near = find_nearest(name.removesuffix("_text"), _INNER, SURE)
        if span.start not in read and (near if alone else name in _INNER):
            yield span


class LostTag(Rule):
    """A line in a message that looks like a tag and is read as a part of what is said.

    Such as a tag without `>`, one that has a verdict after it and does not begin its line, `<untrusted>` with text on its
    line, or `<Untrusted>`.

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

    code = "SYN020"
    name = "lost-tag"
    severity = "warning"

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at each such line."""
        for message in find_sound_messages(content):
            source = content.source
            if source.find("<", *message.body) < 0 and source.find("[", *message.body) < 0:
                continue
            for span in _find_tags(message, source):
                yield self.at(span, "line looks like a tag but isn't one", _HINT)
