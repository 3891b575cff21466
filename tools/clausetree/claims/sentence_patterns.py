"""The ways to say what became of a clause, a level or some words; whatever fits none of them is not read."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from clausetree.claims.change_patterns import CHANGE_PATTERNS
from clausetree.claims.signs import CLAUSE, LEVEL, NEW, OLD, QUOTE, SPEC
from clausetree.claims.totals import TOTAL_PATTERNS
from clausetree.claims.word_patterns import WORD_PATTERNS

if TYPE_CHECKING:
    from clausetree.claims.statement import StatementKind

JOINT = r"(?:, and |, | and | as well as | & )"
_X = f"(?:{CLAUSE}|{QUOTE})"
_SAYS = (
    r"(?:says?|said|states?|stated|reads?|requires?|required|mentions?|mentioned|contains?|contained|includes?|included"
    r"|has|have|had|uses?|demands?|demanded|asks? for|puts it as|has it that|warns?|asserts?|allows?|allowed|lists?|listed|features?|featured|writes?|wrote)"
)
_SAY = r"(?:say|state|read|require|mention|contain|include|have|use|demand|ask for|warn|assert|allow|write)"
_BE = r"(?:is|are|was|were|has been|have been|had been|being|gets?|got)"
_WORDS = r"(?: [a-z',-]+)"

_PARTS = {
    "S": f"[{NEW}{OLD}{SPEC}]",
    "N": NEW,
    "O": OLD,
    "C": CLAUSE,
    "CL": f"{CLAUSE}(?:{JOINT}{CLAUSE})*",
    "Q": QUOTE,
    "QL": f"{QUOTE}(?:{JOINT}{QUOTE})*",
    "X": _X,
    "XL": f"{_X}(?:{JOINT}{_X})*",
    "L": LEVEL,
    "SAYS": _SAYS,
    "SAY": _SAY,
    "BE": _BE,
    "IN": r"(?:in|under|within|inside|of|at)",
    "PLACE": rf"(?: (?:in|to|into|under|within|inside|from|of|at) (?:(?P<place1>{CLAUSE})|(?P<side1>[{NEW}{OLD}{SPEC}])))?"
    rf"(?: (?:in|by|with|of|from) (?P<side2>[{NEW}{OLD}{SPEC}]))?",
    "SUB": rf"(?:(?:(?P<place3>{CLAUSE})(?: (?:in|of) (?P<side3>[{NEW}{OLD}{SPEC}]))?|(?P<side4>[{NEW}{OLD}{SPEC}])(?:'s? (?P<place4>{CLAUSE}))?) )?",
    "LEAD": rf"(?P<words1>{_WORDS}{{0,14}}?):?,?",
    "TAIL": rf"(?P<words2>{_WORDS}{{0,10}}?)",
    "ADDS": r"(?:adds?|added|introduces?|introduced|inserts?|inserted|gains?|gained|brings?|brought)(?: in)?",
    "ADDED": r"(?:new|added|introduced|inserted|a new one)",
    "ADD": r"(?:add|introduce|insert|gain|bring)",
    "DROPS": r"(?:drops?|dropped|removes?|removed|deletes?|deleted|cuts?|loses?|lost|strikes?|struck)",
    "DROPPED": r"(?:gone|deleted|removed|dropped|cut|struck)",
    "DROP": r"(?:drop|remove|delete|cut|lose|strike)",
    "UPS": r"(?:promotes?|promoted|raises?|raised|elevates?|elevated|upgrades?|upgraded|lifts?|lifted)",
    "DOWNS": r"(?:demotes?|demoted|lowers?|lowered|downgrades?|downgraded)",
    "UP": r"(?:promote|raise|elevate|upgrade|lift)",
    "DOWN": r"(?:demote|lower|downgrade)",
    "STEPS": rf"(?: from (?P<src>{LEVEL}))?(?:,? (?:up |down )?to (?P<tgt>{LEVEL}))?",
    "BY": rf"(?: (?:in|by|with) [{NEW}{SPEC}])?",
}


class SentencePattern(NamedTuple):
    """A way to say something.

    Attributes:
        kind: What is said.
        pattern: How; its groups are called for what they fill in a statement.
        way: The way of the statement.
    """

    kind: StatementKind
    pattern: re.Pattern[str]
    way: str


@lru_cache
def load_patterns() -> tuple[SentencePattern, ...]:
    """Returns the patterns, in the order in which they are tried."""
    return tuple(
        SentencePattern(kind, re.compile(_fill(pattern)), way)
        for kind, pattern, way in (*CHANGE_PATTERNS, *TOTAL_PATTERNS, *WORD_PATTERNS)
    )


def _fill(pattern: str) -> str:
    while (filled := re.sub(r"<([A-Z]+)>", lambda match: _PARTS[match[1]], pattern)) != pattern:
        pattern = filled
    return pattern
