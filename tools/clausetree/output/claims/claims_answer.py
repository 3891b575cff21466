"""What `claims` answers with."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from clausetree.claims.claim import CLAIM_VERDICTS
from clausetree.output.answers import name_place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetree.claims.claim import CheckedClaim, ClaimEvidence, ClaimVerdict
    from clausetree.model.revision import Revision


class ClaimsAnswer(NamedTuple):
    """Claims about two revisions, checked.

    Attributes:
        path: The file that they are from.
        old: The older revision.
        new: The newer one.
        checked: The claims, in the order of the file, with what holds of them.
    """

    path: str
    old: Revision
    new: Revision
    checked: Sequence[CheckedClaim]

    def locate(self, evidence: ClaimEvidence) -> str | None:
        """Returns the locator of a piece of evidence, with its revision's label; None before the first heading."""
        return self.name(evidence) if evidence.locator else None

    def name(self, evidence: ClaimEvidence) -> str:
        """Returns what readers see of where a piece of evidence is."""
        return name_place(self.old if evidence.side == "old" else self.new, evidence.locator)

    def tally(self) -> Mapping[ClaimVerdict, int]:
        """Returns how many claims there are of each verdict."""
        counts = Counter(one.finding.verdict for one in self.checked)
        return {verdict: counts[verdict] for verdict in CLAIM_VERDICTS}
