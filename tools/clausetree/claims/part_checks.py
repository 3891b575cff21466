"""What the change set says of the parts of a clause: passages and examples that are new, gone, edited or moved."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from clausetree.claims.citations_read import CitedQuote
from clausetree.claims.draft_parts import NOUNS, ORDINALS
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
    from clausetree.diff.redlines import Redline
    from clausetree.model.clause import Clause

_NUMBERS = {
    word: number for number, word in enumerate(("one", "two", "three", "four", "five", "six", "seven"), 1)
}
_NUMBERS |= {"a": 1, "an": 1}
_DONE = {"new": "inserted", "added": "inserted", "deleted": "deleted", "edited": "edited"}
_REWORDED = frozenset({"edited", "retitled", "reason", "target", "verdict"})
_PLACED = re.compile(r"(response|message|comparison)s? ((?:\d|, | and (?=\d))+)")
_NUMBER = re.compile(r"\d+")
_COUNTED = frozenset({"eval_prompts", "references", "typographic"})


def check_part(texts: TwoTexts, said: ClaimStatement, thread: ClauseThread) -> ClaimFinding:
    """Returns whether what is said of the parts of a clause is so."""
    change = texts.change_of(thread)
    evidence = texts.show_clauses(thread)
    if change is None:
        return contradict("the clause did not change", *evidence)
    if said.way == "retagged":
        return _settle("retagged" in change.kinds, evidence)
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
        return _settle(_count_readdressed(change) >= told, evidence)
    if "turned" in groups:
        return _check_turned(change, groups["turned"], "binds" if "binds" in groups else "explains", evidence)
    if "verdict" not in groups and {"count", "name"} & groups.keys():
        return _check_count(texts, said, change, groups, evidence)
    return _settle(_is_so(change, groups), evidence)


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
        before, after = (
            one.text if isinstance(one, CitedQuote) else getattr(one, "written", "") for one in (old, new)
        )
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
    quote = said.objects[0] if said.objects else None
    words = quote.text if isinstance(quote, CitedQuote) else getattr(quote, "written", "")
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
        return _settle(bool(lines), evidence)
    clause, places = (
        (change.new, [line.new for line in lines])
        if turn == "binds"
        else (change.old, [line.old for line in lines])
    )
    number = _find_passage(clause, name) if clause else None
    return _settle(number in {place.steps[0].number for place in places if place and place.steps}, evidence)


def _check_count(
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
    is_moved = groups.get("done") == "moved"
    if (noun in {"sentence", "item"} and not is_moved) or "units" in groups:
        done = _DONE[groups.get("done", groups.get("new", "edited"))]
        counts = _count_passages(change, "inserted" if "units" not in groups and done == "inserted" else done)
        return _settle(bool(sum(counts.values())), evidence)
    told = _NUMBERS.get(groups["count"]) or int(groups["count"])
    if is_moved:
        return _check_moved(texts, said, change, (noun, groups["way"], told), evidence)
    done = _DONE[groups.get("done", groups.get("new", "edited"))]
    if noun == "example":
        number = _count_examples(change, done)
    else:
        counts = _count_passages(change, done)
        number = sum(counts.values()) if not NOUNS[noun] else counts[NOUNS[noun]]
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
    named = [name for name in re.split(r", | and ", groups["name"]) if "definition" not in name]
    wanted = [_find_passage(clause, name) for name in named] if clause else []
    if None in wanted:
        return doubt("it is not clear which passage is meant", *evidence)
    return _settle(numbers.issuperset(wanted) and bool(numbers), evidence)


def _find_passage(clause: Clause, name: str) -> int | None:
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


def _is_moved(example: ExampleChange, said: str) -> bool:
    """Returns whether parts of an example that are named by kind and number, as in `responses 1 and 2`, changed places."""
    named = [
        (kind, int(number))
        for kind, numbers in _PLACED.findall(said.partition(" of ")[0])
        for number in _NUMBER.findall(numbers)
    ]
    moved = {tuple(way[-1]) for move in example.moves for way in (move.old, move.new)}
    return bool(example.moves) and moved.issuperset(named)


def _is_here(change: ClauseChange, example: ExampleChange) -> bool:
    return example.new is not None and example.new.clause is change.new


def _tell(example: ExampleChange) -> tuple[int, int]:
    place = example.new or example.old
    return (place.clause.index, place.number) if place else (-1, -1)


def _settle(holds: bool, evidence: Sequence[ClaimEvidence]) -> ClaimFinding:  # noqa: FBT001 - what was found, not an option
    if holds:
        return support("parts of the clause changed that way", *evidence)
    return contradict("no part of the clause changed that way", *evidence)


def check_counted(texts: TwoTexts, said: ClaimStatement) -> ClaimFinding:
    """Returns whether so many clauses changed in nothing but what release notes only count."""
    told, kind = int(said.unread[0]), said.way
    rest = [frozenset(change.kinds) for change in texts.changes.clauses if _COUNTED.issuperset(change.kinds)]
    counts = Counter(
        "eval_prompts"
        if "eval_prompts" in kinds
        else "references"
        if "references" in kinds
        else "typographic"
        for kinds in rest
    )
    number = counts[kind]
    if number == told:
        return support(f"the number is {number}")
    return contradict(f"the number is {number}")
