"""Baselines: findings that were there when a project began to lint, and are let pass."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausetree.lint.finding import Finding


def parse_baseline(text: str, path: str) -> frozenset[str]:
    """Returns the fingerprints that a baseline holds.

    Args:
        text: The file's text.
        path: What errors call it.

    Raises:
        ClausetreeError: The text is no baseline.
    """
    try:
        return frozenset(str(entry["fingerprint"]) for entry in json.loads(text)["findings"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ClausetreeError(
            f"`{path}` is no baseline", "write it anew with `clausetree lint --write-baseline`"
        ) from None


def render_baseline(findings: Iterable[Finding]) -> str:
    """Returns the baseline that lets `findings` pass; code and clause are there for people to read."""
    entries = [
        {
            "fingerprint": finding.fingerprint,
            "code": finding.code,
            "path": finding.path,
            "clause": finding.clause,
        }
        for finding in findings
    ]
    return json.dumps({"schema_version": "1", "findings": entries}, indent=2, ensure_ascii=False) + "\n"
