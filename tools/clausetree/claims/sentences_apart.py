"""Where one claim ends and the next begins: at the end of a sentence, but not inside of quotes, code and links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.text.code_span import CODE_SPAN
from clausetree.text.escapes import ESCAPABLE
from clausetree.text.sentences import split_sentences
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

CITED = re.compile(
    rf"""{CODE_SPAN}
      | !?\[(?P<label>(?:\\.|[^\[\]\\])*)\](?:\((?:<(?P<angled>(?:\\.|[^<>\\\n])*)>|(?P<plain>[^()\s<>]*))(?:\s+"[^"\n]*")?\)|\[[^\[\]\n]*\])
      | \u201c(?P<curly>[^\u201c\u201d]*(?:\u201c[^\u201c\u201d]*\u201d[^\u201c\u201d]*)*)\u201d
      | (?<![\w\\])"(?P<straight>(?=\S)[^"]+)"(?!\w)
      | (?<!\w)\u2018(?P<single>[^\u2018\u2019]+(?:\u2019\w[^\u2018\u2019]*)*)\u2019(?!\w)
      | (?<!\w)'(?P<apostrophe>(?=\w)[^']+(?:(?<=\w)'\w[^']*)*)'(?!\w)
      | \\{ESCAPABLE}""",
    re.VERBOSE | re.DOTALL,
)
"""What a sentence cites: code, a link, words in quotation marks; or a sign that Markdown escapes."""

LEAD = re.compile(r"\s*\*\*(?P<lead>[^*\n]{1,60}?)[.:]?\*\*[.:]?[ \t\n]+(?=\S)")
"""The words in bold that an item of release notes begins with."""

_HIDDEN = "\U0010fffd"
_STOPS = ".!?"
_NEXT = re.compile(r"\s+[A-Z][a-z]*\s")


def split_claims(source: str, block: Span) -> Iterator[Span]:
    """Yields where the sentences of a block are, without spaces around them; its lead is part of the first one."""
    text = CITED.sub(_hide, block.slice(source))
    lead = LEAD.match(text)
    place = lead.end() if lead else 0
    for number, sentence in enumerate(split_sentences(text[place:])):
        start = 0 if number == 0 else place + sentence.start
        said = text[start : place + sentence.end]
        first = block.start + start + len(said) - len(said.lstrip())
        if any(character.isalnum() or character == _HIDDEN for character in said):
            yield Span(first, block.start + start + len(said.rstrip()))


def _hide(match: re.Match[str]) -> str:
    """Returns what stands for something cited: as long, and with the stop that ends the sentence around it."""
    size = len(match[0])
    if (
        size > 1
        and match[0][-2] in _STOPS
        and match["code"] is None
        and _NEXT.match(match.string, match.end())
    ):
        return _HIDDEN * (size - 1) + match[0][-2]
    return _HIDDEN * size
