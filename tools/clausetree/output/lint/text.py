"""Findings for people: the line, carets under what is meant, the hint, the way to the clause."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clausetree.output.lint.summary_lines import summarise
from clausetree.output.terminal.paint import Segment, paint
from clausetree.text.cells import cell_width
from clausetree.text.counted_noun import count_noun
from clausetree.text.lines import LineIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from clausetree.lint.finding import Finding
    from clausetree.lint.report import Report
    from clausetree.output.answers import LintAnswer
    from clausetree.output.screen import Screen

_STYLES = {"error": "red", "warning": "yellow", "info": "blue"}
_WIDTH = 100  # characters of a source line that are shown; a paragraph can be a line of thousands
_BEFORE = 40  # how many of them stand before what is meant


def render(answer: LintAnswer, screen: Screen) -> str:
    """Returns errors and warnings whole, infos by their rules unless they are asked for, and how many there are."""
    lines: list[Sequence[Segment]] = []
    if answer.statistics:
        lines += _statistics(answer)
    else:
        for report in answer.reports:
            lines += _whole(report, lambda finding: finding.severity != "info")
        if answer.whole:
            for report in answer.reports:
                lines += _whole(report, lambda finding: finding.severity == "info")
        else:
            lines += _infos(answer)
    if not answer.quiet:
        lines += [[Segment(line)] for line in summarise(answer)]
    return paint(lines, colour=screen.colour)


def _whole(report: Report, wanted: Callable[[Finding], bool]) -> Iterator[Sequence[Segment]]:
    """Yields the lines about the findings of one spec that are wanted."""
    found = list(filter(wanted, report.findings))
    indexes = {path: LineIndex(report.texts[path]) for path in dict.fromkeys(one.path for one in found)}
    for one in found:
        yield from _finding(one, indexes[one.path].contents)


def _infos(answer: LintAnswer) -> Iterator[Sequence[Segment]]:
    """Yields a line for each rule that has infos: how many, and where the first is."""
    first: dict[str, Finding] = {}
    counts: Counter[str] = Counter()
    for found in answer.findings:
        if found.severity == "info":
            first.setdefault(found.code, found)
            counts[found.code] += 1
    for code, found in sorted(first.items()):
        place = f"{found.path}:{found.line}:{found.column}"
        many = counts[code] > 1
        fact = count_noun(counts[code], "place") if many else found.message
        yield [
            Segment("info: ", _STYLES["info"]),
            Segment(fact, "title"),
            Segment(f" [{code} {found.name}] {'first at ' if many else ''}{place}", "dim"),
        ]
    if first:
        yield [
            Segment("  = "),
            Segment("hint: ", "cyan"),
            Segment("`--min-severity info` shows each of them"),
        ]
        yield []


def _statistics(answer: LintAnswer) -> Iterator[Sequence[Segment]]:
    """Yields a line for each rule that found something, the most frequent first."""
    found = {one.code: one for one in answer.findings}
    counts = Counter(one.code for one in answer.findings)
    width = len(str(max(counts.values(), default=0)))
    for code, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        severity = found[code].severity
        yield [
            Segment(f"{count:>{width}}  {code}  "),
            Segment(f"{severity:<7}  ", _STYLES[severity]),
            Segment(found[code].name),
        ]
    if counts:
        yield []


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
