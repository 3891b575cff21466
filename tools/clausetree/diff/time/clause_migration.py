"""What became of clauses: of their prose, that is; commentary and examples have locators of their own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clausetree.diff.compare.wording_changes import find_heaviest
from clausetree.diff.time.certainty import SAME, weigh_share
from clausetree.diff.time.migrated import Migrated, MigratedPart
from clausetree.diff.time.passage_addresses import read_passage
from clausetree.diff.time.passage_migration import find_words, name_words, trace_passage
from clausetree.diff.time.replacement import UNSURE
from clausetree.model.located import find_clause, locate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetree.diff.kinds import RedlineKind, Wording, Words
    from clausetree.diff.redlines import Redline
    from clausetree.diff.time.change_index import ChangeIndex
    from clausetree.model.clause import Clause
    from clausetree.model.document import Document
    from clausetree.model.locator import Locator

_NOT_PROSE = frozenset({"heading", "example", "commentary", "comment", "break"})
_LEAST = 0.1  # of a clause's prose, for another clause to be one that it went to; as for a clause that fell into several

_WORDINGS: Mapping[RedlineKind, Wording] = {
    **dict.fromkeys(("inserted", "deleted", "moved", "edited"), "edited"),
    "references": "references",
    "footnotes": "footnotes",
}
"""What a redline of some prose makes of the prose of the whole clause; of a typographic one its wording says whether anybody can see it."""


def migrate_clause(index: ChangeIndex, locator: Locator, clause: Clause) -> Migrated:
    """Returns what became of a clause."""
    change = index.changes_of_old.get(clause.index)
    lines = tuple(line for line in change.redline if _is_prose(index, line)) if change else ()
    was = read_prose(clause)
    partner = index.partners.get(clause.index)
    shares, certainty = _measure_shares(index, clause)
    if partner is not None:
        shares.setdefault(partner, 0.0 if was else 1.0)
    kept = [new for new, share in shares.items() if new == partner or share >= _LEAST]
    kept.sort(key=lambda new: (-shares[new], new != partner, new))
    parts = tuple(_part(index.new[new], shares[new]) for new in kept)
    if partner is not None:
        matched = index.pairs[clause.index].confidence
        confidence = min(SAME, max(matched, weigh_share(certainty, shares[partner])))
        moved = kept[0] != partner
        words = _find_words_elsewhere(index, clause, was, parts) if moved else _find_words(lines)
        return Migrated(locator, was, parts, words, moved, confidence, lines)
    if parts:
        confidence = weigh_share(certainty, sum(shares[new] for new in kept))
        words = _find_words_elsewhere(index, clause, was, parts)
        return Migrated(locator, was, parts, words, moved=True, confidence=confidence, redline=lines)
    heir = change.succeeded_by if change else None
    offered = (_part(heir.clause, 0.0),) if heir else ()
    confidence = min(heir.confidence, UNSURE) if heir else SAME
    return Migrated(locator, was, offered, "deleted", bool(heir), confidence, lines)


def read_prose(clause: Clause) -> str:
    """Returns what a clause says itself: without heading, commentary and examples."""
    return "\n\n".join(read_passage(clause, place) for place in _list_prose(clause))


def _list_prose(clause: Clause) -> list[int]:
    passages = enumerate(clause.content.passages)
    return [place for place, passage in passages if passage.kind not in {"example", "commentary"}]


def _part(clause: Clause, share: float) -> MigratedPart:
    return MigratedPart(clause.locator, share, read_prose(clause))


def _measure_shares(index: ChangeIndex, clause: Clause) -> tuple[dict[int, float], float]:
    """Returns the clauses to which the prose of one went, by index, each with its share, and how sure that is."""
    traces = [trace for place in _list_prose(clause) for trace in trace_passage(index, clause, place)]
    total = sum(trace.size for trace in traces) or 1
    weights: Counter[int] = Counter()
    sure = 0.0
    for trace in traces:
        if trace.news:
            weights[trace.news[0].clause] += trace.size
            sure += trace.certainty * trace.size
    found = weights.total()
    return {new: weight / total for new, weight in weights.items()}, sure / found if found else 0.0


def _find_words_elsewhere(
    index: ChangeIndex, clause: Clause, was: str, parts: tuple[MigratedPart, ...]
) -> Words:
    """Returns what became of the prose of a clause, most of which is in another one."""
    traces = [trace for place in _list_prose(clause) for trace in trace_passage(index, clause, place)]
    new = find_clause(index.changes.new, parts[0].locator)
    filled = {one.place for trace in traces for one in trace.news}
    several = any(part.share for part in parts[1:])
    if several or any((new.index, place) not in filled for place in _list_prose(new)):
        return "edited"
    return find_words(index, traces, was, parts[:1])


def _is_prose(index: ChangeIndex, line: Redline) -> bool:
    if line.passage == "footnote":
        sides = ((index.changes.old, line.old), (index.changes.new, line.new))
        return any(_has_note(document, locator) for document, locator in sides if locator)
    return line.turn is not None or line.passage not in _NOT_PROSE


def _has_note(document: Document, locator: Locator) -> bool:
    """Returns whether a passage of footnotes says more than which tests the marks stand for."""
    clause, span, text = locate(document, locator)[1:]
    definitions = clause.content.footnote_definitions
    inside = (one for one in definitions if span.start <= one.span.start + clause.start < span.end)
    ties = [one.span.slice(clause.content.source) for one in inside if not one.is_prose]
    return len(text.split()) > len(" ".join(ties).split())


def _find_words(lines: tuple[Redline, ...]) -> Words:
    """Returns what became of the prose of a clause that lives on, as its redlines tell."""
    return name_words(find_heaviest(map(_weigh, lines)))


def _weigh(line: Redline) -> Wording:
    return _WORDINGS.get(line.kind, line.wording)
