"""Baselines: findings that were there when a project began to lint, and are known."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausetree.lint.finding import Finding


class KnownFinding(NamedTuple):
    """A finding that a baseline holds; all but the fingerprint is there for people to read.

    Attributes:
        fingerprint: What it is known by.
        code: The rule.
        path: The file that it was found in.
        clause: The clause that it was found in; None where there was none.
    """

    fingerprint: str
    code: str
    path: str
    clause: str | None


def parse_baseline(text: str, path: str) -> tuple[KnownFinding, ...]:
    """Returns the findings that a baseline holds.

    Args:
        text: The file's text.
        path: What errors call it.

    Raises:
        ClausetreeError: The text is not a baseline.
    """
    try:
        return tuple(_parse_entry(entry) for entry in json.loads(text)["findings"])
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ClausetreeError(
            f"`{path}` is not a baseline", "create it again with `clausetree lint --write-baseline`"
        ) from None


def render_baseline(findings: Iterable[Finding]) -> str:
    """Returns the baseline that knows `findings`."""
    entries = [
        KnownFinding(finding.fingerprint, finding.code, finding.path, finding.clause)._asdict()
        for finding in findings
    ]
    return json.dumps({"schema_version": "1", "findings": entries}, indent=2, ensure_ascii=False) + "\n"


def _parse_entry(entry: dict[str, object]) -> KnownFinding:
    clause = entry.get("clause")
    return KnownFinding(
        str(entry["fingerprint"]),
        str(entry.get("code", "")),
        str(entry.get("path", "")),
        None if clause is None else str(clause),
    )
