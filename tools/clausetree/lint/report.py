"""What lint has to say of one revision."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetree.lint.finding import Finding


class Report(NamedTuple):
    """What lint has to say of one revision.

    Attributes:
        texts: Every text that was looked at, by its path; the spec comes first.
        findings: In the order of the texts.
        passed: How many more findings the baseline lets pass.
    """

    texts: Mapping[str, str]
    findings: tuple[Finding, ...]
    passed: int = 0
