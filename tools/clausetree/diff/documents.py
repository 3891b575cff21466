"""Two documents in, a change set out: matched, then compared pair by pair, then put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.changes import ChangeSet, ClauseChange, ClausePair
from clausetree.diff.compare.clause_changes import Parts, Surroundings, compare_clause
from clausetree.diff.compare.gone_places import place_gone
from clausetree.diff.compare.level_changes import Directions, diff_ladders
from clausetree.diff.compare.position import find_reordered
from clausetree.diff.compare.prompts import find_traffic
from clausetree.diff.compare.succession import find_successions
from clausetree.diff.compare.wording_changes import compare_wording, is_same_but_for_line_ends
from clausetree.diff.match.matching import match_documents
from clausetree.diff.match.pairing import NewIndex, OldIndex
from clausetree.diff.passage_map import PassageMap
from clausetree.diff.redlines import Piece, Redline
from clausetree.syntax.collector import paused_collector

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.diff.match.matching import Matching
    from clausetree.diff.match.pairing import IndexPairs
    from clausetree.diff.passings import Mapped
    from clausetree.model.declared import Declared
    from clausetree.model.document import Document


def diff_documents(
    old: Document, new: Document, declared: Sequence[Declared] = (), pairs: IndexPairs | None = None
) -> ChangeSet:
    """Returns what changed from `old` to `new`, by meaning.

    Clauses are paired first, the surest way first; then what changed between the two states of each is compared, never
    the whole texts.

    Args:
        old: The document before.
        new: The document after.
        declared: What somebody declared of the clauses' history between the two.
        pairs: The clauses that are one, where the revisions between the two tell; None to find them here.
    """
    with paused_collector():
        return _diff(old, new, match_documents(old, new, declared, pairs), declared)


def _diff(old: Document, new: Document, matching: Matching, declared: Sequence[Declared]) -> ChangeSet:
    pairing = matching.pairing
    both = pairing.pairs()
    ladder = diff_ladders(
        old.ladder,
        new.ladder,
        [(old.clauses[one], new.clauses[other]) for one, other in both],
        [new.clauses[other] for other in pairing.free_new()],
        is_ordered=not (old.guesses_order or new.guesses_order),
    )
    around = Surroundings(
        directions=Directions(ladder),
        traffic=find_traffic(pairing),
        reordered=find_reordered(pairing),
        successions=find_successions(matching, declared),
        parts=_find_parts(matching),
    )
    changes = _compare_clauses(matching, around)
    changed = sum(change.old is not None and change.new is not None for change in changes)
    return ChangeSet(
        old=old,
        new=new,
        ladder=ladder,
        clauses=changes,
        pairs=tuple(
            ClausePair(old.clauses[one], new.clauses[other], *pairing.matches[one, other])
            for one, other in both
        ),
        unchanged=len(both) - changed,
        passages=PassageMap(lambda: _map_passages(matching)),
        successors=matching.successors,
        preamble=_diff_preambles(old, new),
        declared=tuple(declared),
    )


def _compare_clauses(matching: Matching, around: Surroundings) -> tuple[ClauseChange, ...]:
    """Returns the changes in the order of the new document; a gone clause stands behind the one it stood behind."""
    pairing = matching.pairing
    rows: list[tuple[int, int, OldIndex | None, NewIndex | None]] = [
        (place, old, old, None) for old, place in place_gone(pairing, around.reordered).items()
    ]
    for place in range(len(pairing.new.features)):
        new = NewIndex(place)
        rows.append((new, -1, pairing.partner_of_new.get(new), new))
    changes = (
        compare_clause(matching, around, old, new) for _, _, old, new in sorted(rows, key=lambda row: row[:2])
    )
    return tuple(change for change in changes if change)


def _find_parts(matching: Matching) -> Parts:
    return Parts(
        split=frozenset(new for news in matching.flows.split.values() for new in news),
        merged=frozenset(old for olds in matching.flows.merged.values() for old in olds),
    )


def _map_passages(matching: Matching) -> Mapped:
    from clausetree.diff.compare.passage_mapping import map_passages  # noqa: PLC0415 - few who read a diff ask for it

    return map_passages(matching)


def _diff_preambles(old: Document, new: Document) -> tuple[Redline, ...]:
    texts = old.mark + old.preamble.source, new.mark + new.preamble.source
    if is_same_but_for_line_ends(*texts):
        return ()
    wording = compare_wording(*texts, {})
    assert wording != "kept"  # noqa: S101 - the texts differ
    return (Redline(wording, wording, "preamble", None, None, (Piece(*texts),)),)
