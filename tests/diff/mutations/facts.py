"""What happened between two texts, as facts: what a mutation makes true, and what a diff says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from clausetree.diff.changes import ChangeSet, ClauseChange, ExampleChange, ExamplePlace
    from clausetree.diff.redlines import Redline

Fact = tuple[str, ...]
"""A kind and what it is about, mostly the id of a clause: the one it has now, or the one it last had."""

_MIRRORED = {
    "inserted": "deleted",
    "split": "merged",
    "promoted": "demoted",
    "example inserted": "example deleted",
    "prompt inserted": "prompt deleted",
    "ladder inserted": "ladder deleted",
}
_MIRRORED |= {new: old for old, new in _MIRRORED.items()}
_LETTERED = re.compile(r"[^\W\d_]")


def read_facts(changes: ChangeSet, asked: Iterable[Fact] = ()) -> frozenset[Fact]:
    """Returns what a diff found.

    Args:
        changes: What it found.
        asked: Facts of a mutation: where some are about redlines or similarity, the diff's own are read too.
    """
    found: set[Fact] = set()
    for change in changes.clauses:
        found |= _of_clause(change)
        found |= {_of_example(example) for example in change.examples}
    ladder = changes.ladder
    found |= {("ladder renamed", level.old, level.new) for level in ladder.renamed}
    found |= {("ladder inserted", step.level) for step in ladder.inserted}
    found |= {("ladder deleted", step.level) for step in ladder.deleted}
    for kind, clause_id, *_ in asked:
        if kind in _MEASURES:
            asked_of = changes.of(clause_id)
            found.add((kind, clause_id, *(_MEASURES[kind](asked_of) if asked_of else ())))
    return frozenset(found)


def mirror_facts(facts: Iterable[Fact]) -> frozenset[Fact]:
    """Returns what is true from new to old where `facts` are true from old to new."""
    facts = frozenset(facts)
    before = {new: old for kind, old, new in (fact for fact in facts if fact[0] == "renamed")}
    return frozenset(_mirror(fact, before) for fact in facts)


def _mirror(fact: Fact, before: dict[str, str]) -> Fact:
    kind, *rest = fact
    mirrored = _MIRRORED.get(kind, kind)
    if kind in {"renamed", "ladder renamed"}:
        return (kind, *reversed(rest))
    if kind.startswith("example ") and len(rest) == 4:
        return (kind, *rest[2:], *rest[:2])
    if kind in {"redline", "reworded"}:
        clause_id, deleted, inserted = rest
        return (kind, before.get(clause_id, clause_id), inserted, deleted)
    if kind in {"split", "deleted", "ladder inserted", "ladder deleted"} or kind.startswith("example "):
        return (mirrored, *rest)
    return (mirrored, before.get(rest[0], rest[0]), *rest[1:])


def _of_clause(change: ClauseChange) -> set[Fact]:
    found: set[Fact] = set()
    for kind in change.kinds:
        if kind == "renamed" and change.old and change.new:
            found.add((kind, change.old.id, change.new.id))
        elif kind == "split":
            found |= {(kind, change.old.id)} if change.old else set()
        elif kind == "merged":
            found |= {(kind, change.new.id)} if change.new else set()
        else:
            found.add((kind, change.clause.id))
    if change.old and change.new and change.direction != "kept":
        found.add((change.direction, change.clause.id))
    prompts = change.eval_prompts
    moved = tuple(prompt.label for prompt in prompts.moved)
    for what, labels in (("inserted", prompts.inserted), ("deleted", prompts.deleted), ("moved", moved)):
        found |= {(f"prompt {what}", change.clause.id, label) for label in labels}
    return found


def _of_example(change: ExampleChange) -> Fact:
    places = [_place(place) for place in (change.old, change.new) if place]
    return (f"example {change.kind}", *(part for place in places for part in place))


def _place(place: ExamplePlace) -> tuple[str, str]:
    return place.clause.id, str(place.number)


def _similarity(change: ClauseChange) -> tuple[str, ...]:
    return () if change.similarity is None else (f"{change.similarity:g}",)


def _redline(change: ClauseChange) -> tuple[str, ...]:
    """Returns the words that the redline of a clause's text strikes and puts in."""
    return _runs(line for line in change.redline if line.passage != "heading")


def _reworded(change: ClauseChange) -> tuple[str, ...]:
    """Returns the words that passages lost and gained on their way from one clause to another."""
    return _runs(
        line
        for line in change.redline
        if line.old and line.new and line.before != line.after and not _is_within(line, change)
    )


def _is_within(line: Redline, change: ClauseChange) -> bool:
    ids = tuple(locator.partition("/")[0] for locator in (str(line.old), str(line.new)))
    return change.old is not None and change.new is not None and ids == (change.old.id, change.new.id)


def _runs(lines: Iterable[Redline]) -> tuple[str, str]:
    words: dict[str, list[str]] = {"kept": [], "deleted": [], "inserted": []}
    for line in lines:
        for run in line.runs:
            words[run.kind] += [word for word in run.text.split() if _LETTERED.search(word)]
    return " ".join(words["deleted"]), " ".join(words["inserted"])


_MEASURES: dict[str, Callable[[ClauseChange], tuple[str, ...]]] = {
    "similarity": _similarity,
    "redline": _redline,
    "reworded": _reworded,
}
"""What is read only where a mutation says what it must be."""
