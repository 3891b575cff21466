"""What the two texts say of levels: those of clauses, and the ladder itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from clausetree.claims.findings_joined import contradict, doubt, support, turn_if_denied
from clausetree.diff.shifts import find_flow_shifts, find_shift

if TYPE_CHECKING:
    from clausetree.claims.claim import ClaimFinding, TextSide
    from clausetree.claims.statement import ClaimStatement
    from clausetree.claims.two_texts import ClauseThread, TwoTexts
    from clausetree.diff.ladder_change import LevelStep
    from clausetree.diff.shifts import Shift
    from clausetree.model.clause import Clause


def check_relevelled(texts: TwoTexts, said: ClaimStatement, thread: ClauseThread) -> ClaimFinding:
    """Returns whether a clause went from one level to another as a sentence says."""
    other = texts.thread(said.place) if said.place else None
    evidence = texts.show_clauses(thread, other)
    shift = _find_shift(texts, thread, other)
    if shift is None:
        named = [level for level in (*said.sources, *said.targets) if isinstance(level, str)]
        if not said.way and _is_only_renamed(texts, thread, named):
            return doubt("its level did not change, but was renamed", *evidence)
        return turn_if_denied(_explain_unmoved(texts, thread), said)
    if not (thread.old and thread.new) and (
        other is None or other.on("new" if thread.old else "old") not in {shift.went_to, shift.came_from}
    ):
        return doubt("its words are in another clause, at another level", *evidence)
    problem = _compare(texts, said, shift)
    told = f"it went from {_name(shift.old)} to {_name(shift.new)}"
    if problem == "doubt":
        return doubt(told, *evidence)
    return turn_if_denied(contradict(told, *evidence) if problem else support(told, *evidence), said)


def _find_shift(texts: TwoTexts, thread: ClauseThread, other: ClauseThread | None) -> Shift | None:
    """Returns what became of a clause's level; where another clause is named, of the level of its words in that one."""
    for shift in find_flow_shifts(texts.changes) if other else ():
        if shift.clause is thread.old and other and shift.went_to is other.new:
            return shift
    change = texts.change_of(thread)
    return find_shift(change) if change else None


def _compare(texts: TwoTexts, said: ClaimStatement, shift: Shift) -> str | None:
    """Returns what is wrong with the levels and the way that are told of a clause; None where nothing is."""
    if said.kind == "unlevelled" and shift.new is not None:
        return "wrong"
    if said.way and said.way != shift.direction:
        return "wrong"
    for told, level in ((said.sources, shift.old), (said.targets, shift.new)):
        if told and told[0] != level:
            return "doubt" if _is_renamed(texts, told[0], level) else "wrong"
    return None


def _explain_unmoved(texts: TwoTexts, thread: ClauseThread) -> ClaimFinding:
    evidence = texts.show_clauses(thread)
    if thread.old is None or thread.new is None:
        return doubt("only one of the texts has the clause", *evidence)
    if thread.old.level != thread.new.level:
        return contradict(
            f"its level did not change: {_name(thread.old.level)} is called {_name(thread.new.level)} now",
            *evidence,
        )
    return contradict(f"{tell_level(thread.new.level)} in both texts", *evidence)


def check_level(texts: TwoTexts, said: ClaimStatement, thread: ClauseThread) -> ClaimFinding:
    """Returns whether a clause stands at a level in the text that a sentence means."""
    evidence = texts.show_clauses(thread)
    level = said.targets[0]
    side: TextSide | None = "new" if said.is_news else said.side
    if side is None and not (thread.old and thread.new):
        side = "new" if thread.new else "old"
    levels = [clause.level for clause in (thread.old, thread.new) if clause]
    if side is None and level in levels and len(set(levels)) > 1:
        return doubt("the sentence does not say which text it means", *evidence)
    clause = thread.on(side or "new")
    if clause is None:
        return doubt("that text does not have the clause", *evidence)
    if clause.level != level:
        return turn_if_denied(contradict(tell_level(clause.level), *evidence), said)
    if said.is_news and thread.old and not said.is_denied:
        return _check_news(texts, thread, thread.old)
    return turn_if_denied(support(tell_level(clause.level), *evidence), said)


def _check_news(texts: TwoTexts, thread: ClauseThread, old: Clause) -> ClaimFinding:
    evidence = texts.show_clauses(thread)
    change = texts.change_of(thread)
    if change and "relevelled" in change.kinds:
        return support(tell_level(old.level, "was"), *evidence)
    if thread.new and thread.new.level == old.level:
        return contradict(f"{tell_level(old.level, 'was')} before", *evidence)
    return doubt(f"its level did not change: it was called {_name(old.level)} before", *evidence)


def check_level_kept(texts: TwoTexts, said: ClaimStatement, thread: ClauseThread) -> ClaimFinding:
    """Returns whether a clause stands at one level in both texts."""
    evidence = texts.show_clauses(thread)
    if thread.old is None or thread.new is None:
        return doubt("only one of the texts has the clause", *evidence)
    change = texts.change_of(thread)
    if change and "relevelled" in change.kinds:
        return contradict(f"it went from {_name(thread.old.level)} to {_name(thread.new.level)}", *evidence)
    if not said.targets or said.targets[0] == thread.new.level:
        return support(tell_level(thread.new.level), *evidence)
    if said.targets[0] == thread.old.level:
        return doubt(f"its level is called {_name(thread.new.level)} now", *evidence)
    return contradict(tell_level(thread.new.level), *evidence)


def check_ladder(texts: TwoTexts, said: ClaimStatement) -> ClaimFinding:
    """Returns whether the ladder gained, lost or renamed a level."""
    ladder = texts.changes.ladder
    told = f"the levels were {_list(ladder.old)}, and are {_list(ladder.new)} now"
    if said.kind == "ladder_renamed":
        names = {(one.old, one.new) for one in ladder.renamed}
        holds = (said.sources[0], said.targets[0]) in names
    else:
        steps = ladder.inserted if said.kind == "ladder_inserted" else ladder.deleted
        holds = any(_fits(step, said) for step in steps)
    return turn_if_denied(support(told) if holds else contradict(told), said)


def _fits(step: LevelStep, said: ClaimStatement) -> bool:
    """Returns whether a level is the one that is told of, between those that are told."""
    if step.level != said.objects[0]:
        return False
    around = [one for one in (*said.sources, *said.targets) if isinstance(one, str)]
    return {*around} <= {step.above, step.below}


def _is_only_renamed(texts: TwoTexts, thread: ClauseThread, named: list[str]) -> bool:
    """Returns whether levels that a sentence names are the name that the one of a clause had, or has now."""
    if len(named) > 1:
        return _is_renamed(texts, *named)
    levels = [clause.level for clause in (thread.old, thread.new) if clause]
    return len(levels) > 1 and _is_renamed(texts, *levels) and any(level in levels for level in named)


def _is_renamed(texts: TwoTexts, told: object, level: object) -> bool:
    """Returns whether two names are those of one level, before and after."""
    return any({told, level} == {one.old, one.new} for one in texts.changes.ladder.renamed)


def tell_level(level: str | None, verb: Literal["is", "was"] = "is") -> str:
    """Returns the part of a sentence that says which level a clause has or had."""
    if level is None:
        return f"it {'has' if verb == 'is' else 'had'} no level"
    return f"its level {verb} {_name(level)}"


def _name(level: str | None) -> str:
    return f"`{level}`" if level else "no level"


def _list(levels: tuple[str, ...]) -> str:
    return ", ".join(map(_name, levels)) or "none"
