"""How many parts of a clause are new, gone, edited or moved, by a number or by name, as a sentence says."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clausetree.claims.draft_parts import NOUNS, split_names
from clausetree.claims.findings_joined import contradict, doubt, support
from clausetree.diff.summary import count_minor
from clausetree.text.counted_noun import CARDINALS, ORDINALS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetree.claims.claim import ClaimEvidence, ClaimFinding
    from clausetree.claims.statement import ClaimStatement
    from clausetree.claims.two_texts import TwoTexts
    from clausetree.diff.changes import ClauseChange, ExampleChange
    from clausetree.diff.redlines import Redline
    from clausetree.model.clause import Clause

_NUMBERS = {word: number for number, word in enumerate(CARDINALS, 1)} | {"a": 1, "an": 1}
_DONE = {"new": "inserted", "added": "inserted", "deleted": "deleted", "edited": "edited"}
_REWORDED = frozenset({"edited", "retitled", "reason", "target", "verdict"})


def check_count(
    texts: TwoTexts,
    said: ClaimStatement,
    change: ClauseChange,
    groups: Mapping[str, str],
    evidence: Sequence[ClaimEvidence],
) -> ClaimFinding:
    """Returns whether so many passages or examples came, went or were edited."""
    noun = groups.get("noun", "")
    if "name" in groups:
        return _check_named(change, groups, evidence)
    told = _NUMBERS.get(groups.get("count", "")) or int(groups.get("count", 1))
    if groups.get("done") == "moved":
        return _check_moved(texts, said, change, (noun, groups["way"], told), evidence)
    done = _DONE[groups.get("done", groups.get("new", "edited"))]
    if noun in {"sentence", "item"} or "units" in groups:
        return settle(bool(_count_passages(change, done)), evidence)
    if noun == "example":
        number = _count_examples(change, done)
    else:
        counts = _count_passages(change, done)
        number = counts[NOUNS[noun]] if NOUNS[noun] else counts.total()
    why = f"{number or 'none'} {'was' if number <= 1 else 'were'} {done}"
    if number == told:
        return support(why, *evidence)
    return doubt(why, *evidence) if number else contradict(why, *evidence)


def _check_named(
    change: ClauseChange, groups: Mapping[str, str], evidence: Sequence[ClaimEvidence]
) -> ClaimFinding:
    """Returns whether passages that are named one by one came, went or were edited."""
    done = _DONE[groups.get("done", groups.get("new", "edited"))]
    lines = [line for line in change.redline if line.kind == done and _is_passage(line)]
    side = "old" if done == "deleted" else "new"
    clause = change.old if side == "old" else change.new
    places = [line.old if side == "old" else line.new for line in lines]
    numbers = {place.steps[0].number for place in places if place and place.steps}
    wanted = [find_passage(clause, name) for name in split_names(groups["name"])] if clause else []
    if None in wanted:
        return doubt("it is not clear which passage is meant", *evidence)
    return settle(numbers.issuperset(wanted) and bool(numbers), evidence)


def check_counted(texts: TwoTexts, said: ClaimStatement) -> ClaimFinding:
    """Returns whether so many clauses changed in nothing but what release notes only count."""
    number = count_minor(texts.changes)[said.way]
    why = f"the number is {number}"
    return support(why) if number == int(said.unread[0]) else contradict(why)


def find_passage(clause: Clause, name: str) -> int | None:
    """Returns the number of the passage that is called such as `the second paragraph`; None where it is not one."""
    words = name.removeprefix("the ").split()
    rank = ORDINALS.index(words[0]) if words[0] in ORDINALS else None
    rank = int(words[-1]) - 1 if words[-1].isdigit() else rank
    noun = " ".join(word for word in words if word not in ORDINALS and not word.isdigit())
    kind = NOUNS.get(noun)
    same = [number for number, one in enumerate(clause.content.passages, 1) if one.kind == kind]
    if rank is None:
        return same[0] if len(same) == 1 else None
    return same[rank] if rank < len(same) else None


def settle(holds: bool, evidence: Sequence[ClaimEvidence]) -> ClaimFinding:  # noqa: FBT001 - what was found, not an option
    """Returns that parts of a clause changed as a sentence says, or that none did."""
    if holds:
        return support("parts of the clause changed that way", *evidence)
    return contradict("no part of the clause changed that way", *evidence)


def _check_moved(
    texts: TwoTexts,
    said: ClaimStatement,
    change: ClauseChange,
    told: tuple[str, str, int],
    evidence: Sequence[ClaimEvidence],
) -> ClaimFinding:
    other = texts.thread(said.objects[0]) if said.objects else None
    if other is None:
        return doubt("it is not clear which clause is meant", *evidence)
    noun, way, number = told
    moved = [
        line
        for line in change.redline
        if line.kind == "moved" and (line.passage == "example") == (noun == "example")
    ]
    there = other.new if way == "to" else other.old
    ends = ((line, line.new if way == "to" else line.old) for line in moved)
    reached = [line for line, end in ends if end and there and end.clause_locator == there.locator]
    is_part = noun in {"sentence", "list item"}
    count = sum(len(line.pieces) for line in reached) if is_part else len(reached)
    if count >= number:
        return support("they moved that way", *evidence, *texts.show_clauses(other))
    if reached:
        return doubt(f"{count} of them moved that way", *evidence, *texts.show_clauses(other))
    return contradict("none of them moved that way", *evidence, *texts.show_clauses(other))


def _count_passages(change: ClauseChange, done: str) -> Counter[str]:
    """Returns how many passages of each kind came, went or were edited."""
    return Counter(line.passage for line in change.redline if line.kind == done and _is_passage(line))


def _is_passage(line: Redline) -> bool:
    return line.passage not in {"heading", "example"}


def _count_examples(change: ClauseChange, done: str) -> int:
    kinds = _REWORDED if done == "edited" else {done}
    return len(
        {
            _tell(one)
            for one in change.examples
            if one.kind in kinds and (done != "edited" or _is_here(change, one))
        }
    )


def _is_here(change: ClauseChange, example: ExampleChange) -> bool:
    return example.new is not None and example.new.clause is change.new


def _tell(example: ExampleChange) -> tuple[int, int]:
    place = example.new or example.old
    return (place.clause.index, place.number) if place else (-1, -1)
