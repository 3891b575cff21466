"""What happened to a clause, in plain words; the same in every format for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.summary import count_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.changes import (
        ChangeSet,
        ClauseChange,
        ExampleChange,
        Kind,
        LadderChange,
        VerdictChange,
    )
    from clausetree.model.clause import Clause
    from clausetree.model.example import Verdict

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
    ("typographic", "typography only"),
)
"""The kinds, the weightiest first, and how a summary calls each."""


def describe_ladder(ladder: LadderChange) -> list[str]:
    """Returns what became of the levels, a phrase each."""
    phrases = [f"{rename.old} renamed {rename.new}" for rename in ladder.renamed]
    phrases += [f"{step.level} inserted {_between(step.below, step.above)}" for step in ladder.inserted]
    phrases += [
        f"{step.level} deleted, which stood {_between(step.below, step.above)}" for step in ladder.deleted
    ]
    return phrases or (["in another order"] if ladder else [])


def describe_group(changes: ChangeSet, kind: Kind) -> list[str]:
    """Returns the clauses that `kind` happened to, a phrase each; a split or merge once."""
    return [
        phrase
        for change in changes.clauses
        if kind in change.kinds and (phrase := _group_phrase(change, kind)) is not None
    ]


def describe_counts(changes: ChangeSet) -> str:
    """Returns how many clauses of each kind there are, and how many did not change."""
    counts = count_kinds(changes)
    phrases = [f"{counts[kind]} {name}" for kind, name in GROUPS if counts[kind]]
    return ", ".join([*phrases, f"{counts['unchanged']} unchanged"])


def describe_clause(change: ClauseChange) -> Iterator[str]:
    """Yields what happened to one clause, a phrase each."""
    old, new = change.old, change.new
    if old and new:
        yield from _heading_facts(change, old, new)
    elif new:
        yield f"inserted under {_name(change.new_parent)}"
    elif old:
        yield f"deleted from {_name(change.old_parent)}"
    yield from _flow_facts(change)
    if change.wording != "kept":
        yield {"edited": "prose edited", "references": "references rewritten", "typographic": "typography"}[
            change.wording
        ]
    if "typographic" in change.kinds and change.wording == "kept" and not change.examples:
        yield "layout"
    for example in change.examples:
        yield _example_fact(change, example)
    prompts = change.eval_prompts
    for what, labels in (("inserted", prompts.inserted), ("deleted", prompts.deleted)):
        if labels:
            yield f"eval prompts {what}: {', '.join(labels)}"
    for move in prompts.moved:
        yield f"eval prompt {move.label} moved from {move.old.id} to {move.new.id}"


def title_of(change: ClauseChange) -> str:
    """Returns the title that the clause has, or had."""
    return " ".join(change.clause.title.split())


def _heading_facts(change: ClauseChange, old: Clause, new: Clause) -> Iterator[str]:
    if "renamed" in change.kinds:
        yield f"renamed from {old.id}"
    if "retitled" in change.kinds:
        yield f"retitled from “{old.title}”"
    if "moved" in change.kinds:
        yield f"moved from {_name(change.old_parent)} to {_name(change.new_parent)}"
    if "reordered" in change.kinds:
        yield "in another place among its siblings"
    if "relevelled" in change.kinds:
        yield _level_fact(change)
    if "retagged" in change.kinds:
        yield f"retagged from {_attributes(old)} to {_attributes(new)}"


def _flow_facts(change: ClauseChange) -> Iterator[str]:
    for flow in change.flows:
        if change.new is None or flow.new is not change.new:
            yield f"{flow.share:.0%} of its text went to {flow.new.id}"
        else:
            yield f"{flow.gain:.0%} of its text came from {flow.old.id}"


def _example_fact(change: ClauseChange, example: ExampleChange) -> str:
    place = example.new or example.old
    title = " ".join(((place.example.title if place else None) or "no title").split())
    match example.kind:
        case "moved" if example.old and example.new:
            here = change.new is not None and example.new.clause is change.new
            return f"example “{title}” " + (
                f"came from {example.old.clause.id}" if here else f"went to {example.new.clause.id}"
            )
        case "retitled" if example.old:
            return f"example “{title}” retitled from “{example.old.example.title or 'no title'}”"
        case "verdict" | "reason" | "target":
            turns = "; ".join(_verdict_fact(verdict) for verdict in example.verdicts)
            return f"example “{title}”: {example.kind} changed: {turns}"
        case "references":
            return f"example “{title}”: references rewritten"
        case "typographic":
            return f"example “{title}”: typography"
        case kind:
            return f"example “{title}” {kind}"


def _verdict_fact(change: VerdictChange) -> str:
    return f"response {change.response + 1}: {_verdict(change.old)} → {_verdict(change.new)}"


def _verdict(verdict: Verdict | None) -> str:
    if verdict is None:
        return "no verdict"
    target = f"[#{verdict.violates}]" if verdict.violates else ""
    return f"{verdict.word}{target}" + (f" ({' '.join(verdict.reason.split())})" if verdict.reason else "")


def _group_phrase(change: ClauseChange, kind: Kind) -> str | None:
    old, new = change.old, change.new
    if kind == "renamed" and old and new:
        return f"{old.id} → {new.id}"
    if kind == "split":
        parts = [flow.new.id for flow in change.flows if old and flow.old is old]
        kept = [new.id] if new else []
        return f"{old.id} → {', '.join(kept + parts)}" if old and parts else None
    if kind == "merged":
        parts = [flow.old.id for flow in change.flows if new and flow.new is new]
        return f"{', '.join(parts)} → {new.id}" if new and parts else None
    if kind == "relevelled":
        return f"{change.clause.id}: {_level_fact(change)}"
    if kind == "moved":
        return f"{change.clause.id}: {_name(change.old_parent)} → {_name(change.new_parent)}"
    return change.clause.id


def _level_fact(change: ClauseChange) -> str:
    levels = " → ".join(clause.level or "no level" for clause in (change.old, change.new) if clause)
    return f"{change.direction}, {levels}" if change.direction != "kept" else levels


def _attributes(clause: Clause) -> str:
    return (
        " ".join(f"{key}={value}" for key, value in clause.heading.attributes if key != "authority")
        or "nothing"
    )


def _between(below: str | None, above: str | None) -> str:
    if below and above:
        return f"between {below} and {above}"
    return (
        f"at the top, above {above}"
        if above
        else f"at the bottom, below {below}"
        if below
        else "as the only level"
    )


def _name(clause: Clause | None) -> str:
    return clause.id if clause else "the top"
