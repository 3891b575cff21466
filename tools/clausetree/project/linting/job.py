"""What a user wants linted: from REVs to reports, and to mended texts."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from clausetree.history.disk import load_bytes
from clausetree.history.encoding import parse_text
from clausetree.history.revision_name import STANDARD_INPUT
from clausetree.history.spec_layout import join
from clausetree.model.errors import ClausetreeError
from clausetree.project.linting.reporting import lint_sources
from clausetree.project.linting.results import default_results
from clausetree.project.linting.sources import load_sources
from clausetree.project.linting.targets import find_targets
from clausetree.project.revs import load_revision, load_revisions

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from clausetree.history.snapshot import Snapshot
    from clausetree.lint.finding import Finding
    from clausetree.lint.report import Report
    from clausetree.lint.selection import Selection
    from clausetree.project.linting.mending import Mended
    from clausetree.project.linting.sources import Sources


Progress = Callable[[], AbstractContextManager[Callable[[str], None] | None]]
"""What opens, for as long as slow work takes, something that is told of it in lines."""


class LintJob:
    """What a user wants linted."""

    def __init__(  # noqa: PLR0913 - what a user can ask for
        self,
        revs: Sequence[str],
        against: str | None,
        selection: Selection,
        baseline: str | None,
        *,
        start: Path,
        progress: Progress = nullcontext,
    ) -> None:
        """Takes what the user wants.

        Args:
            revs: Files, folders, patterns, revisions; none for the spec around.
            against: The revision to compare them with.
            selection: The rules that the user chose.
            baseline: The file of findings that are let pass; None for the one that settings name.
            start: The working directory.
            progress: Opens what is told of slow work before it begins.
        """
        self.selection = selection
        self._revs = revs
        self._against = against
        self._baseline = baseline
        self._start = start
        self._progress = progress

    def sources(self) -> list[Sources]:
        """Returns the texts of every revision; raises `ClausetreeError` where one can't be read."""
        found = [target for rev in self._revs for target in find_targets(rev, self._start)]
        targets: list[str | None] = [*found] or [None]
        if self._against is None or self._against == STANDARD_INPUT:  # which can be read only once
            previous = self._load(self._against) if self._against else None
            return [load_sources(self._load(target), previous) for target in targets]
        chains = [self._load_chain(self._against, target) for target in targets]
        return [load_sources(snapshot, previous, between) for previous, *between, snapshot in chains]

    def reports(self) -> list[Report]:
        """Returns what is found in every revision; what was found before is not looked for again."""
        results = default_results()
        return [lint_sources(one, self.selection, self.passing(one), results) for one in self.sources()]

    def find_all(self) -> list[Finding]:
        """Returns what is found in every revision, what a baseline lets pass included."""
        return [found for one in self.sources() for found in lint_sources(one, self.selection).findings]

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

    def mend(self, *, unsafe: bool) -> list[tuple[Sources, Mended]]:
        """Returns what fixes make of the texts of every revision; the unsafe ones too where `unsafe` is set."""
        from clausetree.project.linting.mending import mend_sources  # noqa: PLC0415 - only where asked

        return [
            (one, mend_sources(one, self.selection, self.passing(one), unsafe=unsafe))
            for one in self.sources()
        ]

    def _load(self, rev: str | None) -> Snapshot:
        with self._progress() as report:
            return load_revision(rev, start=self._start, report=report)

    def _load_chain(self, old: str, new: str | None) -> tuple[Snapshot, ...]:
        with self._progress() as report:
            return load_revisions(old, new, start=self._start, report=report)


def check_writable(snapshot: Snapshot) -> None:
    """Raises `ClausetreeError` for a text that is no file: standard input, or a revision that git keeps."""
    tree = snapshot.tree
    if tree is None or tree.commit:
        raise ClausetreeError(
            f"`{snapshot.revision.source}` is no file that can be written", "name a file, or use `--diff`"
        )
