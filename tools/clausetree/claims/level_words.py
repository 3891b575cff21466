"""Names of levels that are written as plain words, where the words around show that a level is meant."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from clausetree.claims.signs import CLAUSE, FIRST_PLAIN_LEVEL, LEVEL

if TYPE_CHECKING:
    from collections.abc import Collection

    from clausetree.claims.citations_read import Cited, CitingSentence

_TOPIC = re.compile(
    r"\b(?:levels?|authority|ladder|promot\w*|demot\w*|rais\w*|lower\w*|relevel\w*|renam\w*|guideline|elevat\w*|downgrad\w*|upgrad\w*|(?:up|down) to)\b|\u2192"
)
_OTHER = r"(?!['\w]| (?:messages?|roles?|prompts?|instructions?|inputs?|turns?|experience|needs?|requests?|preferences?|data|settings?|interactions?|conversations?|intents?|goals?)\b)"
_VERB = r"(?:is|was|are|were)(?:n't)?|used to be|(?:has|have|had) been|stays?|stayed|remains?|remained|becomes?|became"
_END = r"(?=\s*(?:[.,;:!)]|\Z|\b(?:now|before|again|previously|formerly|and|but|instead|any|in|rule)\b))"


def mark_levels(sentence: CitingSentence, levels: Collection[str]) -> tuple[str, dict[str, Cited]]:
    """Returns a sentence with a sign for each level that it names, and what all of its signs stand for."""
    marks = dict(sentence.marks)
    if not levels:
        return sentence.text, marks

    def mark(match: re.Match[str]) -> str:
        sign = chr(FIRST_PLAIN_LEVEL + len(marks))
        marks[sign] = match["level"].lower()
        return match[0].replace(match["level"], sign)

    text = sentence.text
    for pattern in _compile(
        tuple(sorted(levels, key=len, reverse=True)), is_topic=bool(_TOPIC.search(text.lower()))
    ):
        text = pattern.sub(mark, text)
    return text, marks


@lru_cache
def _compile(levels: tuple[str, ...], *, is_topic: bool) -> tuple[re.Pattern[str], ...]:
    names = rf"(?P<level>{'|'.join(map(re.escape, levels))})"
    patterns = [
        rf"(?<![\w-]){names}(?:-level| level)\b",
        rf"(?<=\bas a ){names}(?= (?:clause|provision|principle)\b)",
        rf"(?<=\bfrom ){names}(?= to (?:{'|'.join(map(re.escape, levels))})\b)",
        rf"(?<={LEVEL} to ){names}{_OTHER}",
        rf"{CLAUSE} (?:{_VERB})(?: (?:now|still|not|never|no longer|again))*(?: (?:at|a|an|on))* {names}{_END}",
        rf"(?<={CLAUSE} \(){names}(?=\))",
        rf"\bnew {names}(?= {CLAUSE}|[.,;:]|\Z)",
    ]
    if is_topic:
        patterns.append(
            rf"\b(?:from|to|at|as|is|now|was|into|above|below|between|and|levels?) (?:(?:the|a|an|still|now|only) )*{names}{_OTHER}"
        )
        patterns.append(rf"(?<=\u2192 ){names}{_OTHER}")
        patterns.append(rf"(?<![\w-]){names}(?= (?:is|was|becomes?|became|→|gets?) )")
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
