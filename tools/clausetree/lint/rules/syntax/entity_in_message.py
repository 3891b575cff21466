"""`entity-in-message`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.lint.sound_examples import find_sound_messages
from clausetree.model.diagnostic import Fix
from clausetree.text.edit import TextEdit
from clausetree.text.entities import find_entities
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic

_CHARACTERS = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&#39;": "'", "&nbsp;": "\u00a0"}


def _find_known(text: str) -> Iterator[Span]:
    """Yields where entities of characters that need none stand in `text`."""
    yield from (span for span in find_entities(text) if span.slice(text) in _CHARACTERS)


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

        The fix writes the characters themselves, save `<`, which could make a tag of a line.
        """
        for message in find_sound_messages(content):
            source = content.source
            if source.find("&", *message.body) < 0:
                continue
            text = message.body.slice(source)
            if entities := list(_find_known(text)):
                start = message.body.start
                written = [(entity.shift(start), entity.slice(text)) for entity in entities]
                names = dict.fromkeys(f"`{name}`" for _, name in written)
                edits = tuple(TextEdit(span, _CHARACTERS[name]) for span, name in written if name != "&lt;")
                yield self.at(
                    Span(written[0][0].start, written[-1][0].end),
                    f"message contains {', '.join(names)}; its text is raw",
                    "write the characters themselves",
                    Fix(edits, safe=False) if edits else None,
                )
