"""`clausetree changelog`: release notes drafted in Markdown, and what existing ones leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.time.blame import SUBSTANCE
from clausetree.output.diff.markdown import escape
from clausetree.output.diff.phrases import describe_ladder, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.changes import ChangeSet, ClauseChange, Kind
    from clausetree.diff.time.notes import NotesReport
    from clausetree.model.clause import Clause

_COUNTED: tuple[tuple[Kind, str], ...] = (
    ("reordered", "in another order"),
    ("retagged", "tagged anew"),
    ("eval_prompts", "with other eval prompts"),
    ("references", "with no more than references rewritten"),
    ("typographic", "with no more than typography changed"),
)


def render_changelog(label: str, changes: ChangeSet) -> str:
    """Returns a draft of the entry for the revision `label`; ids that are gone stand in backticks without a link."""
    bullets = list(_bullets(changes)) or ["No changes."]
    return f"## {escape(label)}\n\n" + "".join(f"- {bullet}\n" for bullet in bullets)


def render_notes_report(report: NotesReport) -> str:
    """Returns, a line each, the changes that the notes leave out and the clauses they name that did not change."""
    lines = [
        f"missing: {title_of(change)} (#{change.clause.id}): {', '.join(change.kinds)}"
        for change in report.missing
    ]
    lines += [f"unchanged: {' '.join(clause.title.split())} (#{clause.id})" for clause in report.unchanged]
    return "".join(f"{line}\n" for line in lines)


def _bullets(changes: ChangeSet) -> Iterator[str]:
    ladder = describe_ladder(changes.ladder)
    if ladder:
        yield f"**Levels.** {escape('; '.join(ladder)).capitalize()}."
    yield from _relevelled(changes)
    yield from (
        f"**Renamed.** {_gone(c.old)} is now {_link(c)}."
        for c in changes.clauses
        if "renamed" in c.kinds and c.old
    )
    for change in changes.clauses:
        if "split" in change.kinds and change.old:
            parts = [change.new] if change.new else []
            parts += [flow.new for flow in change.flows if flow.old is change.old]
            yield f"**Split.** {_gone(change.old)} went to {_listed([_link_to(part) for part in parts])}."
        if "merged" in change.kinds and change.new:
            sources = [_gone(flow.old) for flow in change.flows if flow.new is change.new]
            yield f"**Merged.** {_listed(sources)} went into {_link(change)}."
    yield from _one_line(
        "Added", [_link(c) for c in changes.clauses if "inserted" in c.kinds and "split" not in c.kinds]
    )
    gone = [c.old for c in changes.clauses if c.kinds == ("deleted",) and c.old]
    yield from _one_line("Removed", [_gone(clause) for clause in gone])
    yield from _one_line("Moved", [_moved(change) for change in changes.clauses if "moved" in change.kinds])
    retitled = [c for c in changes.clauses if "retitled" in c.kinds and "renamed" not in c.kinds and c.old]
    yield from _one_line("Retitled", [f"{_link(c)} (was “{escape(c.old.title)}”)" for c in retitled if c.old])
    yield from _one_line(
        "Edited",
        [_link(c) for c in changes.clauses if c.old and c.new and {"edited", "examples"} & {*c.kinds}],
    )
    yield from _counted(changes)


def _relevelled(changes: ChangeSet) -> Iterator[str]:
    for way in ("promoted", "demoted", "kept"):
        shifts = [
            f"{_link(change)} ({change.old.level or 'no level'} → {change.new.level or 'no level'})"
            for change in changes.clauses
            if "relevelled" in change.kinds and change.direction == way and change.old and change.new
        ]
        yield from _one_line("Relevelled" if way == "kept" else way.capitalize(), shifts)


def _counted(changes: ChangeSet) -> Iterator[str]:
    rest = [
        c
        for c in changes.clauses
        if SUBSTANCE.isdisjoint(c.kinds) and not {"deleted", "renamed"} & {*c.kinds}
    ]
    counts = [(sum(kind in change.kinds for change in rest), words) for kind, words in _COUNTED]
    phrases = [f"{count} {words}" for count, words in counts if count]
    if phrases:
        yield f"**Besides**, clauses {_listed(phrases)}."


def _one_line(what: str, phrases: list[str]) -> Iterator[str]:
    if phrases:
        yield f"**{what}.** {_listed(phrases)}."


def _moved(change: ClauseChange) -> str:
    parent = _link_to(change.new_parent) if change.new_parent else "the top"
    return f"{_link(change)} to {parent}"


def _listed(phrases: list[str]) -> str:
    return ", ".join(phrases[:-1]) + " and " + phrases[-1] if len(phrases) > 1 else "".join(phrases)


def _link(change: ClauseChange) -> str:
    return _link_to(change.clause)


def _link_to(clause: Clause) -> str:
    return f"[{escape(clause.title)}](#{clause.id})"


def _gone(clause: Clause) -> str:
    return f"“{escape(clause.title)}” (`{clause.id.replace('`', '')}`)"
