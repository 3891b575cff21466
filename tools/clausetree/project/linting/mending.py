"""Fixing: the texts of a revision, mended until nothing is left that can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.lint.fix import apply_fixes
from clausetree.project.conflict_check import check_resolved
from clausetree.project.linting.reporting import lint_sources

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetree.lint.baseline import KnownFinding
    from clausetree.lint.report import Report
    from clausetree.lint.selection import Selection
    from clausetree.project.linting.sources import Sources

_ROUNDS = 20  # a fix can make room for another; fixes that undo each other would go on for ever


class Mended(NamedTuple):
    """What fixes made of the texts of a revision.

    Attributes:
        texts: The texts that changed, by path.
        fixed: How many findings there are less.
        before: What was found before.
        report: What is left.
    """

    texts: Mapping[str, str]
    fixed: int
    before: Report
    report: Report


def mend_sources(
    sources: Sources,
    selection: Selection,
    known: Sequence[KnownFinding] | None = None,
    *,
    unsafe: bool = False,
) -> Mended:
    """Returns the texts of a revision after their fixes; the unsafe ones too where `unsafe` is set.

    Raises:
        ClausetreeError: A merge conflict stands in one of them.
    """
    before = sources.texts()
    check_resolved(before)
    first = report = lint_sources(sources, selection, known)
    for _ in range(_ROUNDS):
        texts = {}
        for path, text in report.texts.items():
            fixes = [found.fix for found in report.findings if found.path == path and found.fix]
            texts[path] = apply_fixes(text, [fix for fix in fixes if fix.safe or unsafe])
        if texts == report.texts:
            break
        sources = sources.with_texts(texts)
        report = lint_sources(sources, selection, known)
    changed = {path: text for path, text in report.texts.items() if text != before[path]}
    return Mended(changed, len(first.findings) - len(report.findings), first, report)
