"""From a sentence to what it says of two texts; a sentence that can't be read for sure says nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetree.claims.citations_read import CitedClause
from clausetree.claims.draft_items import read_items
from clausetree.claims.draft_parts import read_part
from clausetree.claims.level_words import mark_levels
from clausetree.claims.plain_wording import LEADS, simplify
from clausetree.claims.sentence_patterns import load_patterns
from clausetree.claims.sentences_apart import LEAD
from clausetree.claims.signs import CLAUSE, NEW, OLD, QUOTE, SPEC
from clausetree.claims.statement import ClaimStatement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetree.claims.citations_read import Cited, ClauseNames
    from clausetree.claims.claim import Claim, TextSide

_SIDES: Mapping[str, TextSide] = {NEW: "new", OLD: "old"}
_BEFORE = re.compile(rf"(?:in|with|as of|under|by) (?P<side>[{NEW}{OLD}])[,:]? ")
_PLACE = re.compile(rf"(?:(?:in|under|within|for|on|at) (?P<place>{CLAUSE})[,:]? |(?P<name>{CLAUSE}): )(?=.)")
_NAMED = re.compile(rf"(?P<name>{CLAUSE}): ")
_LISTED = re.compile(r"; (?:and (?!more)|but |while |whereas )?")
_SUBJECT = re.compile(rf"(?P<subject>[{NEW}{OLD}{SPEC}]|{CLAUSE}) ")
_APART = re.compile(
    rf", (?=[{NEW}{OLD}] )|"
    r", (?:but|while|whereas|where|and) |,? (?:but|while|whereas) | and (?=(?:[a-z' ]*[a-z]+(?:s|ed)(?: |\Z))|is |was |are )|, which "
)
_CLAUSES_APART = re.compile(
    rf"(?:,|;|,? and|,? but|,? while) (?=(?:{CLAUSE})(?: (?:is|was|are|were|has been|had been))?(?: NOT)? [a-z]+|[a-z]+(?:ed|s) (?:{CLAUSE}|{QUOTE}))"
)
"""Where a sentence goes on with another clause, or does something else to one."""

_ASKS = re.compile(r"\?\s*\Z")
_HEDGED = re.compile(
    r"\b(?:may|might|perhaps|maybe|seems?|possibly|probably|likely|apparently|could|would|if|unless|whether|almost"
    r"|(?:all|each|every\w*|any\w*|nothing|none|nobody)(?: [a-z]+)? but)\b"
)
_NEWS, _PAST = frozenset({"now"}), frozenset({"previously", "formerly", "before"})
_LONGEST = 20_000


class Reading(NamedTuple):
    """What a claim says.

    Attributes:
        statements: What could be read, part by part.
        cited: All that it cites.
        problem: Why not all of it could be read; None where it was.
    """

    statements: tuple[ClaimStatement, ...]
    cited: tuple[Cited, ...]
    problem: str | None = None


class StatementReader:
    """Reads claims about two revisions."""

    def __init__(self, names: ClauseNames, old: str, new: str) -> None:
        """Takes what clauses are called, and the labels of the revisions."""
        self._names = names
        self._labels = old, new

    def read(self, claim: Claim) -> Reading:
        """Returns what a claim says."""
        if len(claim.source) > _LONGEST:
            return Reading((), (), "it is too long to be a sentence")
        lead = LEAD.match(claim.source)
        sentence = self._names.read(claim.source[lead.end() if lead else 0 :])
        cited = tuple(sentence.marks.values())
        text, marks = mark_levels(sentence, self._names.levels)
        if lead and (items := read_items(lead["lead"].lower(), text, marks)):
            return Reading(items, (*cited, *marks.values()))
        if lead and re.fullmatch(LEADS, lead["lead"].lower()):
            text, marks = mark_levels(
                sentence._replace(text=f"{lead['lead']}: {sentence.text}"), self._names.levels
            )
        plain = simplify(text, *self._labels)
        problem = _find_doubt(plain.text, claim, is_foreign=plain.is_foreign, is_backwards=plain.is_backwards)
        if problem:
            return Reading((), cited, problem)
        statements = self._read_parts(plain.text, marks)
        unread = any(one is None for one in statements)
        read = tuple(one for one in statements if one)
        return Reading(read, cited, "what it says of that can't be read for sure" if unread else None)

    def _read_parts(self, text: str, marks: Mapping[str, Cited]) -> list[ClaimStatement | None]:
        """Returns what each part of a sentence says; None for one that can't be read."""
        side, place, rest = _take_frame(text)
        cited = marks.get(place) if place else None
        whole = self._read_one(rest, marks, side, cited)
        if whole is None and place:  # `id: promoted to user` is short for a sentence
            whole = self._read_one(_NAMED.sub(r"\g<name> ", text, count=1), marks, None, None)
        if whole and not _is_vague(whole):
            return [whole]
        parts = _split_parts(rest, _LISTED)
        found = [one for part in parts for one in self._read_part(part, marks, side, cited)]
        return found if whole is None or all(found) else [whole]

    def _read_part(
        self, text: str, marks: Mapping[str, Cited], side: TextSide | None, place: Cited | None
    ) -> list[ClaimStatement | None]:
        """Returns what a part of a sentence says, whole or by halves; a None for what can't be read."""
        whole = self._read_one(text, marks, side, place)
        if whole and not _is_vague(whole):
            return [whole]
        halves = self._read_joined(text, marks, side, place)
        return halves if whole is None or all(halves) else [whole]

    def _read_joined(
        self, text: str, marks: Mapping[str, Cited], side: TextSide | None, place: Cited | None
    ) -> list[ClaimStatement | None]:
        """Returns what two half sentences say, of which the second can go without the subject of the first."""
        tries: list[list[ClaimStatement | None]] = []
        for joint in (_APART, _CLAUSES_APART):
            parts = _split_parts(text, joint)
            subject = _SUBJECT.match(parts[0])
            found = [self._read_one(part, marks, side, place) for part in parts]
            for number, part in enumerate(parts):
                if found[number] is None and number and subject:
                    found[number] = self._read_one(f"{subject['subject']} {part}", marks, side, place)
            if all(found):
                return found
            tries.append(found)
        return tries[0]

    def _read_one(
        self, text: str, marks: Mapping[str, Cited], side: TextSide | None, place: Cited | None
    ) -> ClaimStatement | None:
        if place is not None and (part := read_part(text, place, marks)):
            return part
        own_side, own_place, rest = _take_frame(text)
        side, place = own_side or side, (marks.get(own_place) if own_place else None) or place
        if place is not None and (part := read_part(rest, place, marks)):
            return part
        for pattern in load_patterns():
            if match := pattern.pattern.fullmatch(rest.strip(" ,.;:")):
                found = _fill(match, marks)._replace(kind=pattern.kind, way=pattern.way)
                return found._replace(side=found.side or side, place=found.place or place)
        return None


