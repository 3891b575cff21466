"""Made-up texts that are alike to an exactly known degree: words that stand nowhere else, so many of them kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.match.matching import match_clauses
from clausetree.diff.match.side import Side
from clausetree.syntax.document import parse_document
from tests.diff.conftest import diff_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.diff.changes import ClauseChange
    from clausetree.diff.match.pairing import Match

_LETTERS = "bcdfghjklmnpqrstvwxz"
HUNDRED = 100


def word(number: int) -> str:
    """Returns a word of four letters that no other number has."""
    found = ""
    for _ in range(4):
        number, rest = divmod(number, len(_LETTERS))
        found = _LETTERS[rest] + found
    return found


def words(start: int, count: int) -> list[str]:
    return [word(number) for number in range(start, start + count)]


def sentence(chosen: Sequence[str]) -> str:
    """Returns the words as a sentence: five characters for each."""
    return f"{' '.join(chosen).capitalize()}."


def alike(common: int, size: int, fresh: int = 10_000) -> list[str]:
    """Returns words that have `common` of their hundred runs of `size` words in common with `alike(100, size)`."""
    kept = common + size - 1 if common else 0
    return words(0, kept) + words(fresh, HUNDRED + size - 1 - kept)


def clause(
    id_: str, *passages: str, title: str | None = None, depth: int = 2, level: str | None = None
) -> str:
    """Returns a clause; without a title of its own it has a word for one that no other clause has."""
    authority = f" authority={level}" if level else ""
    heading = f"{'#' * depth} {id_.capitalize() if title is None else title} {{#{id_}{authority}}}"
    return "\n\n".join([heading, *passages, ""])


def example(chosen: Sequence[str]) -> str:
    answer = f"<comparison>\n<assistant> <!-- GOOD -->\n{' '.join(chosen)}\n</assistant>\n</comparison>"
    return f"**Example**: {chosen[0]}\n\n~~~xml\n<user>\nhello\n</user>\n{answer}\n~~~"


def chapters(left: str = "", right: str = "") -> str:
    """Returns a text of two chapters with what stands in each."""
    return clause("left", depth=1) + left + clause("right", depth=1) + right


def find_match(old: str, new: str, ids: tuple[str, str]) -> Match | None:
    """Returns what the matchers of clauses say of two clauses."""
    pairing = match_clauses(Side(parse_document(old)), Side(parse_document(new)))
    for one, other, before, after in pairing.features():
        if (before.clause.id, after.clause.id) == ids:
            return pairing.matches[one, other]
    return None


def find_change(old: str, new: str, clause_id: str) -> ClauseChange | None:
    return next((change for change in diff_texts(old, new).clauses if change.clause.id == clause_id), None)


def find_kinds(old: str, new: str, clause_id: str) -> set[str]:
    """Returns the kinds of what happened to a clause."""
    change = find_change(old, new, clause_id)
    return set(change.kinds) if change else set()


def find_lines(old: str, new: str, clause_id: str) -> list[str]:
    """Returns the kinds of a clause's redlines, in order."""
    change = find_change(old, new, clause_id)
    return [line.kind for line in change.redline if line.passage != "heading"] if change else []
