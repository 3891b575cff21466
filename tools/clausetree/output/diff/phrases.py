"""What changed between two documents, in a summary of plain words; the same in every format for people."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from clausetree.diff.shifts import find_flow_shifts, find_shifts
from clausetree.diff.summary import count_kinds, has_changes
from clausetree.output.diff.clause_ids import quote_id, quote_parent
from clausetree.output.diff.facts import describe_levels
from clausetree.text.code_span import code
from clausetree.text.counted_noun import count_noun
from clausetree.text.lines import BYTE_ORDER_MARK

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from clausetree.diff.changes import ChangeSet, ClauseChange, Flow
    from clausetree.diff.kinds import Kind
    from clausetree.diff.ladder_change import LadderChange, LevelStep
    from clausetree.output.answers import ChangesAnswer

TYPOGRAPHY = "typography only"
"""How a summary calls the clauses in which no word changed."""

_WAYS = ("promoted", "demoted")

GROUPS: tuple[tuple[Kind, str], ...] = (
    ("renamed", "renamed"),
    ("split", "split"),
    ("merged", "merged"),
    ("inserted", "inserted"),
    ("deleted", "deleted"),
    ("relevelled", "relevelled"),
    ("moved", "moved"),
    ("reordered", "reordered"),
    ("retitled", "retitled"),
    ("retagged", "retagged"),
    ("edited", "edited"),
    ("examples", "examples"),
    ("eval_prompts", "eval prompts"),
    ("references", "references only"),
    ("typographic", TYPOGRAPHY),
    ("unchanged", "unchanged"),
)
"""The kinds, the weightiest first, and how a summary calls each."""

_RELEVELLED = ("promoted", "demoted", "relevelled")
_CARRIED = ("words promoted", "words demoted")

WITH_LEVELS = frozenset({*_RELEVELLED, *_CARRIED})
"""How a summary calls what has another level: clauses, and words that went to a clause at another level."""

COUNTED: dict[str, str] = {
    "examples": "with changed examples",
    "eval prompts": "with changed eval prompts",
    "references only": "with only references updated",
    TYPOGRAPHY: "with only typography changed",
}
"""How a count of clauses calls what a summary calls in words that no number can stand before."""


def title_of(change: ClauseChange) -> str:
    """Returns the title that the clause has, or had."""
    return " ".join(change.clause.title.split())


def describe_ladder(ladder: LadderChange) -> list[str]:
    """Returns what became of the levels, a phrase each, with the levels in backticks."""
    phrases = [f"{code(rename.old)} renamed to {code(rename.new)}" for rename in ladder.renamed]
    phrases += [f"{code(step.level)} inserted {_between(step)}" for step in ladder.inserted]
    phrases += [f"{code(step.level)} deleted, which was {_between(step)}" for step in ladder.deleted]
    return phrases or (["in another order"] if ladder else [])


def describe_nothing(answer: ChangesAnswer) -> str | None:
    """Returns that nothing changed of what was asked for, and how much else did; None where there is something to tell."""
    others = answer.left_out.clauses
    is_told = not answer.left_out.is_filtered and has_changes(answer.changes)
    if answer.changes.clauses or (not others and is_told):
        return None
    what = "nothing of that kind" if answer.left_out.kinds else "nothing"
    where = " there" if answer.left_out.by_clause else ""
    if not others:
        return f"{what} changed{where}"
    others_told = count_noun(others, "clause has other changes", "clauses have other changes")
    return f"{what} changed{where}; {others_told}"


def describe_counts(changes: ChangeSet, kinds: Collection[str] = ()) -> str:
    """Returns how many clauses of each kind there are, whether the text before them changed, and how many did not change.

    Args:
        changes: What changed.
        kinds: The kinds to count, `promoted` and `demoted` among them; empty for all.
    """
    counts = {kind: count if _is_asked(kind, kinds) else 0 for kind, count in count_kinds(changes).items()}
    told = []
    for kind, name in GROUPS:
        if kind == "unchanged":
            told += describe_preamble(changes)
        if kind == "relevelled":
            told += [f"{counts[way]} {way}" for way in _WAYS if counts[way]]
            counts[kind] = max(0, counts[kind] - counts["promoted"] - counts["demoted"])
        if counts[kind]:
            told.append(f"{counts[kind]} {COUNTED.get(name, name)}")
    return ", ".join(told)


def describe_preamble(changes: ChangeSet) -> list[str]:
    """Returns that what stands before the first heading changed, where it did."""
    if not changes.preamble:
        return []
    if any(line.kind != "typographic" for line in changes.preamble):
        return ["text before the first heading changed"]
    changed = "".join(run.text for line in changes.preamble for run in line.shown if run.kind != "kept")
    only = "typography" if changed.strip(f"{BYTE_ORDER_MARK} \t\r\n") else "spaces"
    return [
        f"text before the first heading changed (only {'a byte-order mark' if set(changed) == {BYTE_ORDER_MARK} else only})"
    ]


def describe_asked_ladder(answer: ChangesAnswer) -> list[str]:
    """Returns what became of the levels, a phrase each; nothing where only some changes were asked for."""
    return [] if answer.left_out.is_filtered else describe_ladder(answer.changes.ladder)


def _is_asked(kind: str, kinds: Collection[str]) -> bool:
    """Returns whether a kind is among those that were asked for; with `relevelled`, both of its ways are."""
    return not kinds or kind in kinds or (kind in _WAYS and "relevelled" in kinds)


def describe_groups(changes: ChangeSet, kinds: Collection[str] = ()) -> Iterator[tuple[str, list[str]]]:
    """Yields for each kind that there is how a summary calls it, and its clauses, a phrase each, with ids and levels in backticks.

    A split or merge counts once.

    Args:
        changes: What changed.
        kinds: The kinds to describe, `promoted` and `demoted` among them; empty for all.
    """
    partings = _find_partings(changes)
    for kind, name in GROUPS:
        if kind == "relevelled":
            yield from (row for row in _describe_shifts(changes) if _is_asked(row[0], kinds))
            continue
        if not _is_asked(kind, kinds):
            continue
        here = [change for change in changes.clauses if kind in change.kinds]
        phrases = [phrase for change in here if (phrase := _phrase(change, kind, partings)) is not None]
        if phrases:
            yield name, phrases


def _describe_shifts(changes: ChangeSet) -> Iterator[tuple[str, list[str]]]:
    for shifts, names in ((find_shifts(changes), _RELEVELLED), (find_flow_shifts(changes), _CARRIED)):
        for direction, name in zip((*_WAYS, "kept"), names, strict=False):
            phrases = [
                f"{quote_id(s.clause)}: {describe_levels(s)}" for s in shifts if s.direction == direction
            ]
            if phrases:
                yield name, phrases


def _phrase(change: ClauseChange, kind: Kind, partings: Mapping[int, str]) -> str | None:
    old, new = change.old, change.new
    match kind:
        case "renamed" if old and new:
            return f"{quote_id(old)} → {quote_id(new)}"
        case "split":
            return partings[old.index] if old else None
        case "merged":
            return "; ".join(partings[flow.old.index] for flow in change.coming) or None
        case "moved":
            return f"{quote_id(change.clause)}: {quote_parent(change.old_parent)} → {quote_parent(change.new_parent)}"
        case _:
            return quote_id(change.clause)


def _find_partings(changes: ChangeSet) -> dict[int, str]:
    """Returns for each old clause that text left where all of it went, the largest share first."""
    flows: dict[int, dict[int, Flow]] = defaultdict(dict)
    for flow in (flow for change in changes.clauses for flow in change.flows):
        flows[flow.old.index][flow.new.index] = flow
    kept = {pair.old.index: str(pair.new.locator) for pair in changes.pairs}
    found: dict[int, str] = {}
    for index, targets in flows.items():
        shares = sorted(targets.values(), key=lambda flow: -flow.share)
        parts = [code(kept[index])] if index in kept else []
        parts += [f"{quote_id(flow.new)} {flow.share:.0%}" for flow in shares]
        found[index] = f"{quote_id(shares[0].old)} → {', '.join(parts)}"
    return found


def _between(step: LevelStep) -> str:
    if step.below and step.above:
        return f"between {code(step.below)} and {code(step.above)}"
    if step.above:
        return f"at the top, above {code(step.above)}"
    return f"at the bottom, below {code(step.below)}" if step.below else "as the only level"