def _is_vague(said: ClaimStatement) -> bool:
    """Returns whether a reading leaves words out that tell something of a clause, and no quote that they could stand beside."""
    return bool(said.unread and said.objects) and all(isinstance(one, CitedClause) for one in said.objects)


def _find_doubt(text: str, claim: Claim, *, is_foreign: bool, is_backwards: bool) -> str | None:
    """Returns why a sentence is not to be read at all."""
    if _ASKS.search(claim.text):
        return "it asks rather than says"
    if is_backwards:
        return "it describes the change from the newer revision to the older one"
    if is_foreign:
        return "it speaks of a revision that is neither of the two"
    if _HEDGED.search(text):
        return "it says so with reservations"
    return None


def _take_frame(text: str) -> tuple[TextSide | None, str | None, str]:
    """Returns the side and the place that the words around a sentence name, and the sentence without them."""
    side: TextSide | None = None
    place: str | None = None
    text = text.strip(" ,.;")
    for _ in range(2):
        if match := _BEFORE.match(text):
            side, text = _SIDES[match["side"]], text[match.end() :]
        if match := _PLACE.match(text):
            place, text = match["place"] or match["name"], text[match.end() :]
    return side, place, text


def _split_parts(text: str, joint: re.Pattern[str]) -> list[str]:
    return [part for part in joint.split(text) if part.strip()] or [text]


def _fill(match: re.Match[str], marks: Mapping[str, Cited]) -> ClaimStatement:
    """Returns a statement of which the groups of a match tell the parts."""
    groups: dict[str, str] = {}
    for name, found in match.groupdict().items():
        if found is not None:
            groups.setdefault(name.rstrip("0123456789"), "")
            groups[name.rstrip("0123456789")] += found + " "
    how = groups.get("how", "").strip()
    sides = [_SIDES[sign] for sign in groups.get("side", "").split() if sign in _SIDES]
    side: TextSide | None = sides[0] if sides else None
    if how in _PAST:
        side = side or "old"
    places = _find_marks(groups.get("place", ""), marks)
    return ClaimStatement(
        kind="says",
        objects=_find_marks(groups.get("obj", ""), marks),
        place=places[0] if places else None,
        sources=_find_marks(groups.get("src", ""), marks),
        targets=_find_marks(groups.get("tgt", ""), marks),
        side=side,
        is_denied="no" in groups,
        is_news=how in _NEWS,
        unread=tuple(groups.get("words", "").replace(",", " ").split()),
    )


def _find_marks(text: str, marks: Mapping[str, Cited]) -> tuple[Cited, ...]:
    return tuple(marks[sign] for sign in text if sign in marks)
