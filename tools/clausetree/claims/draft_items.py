"""The listings of release notes as `clausetree changelog` drafts them: a lead in bold, then clauses with their facts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.claims.signs import CLAUSE, LEVEL, QUOTE
from clausetree.claims.statement import ClaimStatement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetree.claims.citations_read import Cited
    from clausetree.claims.statement import StatementKind

_NAME = f"(?:{CLAUSE}|{QUOTE})"
_GONE = re.compile(rf"{_NAME} \((?P<id>{CLAUSE})(?:, (?P<was>was {LEVEL}))?\)")
_JOINT = re.compile(r", and |, | and |; |\.?\s*\Z")
_LEVELS = rf"(?:(?P<src>{LEVEL})|no level) → (?:(?P<tgt>{LEVEL})|no level)"
_SHIFT = rf"(?P<obj>{CLAUSE}) \({_LEVELS}(?:, in words from (?P<place>{CLAUSE})| in (?P<heir>{CLAUSE}))?\)"
_CARRIED = rf"(?P<obj>{CLAUSE}), {_LEVELS} in (?P<heir>{CLAUSE})"
_LOST = rf"(?P<obj>{CLAUSE}) \(was (?P<src>{LEVEL})\)(?:, whose words are in (?P<heir>{CLAUSE}))?"
_FLOWS = rf"(?P<tgt>(?:{CLAUSE}(?: \(\d+%\))?(?:, | and )?)+)"

_ITEMS: Mapping[str, tuple[tuple[StatementKind, str, str], ...]] = {
    "levels": (
        ("ladder_renamed", rf"(?P<src>{LEVEL}) renamed to (?P<tgt>{LEVEL})", ""),
        ("ladder_inserted", rf"(?P<obj>{LEVEL}) inserted between (?P<src>{LEVEL}) and (?P<tgt>{LEVEL})", ""),
        (
            "ladder_inserted",
            rf"(?P<obj>{LEVEL}) inserted (?:at the top, above (?P<tgt>{LEVEL})|at the bottom, below (?P<src>{LEVEL})|as the only level)",
            "",
        ),
        (
            "ladder_deleted",
            rf"(?P<obj>{LEVEL}) deleted, which (?:was|stood) (?:between {LEVEL} and {LEVEL}|at the top, above {LEVEL}|at the bottom, below {LEVEL}|as the only level)",
            "",
        ),
    ),
    "promoted": (("relevelled", _SHIFT, "promoted"),),
    "demoted": (("relevelled", _SHIFT, "demoted"),),
    "relevelled": (("relevelled", _SHIFT, "kept"),),
    "words promoted": (("relevelled", _CARRIED, "promoted"),),
    "words demoted": (("relevelled", _CARRIED, "demoted"),),
    "lost its level": (("unlevelled", _LOST, ""), ("unlevelled", _SHIFT, "")),
    "lost their level": (("unlevelled", _LOST, ""), ("unlevelled", _SHIFT, "")),
    "inserted": (("added", rf"(?P<obj>{CLAUSE})(?: \((?P<tgt>{LEVEL})\))?", "listed"),),
    "added": (("added", rf"(?P<obj>{CLAUSE})(?: \((?P<tgt>{LEVEL})\))?", "listed"),),
    "deleted": (("dropped", rf"(?P<obj>{CLAUSE})(?:, succeeded by (?P<tgt>{CLAUSE}))?", ""),),
    "removed": (("dropped", rf"(?P<obj>{CLAUSE})(?:, succeeded by (?P<tgt>{CLAUSE}))?", ""),),
    "split": (("split", rf"(?P<obj>{CLAUSE}) (?:went|gave text) to {_FLOWS}", "flows"),),
    "merged": (("merged", rf"(?P<obj>{CLAUSE}) (?:went|gave text) to {_FLOWS}", "flows"),),
    "renamed": (("renamed", rf"(?P<src>{CLAUSE}) is now (?P<tgt>{CLAUSE})", ""),),
    "moved": (("moved", rf"(?P<obj>{CLAUSE}) to (?:(?P<tgt>{CLAUSE})|the top)", ""),),
    "reordered": (("reordered", rf"(?P<obj>{CLAUSE}) (?:after (?P<tgt>{CLAUSE})|to the front)", ""),),
    "retitled": (("retitled", rf"(?P<obj>{CLAUSE}) \(was (?P<src>{_NAME})\)", ""),),
    "retagged": (("part", rf"(?P<obj>{CLAUSE}) \((?P<said>[^()]*)\)", "retagged"),),
    "also": (
        ("counted", r"(?P<said>\d+) clauses? with only (?:its|their) eval prompts changed", "eval_prompts"),
        ("counted", r"(?P<said>\d+) clauses? with only (?:its|their) references updated", "references"),
    ),
    "typography": (
        ("counted", r"(?P<said>\d+) clauses? with only (?:its|their) typography changed", "typographic"),
    ),
}


def read_items(lead: str, text: str, marks: Mapping[str, Cited]) -> tuple[ClaimStatement, ...]:
    """Returns what a listing says of its clauses; nothing where it is not wholly of the form of a draft.

    Args:
        lead: Its words in bold, in lower case.
        text: What follows them, with signs for what it cites.
        marks: What the signs stand for.
    """
    text = _GONE.sub(lambda match: match["id"] + (f" ({match['was']})" if match["was"] else ""), text)
    place = 0
    found: list[ClaimStatement] = []
    patterns = [(kind, re.compile(pattern), way) for kind, pattern, way in _ITEMS.get(lead, ())]
    while place < len(text):
        matches = [
            (match, kind, way) for kind, pattern, way in patterns if (match := pattern.match(text, place))
        ]
        joints = [(one, joint) for one in matches if (joint := _JOINT.match(text, one[0].end()))]
        if not joints:
            return ()
        (match, kind, way), joint = joints[0]
        found.append(_make(match, kind, way, marks))
        place = joint.end()
    return tuple(found)


def _make(match: re.Match[str], kind: StatementKind, way: str, marks: Mapping[str, Cited]) -> ClaimStatement:
    groups = match.groupdict()

    def marked(name: str) -> tuple[Cited, ...]:
        return tuple(marks[sign] for sign in groups.get(name) or "" if sign in marks)

    heirs = (*marked("heir"), *marked("place"))
    return ClaimStatement(
        kind=kind,
        objects=marked("obj"),
        place=heirs[0] if heirs else None,
        sources=marked("src"),
        targets=marked("tgt"),
        way=way,
        unread=(groups["said"],) if groups.get("said") else (),
    )
