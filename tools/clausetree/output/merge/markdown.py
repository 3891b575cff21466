"""`clausetree merge --report`: what a merge did, for a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.merge.merge_rows import build_rows, count_rows
from clausetree.output.diff.markdown import code, escape
from clausetree.output.diff.phrases import describe_counts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.merge.conflict import Conflict
    from clausetree.output.answers import MergeAnswer
    from clausetree.output.screen import Screen


def render(answer: MergeAnswer, _screen: Screen) -> str:
    """Returns what both sides changed, what is to be decided and what was rewritten along, as Markdown."""
    return "\n".join(_lines(answer)) + "\n"


def _lines(answer: MergeAnswer) -> Iterator[str]:
    merged = answer.merged
    names = [escape(revision.shown) for revision in (answer.base, answer.ours, answer.theirs)]
    yield f"# Merge of {names[2]} into {names[1]}"
    yield ""
    counts = count_rows(build_rows(merged))
    yield (
        f"Since {names[0]}: {counts['ours']} clauses changed by ours alone, {counts['theirs']} by theirs alone, "
        f"{counts['both']} by both."
    )
    for side, changes in zip(("Ours", "Theirs"), merged.changes, strict=True):
        yield ""
        yield f"{side}: {describe_counts(changes) or 'nothing'}."
    yield ""
    yield "## To decide" if merged.conflicts else "Nothing is left to decide."
    for conflict in merged.conflicts:
        lines = [hunk.line for hunk in merged.hunks if conflict in hunk.conflicts]
        yield ""
        yield f"- {_describe(conflict)} (line {' and '.join(map(str, lines))})"
    if merged.notes:
        yield ""
        yield "## Rewritten along"
        yield ""
        yield from (f"- {note}" for note in merged.notes)


def _describe(conflict: Conflict) -> str:
    where = code(conflict.clause) if conflict.clause else "before the first heading"
    return f"{where}: {escape(conflict.why)}"
