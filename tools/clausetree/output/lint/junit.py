"""Findings as JUnit XML, for build servers: a suite a file, a test case a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from clausetree.text.controls import show_controls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.lint.finding import Finding
    from clausetree.output.answers import LintAnswer
    from clausetree.output.screen import Screen


def render(answer: LintAnswer, _screen: Screen) -> str:
    """Returns the findings as XML; errors and warnings are failures, and a file without either is a test that passes."""
    root = ET.Element("testsuites", name="clausetree")
    for report in answer.reports:
        for path in report.texts:
            found = [finding for finding in report.findings if finding.path == path]
            if found or path == next(iter(report.texts)):
                _suite(root, path, found)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _suite(root: ET.Element, path: str, found: Sequence[Finding]) -> None:
    """Adds the suite of one file."""
    failures = sum(finding.severity != "info" for finding in found)
    counts = {"tests": str(len(found) or 1), "failures": str(failures), "errors": "0"}
    suite = ET.SubElement(root, "testsuite", {"name": show_controls(path), **counts})
    for finding in found:
        case = _case(suite, f"{finding.code} {finding.name} at {finding.line}:{finding.column}", path)
        text = f"{finding.message}; {finding.hint}" if finding.hint else finding.message
        if finding.severity == "info":
            ET.SubElement(case, "system-out").text = show_controls(text)
        else:
            failure = ET.SubElement(
                case, "failure", type=finding.severity, message=show_controls(finding.message)
            )
            failure.text = show_controls(f"{path}:{finding.line}:{finding.column}: {text}")
    if not found:
        _case(suite, "lint", path)


def _case(suite: ET.Element, name: str, path: str) -> ET.Element:
    return ET.SubElement(suite, "testcase", name=show_controls(name), classname=show_controls(path), time="0")
