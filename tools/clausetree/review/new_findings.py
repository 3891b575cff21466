"""Which findings a change brings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausetree.diff.changes import ChangeSet
    from clausetree.lint.finding import Finding


def find_new_findings(
    changes: ChangeSet, before: Sequence[Finding], after: Sequence[Finding]
) -> tuple[Finding, ...]:
    """Returns the findings that the older text did not have, in their order.

    Fingerprints tell, as they do for a baseline. A fingerprint holds the id of a clause: in a clause that was renamed, a
    finding is known where the rule found as many in it under its former id.
    """
    fingerprints = {finding.fingerprint for finding in before}
    now = {finding.fingerprint for finding in after}
    renamed = {pair.new.id: pair.old.id for pair in changes.pairs if pair.new.id != pair.old.id}
    left = _count(finding for finding in before if finding.fingerprint not in now)
    new = []
    for finding in after:
        place = finding.code, renamed.get(finding.clause or "")
        if finding.fingerprint in fingerprints:
            continue
        if place[1] and left[place]:
            left[place] -= 1
        else:
            new.append(finding)
    return tuple(new)


def _count(findings: Iterable[Finding]) -> Counter[tuple[str, str | None]]:
    return Counter((finding.code, finding.clause) for finding in findings)
