"""Sentences in fewer words: what names one of the revisions becomes a sign, and what says nothing is left out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from clausetree.claims.signs import CLAUSE, LEVEL, NEW, OLD, QUOTE, SPEC
from clausetree.text.dates import MONTHS

_NOUN = r"(?:(?:model )?spec(?:ification)?|text|version|revision|release|edition|document|wording|draft|one|update)"
_NEWER = r"(?:newer|new|newest|latest|later|current|updated|revised)"
_OLDER = r"(?:older|old|oldest|earlier|previous|former|prior|original)"
_DATE = r"v?\d{4}[-.]\d\d[-.]\d\d(?:-rev\d+)?"
_NOT = re.compile(
    r"\b(?:(?P<verb>do|does|did|is|are|was|were|has|have|had) not|(?P<short>do|does|did|is|are|was|were|has|have|had)n't)\b"
)
_NOUNS = r"(?:clause|section|chapter|provision|principle|rule)s?"
LEADS = (
    r"(?:new|added|introduced|inserted|deleted|removed|dropped|renamed|retitled|moved|promoted|demoted|raised|lowered"
    r"|split|merged|edited|changed|reworded|rewritten|revised|unchanged|kept)"
)
"""What release notes begin an item with, before a colon, to say what became of the clause that they name then."""
_DO = frozenset({"do", "does", "did"})

_STEPS: tuple[tuple[str, str], ...] = (
    (r"[*_~]{2,}|(?<!\w)[*_]|[*_](?!\w)", ""),
    (rf"\b(?:the |this )?{_NEWER} (?:model )?{_NOUN}\b(?: of the (?:model )?spec)?", NEW),
    (rf"\b(?:the |this )?{_OLDER} (?:model )?{_NOUN}\b(?: of the (?:model )?spec)?", OLD),
    (rf"\bthe {_NEWER}(?= (?:says?|has|states?|adds?|drops?|requires?|removes?)\b)", NEW),
    (rf"\bthe {_OLDER}(?= (?:says?|has|states?|said|had|stated)\b)", OLD),
    (rf"(?:the )?(?P<side>[{NEW}{OLD}]) (?:model )?{_NOUN}\b", r"\g<side>"),
    (rf"\bthe (?P<side>[{NEW}{OLD}])", r"\g<side>"),
    (
        r"\b(?:this release|this revision|this version|this update|the update)\b",
        NEW,
    ),
    (r"\b(?:the (?:model )?spec(?:ification)?|the document|the text|the release|openai|it|they|we)\b", SPEC),
    (
        rf"\bboth (?:(?:the )?(?:texts|versions|revisions|releases|specs|documents)\b(?: of {SPEC})?|{SPEC})",
        "both",
    ),
    (rf"\b(?:{OLD} and {NEW}|{NEW} and {OLD})(?: both)?", "both"),
    (
        rf"\b(?:from|between|since) {OLD} (?:to|and|until) {NEW},?|\bcompared (?:with|to) {OLD},?|\bunlike {OLD},?",
        "",
    ),
    (
        rf"\b(?:the |a |an |that |this )?(?:whole |entire )?(?:clause|section|chapter|provision|principle|heading)s? (?={CLAUSE})",
        "",
    ),
    (
        rf"\b(?:a |the )?(?:new )?(?:clause|section|chapter|provision|principle)s? (?:called|named|titled) (?={CLAUSE})",
        "",
    ),
    (rf"\b(?:the |that |this |its )(?={CLAUSE})", ""),
    (rf"(?P<mark>{CLAUSE}) (?:clause|section|chapter|provision|principle)\b", r"\g<mark>"),
    (
        rf"\b(?:the |these |its |following )*(?:words?|phrases?|sentences?|line|wording|passages?|statement|requirement|quote|clause) (?:that )?(?={QUOTE})",
        "",
    ),
    (rf"\b(?:the |that )(?={QUOTE})", ""),
    (rf"(?<!\w)(?:the |authority )*(?:level )?(?P<mark>{LEVEL})(?:[ -](?:authority |)level)?", r"\g<mark>"),
    (rf"\bnew {_NOUNS}[,:] (?={CLAUSE})", "new "),
    (
        rf"(?:^|(?<=; ))(?P<lead>{LEADS})(?: {_NOUNS})? ?[:\u2013\u2014-]+ ?(?={CLAUSE}|{QUOTE}|{LEVEL})",
        r"\g<lead> ",
    ),
    (r"\b(?:any ?more|any longer)\b", ""),
    (r"\b(?:has|have|had) (?:NOT|never) been\b", "was NOT"),
    (r"\b(?P<verb>is|was|are|were) never\b", r"\g<verb> NOT"),
    (rf"\b(?:has|have|had) no (?:such )?(?={CLAUSE}|{QUOTE})", "NOT has "),
    (rf"\b(?:says?|said|states?) nothing (?:like|of|about) (?={QUOTE})", "NOT say "),
    (rf"(?P<mark>{LEVEL})[ -](?:clause|provision|principle|rule)\b", r"\g<mark>"),
    (rf"(?P<mark>{CLAUSE}) \((?P<other>{CLAUSE})\)", r"\g<mark>\g<other>"),
    (
        r"\b(?:also|explicitly|simply|clearly|newly|additionally|moreover|instead|therefore|thus|directly|actually)\b",
        "",
    ),
    (
        r"^\s*(?:(?:and|but|while|whereas|where|however|in addition|note that|additionally|finding \d+|claim \d+)\b[,:]?\s*)+",
        "",
    ),
    (r"\s+([,.;:)])", r"\1"),
    (r"^[\s,:-]+|[\s.,;:!-]+$", ""),
    (r"\s+", " "),
)


class PlainSentence(NamedTuple):
    """A sentence in fewer words.

    Attributes:
        text: Its words and signs.
        is_foreign: Whether it names a revision that is neither of the two.
        is_backwards: Whether it tells the way from the newer text to the older one.
    """

    text: str
    is_foreign: bool
    is_backwards: bool


def simplify(text: str, old: str, new: str) -> PlainSentence:
    """Returns a sentence in fewer words; `old` and `new` are the labels of the revisions."""
    said = text.lower()
    said = _label(old).sub(OLD, _label(new).sub(NEW, said))
    for month, sign in ((_month(new), NEW), (_month(old), OLD)):
        if month and _month(old) != _month(new):
            said = re.sub(rf"\b(?:the )?{month} (?:model )?{_NOUN}\b", sign, said)
    is_foreign = re.search(rf"\b{_DATE}\b", said) is not None
    said = _NOT.sub(_deny, said.replace("can't", "can not")).replace("doesnt ", "NOT ")
    for pattern, put in _compiled():
        said = pattern.sub(put, said)
    is_backwards = re.search(rf"\b(?:from|since) {NEW} (?:to|until) {OLD}", said) is not None
    return PlainSentence(said.strip(), is_foreign, is_backwards)


def _deny(match: re.Match[str]) -> str:
    """Returns a denial as a sign before its verb; an auxiliary verb that says nothing else is left out."""
    verb = match["verb"] or match["short"]
    return "NOT" if verb in _DO else f"{verb} NOT"


@lru_cache
def _label(label: str) -> re.Pattern[str]:
    if not re.search(r"\d", label):
        return re.compile(r"(?!)")  # words such as `old` and `new` say other things too
    spelt = re.escape(label.lower())
    if re.fullmatch(_DATE, label):
        spelt = spelt.replace(r"\-", "[-.]", 2)
    return re.compile(rf"(?<![\w#/.-])v?{spelt}(?![\w#/-])")


def _month(label: str) -> str:
    """Returns what a sentence can call the month of a revision that is named for its day."""
    day = re.match(r"v?(\d{4})-(\d\d)-\d\d", label)
    if day is None or not 1 <= int(day[2]) <= len(MONTHS):
        return ""
    return rf"{MONTHS[int(day[2]) - 1]}(?:,? {day[1]})?"


@lru_cache
def _compiled() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), put) for pattern, put in _STEPS)
