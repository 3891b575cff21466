"""What the pages of `clausetree site serve` are told while somebody edits the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.lint.report import SEVERITIES, reaches
from clausetree.lint.selection import Selection
from clausetree.model.errors import ClausetreeError
from clausetree.model.revision import HEAD
from clausetree.project.linting.known_findings import load_known
from clausetree.project.linting.reporting import lint_sources
from clausetree.project.linting.sources import load_sources
from clausetree.publish.addresses.site_addresses import Addresses, fragment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.history.snapshot import Snapshot
    from clausetree.lint.finding import Finding
    from clausetree.model.clause import Clause
    from clausetree.publish.books.edition import Edition
    from clausetree.publish.engine.site_plan import SitePlan

_ADDRESSES = Addresses("/")


class DraftFinding(NamedTuple):
    """A finding in the draft, as a page shows it.

    Attributes:
        severity: How much it matters.
        code: The rule's code.
        place: The file, the line and the column.
        message: The fact.
        hint: What to do about it.
        page: The page of the clause that it stands in; None where it stands in none.
    """

    severity: str
    code: str
    place: str
    message: str
    hint: str | None
    page: str | None


class PreviewState(NamedTuple):
    """What a page is told.

    Attributes:
        builds: How often the site was built again since the server started.
        building: Whether it is being built.
        pages: The pages of the clauses whose text the last edit changed, each at the first passage that did.
        problem: Why the last edit was not built, or not linted; None where it was.
        findings: Errors in the draft, then the warnings that came since the server started.
    """

    builds: int = 0
    building: bool = False
    pages: tuple[str, ...] = ()
    problem: str | None = None
    findings: tuple[DraftFinding, ...] = ()

    def describe(self) -> dict[str, object]:
        """Returns the same as JSON has it."""
        return {
            "builds": self.builds,
            "building": self.building,
            "pages": self.pages,
            "problem": self.problem,
            "findings": [finding._asdict() for finding in self.findings],
        }


class DraftWatch:
    """Follows the draft of a site that is built again and again."""

    state = PreviewState()

    def __init__(self) -> None:
        self._seen: object = None
        self._edition: Edition | None = None
        self._known: frozenset[str] | None = None
        self._unlinted: str | None = None

    def look(self, plan: SitePlan, snapshot: Snapshot) -> None:
        """Reads and lints the draft where it changed; `snapshot` is the last revision of the plan."""
        text = plan.texts[-1]
        seen = text.digest(), snapshot.settings
        if text.revision.label != HEAD or seen == self._seen:
            return
        edition = text.read(plan.frame.name, "draft")
        findings = self._lint(snapshot)
        pages = _find_changed(self._edition, edition) if self._edition else ()
        shown = sorted(
            filter(self._is_shown, findings), key=lambda finding: SEVERITIES.index(finding.severity)
        )
        self.state = self.state._replace(
            building=True, pages=pages, findings=tuple(_describe(finding, edition) for finding in shown)
        )
        self._seen, self._edition = seen, edition

    def finish(self, *, is_new: bool) -> None:
        """Tells pages that the site is as the draft is; `is_new` says whether anything was built for that."""
        state = self.state
        self.state = state._replace(builds=state.builds + is_new, building=False, problem=self._unlinted)

    def fail(self, problem: str) -> None:
        """Tells pages why the site was not built."""
        self.state = self.state._replace(building=False, problem=f"not rebuilt: {problem}")

    def _lint(self, snapshot: Snapshot) -> Sequence[Finding]:
        """Returns what is found in the draft: nothing where its settings or its baseline can't be read."""
        self._unlinted = None
        try:
            findings = lint_sources(load_sources(snapshot), Selection(), load_known(snapshot)).findings
        except ClausetreeError as error:
            self._unlinted = f"not linted: {error.message}"
            return ()
        if self._known is None:
            self._known = frozenset(finding.fingerprint for finding in findings)
        return findings

    def _is_shown(self, finding: Finding) -> bool:
        is_new = finding.fingerprint not in (self._known or ())
        return reaches(finding, "warning" if is_new else "error")


def _find_changed(old: Edition, new: Edition) -> tuple[str, ...]:
    """Returns the pages of the clauses whose text is new."""
    before = {(clause.id, clause.repeat): clause for clause in old.document.clauses}
    found = []
    for clause in new.document.clauses:
        was = before.get((clause.id, clause.repeat))
        if was is None or was.content.source != clause.content.source:
            found.append(_address(new, clause) + _find_passage(was, clause))
    return tuple(found)


def _find_passage(was: Clause | None, clause: Clause) -> str:
    """Returns the fragment of the first passage that is new; none where the clause is new or only lost something."""
    if was is None:
        return ""
    before = set(_list_passages(was))
    passages = enumerate(_list_passages(clause), 1)
    return next((fragment(f"p{number}") for number, text in passages if text not in before), "")


def _list_passages(clause: Clause) -> Sequence[str]:
    return [passage.span.slice(clause.content.source) for passage in clause.content.passages]


def _describe(finding: Finding, edition: Edition) -> DraftFinding:
    clause = edition.clauses.get(finding.clause) if finding.clause else None
    return DraftFinding(
        severity=finding.severity,
        code=finding.code,
        place=f"{finding.path}:{finding.line}:{finding.column}",
        message=finding.message,
        hint=finding.hint,
        page=_address(edition, clause) if clause else None,
    )


def _address(edition: Edition, clause: Clause) -> str:
    return _ADDRESSES.clause(HEAD, edition.slug(clause))
