"""`unbalanced-quote`."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from clausetree.lint.prose_blocks import BLOT, find_prose
from clausetree.lint.rule import Rule
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic

_STRAIGHT = re.compile(r'(?<!\()"|"(?!\))')  # one alone in brackets is spoken of
_INCHES = re.compile(r"\d\"(?!\w)")
_OTHER_SYSTEMS = re.compile(
    "[\u201e\u00ab\u00bb\u201a\u2039\u203a\u300c\u300d]"
)  # in which the English closing mark opens, or is not used

_CORNERS = (("\u300c", "\u300d"), ("\u300e", "\u300f"))  # in Chinese and Japanese
_GUILLEMETS = re.compile(
    "[\u00ab\u00bb]"
)  # the one opens in French and Spanish, the other in German and Danish
_LOW = "\u201e"  # opens in German, Polish and others
_LOW_QUOTE = re.compile('\u201e[^\u201e\u201c\u201d"]*[\u201c\u201d"]')


class UnbalancedQuote(Rule):
    """A paragraph or list item in which a quotation mark has no partner.

    Inch marks, quotations that continue in the next paragraph, and code are ignored.

    ## Why it matters
    It is not clear where the quotation ends, and programs that look for quotes read the rest of the text as one.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Say "hello and begin.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Say "hello" and begin.
    ````
    """

    code = "STY013"
    name = "unbalanced-quote"
    severity = "info"

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at the mark without a partner: the last one that opens, or the first that only closes."""
        blocks = find_prose(content)
        for block, following in zip_longest(blocks, blocks[1:]):
            place = _find_lonely(block.text)
            if place is not None and not (following and _goes_on(block.text, following.text)):
                at = block.span.start + place
                mark = block.text[place]
                yield self.at(
                    Span(at, at + 1),
                    f"quotation mark `{mark}` has no partner",
                    "add the other one, or delete it",
                )


def _find_lonely(text: str) -> int | None:
    """Returns where a quotation mark without a partner stands in a text, or None."""
    if _LOW in text:
        text = _LOW_QUOTE.sub(lambda match: BLOT * len(match[0]), text)
        if _LOW in text:
            return text.rindex(_LOW)
    if (place := _find_unpaired_guillemet(text)) is not None:
        return place
    straight = [match.start() for match in _STRAIGHT.finditer(text)] if '"' in text else []
    if len(straight) % 2:
        return None if _INCHES.search(text) else straight[-1]
    for opening, closing in _CORNERS:
        if (place := _find_unpaired(text, opening, closing)) is not None:
            return place
    if ("\u201c" not in text and text.count("\u201d") % 2 == 0) or _OTHER_SYSTEMS.search(text):
        return None
    return _find_unpaired(text, "\u201c", "\u201d")


def _find_unpaired_guillemet(text: str) -> int | None:
    """Returns where a mark stands without a partner, whichever of the two opens; None where they are even."""
    first = _GUILLEMETS.search(text)
    if first is None or (text.count("\u00ab") + text.count("\u00bb")) % 2 == 0:
        return None
    opening, closing = ("\u00ab", "\u00bb") if first[0] == "\u00ab" else ("\u00bb", "\u00ab")
    return _find_unpaired(text, opening, closing)


def _find_unpaired(text: str, opening: str, closing: str) -> int | None:
    """Returns where a mark stands that is not closed, or closes nothing; None where there is none."""
    if opening not in text and closing not in text:
        return None
    open_at: list[int] = []
    for match in re.finditer(f"[{opening}{closing}]", text):
        if match[0] == opening:
            open_at.append(match.start())
        elif open_at:
            open_at.pop()
        else:
            return match.start()
    return open_at[-1] if open_at else None


def _goes_on(text: str, following: str) -> bool:
    """Returns whether a quotation goes on in the next block, which then begins with its mark again."""
    begins = re.compile(r"[\s*_>]*[\"\u201c\u201e\u00ab\u00bb\u300c\u300e]")
    return bool(begins.match(text) and begins.match(following))
