"""Two texts and their change set, asked for clauses by what a sentence calls them and for quoted words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetree.claims.citations_read import CitedClause
from clausetree.claims.claim import EVIDENCE_LENGTH, quote_evidence
from clausetree.model.errors import ClausetreeError
from clausetree.model.located import locate
from clausetree.query.quotation import QuotationIndex
from clausetree.text.folded_text import fold_quotation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetree.claims.citations_read import Cited
    from clausetree.claims.claim import ClaimEvidence, TextSide
    from clausetree.diff.changes import ChangeSet, ClauseChange
    from clausetree.model.clause import Clause
    from clausetree.model.document import Document
    from clausetree.model.locator import Locator
    from clausetree.query.quotation import Quoted
    from clausetree.text.span import Span

_LEFT_OUT = re.compile(r"\s*(?:\[\s*(?:\.\.\.|\u2026)\s*\]|\.\.\.|\u2026)\s*")
_FEW = 3

QuoteStanding = Literal["yes", "nearly", "no"]
"""Whether quoted words stand in a text."""


class ClauseThread(NamedTuple):
    """A clause before and after; None on the side that lacks it."""

    old: Clause | None
    new: Clause | None

    def on(self, side: TextSide) -> Clause | None:
        """Returns it on one side."""
        return self.old if side == "old" else self.new


class FoundQuote(NamedTuple):
    """Where quoted words stand in one text.

    Attributes:
        side: Which text.
        standing: Whether they stand there, in the clause in which they were looked for.
        places: Where.
        elsewhere: Where they stand in other clauses.
    """

    side: TextSide
    standing: QuoteStanding
    places: tuple[Quoted, ...] = ()
    elsewhere: tuple[Quoted, ...] = ()


class TwoTexts:
    """An old text, a new one, and what changed."""

    def __init__(self, changes: ChangeSet) -> None:
        """Takes the change set of the two."""
        self.changes = changes
        self._indexes: Mapping[TextSide, QuotationIndex] = {
            "old": QuotationIndex(changes.old),
            "new": QuotationIndex(changes.new),
        }
        self._found: dict[tuple[TextSide, str], tuple[Quoted, ...]] = {}

    def document(self, side: TextSide) -> Document:
        """Returns one of the two texts."""
        return self.changes.old if side == "old" else self.changes.new

    def thread(self, cited: Cited | None) -> ClauseThread | None:
        """Returns the clause that a sentence names, before and after; None where it could be several."""
        if not isinstance(cited, CitedClause) or len(cited.olds) > 1 or len(cited.news) > 1:
            return None
        old = cited.olds[0] if cited.olds else None
        new = cited.news[0] if cited.news else None
        if old and new:
            return ClauseThread(old, new) if self._news.get(old.index) is new else None
        if new:
            return ClauseThread(self._olds.get(new.index), new)
        return ClauseThread(old, self._news.get(old.index)) if old else None

    def change_of(self, thread: ClauseThread) -> ClauseChange | None:
        """Returns what happened to a clause; None where nothing did."""
        if thread.new:
            return self._changes_new.get(thread.new.index)
        return self._changes_old.get(thread.old.index) if thread.old else None

    def name(self, target: str) -> str | None:
        """Returns what a reference is shown as: the title of the clause that it leads to."""
        clause = self.changes.new.find(target) or self.changes.old.find(target)
        return clause.title if clause else None

    def partner(self, old: Clause) -> Clause | None:
        """Returns what became of a clause of the old text."""
        return self._news.get(old.index)

    def find(self, side: TextSide, text: str, scope: ClauseThread | None = None) -> FoundQuote:
        """Returns where quoted words stand in a text, or in one of its clauses and those nested in it."""
        places = self._find(side, text)
        clause = scope.on(side) if scope else None
        is_inside = [scope is None or bool(clause and self._is_in(side, one, clause)) for one in places]
        inside = tuple(compress(places, is_inside))
        exact = tuple(one for one in inside if _is_exact(one, text))
        others = tuple(
            one
            for one, is_here in zip(places, is_inside, strict=True)
            if not is_here and _is_exact(one, text)
        )
        if exact:
            return FoundQuote(side, "yes", exact, others)
        return FoundQuote(side, "nearly" if inside else "no", inside, others)

    def show(self, side: TextSide, place: Quoted) -> ClaimEvidence:
        """Returns the sentence in which quoted words stand."""
        if place.locator is None:
            return quote_evidence(side, None, place.text)
        try:
            text = locate(self.document(side), place.locator).text
        except ClausetreeError:
            text = place.text
        return quote_evidence(side, place.locator, place.text if len(text) > EVIDENCE_LENGTH else text)

    def show_all(self, *found: FoundQuote) -> tuple[ClaimEvidence, ...]:
        """Returns the first sentences in which quoted words stand, on each side."""
        return tuple(
            self.show(one.side, place) for one in found for place in (one.places or one.elsewhere)[:_FEW]
        )

    def show_clauses(self, *threads: ClauseThread | None) -> tuple[ClaimEvidence, ...]:
        """Returns the headings of clauses, on each side that has them."""
        found = [(side, thread.on(side)) for thread in threads if thread for side in _SIDES]
        evidence = [_show_heading(side, clause) for side, clause in found if clause]
        return tuple(dict.fromkeys(evidence))

    def _find(self, side: TextSide, text: str) -> tuple[Quoted, ...]:
        if (side, text) not in self._found:
            parts = [part for part in _LEFT_OUT.split(text) if part.strip()]
            found = [self._search(side, part) for part in parts]
            if len(found) > 1:
                found = [_keep_common(found)]
            self._found[side, text] = found[0] if found else ()
        return self._found[side, text]

    def _search(self, side: TextSide, text: str) -> tuple[Quoted, ...]:
        """Returns where words stand; whether their first letter is a capital does not count."""
        index = self._indexes[side]
        found = index.find(text, in_any_case=False)
        other = text[:1].swapcase() + text[1:]
        turned = index.find(other, in_any_case=False) if text[:1].isalpha() else found
        if "exact" not in {found.how, turned.how}:
            return found.places
        exact = {one.span: one for one in (*found.places, *turned.places) if one.score >= 1}
        return tuple(exact[span] for span in sorted(exact))

    def _is_in(self, side: TextSide, place: Quoted, clause: Clause) -> bool:
        document = self.document(side)
        if place.locator is None:
            return False
        inside = document.clauses[bisect_right(self._starts[side], place.span.start) - 1]
        return inside is clause or clause in document.ancestors(inside)

    @cached_property
    def _starts(self) -> Mapping[TextSide, list[int]]:
        return {side: [clause.start for clause in self.document(side).clauses] for side in _SIDES}

    @cached_property
    def _news(self) -> Mapping[int, Clause]:
        return {pair.old.index: pair.new for pair in self.changes.pairs}

    @cached_property
    def _olds(self) -> Mapping[int, Clause]:
        return {pair.new.index: pair.old for pair in self.changes.pairs}

    @cached_property
    def _changes_new(self) -> Mapping[int, ClauseChange]:
        return {change.new.index: change for change in self.changes.clauses if change.new}

    @cached_property
    def _changes_old(self) -> Mapping[int, ClauseChange]:
        return {change.old.index: change for change in self.changes.clauses if change.old}


_SIDES: tuple[TextSide, ...] = ("old", "new")


def _is_exact(place: Quoted, text: str) -> bool:
    """Returns whether words stand as they are quoted; a capital letter at the start of a sentence does not count."""
    if place.score >= 1:
        return True
    said, quoted = fold_quotation(place.text), fold_quotation(text)
    return said[:1].casefold() == quoted[:1].casefold() and said[1:] == quoted[1:]


def _keep_common(found: Sequence[Sequence[Quoted]]) -> tuple[Quoted, ...]:
    """Returns the places of the first part of a quotation in whose clause the other parts stand after it."""
    first, *others = found
    further: list[dict[Locator | None, list[Span]]] = []
    for other in others:
        further.append(defaultdict(list))
        for one in other:
            if one.score >= 1:
                further[-1][_find_clause(one)].append(one.span)
    kept = []
    for place in first:
        end, is_whole = place.span.end, place.score >= 1
        for spans in further:
            here = spans.get(_find_clause(place), [])
            at = bisect_left(here, end, key=lambda span: span.start)
            is_whole = is_whole and at < len(here)
            end = here[at].end if at < len(here) else end
        kept.append(place if is_whole else place._replace(score=min(place.score, 0.9)))
    return tuple(kept)


def _find_clause(place: Quoted) -> Locator | None:
    """Returns the address of the clause that a place is in; None before the first heading."""
    return place.locator.clause_locator if place.locator else None


def _show_heading(side: TextSide, clause: Clause) -> ClaimEvidence:
    return quote_evidence(side, clause.locator, clause.heading.span.slice(clause.content.source))
