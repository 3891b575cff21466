"""Findings as a Code Quality report, which GitLab shows in merge requests.

Format: GitLab's documentation, "Code Quality", "Code Quality report format".
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausetree.lint.finding import Finding
    from clausetree.output.answers import LintAnswer
    from clausetree.output.screen import Screen

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(answer: LintAnswer, _screen: Screen) -> str:
    """Returns the findings as a JSON array; an empty one where there is none."""
    seen: Counter[tuple[str, str]] = Counter()
    issues = []
    for found in answer.findings:
        seen[found.path, found.fingerprint] += 1
        issues.append(_issue(found, seen[found.path, found.fingerprint]))
    return json.dumps(issues, indent=2, ensure_ascii=False) + "\n"


def _issue(found: Finding, time: int) -> dict[str, object]:
    """Returns what GitLab calls an issue; it knows each by a fingerprint that no other has, in whatever file."""
    return {
        "description": f"{found.message}; {found.hint}" if found.hint else found.message,
        "check_name": f"{found.code} {found.name}",
        "fingerprint": f"{found.path}:{found.fingerprint}" + (f":{time}" if time > 1 else ""),
        "severity": _SEVERITIES[found.severity],
        "location": {"path": found.path, "lines": {"begin": found.line, "end": found.end_line}},
    }
