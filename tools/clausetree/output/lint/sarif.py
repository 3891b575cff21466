"""Findings as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), for code scanning."""

from __future__ import annotations

import json
import os
from importlib.metadata import version
from typing import TYPE_CHECKING
from urllib.parse import quote

from clausetree.lint.rule_page import build_page
from clausetree.lint.table import RULES, load_rule

if TYPE_CHECKING:
    from clausetree.lint.finding import Finding
    from clausetree.output.answers import LintAnswer
    from clausetree.output.screen import Screen

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_FINGERPRINT = "clausetree/v1"


def render(answer: LintAnswer, _screen: Screen) -> str:
    """Returns the findings as one run of SARIF."""
    index = {code: number for number, code in enumerate(RULES)}
    run = {
        "tool": {
            "driver": {
                "name": "clausetree",
                "semanticVersion": version("clausetree"),
                "rules": [_rule(code) for code in RULES],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(found, index[found.code]) for found in answer.findings],
    }
    return (
        json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False)
        + "\n"
    )


def _rule(code: str) -> dict[str, object]:
    """Returns what SARIF calls a reporting descriptor."""
    rule = load_rule(code)
    page = build_page(rule)
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": page.summary},
        "help": {"text": page.text, "markdown": page.text},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(found: Finding, rule: int) -> dict[str, object]:
    message = f"{found.message}; {found.hint}" if found.hint else found.message
    region = {
        "startLine": found.line,
        "startColumn": found.column,
        "endLine": found.end_line,
        "endColumn": found.end_column,
    }
    location: dict[str, object] = {
        "physicalLocation": {"artifactLocation": {"uri": quote(os.fsencode(found.path))}, "region": region}
    }
    if found.clauses:
        name = {"name": found.clauses[-1], "fullyQualifiedName": "/".join(found.clauses)}
        location["logicalLocations"] = [name]
    return {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": _LEVELS[found.severity],
        "message": {"text": message},
        "locations": [location],
        "partialFingerprints": {_FINGERPRINT: found.fingerprint},
    }
