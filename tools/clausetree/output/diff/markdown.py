"""A change set in Markdown; what a spec says stands in fences, so that none of it is markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.diff.summary import has_changes
from clausetree.output.diff.clause_ids import quote_id
from clausetree.output.diff.facts import describe_clause
from clausetree.output.diff.passages import describe_passage, is_unchanged, select_clauses, select_passages
from clausetree.output.diff.phrases import (
    describe_asked_ladder,
    describe_counts,
    describe_groups,
    describe_nothing,
    title_of,
)
from clausetree.output.diff.word_marks import WORD_MARKS
from clausetree.output.markdown_text import escape, escape_told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.changes import ClauseChange
    from clausetree.diff.redlines import Redline
    from clausetree.output.answers import ChangesAnswer, Detail
    from clausetree.output.screen import Screen

_BACKTICKS = re.compile(r"`+")


def render(answer: ChangesAnswer, _screen: Screen) -> str:
    """Returns the change set as Markdown: a summary, then, where more is asked for, clause by clause."""
    changes, detail = answer.changes, answer.detail
    blocks = list(_summary(answer))
    if detail != "summary":
        for line in changes.preamble:
            blocks += ["## Before the first heading", *_redline(f"preamble {line.kind}", line, whole=True)]
    for change in select_clauses(changes, detail):
        blocks += _clause(change, detail)
    return "\n\n".join(blocks) + "\n"


def _summary(answer: ChangesAnswer) -> Iterator[str]:
    changes = answer.changes
    yield f"# {escape(answer.old.shown)} → {escape(answer.new.shown)}"
    if not changes.related:
        yield "The two documents share no clause."
    if nothing := describe_nothing(answer):
        yield f"{nothing[:1].upper()}{nothing[1:]}."
    elif counts := describe_counts(changes, answer.left_out.kinds):
        yield f"{counts[:1].upper()}{counts[1:]}."
    if not has_changes(changes):
        return
    rows = [
        f"- **{name}**: {'; '.join(map(escape_told, phrases))}"
        for name, phrases in describe_groups(changes, answer.left_out.kinds)
    ]
    if ladder := describe_asked_ladder(answer):
        rows.insert(0, f"- **ladder**: {'; '.join(map(escape_told, ladder))}")
    if rows:
        yield "\n".join(rows)


def _clause(change: ClauseChange, detail: Detail) -> Iterator[str]:
    yield f"## {escape(title_of(change))} ({quote_id(change.clause)})"
    yield "\n".join(f"- {escape_told(fact)}" for fact in describe_clause(change))
    whole = detail == "everything"
    for line in change.redline if whole else select_passages(change):
        yield from _redline(escape(describe_passage(change, line)), line, whole=whole)


def _redline(label: str, line: Redline, *, whole: bool) -> Iterator[str]:
    if is_unchanged(line) and not whole:
        yield f"{label}."
        return
    text = "".join(WORD_MARKS[run.kind][0] + run.text + WORD_MARKS[run.kind][1] for run in line.shown)
    fence = "`" * max(3, 1 + max((len(run) for run in _BACKTICKS.findall(text)), default=0))
    yield f"{label}:"
    yield f"{fence}text\n{text}\n{fence}"
