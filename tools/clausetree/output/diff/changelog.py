"""`clausetree changelog`: release notes drafted in Markdown, the weightiest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.shifts import Shift, find_flow_shifts, find_shifts
from clausetree.diff.summary import count_minor, name_kinds
from clausetree.model.revision import HEAD
from clausetree.output.diff.change_sentences import describe_edits
from clausetree.output.diff.facts import describe_attributes, name_levels, tell_level_change, tell_same_level
from clausetree.output.diff.names import Names, link, name_gone
from clausetree.output.diff.phrases import describe_ladder, describe_preamble
from clausetree.output.markdown_text import escape, escape_told
from clausetree.text.code_span import code
from clausetree.text.controls import show_controls
from clausetree.text.counted_noun import agree, count_noun
from clausetree.text.listed import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clausetree.diff.changes import ChangeSet, ClauseChange
    from clausetree.diff.kinds import Kind
    from clausetree.diff.time.notes import NotesReport
    from clausetree.model.clause import Clause

_MINOR: dict[Kind, str] = {"eval_prompts": "eval prompts changed", "references": "references updated"}
"""What is said of clauses to which no more happened."""


def render_changelog(label: str, changes: ChangeSet) -> str:
    """Returns a draft of the entry for the revision `label`, for the head one that is `Unreleased`.

    Ids that are gone stand in backticks without a link.
    """
    names = Names(changes)
    bullets = [
        *_level_bullets(changes, names),
        *_group(changes, "Inserted", "inserted", _inserted),
        *_group(changes, "Deleted", "deleted", _deleted),
        *_part_bullets(changes, names),
        *_group(changes, "Renamed", "renamed", _renamed),
        *_group(changes, "Moved", "moved", _moved),
        *_group(changes, "Reordered", "reordered", _reordered),
        *_group(changes, "Retitled", "retitled", _retitled),
        *_group(changes, "Retagged", "retagged", _retagged),
        *_edit_bullets(changes, names),
        *_rest_bullets(changes),
    ]
    title = "Unreleased" if label == HEAD else escape(label)
    entry = f"## {title}\n\n" + "".join(f"- {bullet}\n" for bullet in bullets or ["No changes."])
    return show_controls(entry)


def _level_bullets(changes: ChangeSet, names: Names) -> Iterator[str]:
    if ladder := describe_ladder(changes.ladder):
        yield f"**Levels.** {'; '.join(map(escape_told, ladder))}."
    shifts = find_shifts(changes)
    lost = [shift for shift in shifts if shift.new is None]
    for title, chosen in (
        ("Promoted", [shift for shift in shifts if shift.direction == "promoted"]),
        ("Demoted", [shift for shift in shifts if shift.direction == "demoted" and shift.new]),
        (f"Lost {agree(len(lost), 'its', 'their')} level", lost),
        ("Relevelled", [shift for shift in shifts if shift.direction == "kept"]),
    ):
        if chosen:
            yield f"**{title}.** {listed([_shift(shift, names) for shift in chosen])}."
    carried = find_flow_shifts(changes)
    for title, way in (("Words promoted", "promoted"), ("Words demoted", "demoted")):
        if phrases := [_carried(shift, names) for shift in carried if shift.direction == way]:
            yield f"**{title}.** {listed(phrases)}."


def _carried(shift: Shift, names: Names) -> str:
    place = f" in {link(shift.went_to)}" if shift.went_to else ""
    return f"{names.of_old(shift.clause)}, {name_levels(shift.old, shift.new)}{place}"


def _shift(shift: Shift, names: Names) -> str:
    if shift.new is None and not shift.came_from:
        was = f"was {code(shift.old or '')}"
        if shift.went_to is None:
            return f"{link(shift.clause)} ({was})"
        return f"{name_gone(shift.clause, was)}, whose words are in {link(shift.went_to)}"
    levels = tell_same_level(shift) or name_levels(shift.old, shift.new)
    if shift.went_to:
        return f"{name_gone(shift.clause)} ({levels} in {link(shift.went_to)})"
    source = f", in words from {names.of_old(shift.came_from)}" if shift.came_from else ""
    return f"{link(shift.clause)} ({levels}{source})"


def _group(
    changes: ChangeSet, title: str, kind: Kind, phrase: Callable[[ClauseChange], str | None]
) -> Iterator[str]:
    phrases = [said for change in changes.clauses if kind in change.kinds and (said := phrase(change))]
    if phrases:
        yield f"**{title}.** {listed(phrases)}."


def _inserted(change: ClauseChange) -> str | None:
    if change.new is None or "split" in change.kinds:
        return None
    return link(change.new) + (f" ({code(change.new.level)})" if change.new.level else "")


def _deleted(change: ClauseChange) -> str | None:
    if change.old is None or {"split", "merged"} & {*change.kinds}:
        return None
    heir = change.succeeded_by
    return name_gone(change.old) + (f", succeeded by {link(heir.clause)}" if heir else "")


def _renamed(change: ClauseChange) -> str | None:
    return f"{name_gone(change.old)} is now {link(change.new)}" if change.old and change.new else None


def _moved(change: ClauseChange) -> str | None:
    parent = link(change.new_parent) if change.new_parent else "the top"
    return f"{link(change.clause)} to {parent}"


def _reordered(change: ClauseChange) -> str | None:
    return (
        f"{link(change.clause)} {f'after {link(change.new_after)}' if change.new_after else 'to the front'}"
    )


def _retitled(change: ClauseChange) -> str | None:
    if change.old is None or "renamed" in change.kinds:
        return None
    return f"{link(change.clause)} (was “{escape(change.old.title)}”)"


def _retagged(change: ClauseChange) -> str | None:
    return f"{link(change.clause)} ({escape_told(describe_attributes(change))})"


def _part_bullets(changes: ChangeSet, names: Names) -> Iterator[str]:
    """Yields where the text of split and merged clauses went, the largest share first."""
    leaving = {change.old.index: change.leaving for change in changes.clauses if change.old}
    splits = [change.old for change in changes.clauses if "split" in change.kinds and change.old]
    merges = [flow.old for change in changes.clauses if "merged" in change.kinds for flow in change.coming]
    told = {clause.index for clause in splits}
    for title, clauses in (("Split", splits), ("Merged", [one for one in merges if one.index not in told])):
        for clause in {clause.index: clause for clause in clauses}.values():
            parts = listed([f"{link(flow.new)} ({flow.share:.0%})" for flow in leaving[clause.index]])
            verb = "gave text to" if names.lives_on(clause) else "went to"
            yield f"**{title}.** {names.of_old(clause)} {verb} {parts}."


def _edit_bullets(changes: ChangeSet, names: Names) -> Iterator[str]:
    yield from (f"The {told}." for told in describe_preamble(changes))
    for change in changes.clauses:
        if change.new is None:
            continue
        edits = describe_edits(change, names)
        if change.old and {"edited", "examples"} & {*change.kinds}:
            yield f"{link(change.new)}: {edits or 'edited'}."
        elif edits and change.old is None:
            yield f"{link(change.new)}: {edits}."


def _rest_bullets(changes: ChangeSet) -> Iterator[str]:
    counts = count_minor(changes)
    also = [
        f"{count_noun(counts[kind], 'clause')} with only {agree(counts[kind], 'its', 'their')} {what}"
        for kind, what in _MINOR.items()
        if counts[kind]
    ]
    if also:
        yield f"**Also.** {listed(also)}."
    if typographic := counts["typographic"]:
        what = agree(typographic, "its", "their")
        yield f"**Typography.** {count_noun(typographic, 'clause')} with only {what} typography changed."


def render_notes_report(report: NotesReport) -> str:
    """Returns, a line each, what the notes leave out, what they say without a change, and what they perhaps mean."""
    lines = [
        f"changed, but not mentioned: {_plain(change.clause)} ({', '.join(name_kinds(change))})"
        for change in report.missing
    ]
    lines += [f"mentioned, but not changed: {_plain(clause)}" for clause in report.unchanged]
    lines += [
        f"mentioned with another change of level than there was: {_plain(clause)}: {tell_level_change(shift)}"
        for clause, shift in report.wrong_levels
    ]
    lines += [f"linked, but in neither revision: #{name}" for name in report.strangers]
    for clause, written in report.perhaps:
        lines.append(f"perhaps meant: {_plain(clause)}" + (f", by “{written}”" if written else ""))
    return show_controls("".join(f"{line}\n" for line in lines))


def _plain(clause: Clause) -> str:
    return f"{' '.join(clause.title.split())} (#{clause.locator})"
