"""Linting one revision: settings, rules, cache, baseline."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from clausetree.lint.report import Report
from clausetree.lint.selection import Selection, choose_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.history.commits.snapshot import Snapshot
    from clausetree.lint.baseline import KnownFinding
    from clausetree.lint.coverage import Coverage
    from clausetree.lint.finding import Finding
    from clausetree.lint.selection import Chosen
    from clausetree.project.linting.result_cache import ResultCache
    from clausetree.project.linting.sources import Sources


def lint_sources(
    sources: Sources,
    selection: Selection,
    known: Sequence[KnownFinding] | None = None,
    cache: ResultCache | None = None,
) -> Report:
    """Returns the findings in the texts of one revision.

    Args:
        sources: The texts.
        selection: The rules that the user chose.
        known: What the baseline holds; None where there is none.
        cache: Where results are kept; None to check again.

    Raises:
        ClausetreeError: The selection or the settings name no rule, or an option that a rule has not.
    """
    settings = sources.snapshot.settings
    chosen = choose_rules(selection, settings.lint if settings else None, sources.settings_path)
    checked = cache.load(sources, chosen) if cache else None
    if checked is None:
        from clausetree.project.linting.checking import check_sources  # noqa: PLC0415 - what is known already needs no reader and no rules
        from clausetree.project.linting.gone_clauses import GoneClauses, load_older  # noqa: PLC0415 - likewise

        own, upstream = (
            GoneClauses(sources.snapshot, sources.text, load) for load in (load_older, _load_taken_over)
        )
        checked = check_sources(sources, chosen, lambda gone: own.find(gone) or upstream.find(gone))
        if cache and not own.was_asked:  # for a commit changes what is found then
            cache.store(sources, chosen, checked)
    return build_report(sources, chosen, checked.findings, known, checked.coverage)


def _load_taken_over(snapshot: Snapshot) -> Sequence[Snapshot]:
    from clausetree.project.linting.upstream_releases import load_taken_over  # noqa: PLC0415 - in most texts no reference dangles

    return load_taken_over(snapshot)


def build_report(
    sources: Sources,
    chosen: Chosen,
    findings: Sequence[Finding],
    known: Sequence[KnownFinding] | None,
    coverage: Coverage,
) -> Report:
    """Returns what lint has to say of one revision: what settings leave out for a file, and what a baseline knows, left out."""
    settings = sources.snapshot.settings
    found = _leave_out(sources, findings)
    fingerprints = {entry.fingerprint for entry in known or ()}
    return Report(
        texts=sources.texts(),
        findings=tuple(finding for finding in found if finding.fingerprint not in fingerprints),
        known=tuple(finding.fingerprint for finding in found if finding.fingerprint in fingerprints),
        stale=_find_stale(known or (), found, sources, chosen),
        coverage=coverage,
        has_baseline=known is not None,
        fail_on=settings.lint.fail_on if settings else "warning",
        on_disk=sources.snapshot.tree is None or sources.snapshot.tree.commit is None,
        size=len(sources.snapshot.revision.parts) or 1,
    )


def _find_stale(
    known: Sequence[KnownFinding], found: Sequence[Finding], sources: Sources, chosen: Chosen
) -> tuple[KnownFinding, ...]:
    """Returns what a baseline holds of these texts and of rules that were checked, and nothing is found of."""
    fingerprints = {finding.fingerprint for finding in found}
    names = {os.path.basename(path) for path in sources.texts()}  # noqa: PTH119 - the same file may be named otherwise
    return tuple(
        entry
        for entry in known
        if entry.fingerprint not in fingerprints
        and entry.code in chosen.codes
        and os.path.basename(entry.path) in names  # noqa: PTH119 - likewise
    )


def _leave_out(sources: Sources, found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Returns the findings but for those that settings leave out for their file."""
    settings = sources.snapshot.settings
    if not settings or not settings.lint.per_file_ignores:
        return tuple(found)
    from clausetree.lint.selection import choose_ignored  # noqa: PLC0415 - few settings have any

    ignored = choose_ignored(settings.lint.per_file_ignores, sources.settings_path)
    return tuple(
        finding
        for finding in found
        if not any(
            finding.code in codes and pattern.matches(sources.inner_path(finding.path))
            for pattern, codes in ignored
        )
    )
