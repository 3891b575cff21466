"""Several findings about one sentence as one; short ways to make one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.claims.claim import ClaimFinding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.claims.claim import ClaimEvidence
    from clausetree.claims.statement import ClaimStatement


def support(why: str, *evidence: ClaimEvidence) -> ClaimFinding:
    """Returns that the texts bear something out."""
    return ClaimFinding("supported", why, evidence)


def contradict(why: str, *evidence: ClaimEvidence) -> ClaimFinding:
    """Returns that the texts say otherwise."""
    return ClaimFinding("contradicted", why, evidence)


def doubt(why: str, *evidence: ClaimEvidence) -> ClaimFinding:
    """Returns that the texts do not settle something."""
    return ClaimFinding("ambiguous", why, evidence)


def join_findings(findings: Sequence[ClaimFinding]) -> ClaimFinding:
    """Returns what holds of a sentence, given what holds of each thing that it says: it is right where all of it is."""
    if len(findings) == 1:
        return findings[0]
    if false := [one for one in findings if one.verdict == "contradicted"]:
        return _put_together("contradicted", false)
    if all(one.verdict == "not_locatable" for one in findings):
        return findings[0]
    if unsettled := [one for one in findings if one.verdict != "supported"]:
        return _put_together("ambiguous", unsettled)
    return _put_together("supported", findings)


def turn_if_denied(finding: ClaimFinding, said: ClaimStatement) -> ClaimFinding:
    """Returns what holds of what a sentence says, given what holds of the thing that it says or denies."""
    if not said.is_denied:
        return finding
    if finding.verdict == "supported":
        return finding._replace(verdict="contradicted")
    return finding._replace(verdict="supported") if finding.verdict == "contradicted" else finding


def _put_together(verdict: str, findings: Sequence[ClaimFinding]) -> ClaimFinding:
    reasons = dict.fromkeys(one.why for one in findings)
    evidence = dict.fromkeys(part for one in findings for part in one.evidence)
    return ClaimFinding(verdict, "; ".join(reasons), tuple(evidence))  # type: ignore[arg-type]
