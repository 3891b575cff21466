"""Linting one revision: settings, rules, kept results, baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.report import Report
from clausetree.lint.selection import Selection, choose_rules

if TYPE_CHECKING:
    from collections.abc import Collection

    from clausetree.project.linting.results import Results
    from clausetree.project.linting.sources import Sources


def lint_sources(
    sources: Sources, selection: Selection, passing: Collection[str] = (), results: Results | None = None
) -> Report:
    """Returns the findings in the texts of one revision.

    Args:
        sources: The texts.
        selection: The rules that the user chose.
        passing: The fingerprints of the findings that the baseline lets pass.
        results: Where results are kept; None to check anew.

    Raises:
        ClausetreeError: The selection or the settings name no rule, or an option that a rule has not.
    """
    settings = sources.snapshot.settings
    chosen = choose_rules(selection, settings.lint if settings else None, sources.settings_path)
    findings = results.load(sources, chosen) if results else None
    if findings is None:
        from clausetree.project.linting.checking import check_sources  # noqa: PLC0415 - what is known already needs no reader and no rules
        from clausetree.project.linting.gone_clauses import GoneClauses  # noqa: PLC0415 - likewise

        gone = GoneClauses(sources.snapshot, sources.text)
        findings = check_sources(sources, chosen, gone.find)
        if results and not gone.was_asked:  # for a commit changes what is found then
            results.store(sources, chosen, findings)
    kept = tuple(finding for finding in findings if finding.fingerprint not in passing)
    return Report(sources.texts(), kept, len(findings) - len(kept))
