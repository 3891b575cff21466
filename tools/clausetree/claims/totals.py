"""The ways to say of how many clauses something holds, and whether it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.claims.findings_joined import contradict, doubt, support
from clausetree.diff.summary import count_kinds
from clausetree.text.code_span import code
from clausetree.text.counted_noun import CARDINALS

if TYPE_CHECKING:
    from clausetree.claims.claim import ClaimFinding
    from clausetree.claims.statement import ClaimStatement, StatementKind
    from clausetree.claims.two_texts import TwoTexts

_WORDS = ("no", *CARDINALS)
_NUMBER = rf"(?:only )?(?P<words1>\d{{1,4}}|{'|'.join(_WORDS)})"
_PARTED = frozenset({"split", "merged"})
_SHOWN = 6

TOTAL_PATTERNS: tuple[tuple[StatementKind, str, str], ...] = tuple(
    ("total", pattern, kind)
    for kind, was, does in (
        ("inserted", "<ADDED>", "(?:<ADDS>|<ADD>)"),
        ("deleted", "<DROPPED>", "(?:<DROPS>|<DROP>)"),
        ("renamed", "renamed", "renames?|renamed"),
        ("retitled", "retitled", "retitles?|retitled"),
        ("promoted", "<UPS>", "(?:<UPS>|<UP>)"),
        ("demoted", "<DOWNS>", "(?:<DOWNS>|<DOWN>)"),
    )
    for pattern in (
        rf"{_NUMBER} clauses? (?:<BE> )?{was}<BY>",
        rf"<SUB>(?:{does}) {_NUMBER}(?: new)? clauses?<BY>",
        *([rf"(?:there (?:is|are) )?{_NUMBER} new clauses?<BY>"] if kind == "inserted" else []),
    )
)
"""For each way the kind of statement, the pattern with names of its parts in angle brackets, and the kind of change."""


def check_total(texts: TwoTexts, said: ClaimStatement) -> ClaimFinding:
    """Returns whether a kind of change happened to as many clauses as a sentence says."""
    word = said.unread[0]
    told = int(word) if word.isdigit() else _WORDS.index(word)
    number = count_kinds(texts.changes)[said.way]
    changed = [one for one in texts.changes.clauses if said.way in {*one.kinds, one.direction}]
    names = ", ".join(code(one.clause.id) for one in changed[:_SHOWN])
    why = f"the number is {number}" + (f": {names}" if names else "")
    if told == number:
        return support(why)
    if any(not _PARTED.isdisjoint(one.kinds) for one in changed):
        return doubt(f"{why}; some of them were split or merged")
    return contradict(why)
