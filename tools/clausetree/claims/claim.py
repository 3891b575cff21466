"""Claims, and what a check of them found: values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from clausetree.model.locator import Locator

ClaimVerdict = Literal["supported", "contradicted", "ambiguous", "not_locatable"]
"""What the two texts say of a claim; `not_locatable` where it cites nothing that stands in one of them."""

CLAIM_VERDICTS: tuple[ClaimVerdict, ...] = ("contradicted", "ambiguous", "supported", "not_locatable")
"""Every verdict, in the order in which answers list them."""

TextSide = Literal["old", "new"]
"""One of the two revisions."""

EVIDENCE_LENGTH = 600
"""How many characters of a part of a text are quoted: a paragraph, as a rule."""

TEXT_NAMES: dict[TextSide, str] = {"old": "the older text", "new": "the newer text"}
"""What reasons call the two revisions."""


class Claim(NamedTuple):
    """A sentence of a file, or one of its records.

    Attributes:
        id: What answers call it: the record's own id, or `c` and its number in the file.
        line: The line on which it begins, from 1.
        text: What it says, on one line.
        source: What it says as it is written, with its marks of Markdown.
        old_quote: Words of the old text that the record has beside it.
        new_quote: Words of the new text likewise.
        entry: The title of the entry of a changelog that it stands in, where there is one.
    """

    id: str
    line: int
    text: str
    source: str
    old_quote: str | None = None
    new_quote: str | None = None
    entry: str | None = None


class ClaimEvidence(NamedTuple):
    """A part of one of the texts that a verdict rests on.

    Attributes:
        side: Which text.
        locator: Its address there; None before the first heading, where there is none.
        text: What it says.
    """

    side: TextSide
    locator: str | None
    text: str


def quote_evidence(side: TextSide, locator: Locator | None, text: str) -> ClaimEvidence:
    """Returns a part of a text as evidence, of a long one how it begins."""
    return ClaimEvidence(side, str(locator) if locator else None, text.strip()[:EVIDENCE_LENGTH])


class ClaimFinding(NamedTuple):
    """What a check found of a claim, or of one thing that it says.

    Attributes:
        verdict: What the texts say of it.
        why: Why, in a sentence without its full stop.
        evidence: What that rests on.
    """

    verdict: ClaimVerdict
    why: str
    evidence: tuple[ClaimEvidence, ...] = ()


class CheckedClaim(NamedTuple):
    """A claim and what a check of it found."""

    claim: Claim
    finding: ClaimFinding
