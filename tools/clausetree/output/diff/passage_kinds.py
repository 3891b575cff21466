"""What a reader calls a kind of passage, and what moved of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.diff.turned_passages import is_in

if TYPE_CHECKING:
    from clausetree.diff.changes import ClauseChange
    from clausetree.diff.redlines import Redline

_NOUNS = {
    "code": "code block",
    "quote": "quotation",
    "html": "HTML block",
    "break": "line",
    "heading": "subheading",
    "admonition": "note",
}
_UNITS = {"paragraph": "sentence", "commentary": "sentence", "quote": "sentence", "list": "list item"}


def name_kind(kind: str) -> str:
    """Returns what a reader calls a passage of a kind."""
    return _NOUNS.get(kind, kind)


def name_moved(change: ClauseChange, line: Redline) -> str:
    """Returns what a reader calls what moved: the passage, or no more than a sentence or an item of it."""
    return _UNITS[line.passage] if is_moved_part(change, line) else name_kind(line.passage)


def count_moved(change: ClauseChange, line: Redline) -> int:
    """Returns how many of what `name_moved` says moved, one after the other."""
    return sum(bool(piece.before.strip()) for piece in line.pieces) if is_moved_part(change, line) else 1


def is_moved_part(change: ClauseChange, line: Redline) -> bool:
    """Returns whether no more than a part of a passage moved, such as some of its sentences."""
    if line.old is None or line.passage not in _UNITS:
        return False
    if line.old.kind == "sentence":
        return True
    sources = (change.old, *(flow.old for flow in change.flows))
    source = next((clause for clause in sources if clause and is_in(line.old, clause)), None)
    if source is None:
        return False
    passage = source.content.passages[line.old.steps[0].number - 1]
    rest = passage.span.slice(source.content.source).strip().removesuffix(line.before.strip())
    is_marker = rest.startswith("!!!") and "\n" not in rest.strip()  # opens commentary, and says nothing
    return bool(rest) and not is_marker
