"""The parts of a review, in the same words for every format for people."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.summary import has_changes, name_kinds
from clausetree.lint.report import SEVERITIES
from clausetree.output.diff.facts import tell_level_change, tell_same_level
from clausetree.output.diff.names import Names
from clausetree.output.diff.phrases import describe_counts, describe_ladder, describe_preamble
from clausetree.output.override_steps import describe_steps
from clausetree.text.code_span import code
from clausetree.text.counted_noun import agree, count_noun
from clausetree.text.listed import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.diff.kinds import Kind
    from clausetree.diff.shifts import Shift
    from clausetree.lint.finding import Finding
    from clausetree.output.review.review_answers import ReviewAnswer
    from clausetree.output.review.voice import Voice
    from clausetree.review.change_review import Review, ReviewedClause

_MINOR: frozenset[Kind] = frozenset({"references", "typographic"})
"""The kinds of change that are counted, not told clause by clause."""

_LEVEL_TOLD: frozenset[Kind] = frozenset({"inserted", "deleted", "relevelled"})


class Section(NamedTuple):
    """One part of a review.

    Attributes:
        title: Its heading.
        lines: What it says, the weightiest first.
        shown: How many of the lines are shown at once.
    """

    title: str
    lines: tuple[str, ...]
    shown: int


def summarise(answer: ReviewAnswer) -> list[str]:
    """Returns what a review says, in numbers; zeros are left out."""
    review = answer.review
    if not has_changes(review.changes):
        told = ["nothing changed"]
    else:
        changed = review.changes.clauses or review.changes.preamble
        told = [describe_counts(review.changes)] if changed else ["no clause changed"]
    shifts = review.override_shifts
    for way, number in (
        ("easier", sum(bool(shift.easier) for shift in shifts)),
        ("harder", sum(bool(shift.harder) for shift in shifts)),
    ):
        told += [f"{count_noun(number, 'clause')} {way} to override"] if number else []
    found = Counter(finding.severity for finding in review.other_findings)
    told += [f"{count_noun(found[one], f'new {one}')}" for one in SEVERITIES if found[one]]
    if prompts := len(review.stale_prompts):
        told.append(f"{count_noun(prompts, 'eval prompt')} to read again")
    if missing := len(review.notes.missing) if review.notes else 0:
        told.append(f"{count_noun(missing, 'change')} not in the changelog")
    return told


def build_sections(answer: ReviewAnswer, voice: Voice) -> Iterator[Section]:
    """Yields the parts of a review that say something."""
    review = answer.review
    for title, lines, shown in (
        ("Changes", _tell_changes(review, voice), 14),
        ("Levels", _tell_levels(review, voice), 8),
        ("Who can override what changed", _tell_overriding(review, voice), 8),
        ("New findings", _tell_findings(review.other_findings, voice), 8),
        ("Eval prompts to read again", _tell_prompts(review.stale_prompts, voice), 4),
        ("Changelog", _tell_notes(review, voice), 6),
    ):
        if told := tuple(lines):
            yield Section(title, told, shown)


def _tell_changes(review: Review, voice: Voice) -> Iterator[str]:
    names = Names(review.changes)
    yield from (f"The {told}" for told in describe_preamble(review.changes))
    minor: Counter[str] = Counter()
    for one in review.clauses:
        if _MINOR.issuperset(one.change.kinds):
            minor[one.change.kinds[0]] += 1
        else:
            yield _tell_change(one, names, voice)
    for kind, what in (("references", "references"), ("typographic", "typography")):
        if number := minor[kind]:
            yield f"{count_noun(number, 'clause')} with only {agree(number, 'its', 'their')} {what} changed"


def _tell_change(one: ReviewedClause, names: Names, voice: Voice) -> str:
    change = one.change
    name = voice.clause(change.new) if change.new else voice.gone(change.clause)
    level = one.overriding.level if one.overriding and _LEVEL_TOLD.isdisjoint(change.kinds) else None
    shown = f" ({code(level)})" if level else ""
    return f"{name}{shown}: {'; '.join(voice.facts(change, names)) or 'changed'}"


def _tell_levels(review: Review, voice: Voice) -> Iterator[str]:
    if ladder := describe_ladder(review.changes.ladder):
        yield f"The ladder: {voice.told('; '.join(ladder))}"
    yield from (_tell_shift(shift, voice) for shift in review.shifts)
    now = {pair.old.index: pair.new for pair in review.changes.pairs}
    for shift in review.word_shifts:
        clause = now.get(shift.clause.index)
        yield _tell_word_shift(shift, voice.clause(clause) if clause else voice.gone(shift.clause), voice)


def _tell_shift(shift: Shift, voice: Voice) -> str:
    name = voice.gone(shift.clause) if shift.went_to else voice.clause(shift.clause)
    place = f", its words are in {voice.clause(shift.went_to)}" if shift.went_to else ""
    source = f", in words from {voice.gone(shift.came_from)}" if shift.came_from else ""
    way = "" if shift.direction == "kept" else f"{shift.direction}, "
    same = tell_same_level(shift)
    levels = voice.told(same) if same else _write_levels(shift)
    return f"{name}: {way}{levels}{place}{source}"


def _tell_word_shift(shift: Shift, name: str, voice: Voice) -> str:
    place = f", they are in {voice.clause(shift.went_to)}" if shift.went_to else ""
    return f"{name}: words {shift.direction}, {_write_levels(shift)}{place}"


def _write_levels(shift: Shift) -> str:
    old, new = (code(level) if level else "no level" for level in (shift.old, shift.new))
    return f"{old} → {new}"


def _tell_overriding(review: Review, voice: Voice) -> Iterator[str]:
    """Yields what became easier or harder to override, then for each answer to who can the changed clauses that have it."""
    for way in ("easier", "harder"):
        yield from (
            f"{voice.clause(shift.new_clause)}: {way} to override ({voice.told('; '.join(describe_steps(steps)))})"
            for shift in review.override_shifts
            if (steps := shift.easier if way == "easier" else shift.harder)
        )
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in review.clauses:
        if one.overriding and one.overriding.level:
            answer = one.overriding.level, one.overriding.says
            groups[answer].append(voice.clause(one.change.clause))
    ranks = {level: rank for rank, level in enumerate(review.changes.new.ladder)}
    for (level, says), clauses in sorted(
        groups.items(), key=lambda entry: ranks.get(entry[0][0], len(ranks))
    ):
        who = says.removesuffix(f": {level}")
        yield f"{code(level)} ({voice.told(who[:1].lower() + who[1:])}): {listed(clauses)}"


def _tell_findings(findings: Sequence[Finding], voice: Voice) -> Iterator[str]:
    """Yields errors and warnings one by one, then infos as one line a rule, as lint does."""
    graded = sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))
    infos: dict[str, list[Finding]] = defaultdict(list)
    for finding in graded:
        if finding.severity == "info":
            infos[finding.code].append(finding)
        else:
            yield _tell_finding(finding, voice)
    for found in infos.values():
        if len(found) == 1:
            yield _tell_finding(found[0], voice)
        else:
            yield f"info: {found[0].code} {found[0].name}, {count_noun(len(found), 'place')}, first at {_place(found[0])}"


def _tell_finding(finding: Finding, voice: Voice) -> str:
    message = voice.told(" ".join(finding.message.split()))
    clause = f" in {code(finding.clause)}" if finding.clause else ""
    return f"{finding.severity}: {finding.code} {finding.name}{clause}: {message} ({_place(finding)})"


def _place(finding: Finding) -> str:
    return code(f"{finding.path}:{finding.line}:{finding.column}")


def _tell_prompts(findings: Sequence[Finding], voice: Voice) -> Iterator[str]:
    for finding in findings:
        yield f"{voice.told(' '.join(finding.message.split()))} ({_place(finding)})"


def _tell_notes(review: Review, voice: Voice) -> Iterator[str]:
    notes = review.notes
    if notes is None:
        return
    for change in notes.missing:
        name = voice.clause(change.new) if change.new else voice.gone(change.clause)
        yield f"not mentioned: {name} ({', '.join(name_kinds(change))})"
    yield from (f"mentioned, but not changed: {voice.clause(clause)}" for clause in notes.unchanged)
    for clause, shift in notes.wrong_levels:
        told = voice.told(tell_level_change(shift))
        yield f"mentioned with another change of level than there was: {voice.clause(clause)}: {told}"
    yield from (f"linked, but in neither text: {code(f'#{name}')}" for name in notes.strangers)
    for clause, written in notes.perhaps:
        said = f", by {code(written)}" if written else ""
        yield f"perhaps meant: {voice.clause(clause)}{said}"
