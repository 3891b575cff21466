"""What the change set says of the parts of a clause: passages and examples that are new, gone, edited or moved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.claims.citations_read import write_cited
from clausetree.claims.counted_parts import check_count, find_passage, settle
from clausetree.claims.edit_spots import find_edit
from clausetree.claims.findings_joined import contradict, doubt, support
from clausetree.text.folded_text import fold_quotation
from clausetree.text.link_targets import count_other_targets, find_targets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetree.claims.claim import ClaimEvidence, ClaimFinding
    from clausetree.claims.statement import ClaimStatement
    from clausetree.claims.two_texts import ClauseThread, TwoTexts
    from clausetree.diff.changes import ClauseChange, ExampleChange
    from clausetree.diff.kinds import Turn

_PLACED = re.compile(r"(response|message|comparison)s? ((?:\d|, | and (?=\d))+)")
_NUMBER = re.compile(r"\d+")


def check_part(texts: TwoTexts, said: ClaimStatement, thread: ClauseThread) -> ClaimFinding:
    """Returns whether what is said of the parts of a clause is so."""
    change = texts.change_of(thread)
    evidence = texts.show_clauses(thread)
    if change is None:
        return contradict("the clause did not change", *evidence)
    if said.way == "retagged":
        return settle("retagged" in change.kinds, evidence)
    groups = dict(word.partition("=")[::2] for word in said.unread)
    if "from" in groups:
        worded = _check_words(texts, said, thread, evidence)
        if "done" not in groups or worded.verdict != "supported":
            return worded
    return _check_groups(texts, said, change, groups, evidence)


def _check_groups(
    texts: TwoTexts,
    said: ClaimStatement,
    change: ClauseChange,
    groups: Mapping[str, str],
    evidence: Sequence[ClaimEvidence],
) -> ClaimFinding:
    """Returns whether what is said of passages, sentences and examples is so."""
    if "unit" in groups:
        return _check_sentence(texts, said, change, groups["unit"], evidence)
    if "links" in groups:
        told = int(groups["links"].split()[0]) if groups["links"][0].isdigit() else 1
        return settle(_count_readdressed(change) >= told, evidence)
    if "turned" in groups:
        return _check_turned(change, groups["turned"], "binds" if "binds" in groups else "explains", evidence)
    if "verdict" not in groups and {"count", "name"} & groups.keys():
        return check_count(texts, said, change, groups, evidence)
    return settle(_is_so(change, groups), evidence)


def _is_so(change: ClauseChange, groups: Mapping[str, str]) -> bool:
    """Returns whether what is said without a number is so."""
    if "verdict" in groups:
        return any(one.kind == "verdict" for one in change.examples)
    if "rearranged" in groups:
        return sum(one.kind == "rearranged" for one in change.examples) == int(groups["rearranged"])
    if "places" in groups:
        return any(_is_moved(one, groups["places"]) for one in change.examples)
    if groups.get("any") == "edited":
        return bool({"edited", "examples"} & {*change.kinds})
    return True


def _check_words(
    texts: TwoTexts, said: ClaimStatement, thread: ClauseThread, evidence: Sequence[ClaimEvidence]
) -> ClaimFinding:
    found: list[ClaimEvidence] = []
    for old, new in zip(said.sources, said.targets, strict=True):
        before, after = write_cited(old), write_cited(new)
        edit = find_edit(texts, thread, before, after)
        if not edit and (turned := find_edit(texts, thread, after, before)):
            return contradict("the words were changed the other way round", *turned)
        if not edit:
            return doubt("the clause has no such edit", *evidence)
        found += edit
    return support("the words were changed that way", *dict.fromkeys(found))


def _check_sentence(
    texts: TwoTexts, said: ClaimStatement, change: ClauseChange, unit: str, evidence: Sequence[ClaimEvidence]
) -> ClaimFinding:
    words = write_cited(said.objects[0]) if said.objects else ""
    start = fold_quotation(words.rstrip("…. "))
    is_new = unit.startswith(("has", "is"))
    for line in change.redline:
        for before, after in line.pieces:
            here, other = (after, before) if is_new else (before, after)
            if (
                start
                and here.strip()
                and not other.strip()
                and fold_quotation(here, texts.name).startswith(start[:40])
            ):
                return support(f"the sentence is {'new' if is_new else 'deleted'}", *evidence)
    return doubt("the clause has no such edit", *evidence)


def _count_readdressed(change: ClauseChange) -> int:
    """Returns how many links of a clause have another address."""
    return sum(
        count_other_targets(find_targets(before), find_targets(after))
        for line in change.redline
        for before, after in line.pieces
    )


def _check_turned(
    change: ClauseChange, name: str, turn: Turn, evidence: Sequence[ClaimEvidence]
) -> ClaimFinding:
    """Returns whether a passage, or some words, became commentary, or are commentary no longer."""
    lines = [line for line in change.redline if line.turn == turn]
    if name == "words":
        return settle(bool(lines), evidence)
    clause, places = (
        (change.new, [line.new for line in lines])
        if turn == "binds"
        else (change.old, [line.old for line in lines])
    )
    number = find_passage(clause, name) if clause else None
    return settle(number in {place.steps[0].number for place in places if place and place.steps}, evidence)


def _is_moved(example: ExampleChange, said: str) -> bool:
    """Returns whether parts of an example that are named by kind and number, as in `responses 1 and 2`, changed places."""
    named = [
        (kind, int(number))
        for kind, numbers in _PLACED.findall(said.partition(" of ")[0])
        for number in _NUMBER.findall(numbers)
    ]
    moved = {tuple(way[-1]) for move in example.moves for way in (move.old, move.new)}
    return bool(example.moves) and moved.issuperset(named)
