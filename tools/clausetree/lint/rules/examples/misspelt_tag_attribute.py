"""`misspelt-tag-attribute`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clausetree.lint.fix import replace
from clausetree.lint.rule import Rule
from clausetree.lint.sound_examples import find_sound_messages
from clausetree.text.nearest import SLIP, find_nearest
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic

_KNOWN = ("recipient", "name", "end_turn", "comment")
_TRUTHS = ("true", "false")


class MisspeltTagAttribute(Rule):
    """An attribute of a message's tag that is nearly one that the dialect knows, and a value of `end_turn` that is neither `true` nor `false`.

    The known ones are `recipient`, `name`, `end_turn` and `comment`. Other attributes are kept and ignored.

    ## Why it matters
    An attribute with a mistyped name is not read: a call of a tool then looks like an answer to the user.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    **Example**: a definition

    ~~~xml
    <user>
    What is a noun?
    </user>
    <assistant recepient="dictionary">
    noun
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
    <assistant recipient="dictionary">
    noun
    </assistant>
    ~~~
    ````
    """

    code = "EXM019"
    name = "misspelt-tag-attribute"
    severity = "warning"
    fixes = "sometimes"
    reviewed = "always"

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at each such attribute; the fix writes the name that was meant."""
        for message in find_sound_messages(content):
            written = message.tag.slice(content.source)
            counts = Counter(key for key, _ in message.attributes)
            for key, value in message.attributes:
                at = written.find(key)
                span = Span(at, at + len(key)).shift(message.tag.start)
                if key not in _KNOWN and (near := find_nearest(key.strip("\"'"), _KNOWN, SLIP)):
                    fix = replace(span, near, safe=False) if key.replace("_", "").isalnum() else None
                    yield self.at(span, f"unknown attribute `{key}`", f"did you mean `{near}`?", fix)
                elif key == "end_turn" and value not in _TRUTHS:
                    yield self.at(span, f"unknown value `{value}` of `end_turn`", _mean(value))
                elif value != value.strip():
                    yield self.at(span, f"value of `{key}` begins or ends with a space", "delete the space")
                elif counts[key] > 1:
                    yield self.at(span, f"attribute `{key}` is repeated", "keep one of the two")


def _mean(value: str) -> str:
    near = find_nearest(value, _TRUTHS)
    return f"did you mean `{near}`?" if near else "values are `true` and `false`"
