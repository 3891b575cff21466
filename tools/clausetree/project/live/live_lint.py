"""Linting a spec again and again while it is written: what its history says is looked up once, and beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.config.settings_error import errors_of_settings
from clausetree.lint.selection import Selection, choose_rules
from clausetree.project.linting.against_revision import load_against
from clausetree.project.linting.checking import check_sources
from clausetree.project.linting.gone_clauses import GoneClauses, load_older
from clausetree.project.linting.known_findings import load_known
from clausetree.project.linting.mending import mend_sources
from clausetree.project.linting.reporting import build_report
from clausetree.project.linting.sources import load_sources
from clausetree.project.linting.upstream_releases import load_taken_over
from clausetree.project.live.live_spec import find_saved

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from clausetree.history.commits.snapshot import Snapshot
    from clausetree.lint.fate import Fate
    from clausetree.lint.report import Report
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.project.linting.sources import Sources
    from clausetree.project.spec_documents import SpecDocument


class LiveLint:
    """Lints the texts that one spec has one after the other.

    What became of clauses that older revisions had is not waited for: it is unknown at first, and looked up by `look_up`,
    which another thread may do meanwhile. What was looked up is kept: where files beside the text or its history change,
    another one of these is wanted.
    """

    def __init__(self) -> None:
        """Begins with nothing looked up."""
        self._previous: tuple[Sources | None, tuple[Snapshot, ...]] | None = None
        self._fates: dict[str, Fate | None] = {}
        self._unknown: dict[str, Snapshot] = {}
        self._gone: tuple[GoneClauses, GoneClauses] | None = None

    def check(self, document: SpecDocument, is_fix_wanted: Callable[[Diagnostic], bool]) -> Report:
        """Returns what lint says of a text; fixes that nobody wants are not verified.

        Raises:
            ClausetreeError: The settings, the baseline or what the settings compare with can't be read.
        """
        snapshot = document.snapshot
        sources = self._load(snapshot, document)
        settings = snapshot.settings
        with errors_of_settings(sources.settings_path):
            chosen = choose_rules(Selection(), settings.lint if settings else None, sources.settings_path)

        def find_fate(gone: str) -> Fate | None:
            if gone not in self._fates:
                self._unknown[gone] = snapshot
            return self._fates.get(gone)

        checked = check_sources(sources, chosen, find_fate, is_fix_wanted, document)
        known = load_known(snapshot)
        return build_report(sources, chosen, checked.findings, known, checked.coverage)

    def look_up(self) -> bool:
        """Looks up what became of the clauses that were asked for; returns whether anything is known of any now."""
        found = False
        while self._unknown:
            gone, snapshot = self._unknown.popitem()
            if self._gone is None:
                saved = find_saved(snapshot)
                own, upstream = (
                    GoneClauses(saved, saved.text, load) for load in (load_older, load_taken_over)
                )
                self._gone = own, upstream
            fate = self._gone[0].find(gone) or self._gone[1].find(gone)
            self._fates[gone] = fate
            found = found or fate is not None
        return found

    def mend(self, document: SpecDocument) -> Mapping[str, str]:
        """Returns the texts that safe fixes change, by path.

        Raises:
            ClausetreeError: As for `check`, or a merge conflict stands in a text.
        """
        sources = self._load(document.snapshot, document)
        return mend_sources(sources, Selection(), load_known(document.snapshot)).texts

    def _load(self, snapshot: Snapshot, document: SpecDocument) -> Sources:
        if self._previous is None:
            previous, *between = load_against(find_saved(snapshot), None) or (None,)
            loaded = load_sources(previous) if previous else None
            self._previous = loaded, tuple(one for one in between if one)
        previous_sources, listed = self._previous
        return load_sources(snapshot, document=document)._replace(previous=previous_sources, between=listed)
