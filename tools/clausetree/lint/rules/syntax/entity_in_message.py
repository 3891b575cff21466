"""`entity-in-message`."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.lint.sound_examples import find_sound_messages
from clausetree.model.diagnostic import Fix
from clausetree.text.edit import TextEdit
from clausetree.text.entities import ENTITY, find_entities
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic

_NO_BREAK = "\u00a0"
_MARKS = frozenset("<`~")  # they could make a tag or code of what follows


def _write_characters(text: str, entities: Sequence[Span]) -> Iterator[TextEdit]:
    """Yields the edits that write the characters themselves, but for marks, and for what can't be seen or would be an entity again."""
    for entity in entities:
        character = html.unescape(entity.slice(text))
        behind = f"{character}{text[entity.end :]}"
        is_seen = character.isprintable() or character == _NO_BREAK
        if is_seen and character not in _MARKS and not re.match(ENTITY, behind):
            yield TextEdit(entity, character)


class EntityInMessage(Rule):
    """A character entity such as `&gt;` in a message, where the raw character would do; in code too.

    Code of a language that has entities itself, such as HTML, and code that contains nothing else, are ignored.

    ## Why it matters
    The text of a conversation is raw. `clausetree` shows and exports the character; a model that reads the file, or a
    program that does not decode it, gets the entity.

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
    reviewed = "always"

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding for each message that holds entities, from the first of them to the last.

        The fix writes the characters themselves, save what could make a tag of a line, or another entity.
        """
        for message in find_sound_messages(content):
            source = content.source
            if source.find("&", *message.body) < 0:
                continue
            text = message.body.slice(source)
            if entities := list(find_entities(text)):
                start = message.body.start
                names = dict.fromkeys(f"`{entity.slice(text)}`" for entity in entities)
                edits = tuple(
                    edit._replace(span=edit.span.shift(start)) for edit in _write_characters(text, entities)
                )
                yield self.at(
                    Span(entities[0].start, entities[-1].end).shift(start),
                    f"message contains {', '.join(names)}; its text is raw",
                    "write the characters themselves",
                    Fix(edits, safe=False) if edits else None,
                )
