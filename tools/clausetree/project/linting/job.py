"""What a user wants linted: from REVs to reports, and to mended texts."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from clausetree.history.files.disk import load_bytes
from clausetree.history.files.encoding import parse_text
from clausetree.history.opening.revision_name import STANDARD_INPUT
from clausetree.lint.selection import Selection
from clausetree.model.errors import ClausetreeError
from clausetree.project.linting.against_revision import load_against
from clausetree.project.linting.known_findings import load_known
from clausetree.project.linting.piped import is_piped, load_piped
from clausetree.project.linting.reporting import lint_sources
from clausetree.project.linting.result_cache import open_result_cache
from clausetree.project.linting.rules_around import apply_rules_around
from clausetree.project.linting.sources import load_sources
from clausetree.project.linting.targets import find_targets
from clausetree.project.revs import load_revision, load_revisions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from clausetree.history.commits.snapshot import Snapshot
    from clausetree.lint.baseline import KnownFinding
    from clausetree.lint.finding import Finding
    from clausetree.lint.report import Report
    from clausetree.project.linting.mending import Mended
    from clausetree.project.linting.sources import Sources


OpenedProgress = Callable[[], AbstractContextManager[Callable[[str], None] | None]]
"""What opens, for as long as slow work takes, something that is told of it in lines."""

Made = TypeVar("Made")


class LintRequest(NamedTuple):
    """What a user wants linted, and how.

    Attributes:
        revs: Files, folders, patterns, revisions; none for the spec around.
        start: The working directory.
        against: The revision to compare them with; None for the one that settings name.
        selection: The rules that the user chose.
        baseline: The file of findings that are known; None for the one that settings name.
        related: Whether files that belong to no spec are left out.
        piped_name: The file that standard input stands for, where it is read.
    """

    revs: Sequence[str]
    start: Path
    against: str | None = None
    selection: Selection = Selection()
    baseline: str | None = None
    related: bool = False
    piped_name: str | None = None


class Attempts(NamedTuple, Generic[Made]):
    """What came of several revisions.

    Attributes:
        made: What was made of those that can be read.
        failures: Why the others can't, each reason once.
    """

    made: tuple[Made, ...]
    failures: tuple[ClausetreeError, ...]


class LintJob:
    """What a user wants linted."""

    def __init__(self, request: LintRequest, progress: OpenedProgress = nullcontext) -> None:
        """Takes what the user wants, and what opens what is told of slow work before it begins."""
        self._request = request
        self._progress = progress

    def sources(self) -> Attempts[Sources]:
        """Returns the texts of every revision."""
        return self._attempt(lambda one: one)

    def reports(self) -> Attempts[Report]:
        """Returns what is found in every revision; what was found before is not looked for again."""
        cache = open_result_cache()
        selection = self._request.selection
        return self._attempt(lambda one: lint_sources(one, selection, self._known(one), cache))

    def find_all(self) -> Attempts[tuple[Finding, ...]]:
        """Returns what is found in every revision, what a baseline knows included."""
        return self._attempt(lambda one: lint_sources(one, self._request.selection).findings)

    def mend(self, *, unsafe: bool) -> Attempts[tuple[Sources, Mended]]:
        """Returns what fixes make of the texts of every revision; the unsafe ones too where `unsafe` is set."""
        from clausetree.project.linting.mending import mend_sources  # noqa: PLC0415 - only where asked

        selection = self._request.selection
        return self._attempt(lambda one: (one, mend_sources(one, selection, self._known(one), unsafe=unsafe)))

    def _attempt(self, make: Callable[[Sources], Made]) -> Attempts[Made]:
        """Returns what is made of the texts of every revision that can be read.

        Raises:
            ClausetreeError: There is only one, and it can't be read.
        """
        targets, failures = self._targets()
        made: list[Made] = []
        seen: set[str] = set()
        for target in targets:
            try:
                sources = self._sources(target)
                place = self._place(sources)
                if place not in seen:
                    made.append(make(sources))
                    seen |= {place} if place else set()
            except ClausetreeError as error:
                failures.setdefault(error.message, error)
        if failures and not made and len(failures) == 1:
            raise next(iter(failures.values()))
        return Attempts(tuple(made), tuple(failures.values()))

    def _place(self, sources: Sources) -> str | None:
        """Returns the file that a spec is, or begins in: it may have several names; None for what is none."""
        tree = sources.snapshot.tree
        if tree is None or tree.commit or is_piped(sources.snapshot):
            return None
        return os.path.realpath(self._request.start / sources.path)

    def _targets(self) -> tuple[Iterable[str | None], dict[str, ClausetreeError]]:
        """Returns the revisions that the user names, each once, and by its message each reason why some can't be found."""
        request = self._request
        if not request.revs:
            return [None], {}
        found: dict[str | None, None] = {}
        failures: dict[str, ClausetreeError] = {}
        for rev in request.revs:
            try:
                found.update(dict.fromkeys(find_targets(rev, request.start, related=request.related)))
            except ClausetreeError as error:
                failures.setdefault(error.message, error)
        return found, failures

    def _sources(self, target: str | None) -> Sources:
        """Returns the texts of a revision, with those of the one to compare it with."""
        against = self._request.against
        if target == STANDARD_INPUT:
            snapshot = apply_rules_around(load_piped(self._request.piped_name, self._request.start))
            previous = self._load(against) if against else None
            return load_sources(snapshot, previous) if previous else self._stated(snapshot)
        if against is None:
            return self._stated(apply_rules_around(self._load(target)))
        if against == STANDARD_INPUT:  # which is not a revision of anything
            return load_sources(apply_rules_around(self._load(target)), self._load(against))
        with self._progress() as report:
            previous, *between, snapshot = load_revisions(
                against, target, start=self._request.start, report=report
            )
        return load_sources(apply_rules_around(snapshot), previous, between)

    def _stated(self, snapshot: Snapshot) -> Sources:
        """Returns the texts of a revision, with those of the one that settings compare it with."""
        with self._progress() as report:
            previous, *between = load_against(snapshot, report) or (None,)
        return load_sources(snapshot, previous, [one for one in between if one])

    def _known(self, sources: Sources) -> Sequence[KnownFinding] | None:
        """Returns what the baseline holds, None where there is none; raises `ClausetreeError` for what is not one."""
        name = self._request.baseline
        if name is None:
            return load_known(sources.snapshot)
        from clausetree.lint.baseline import parse_baseline  # noqa: PLC0415 - few have a baseline

        return parse_baseline(parse_text(load_bytes(self._request.start / name, name), name), name)

    def _load(self, rev: str | None) -> Snapshot:
        with self._progress() as report:
            return load_revision(rev, start=self._request.start, report=report)


def check_writable(snapshot: Snapshot, hint: str) -> None:
    """Raises `ClausetreeError` with a hint for a text that is not a file: standard input, or a revision that git keeps."""
    tree = snapshot.tree
    if is_piped(snapshot) or tree is None or tree.commit:
        raise ClausetreeError(f"`{snapshot.revision.source}` is not a file that can be written", hint)
