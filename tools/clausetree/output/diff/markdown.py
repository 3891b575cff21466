"""A change set in Markdown; what a spec says stands in fences, so that none of it is markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.output.diff.phrases import (
    GROUPS,
    describe_clause,
    describe_counts,
    describe_group,
    describe_ladder,
    title_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.changes import ChangeSet, ClauseChange, Redline

_SPECIAL = re.compile(r"([\\`*_\[\]<>#&|~!])")
_MARKS = {"kept": ("", ""), "deleted": ("[-", "-]"), "inserted": ("{+", "+}")}
_BACKTICKS = re.compile(r"`+")


def render_changes_markdown(names: tuple[str, str], changes: ChangeSet, *, stat: bool = False) -> str:
    """Returns the change set as Markdown: a summary, then, without `stat`, clause by clause."""
    blocks = list(_summary(names, changes))
    if not stat:
        for line in changes.preamble:
            blocks += ["## Before the first heading", *_redline(line)]
        for change in changes.clauses:
            blocks += _clause(change)
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """Returns `text` on one line, with everything escaped that Markdown would take for markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _summary(names: tuple[str, str], changes: ChangeSet) -> Iterator[str]:
    yield f"# {escape(names[0])} → {escape(names[1])}"
    if not changes.related:
        yield "The two documents share no clause."
    if not changes.clauses and not changes.ladder and not changes.preamble:
        yield "Nothing changed."
        return
    yield f"{describe_counts(changes)}."
    rows = [("ladder", describe_ladder(changes.ladder))]
    rows += [(name, describe_group(changes, kind)) for kind, name in GROUPS]
    yield "\n".join(f"- **{name}**: {'; '.join(map(escape, phrases))}" for name, phrases in rows if phrases)


def _clause(change: ClauseChange) -> Iterator[str]:
    yield f"## {escape(title_of(change))} ({escape(change.clause.id)})"
    yield "\n".join(f"- {escape(fact)}" for fact in describe_clause(change))
    for line in change.redline:
        if line.kind != "moved":
            yield from _redline(line)


def _redline(line: Redline) -> Iterator[str]:
    places = [escape(str(place)) for place in dict.fromkeys((line.old, line.new)) if place]
    text = "".join(_MARKS[run.kind][0] + run.text + _MARKS[run.kind][1] for run in line.runs)
    fence = "`" * max(3, 1 + max((len(run) for run in _BACKTICKS.findall(text)), default=0))
    yield f"{' → '.join(places)} {line.passage} {line.kind}:".strip()
    yield f"{fence}text\n{text}\n{fence}"
