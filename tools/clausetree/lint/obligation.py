"""Where a text obliges somebody: `must`, `should` and `shall` that tell the reader what to do, not what is thought or known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.text.sentences import split_sentences
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"\b(?:must|should|shall)\b(?!-)")  # a must-have is a thing
_NOT_SAID = re.compile(
    r"\b(?:not|\w+n['\u2019]t|never|nor|no(?:body|thing| one)?|without|rather than)\s+(?:\w+\s+){0,2}?"
    r"(?:mean|means|meant|meaning|imply|implies|implying|say|says|saying|suggest|suggests|suggesting|follow|follows|require|claim|claims|argue|think|believe"
    r"|to say|that|because|as if|every case (?:in )?which)\b",
    re.IGNORECASE,
)
_JUDGED = re.compile(
    r"\b(?:wrong|false|mistaken?|tempting|easy|absurd|odd|unfair|misleading|too (?:strong|simple|much)) to (?:say|think|believe|conclude|assume|claim|suppose|hold|argue|infer|read)\b"
    r"|\b(?:ideas?|views?|claims?|notions?|beliefs?|fears?|worry|worries|thoughts?|impressions?|assumptions?|objections?|charges?) that\b",
    re.IGNORECASE,
)
_CONDITIONED = re.compile(
    r"(?:\b(?:if|when|whenever|where|wherever|unless|once|until)|(?:\A|[\r\n])\s*that)\s+(?:\w+\s+){1,2}\Z",
    re.IGNORECASE,
)
"""The beginning of a condition, or of a sentence about what somebody must do, up to its verb."""

_ASKED = re.compile(r"\b(?:whether|why|how|what|whom|whose)\b", re.IGNORECASE)
_THOUGHT = re.compile(
    r"\b(?:we|some|many|others|critics|people|readers|researchers|experts|philosophers|one|(?:an|the) earlier (?:draft|version|text))"
    r"\s+(?:\w+\s+){0,2}?(?:believe|think|thought|felt|feel|argue|argued|hold|say|said|debated?|considered|discussed|asked|wondered|disagree|hope|expect|wrote)\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[,;:()\u2013\u2014]|--|\b(?:that|because|so|and|but|while|since|although|when|if|as|or)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:readers?|reader['\u2019]s|users?|persons?|people|humans?|men|women|children|parents|teachers|doctors|lawyers|judges|developers?|operators?"
    r"|customers?|clients?|we|you|one|nobody|anybody|somebody|everybody|no one|anyone|someone|everyone|editors?|authors?|writers?"
    r"|annotators?|raters?|graders?|reviewers?|critics|compan(?:y|ies)|governments?|researchers?|institutions?|societ(?:y|ies)|he|she"
    r"|this|that|these|those|there|which|openai|publishers?|teams?|maintainers?|contributors?|examples?|commentary|notes?)(?:\s+(?:of|in|at|from)\s+(?:(?:an?|the|this|that|our|their|its|such)\s+)?\w+)?\s*$",
    re.IGNORECASE,
)
_GUESSED = re.compile(
    r"\s+(?:have\s+\w+|be\s+(?:read|understood|seen|taken|noted|said|remembered|enough|clear|obvious|plain|noticed|mentioned))\b"
)
_CONDITION = re.compile(r"\s+(?:it|they|the|an?|this|that|these|those|he|she|we|you|anyone|someone|there)\b")
_ADVERBS = re.compile(
    r"(?:\s+(?:also|therefore|then|still|always|often|sometimes|themselves|itself|too|simply|just))+\s*$"
)


def find_obligation(text: str) -> Iterator[Span]:
    """Yields where words stand in an English text that oblige; what others do, think, ask or deny does not count."""
    for sentence in split_sentences(text):
        words = sentence.slice(text)
        if words.rstrip(" \t\r\n\"'\u201d\u2019)").endswith("?"):
            continue
        for match in _WORD.finditer(words):
            if not _is_reported(words, match):
                yield Span(*match.span()).shift(sentence.start)


def _is_reported(words: str, match: re.Match[str]) -> bool:
    """Returns whether a word obliges nobody that the text speaks to."""
    before = words[: match.start()]
    if any(pattern.search(before) for pattern in (_NOT_SAID, _JUDGED, _CONDITIONED, _ASKED, _THOUGHT)):
        return True
    if _GUESSED.match(words, match.end()) or (match[0] == "should" and _CONDITION.match(words, match.end())):
        return True
    if _is_quoted(before) or before.endswith((" a ", " the ")):
        return True
    cuts = [cut.end() for cut in _CUT.finditer(before)]
    subject = _ADVERBS.sub("", before[cuts[-1] if cuts else 0 :])
    return _OTHERS.search(subject or before) is not None or _OTHERS.search(before) is not None


def _is_quoted(before: str) -> bool:
    """Returns whether a quotation, or code, is open after `before`."""
    return (
        before.count("\u201c") > before.count("\u201d")
        or before.count('"') % 2 == 1
        or before.count("`") % 2 == 1
    )
