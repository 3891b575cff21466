"""What the pages of `clausetree site serve` are told while somebody edits the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.lint.report import SEVERITIES, reaches
from clausetree.model.errors import ClausetreeError
from clausetree.model.revision import HEAD
from clausetree.project.linting.known_findings import load_known
from clausetree.project.linting.sources import load_sources
from clausetree.project.live.live_lint import LiveLint
from clausetree.project.spec_documents import read_document
from clausetree.publish.addresses.site_addresses import Addresses, fragment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.history.commits.snapshot import Snapshot
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
        pages: The pages of the clauses whose text is new in the last build, each at the first passage that is.
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
        """Begins with nothing seen."""
        self._digest = ""
        self._edition: Edition | None = None
        self._checked: object = None
        self._findings: Sequence[Finding] = ()
        self._known: frozenset[str] | None = None
        self._pages: tuple[str, ...] = ()
        self._unlinted: str | None = None

    def look(self, plan: SitePlan, snapshot: Snapshot) -> None:
        """Reads and lints the draft where something changed; `snapshot` is the last revision of the plan.

        Where there is no draft, the last release is what edits begin from.
        """
        text = plan.texts[-1]
        is_draft = text.revision.label == HEAD
        before, digest = self._edition, text.digest()
        is_new = digest != self._digest
        edition = text.read(plan.frame.name, "draft") if is_new or before is None else before
        self._digest, self._edition = digest, edition
        self._lint(snapshot, digest)
        shown = sorted(
            filter(self._is_shown, self._findings), key=lambda finding: SEVERITIES.index(finding.severity)
        )
        self._pages = _find_changed(before, edition) if is_draft and is_new and before else ()
        self.state = self.state._replace(
            building=is_new,
            findings=tuple(_describe(finding, edition) for finding in shown) if is_draft else (),
        )

    def finish(self, *, is_new: bool) -> None:
        """Tells pages that the site is as the draft is; `is_new` says whether anything was built for that."""
        state = self.state._replace(building=False, problem=self._unlinted)
        self.state = state._replace(builds=state.builds + 1, pages=self._pages) if is_new else state

    def fail(self, problem: str) -> None:
        """Tells pages why the site was not built."""
        self.state = self.state._replace(building=False, problem=f"not rebuilt: {problem}")

    def _lint(self, snapshot: Snapshot, digest: str) -> None:
        """Lints a text, unless it was and nothing beside it changed; finds nothing where its settings can't be read."""
        self._unlinted = None
        try:
            document = read_document(snapshot)
            beside = load_sources(snapshot, document=document).missing, snapshot.changelog()
            checked = digest, snapshot.settings, beside, load_known(snapshot)
            if checked == self._checked:
                return
            lint = LiveLint()
            report = lint.check(document, lambda _: False)
            self._findings = (lint.check(document, lambda _: False) if lint.look_up() else report).findings
        except ClausetreeError as error:
            self._unlinted = f"not linted: {error.message}"
            self._checked, self._findings = None, ()
            return
        self._checked = checked
        if self._known is None:
            self._known = frozenset(finding.fingerprint for finding in self._findings)

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
