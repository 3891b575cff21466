"""Baselines: findings that were there when a project began to lint, and are let pass."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    return _encode({"schema_version": "1", "findings": entries})


def rename_in_baseline(text: str, followed: Mapping[str, str], old: str, new: str) -> tuple[str, int]:
    """Returns a baseline in which a clause has another id, and how many entries about it have no new fingerprint.

    Args:
        text: The baseline's text, which is one.
        followed: For a fingerprint the one that the same finding has now.
        old: The id that the clause had.
        new: The id that it gets.
    """
    baseline = json.loads(text)
    lost = 0
    for entry in baseline["findings"]:
        known = entry["fingerprint"]
        lost += entry.get("clause") == old and known not in followed
        entry["fingerprint"] = followed.get(known, known)
        if entry.get("clause") == old:
            entry["clause"] = new
    return (text if baseline == json.loads(text) else _encode(baseline)), lost


def _encode(baseline: object) -> str:
    return json.dumps(baseline, indent=2, ensure_ascii=False) + "\n"
