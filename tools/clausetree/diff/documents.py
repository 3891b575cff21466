"""Two documents in, a change set out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.alignment import Alignment
from clausetree.diff.changes import ChangeSet, ClauseChange, ClausePair, Redline
from clausetree.diff.classification import Classification
from clausetree.diff.examples import Examples
from clausetree.diff.ladder import diff_ladders
from clausetree.diff.match.flows import Flows, match_flows
from clausetree.diff.match.passages import Passages
from clausetree.diff.match.pipeline import match_clauses
from clausetree.diff.position import find_reordered
from clausetree.diff.prompts import Prompts
from clausetree.diff.wording import compare_wording

if TYPE_CHECKING:
    from clausetree.diff.match.pairing import Pairing
    from clausetree.model.document import Document


def diff_documents(old: Document, new: Document) -> ChangeSet:
    """Returns what changed from `old` to `new`, by meaning.

    Clauses are paired first, the surest way first; then what changed between the two states of each is compared, never
    the whole texts.
    """
    pairing = match_clauses(old, new)
    passages = Passages(pairing)
    flows = Flows(pairing, passages)
    if match_flows(pairing, flows):
        passages = Passages(pairing)
        flows = Flows(pairing, passages)
    clauses = [(old.clauses[one], new.clauses[other]) for one, other in pairing]
    successors = _find_successors(pairing, flows)
    classification = Classification(
        pairing=pairing,
        ladder=diff_ladders(old.ladder, new.ladder, clauses),
        flows=flows,
        passages=passages,
        alignment=Alignment(pairing, passages, successors),
        examples=Examples(pairing, passages, successors),
        prompts=Prompts(pairing),
        reordered=find_reordered(pairing),
        successors=successors,
    )
    changed = tuple(_order(pairing, classification))
    return ChangeSet(
        old=old,
        new=new,
        ladder=classification.ladder,
        clauses=changed,
        unchanged=len(clauses) - sum(change.old is not None and change.new is not None for change in changed),
        pairs=tuple(
            ClausePair(
                old=old.clauses[one],
                new=new.clauses[other],
                matched_by=pairing.matches[one, other].evidence,
                confidence=pairing.matches[one, other].confidence,
            )
            for one, other in pairing
        ),
        preamble=_diff_preambles(old, new),
    )


def _find_successors(pairing: Pairing, flows: Flows) -> dict[str, frozenset[str]]:
    """Returns, for an id, the other ids that a reference to it can have been rewritten to."""
    found: dict[str, set[str]] = {}
    merged = ((old, new) for new, olds in flows.merged.items() for old in olds)
    split = ((old, new) for old, news in flows.split.items() for new in news)
    for old, new in (*pairing, *split, *merged):
        one, other = pairing.old.features[old].clause.id, pairing.new.features[new].clause.id
        if one != other:
            found.setdefault(one, set()).add(other)
    return {gone: frozenset(ids) for gone, ids in found.items()}


def _order(pairing: Pairing, classification: Classification) -> list[ClauseChange]:
    """Returns the changes in the order of the new document; a gone clause stands behind the one it stood behind."""
    rows: list[tuple[int, int, ClauseChange]] = []
    before = -1
    for old in range(len(pairing.old.features)):
        new = pairing.partner_of_old.get(old)
        if new is not None:
            before = new
        else:
            rows.append((before, old, classification.deleted(old)))
    for new in range(len(pairing.new.features)):
        partner = pairing.partner_of_new.get(new)
        change = classification.inserted(new) if partner is None else classification.changed(partner, new)
        if change:
            rows.append((new, -1, change))
    return [change for _, _, change in sorted(rows, key=lambda row: row[:2])]


def _diff_preambles(old: Document, new: Document) -> tuple[Redline, ...]:
    texts = old.mark + old.preamble.source, new.mark + new.preamble.source
    wording = compare_wording(*texts, {})
    if wording == "kept":
        return ()
    return (Redline(kind=wording, passage="preamble", old=None, new=None, before=texts[0], after=texts[1]),)
