"""`clausetree claims --format json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from clausetree.claims.claim import ClaimVerdict, TextSide  # noqa: TC001 - msgspec reads the annotations
from clausetree.output.json.document import build_revision
from clausetree.output.json.document_shapes import RevisionShape, SchemaVersion  # noqa: TC001 - likewise
from clausetree.output.json.encoder import encode_shape

if TYPE_CHECKING:
    from clausetree.claims.claim import CheckedClaim
    from clausetree.output.claims.claims_answer import ClaimsAnswer
    from clausetree.output.screen import Screen


class ClaimEvidenceShape(msgspec.Struct, frozen=True):
    """A part of one of the texts that a verdict rests on.

    Attributes:
        revision: Which of the two: `old` or `new`.
        locator: Its address, with the revision's label; null before the first heading, where there is none.
        text: What it says.
    """

    revision: TextSide
    locator: str | None
    text: str


class ClaimShape(msgspec.Struct, frozen=True):
    """A claim and what the two texts say of it.

    Attributes:
        id: The record's own id, or `c` and the number of the claim in its file.
        line: The line of the file on which it begins, from 1.
        text: What it says.
        verdict: What the two texts say of it; `not_locatable` where it cites nothing that can be looked up.
        evidence: The parts of the texts that the verdict rests on.
        why: Why, in a sentence without its full stop.
    """

    id: str
    line: int
    text: str
    verdict: ClaimVerdict
    evidence: tuple[ClaimEvidenceShape, ...]
    why: str


class ClaimsSummaryShape(msgspec.Struct, frozen=True):
    """How many claims there are, and of each verdict.

    Attributes:
        claims: All of them.
        supported: Those that the texts support.
        contradicted: Those that the texts speak against.
        ambiguous: Those that cite what can be found, but that the texts do not settle, or that can't be read for sure.
        not_locatable: Those that cite nothing that can be found.
    """

    claims: int
    supported: int
    contradicted: int
    ambiguous: int
    not_locatable: int


class ClaimsShape(msgspec.Struct, frozen=True):
    """Claims about two revisions, checked.

    Attributes:
        schema_version: The version of this shape.
        path: The file that the claims are from.
        old: The older revision.
        new: The newer one.
        claims: The claims, in the order of the file.
        summary: How many there are.
    """

    schema_version: SchemaVersion
    path: str
    old: RevisionShape
    new: RevisionShape
    claims: tuple[ClaimShape, ...]
    summary: ClaimsSummaryShape


def render(answer: ClaimsAnswer, _: Screen) -> str:
    """Returns the claims as indented JSON."""
    shape = ClaimsShape(
        "1",
        answer.path,
        build_revision(answer.old),
        build_revision(answer.new),
        tuple(_build(answer, one) for one in answer.checked),
        _summarize(answer),
    )
    return encode_shape(shape)


def _summarize(answer: ClaimsAnswer) -> ClaimsSummaryShape:
    counts = answer.tally()
    return ClaimsSummaryShape(
        claims=len(answer.checked),
        supported=counts["supported"],
        contradicted=counts["contradicted"],
        ambiguous=counts["ambiguous"],
        not_locatable=counts["not_locatable"],
    )


def _build(answer: ClaimsAnswer, checked: CheckedClaim) -> ClaimShape:
    claim, finding = checked
    return ClaimShape(
        id=claim.id,
        line=claim.line,
        text=claim.text,
        verdict=finding.verdict,
        evidence=tuple(
            ClaimEvidenceShape(one.side, answer.locate(one), one.text) for one in finding.evidence
        ),
        why=finding.why,
    )
