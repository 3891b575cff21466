"""Findings for people: the line, carets under what is meant, the hint, the way to the clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.terminal.paint import Segment, cell_width, paint
from clausetree.text.lines import LineIndex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.lint.finding import Finding
    from clausetree.lint.report import Report
    from clausetree.output.screen import Screen

_STYLES = {"error": "red", "warning": "yellow", "info": "blue"}
_WIDTH = 100  # characters of a source line that are shown; a paragraph can be a line of thousands
_BEFORE = 40  # how many of them stand before what is meant


def render(answer: Sequence[Report], screen: Screen) -> str:
    """Returns the findings as text, and how many there are."""
    lines: list[Sequence[Segment]] = []
    for report in answer:
        sources = {found.path: None for found in report.findings}
        indexes = {path: LineIndex(report.texts[path]) for path in sources}
        for found in report.findings:
            lines += _finding(found, indexes[found.path].contents)
    lines.append([Segment(summarise(answer))])
    return paint(lines, colour=screen.colour)


def summarise(reports: Sequence[Report]) -> str:
    """Returns how many findings there are, in a line."""
    found = [finding for report in reports for finding in report.findings]
    files = len({finding.path for finding in found})
    passed = sum(report.passed for report in reports)
    known = f" ({passed} more in the baseline)" if passed else ""
    if not found:
        return f"no findings{known}"
    counts = ((sum(f.severity == severity for f in found), severity) for severity in _STYLES)
    said = ", ".join(_count(number, severity) for number, severity in counts if number)
    return f"{said} in {_count(files, 'file')}{known}"


def _finding(found: Finding, contents: Sequence[str]) -> Iterator[Sequence[Segment]]:
    """Yields the lines about one finding."""
    style = _STYLES[found.severity]
    margin = " " * len(str(found.line))
    yield [
        Segment(f"{found.severity}: ", style),
        Segment(found.message, "title"),
        Segment(f" [{found.code} {found.name}]", "dim"),
    ]
    where = [Segment(f"{margin}--> ", "dim"), Segment(f"{found.path}:{found.line}:{found.column}")]
    yield [*where, Segment("  " + " › ".join(found.clauses), "dim")] if found.clauses else where
    if found.line <= len(contents):
        source, start, end = _window(found, contents[found.line - 1])
        yield [Segment(f"{margin} |", "dim")]
        yield [Segment(f"{found.line} | ", "dim"), Segment(source)]
        carets = "^" * max(cell_width(source[start:end]), 1)
        yield [Segment(f"{margin} | ", "dim"), Segment(" " * cell_width(source[:start]) + carets, style)]
    if found.hint:
        yield [Segment(f"{margin} = ", "dim"), Segment("hint: ", "cyan"), Segment(found.hint)]
    yield []


def _window(found: Finding, line: str) -> tuple[str, int, int]:
    """Returns the part of a line around a finding, and where in it the finding starts and ends."""
    start = found.column - 1
    end = found.end_column - 1 if found.end_line == found.line else len(line)
    first = max(start - _BEFORE, 0) if len(line) > _WIDTH else 0
    last = first + _WIDTH
    before, after = "…" if first else "", "…" if len(line) > last else ""
    shown = before + line[first:last].replace("\t", " ") + after
    shift = len(before) - first
    return shown, start + shift, min(end, last) + shift


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 or noun == "info" else f"{number} {noun}s"
