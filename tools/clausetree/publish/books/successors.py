"""What stands in a clause's place where a revision does not have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausetree.diff.time.lineage import Life
    from clausetree.model.clause import Clause
    from clausetree.publish.books.edition_series import EditionSeries


def find_heir(life: Life, label: str, series: EditionSeries) -> Clause | None:
    """Returns the clause that a deleted one was merged into, fell into or is succeeded by, as a later revision has it.

    Of several it is the one that took most of its text. None where there is none.
    """
    gone = series.stage(life, label)
    if gone is None or gone.clause is not None or gone.change is None:
        return None
    shares: dict[int, float] = {}
    if not {"split", "merged"}.isdisjoint(gone.change.kinds):
        shares = {flow.new.index: flow.share for flow in gone.change.flows if flow.old == gone.change.old}
    index = max(shares, key=lambda index: shares[index], default=None)
    if index is None and gone.change.succeeded_by:
        index = gone.change.succeeded_by.clause.index
    return None if index is None else _find(gone.revision.label, index, label, series)


def find_source(life: Life, label: str, series: EditionSeries) -> Clause | None:
    """Returns the clause that a new one was split off from or merged out of, as an older revision has it.

    Of several it is the one that most of its text came from. None where there is none.
    """
    first = life.stages[0]
    place = series.place(first.revision.label)
    if first.change is None or not place or {"split", "merged"}.isdisjoint(first.change.kinds):
        return None
    gains = {flow.old.index: flow.gain for flow in first.change.flows if flow.new == first.clause}
    index = max(gains, key=lambda index: gains[index], default=None)
    return None if index is None else _find(series.editions[place - 1].label, index, label, series)


def _find(known: str, index: int, label: str, series: EditionSeries) -> Clause | None:
    """Returns the clause with this index in the revision `known`, as another revision has it; None where it does not."""
    life = series.lives_at.get((known, index))
    stages = life.stages if life else ()
    return next((stage.clause for stage in stages if stage.revision.label == label), None)


def find_heirs(life: Life) -> dict[str, Clause]:
    """Returns all clauses that text of a deleted one went to, by id, as they are in the revision that lacks it."""
    change = life.stages[-1].change
    return {flow.new.id: flow.new for flow in change.flows if flow.old == change.old} if change else {}
