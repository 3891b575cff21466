"""`unfinished-text`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.lint.prose_blocks import blot
from clausetree.lint.rule import Rule
from clausetree.text.remembering import remembered
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic

_WORDS = ("TODO", "TBD", "FIXME")
_ANY = "|".join(_WORDS)
_LEFT = re.compile(rf"(?<![\w`'\"\u201c\u2018-])(?:{_ANY})(?![\w`'\"\u201d\u2019-])|(?<![\w-])[Tt]odo(?=:)")
_SIGNS = (*_WORDS, "odo:")  # hardly any text has one, and to look for them is quick
_NAMED_BEFORE = re.compile(
    rf"\b(?:an?|the|each|every|any|your|their|his|her|its|our|my|no|of|as|word|marked|called|says|with)[ \t]+\Z|\b(?:{_ANY})(?:,|,? (?:and|or))[ \t]+\Z",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(
    rf"[ \t]+(?:lists?|apps?|items?|comments?|files?|entry|entries|notes?|markers?|s)\b|[ \t]*(?:,|and|or)[ \t]*(?:{_ANY})\b",
    re.IGNORECASE,
)
_KINDS = {"paragraph", "list", "quote", "table", "commentary", "admonition"}


class UnfinishedText(Rule):
    """`TODO`, `TBD` or `FIXME` left in the text of a clause.

    Code, comments, conversations, and names of things, such as a TODO list, are ignored.

    ## Why it matters
    A reader of the published text takes it for part of the rule.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly. TODO: say how.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly, in short words.
    ````
    """

    code = "STY019"
    name = "unfinished-text"
    severity = "info"

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at each such word in the title and the prose of a clause."""
        source = content.source
        if not any(sign in source for sign in _SIGNS):
            return
        spans = [passage.span for passage in content.passages if passage.kind in _KINDS]
        spans += [content.heading.title_span] if content.heading else []
        for span in sorted(spans):
            for word in _find_words(blot(span.slice(source))):
                place = word.shift(span.start)
                if not content.is_raw(place.start):
                    yield self.at(
                        place,
                        f"`{place.slice(source)}` is left in the text",
                        "finish the text, or say what is open in a comment",
                    )


@remembered
def _find_words(text: str) -> tuple[Span, ...]:
    """Returns where a text says that it is not finished, rather than speaking of such words."""
    found = []
    for match in _LEFT.finditer(text):
        before, after = text[max(match.start() - 20, 0) : match.start()], text[match.end() : match.end() + 20]
        if not _NAMED_BEFORE.search(before) and not _NAMED_AFTER.match(after):
            found.append(Span(*match.span()))
    return tuple(found)
