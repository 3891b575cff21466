"""Baselines: findings that were there when a project began to lint, and are known."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ClausetreeError(
            f"`{path}` is not a baseline",
            "name another file, or write a baseline with `clausetree lint --write-baseline FILE`",
        ) from None


def render_baseline(findings: Iterable[Finding]) -> str:
    """Returns the baseline that knows `findings`."""
    entries = [
        KnownFinding(finding.fingerprint, finding.code, finding.path, finding.clause)._asdict()
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


def _parse_entry(entry: dict[str, object]) -> KnownFinding:
    clause = entry.get("clause")
    return KnownFinding(
        str(entry["fingerprint"]),
        str(entry.get("code", "")),
        str(entry.get("path", "")),
        None if clause is None else str(clause),
    )
