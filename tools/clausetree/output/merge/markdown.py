"""`clausetree merge --report`: what a merge did, for a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.merge.carried_edits import find_carried_edits
from clausetree.merge.merge_rows import build_rows, count_rows
from clausetree.model.revision import HEAD
from clausetree.output.diff.phrases import describe_counts
from clausetree.output.markdown_text import escape, escape_told
from clausetree.text.code_span import code
from clausetree.text.counted_noun import agree, count_noun

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.merge.conflict import Conflict
    from clausetree.merge.merging import Merged
    from clausetree.model.revision import Revision
    from clausetree.output.answers import MergeAnswer
    from clausetree.output.screen import Screen


def render(answer: MergeAnswer, _screen: Screen) -> str:
    """Returns what both sides changed, what is to be decided and what was rewritten along, as Markdown."""
    return "\n".join(_lines(answer)) + "\n"


def _lines(answer: MergeAnswer) -> Iterator[str]:
    merged = answer.merged
    names = [_name(revision) for revision in (answer.base, answer.ours, answer.theirs)]
    yield f"# Merge of {names[2]} into {names[1]}"
    yield ""
    counts = count_rows(build_rows(merged))
    yield (
        f"Since {names[0]}, ours alone changed {count_noun(counts['ours'], 'clause')}, "
        f"theirs alone {counts['theirs']}, both {counts['both']}."
    )
    for side, changes in zip(("Ours", "Theirs"), merged.changes, strict=True):
        yield ""
        yield f"{side}: {describe_counts(changes) or 'nothing'}."
    asked = [_describe_conflict(conflict, merged) for conflict in merged.conflicts]
    asked += [
        f"{code(found.path)}: {found.why} ({_tell_lines(found.lines)})" for found in answer.files if found.why
    ]
    if asked:
        yield from _list("To decide", asked)
    else:
        yield ""
        yield "Nothing is left to decide."
    if answer.held:
        yield from _list(
            "Left behind",
            [f"{code(name)} ({policy or 'not asked for'})" for name, policy in answer.held.items()],
        )
    if answer.loose:
        yield from _list("To look at", [escape_told(sentence) for sentence in answer.loose])
    if merged.notes:
        yield from _list("Also rewritten", [escape_told(note) for note in merged.notes])
    carried = [
        f"{edit.side}: the edit of {code(edit.origin)} is in {code(edit.target)}"
        for edit in find_carried_edits(merged)
    ]
    if carried:
        yield from _list("Carried to another clause", carried)
    settled = [f"{code(found.path)}: {found.fate}" for found in answer.files if not found.why]
    if settled:
        yield from _list("Eval prompts", settled)


def _list(title: str, rows: Sequence[str]) -> Iterator[str]:
    """Yields a heading and a list, with an empty line before each."""
    yield from ("", f"## {title}", "", *(f"- {row}" for row in rows))


def _name(revision: Revision) -> str:
    return "the draft" if revision.label == HEAD else escape(revision.shown)


def _describe_conflict(conflict: Conflict, merged: Merged) -> str:
    where = code(conflict.clause) if conflict.clause else "before the first heading"
    lines = [str(hunk.line) for hunk in merged.hunks if conflict in hunk.conflicts]
    return f"{where}: {escape_told(conflict.why)} ({_tell_lines(lines)})"


def _tell_lines(lines: Sequence[str]) -> str:
    return f"{agree(len(lines), 'line')} {' and '.join(lines)}"
