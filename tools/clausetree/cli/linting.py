"""What `clausetree lint` does: from the words of a user to reports, and to text in a format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from clausetree.cli.main import CLEAN, FINDINGS
from clausetree.cli.reading import check_standard_input, load_snapshot, load_snapshots
from clausetree.cli.terminal import colour
from clausetree.history.disk import load_bytes
from clausetree.history.encoding import parse_text
from clausetree.history.layout import join
from clausetree.history.name import STANDARD_INPUT
from clausetree.lint.report import lint_sources
from clausetree.lint.results import default_results
from clausetree.lint.sources import load_sources
from clausetree.lint.targets import find_targets
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from clausetree.lint.report import Report
    from clausetree.lint.selection import Selection
    from clausetree.lint.sources import Sources

FORMATS = ("text", "json", "sarif", "github", "junit")


class LintJob:
    """What a user wants linted."""

    def __init__(
        self, revs: Sequence[str], against: str | None, selection: Selection, baseline: str | None
    ) -> None:
        """Takes what the user wants.

        Args:
            revs: Files, folders, patterns, revisions; none for the spec around.
            against: The revision to compare them with.
            selection: The rules that the user chose.
            baseline: The file of findings that are let pass; None for the one that settings name.
        """
        self.selection = selection
        self._revs = revs
        self._against = against
        self._baseline = baseline

    def sources(self) -> list[Sources]:
        """Returns the texts of every revision; raises `ClausetreeError` where one can't be read."""
        check_standard_input(*self._revs, self._against)
        found = [target for rev in self._revs for target in find_targets(rev, Path.cwd())]
        targets: list[str | None] = [*found] or [None]
        if self._against is None or self._against == STANDARD_INPUT:  # which can be read only once
            previous = load_snapshot(self._against) if self._against else None
            return [load_sources(load_snapshot(target), previous) for target in targets]
        chains = [load_snapshots(self._against, target) for target in targets]
        return [load_sources(snapshot, previous, between) for previous, *between, snapshot in chains]

    def reports(self) -> list[Report]:
        """Returns what is found in every revision; what was found before is not looked for again."""
        results = default_results()
        return [lint_sources(one, self.selection, self.passing(one), results) for one in self.sources()]

    def passing(self, sources: Sources) -> Collection[str]:
        """Returns the fingerprints of the findings that a baseline lets pass; raises `ClausetreeError` where it is none."""
        tree, layout, settings = sources.snapshot.tree, sources.snapshot.layout, sources.snapshot.settings
        if self._baseline is not None:
            name, data = self._baseline, load_bytes(Path(self._baseline), self._baseline)
        elif tree and layout and settings and settings.lint.baseline:
            path = join(layout.folder, settings.lint.baseline)
            name, data = tree.name(path), tree.load(path)
        else:
            return ()
        from clausetree.lint.baseline import parse_baseline  # noqa: PLC0415 - few have a baseline

        return parse_baseline(parse_text(data, name), name)


def render_reports(reports: Sequence[Report], form: str) -> str:
    """Returns reports in one of the formats, each of which is imported only when asked for."""
    if form == "json":
        from clausetree.output.lint.json import render_json  # noqa: PLC0415 - one format's

        return render_json(reports)
    if form == "sarif":
        from importlib.metadata import version  # noqa: PLC0415 - likewise

        from clausetree.output.lint.sarif import render_sarif  # noqa: PLC0415 - likewise

        return render_sarif(reports, version("clausetree"))
    if form == "github":
        from clausetree.output.lint.github import render_github  # noqa: PLC0415 - likewise

        return render_github(reports)
    if form == "junit":
        from clausetree.output.lint.junit import render_junit  # noqa: PLC0415 - likewise

        return render_junit(reports)
    from clausetree.output.lint.text import render_text  # noqa: PLC0415 - likewise

    return render_text(reports, colour=colour())


def exit_code(reports: Sequence[Report]) -> int:
    """Returns the exit code that says whether any finding is an error or a warning."""
    found = (finding for report in reports for finding in report.findings)
    return FINDINGS if any(finding.severity != "info" for finding in found) else CLEAN


def write_baseline(job: LintJob, path: str) -> None:
    """Writes a baseline that lets pass all that is found."""
    from clausetree.lint.baseline import render_baseline  # noqa: PLC0415 - few write one
    from clausetree.lint.writing import write_text  # noqa: PLC0415 - likewise

    found = [finding for one in job.sources() for finding in lint_sources(one, job.selection).findings]
    write_text(path, render_baseline(found))
    click.echo(f"wrote {len(found)} findings to {path}", err=True)


def mend(job: LintJob, *, unsafe: bool, diff: bool) -> list[Report]:
    """Writes what fixes make of the texts, or with `diff` shows it; returns what is left to find."""
    from clausetree.lint.mending import mend_sources  # noqa: PLC0415 - only where asked
    from clausetree.lint.writing import write_text  # noqa: PLC0415 - likewise

    mended = []
    for sources in job.sources():
        if not diff:
            check_writable(sources)
        mended.append((sources, mend_sources(sources, job.selection, job.passing(sources), unsafe=unsafe)))
    for sources, result in mended:
        for path, text in result.texts.items():
            if diff:
                click.echo(_unified(sources.texts()[path], text, path), nl=False)
            else:
                write_text(path, text)
        if result.fixed and not diff:
            click.echo(f"fixed {result.fixed} findings in {sources.path}", err=True)
    return [result.report for _, result in mended]


def check_writable(sources: Sources) -> None:
    """Raises `ClausetreeError` for a text that is no file: standard input, or a revision that git keeps."""
    tree = sources.snapshot.tree
    if tree is None or tree.commit:
        raise ClausetreeError(
            f"`{sources.snapshot.revision.source}` is no file that can be written",
            "name a file, or use `--diff`",
        )


def _unified(old: str, new: str, path: str) -> str:
    """Returns a unified diff."""
    from difflib import unified_diff  # noqa: PLC0415 - only where asked

    lines = unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), f"a/{path}", f"b/{path}"
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
