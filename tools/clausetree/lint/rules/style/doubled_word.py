"""`doubled-word`."""

from __future__ import annotations

import re
import string
from operator import eq
from typing import TYPE_CHECKING, Literal

from clausetree.lint.fix import delete
from clausetree.lint.rule import Rule
from clausetree.lint.sound_examples import find_sound_comparisons, find_sound_messages
from clausetree.text.remembering import remembered
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic

_RAW = {"code", "example", "html", "comment"}
_REPEATED = re.compile(r"(?i)(?<![\w'\u2019-])([^\W\d_]+)[*_]{0,3}\s+[*_]{0,3}(\1)(?![\w'\u2019-])")
_NO_PROSE = re.compile(
    r"```.*?(?:```|\Z)|`[^`\n]*`|\\\\?\(.{0,2000}?\\\)|\\\\?\[.{0,2000}?\\\]|\$\$.{0,2000}?\$\$|\$[^$\n]{1,200}\$|https?://\S+",
    re.DOTALL,
)
_TWICE = frozenset(
    (
        *("that", "had", "bye", "no", "yes", "ha", "he", "ho", "hee", "hear", "there", "now", "very"),
        *("really", "bla", "blah", "yada", "knock", "tut", "tick", "tock", "beep", "boo", "chop"),
        *("hi", "oh", "well", "long", "many", "far", "log", "ln", "exp", "sin", "cos", "tan", "min"),
        *("max", "mod"),
    )
)
"""Words that people write twice on purpose, and names of functions."""

_SMALL = frozenset(
    (
        *("the", "a", "an", "of", "to", "in", "is", "are", "was", "were", "be", "been", "and", "or"),
        *("but", "nor", "for", "with", "without", "on", "at", "by", "from", "as", "into", "than"),
        *("then", "if", "when", "while", "whether", "which", "who", "this", "these", "those", "it"),
        *("its", "your", "our", "their", "my", "his", "her", "we", "you", "they", "i", "not", "can"),
        *("could", "will", "would", "should", "must", "may", "might", "shall", "do", "does", "did"),
        *("have", "has", "use", "using", "including", "because", "about", "after", "before"),
        *("between", "through", "under", "over", "more", "some", "any", "each", "such", "also"),
        *("only", "just", "like", "here", "where", "how", "what"),
    )
)
"""Words that are neither names nor said twice for their sound: in a conversation only these are slips for sure."""

_ENGLISH = 0.2  # of a clause's words are small ones: in the releases 0.216 to 0.5, in eleven other languages up to 0.174
_WORD = re.compile(r"[^\W\d_]+")
_MARKUP = re.compile(
    r"</?[A-Za-z][^<>\n]*>|\{[^{}\n]*\}|\]\([^()\s]*\)|(?m:^[ \t]*[~`]{3,}[\w ]*$)|\*\*Example\b|<!-- *\w+(?:\[[^\]\n]*\])?"
)
"""What of a clause is in no language: tags, attributes, addresses, verdicts."""


_SIGNS = string.punctuation.encode()
_BLANKED = bytes.maketrans(_SIGNS, b" " * len(_SIGNS))
_WIDE_SIGNS = re.compile(
    rb"\xc2.|\xe2\x80.", re.DOTALL
)  # in UTF-8, such as «, the dashes and the curly quotes


class DoubledWord(Rule):
    """A repeated word: in prose, in a title, in an answer, in the reason of a verdict.

    Names such as `Walla Walla`, formulas, code and words repeated on purpose, such as `that that` or `very very`, are
    ignored. In an answer only small words such as `the` are checked. Clauses in other languages than English, which have
    doubled words of their own, are not checked.

    ## Why it matters
    It is a slip, most often left by an edit.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write the the answer plainly.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write the answer plainly.
    ````
    """

    code = "STY004"
    name = "doubled-word"
    severity = "warning"
    fixes = "sometimes"
    reviewed = "always"

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at each second word; the fix deletes it where no more than spaces are between."""
        for text in _find_prose(content):
            yield from self._check_text(content, text)
        for message in find_sound_messages(content):
            if message.role == "assistant" and message.attribute("recipient") is None:
                yield from self._check_text(content, message.body, "message")
        for comparison in find_sound_comparisons(content):
            for response in comparison.responses:
                if response.verdict and response.verdict.reason_span:
                    yield from self._check_text(content, response.verdict.reason_span, "reason")

    def _check_text(
        self, content: Content, text: Span, place: Literal["prose", "message", "reason"] = "prose"
    ) -> Iterator[Diagnostic]:
        """Yields a finding at each second word of a text in a clause."""
        source = text.slice(content.source)
        if not _may_repeat(source) or not _is_english(content.source):
            return
        plain = _NO_PROSE.sub(lambda match: "\0" * len(match[0]), source)
        for match in _REPEATED.finditer(plain):
            second = Span(*match.span(2))
            if _is_meant(match, said=place == "message"):
                continue
            if place == "prose" and content.is_raw(text.start + second.start):
                continue
            gap = Span(match.end(1), second.end)
            is_plain = not source[gap.start : second.start].strip(" \t")
            yield self.at(
                second.shift(text.start),
                f"`{match[2]}` is repeated",
                "delete one of them",
                delete(gap.shift(text.start), safe=False) if is_plain else None,
            )


def _is_meant(match: re.Match[str], *, said: bool) -> bool:
    """Returns whether a word stands twice on purpose: it is a name, it is said for its sound, or `what it is is` so.

    The last word of emphasis belongs to the words before it, and not to the one after.
    """
    word = match[1].lower()
    is_small = word in _SMALL
    between = match[0][len(match[1]) : -len(match[2])]
    is_marked = not between.isspace()
    closing = between[: len(between) - len(between.lstrip("*_"))]
    if closing and not match.string.endswith(closing, 0, match.start()):
        return True
    if word in _TWICE or ((said or is_marked) and not is_small):
        return True
    if match[2][0].isupper() and not is_small:
        return True
    before = match.string[max(match.start() - 30, 0) : match.start()].lower().split()
    return word == "is" and "what" in before


@remembered
def _is_english(text: str) -> bool:
    """Returns whether a text is in English, as far as its small words tell."""
    words = _WORD.findall(_MARKUP.sub(" ", text).lower())
    return sum(map(_SMALL.__contains__, words)) >= _ENGLISH * len(words)


def _find_prose(content: Content) -> Iterator[Span]:
    """Yields the spans of a clause's title, of its passages that are prose, and of the titles of its examples."""
    if content.heading:
        yield content.heading.title_span
    yield from (example.title_span for example in content.examples if example.title_span)
    yield from (passage.span for passage in content.passages if passage.kind not in _RAW)


@remembered
def _may_repeat(text: str) -> bool:
    """Returns whether a word may stand twice in a row; read as bytes, since hardly any text has such a word."""
    plain = text.lower().encode(errors="replace").translate(_BLANKED)
    if not text.isascii():
        plain = _WIDE_SIGNS.sub(b" ", plain)
    words = plain.split()
    return any(map(eq, words, words[1:]))
