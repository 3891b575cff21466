"""Whether a text is ready to be released: one check for each thing that can't be taken back afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.shifts import find_flow_shifts, find_shifts
from clausetree.diff.summary import has_changes, name_kinds
from clausetree.diff.time.notes import check_notes, find_entry, find_news
from clausetree.lint.report import reaches
from clausetree.model.revision import HEAD
from clausetree.review.level_notes import read_level_notes
from clausetree.text.counted_noun import agree, count_noun

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clausetree.config.settings import FailOn
    from clausetree.diff.changes import ChangeSet
    from clausetree.lint.finding import Finding

_LOST_ID, _CONFLICT = "REV001", "SYN016"
_LOWERED = frozenset({"REV002", "REV006"})
OWN_CHECKS = frozenset({_LOST_ID, *_LOWERED})
"""The rules for which there are checks of their own: what they find can't be taken back, so nothing silences them."""

_RESOLVE = "keep one side of each conflict or combine both, and delete the lines with markers"


class CheckDetail(NamedTuple):
    """One reason why a check failed.

    Attributes:
        says: The fact.
        path: The file that it is about; None where it is about none.
        line: The line there, from 1.
    """

    says: str
    path: str | None = None
    line: int | None = None

    def name_file(self, name: Callable[[str], str]) -> CheckDetail:
        """Returns the same with its file called as `name` says."""
        return self._replace(path=self.path and name(self.path))


class ReleaseCheck(NamedTuple):
    """Whether a text is ready in one respect.

    Attributes:
        name: Which.
        ok: Whether it is.
        says: The fact.
        hint: What to do about it; None where nothing is to be done.
        details: Each reason why it is not.
    """

    name: str
    ok: bool
    says: str
    hint: str | None = None
    details: tuple[CheckDetail, ...] = ()


class ReleaseCandidate(NamedTuple):
    """A text that may be released, and what lies beside it.

    Attributes:
        label: What the release is to be called.
        draft: The command that drafts its notes; None where it is the first release.
        changelog_path: What its changelog is called.
        changelog: Its changelog; None where it has none.
        findings: What lint finds in it, compared with the last release.
        fail_on: From which severity on a finding is a failure.
        losses: What the rules of `OWN_CHECKS` find, whatever settings leave out and a baseline knows.
        conflicts: The path and the line, from 1, of each merge conflict that is not resolved.
        is_one_text: Whether none of them stands in the spec itself, of which both sides would be read.
    """

    label: str
    draft: str | None
    changelog_path: str
    changelog: str | None
    findings: Sequence[Finding]
    fail_on: FailOn
    losses: Sequence[Finding]
    conflicts: Sequence[tuple[str, int]]
    is_one_text: bool


def check_candidate(
    candidate: ReleaseCandidate, previous: str, changes: ChangeSet
) -> tuple[ReleaseCheck, ...]:
    """Returns whether a text can follow the last release: its notes, its ids, its levels, and what lint finds.

    Args:
        candidate: The text.
        previous: What the last release is called.
        changes: What changed since.
    """
    notes = find_notes(candidate, previous)
    return (
        _check_notes(candidate, previous, notes, changes),
        _check_ids(candidate, previous),
        _check_levels(candidate, previous, notes, changes),
        _check_findings(candidate, f" against `{previous}`"),
    )


def check_first(candidate: ReleaseCandidate) -> tuple[ReleaseCheck, ...]:
    """Returns whether a text can be the first release: whether the changelog has an entry for it, and what lint finds."""
    notes = find_notes(candidate, candidate.label)
    told = f"`{candidate.changelog_path}` has an entry for the first release"
    check = ReleaseCheck("notes", ok=True, says=told) if notes else _lacks_entry(candidate)
    return check, _check_findings(candidate, "")


def find_notes(candidate: ReleaseCandidate, previous: str) -> str | None:
    """Returns the notes on a release: the entry for its label, unless it is that of the last release, else what is unreleased."""
    changelog = candidate.changelog
    if changelog is None:
        return None
    entries = find_entry(changelog, candidate.label), find_entry(changelog, previous)
    is_taken = entries[0] == entries[1] and candidate.draft is not None
    labels = (HEAD,) if is_taken else (candidate.label, HEAD)
    return next((news for label in labels if (news := find_news(changelog, label, previous))), None)


def _check_notes(
    candidate: ReleaseCandidate, previous: str, notes: str | None, changes: ChangeSet
) -> ReleaseCheck:
    if notes is None:
        if not has_changes(changes):
            return ReleaseCheck("notes", ok=True, says=f"nothing changed since `{previous}`")
        return _lacks_entry(candidate)
    report = check_notes(changes, notes)
    details = [
        f"changed, but not mentioned: `{change.clause.id}` ({', '.join(name_kinds(change))})"
        for change in report.missing
    ]
    details += [f"mentioned, but not changed: `{clause.id}`" for clause in report.unchanged]
    details += [
        f"mentioned with another change of level than there was: `{clause.id}`"
        for clause, _ in report.wrong_levels
    ]
    details += [f"linked, but in neither revision: `#{name}`" for name in report.strangers]
    if not details:
        return ReleaseCheck("notes", ok=True, says=f"the notes cover what changed since `{previous}`")
    wrong = (
        (len(report.missing), "change is missing", "changes are missing"),
        (len(details) - len(report.missing), "mention is wrong", "mentions are wrong"),
    )
    counted = [f"{count_noun(number, one, many)}" for number, one, many in wrong if number]
    return ReleaseCheck(
        "notes",
        ok=False,
        says=f"the notes and what changed since `{previous}` differ: {', '.join(counted)}",
        hint=f"edit `{candidate.changelog_path}`; `{candidate.draft}` drafts what is missing",
        details=tuple(CheckDetail(says, candidate.changelog_path) for says in details),
    )


def _lacks_entry(candidate: ReleaseCandidate) -> ReleaseCheck:
    path, label = candidate.changelog_path, candidate.label
    draft = f"; `{candidate.draft}` drafts it" if candidate.draft else ""
    if candidate.changelog is None:
        return ReleaseCheck("notes", ok=False, says=f"there is no `{path}`", hint=f"write one{draft}")
    return ReleaseCheck(
        "notes",
        ok=False,
        says=f"`{path}` has no entry for `{label}`, and none that is `Unreleased`",
        hint=f"add `## {label}`{draft}",
    )


def _check_ids(candidate: ReleaseCandidate, previous: str) -> ReleaseCheck:
    if not candidate.is_one_text:
        return _cannot_tell("ids", f"which ids of `{previous}` are lost")
    lost = [finding for finding in candidate.losses if finding.code == _LOST_ID]
    if not lost:
        return ReleaseCheck("ids", ok=True, says=f"no id of `{previous}` is lost")
    them = agree(len(lost), "it", "them")
    return ReleaseCheck(
        "ids",
        ok=False,
        says=f"{count_noun(len(lost), 'id')} of `{previous}` lost: nothing says what became of {them}",
        hint="keep the id, or say what became of it: `[[lineage]]` in `clausetree.toml`, or the id in backticks in the changelog",
        details=tuple(map(_detail, lost)),
    )


def _check_levels(
    candidate: ReleaseCandidate, previous: str, notes: str | None, changes: ChangeSet
) -> ReleaseCheck:
    """Returns whether of each clause that was lowered the notes say so, or a comment beside it allows it."""
    if not candidate.is_one_text:
        return _cannot_tell("levels", f"which levels are lower than in `{previous}`")
    shifts = (*find_shifts(changes), *find_flow_shifts(changes))
    lowered = [shift for shift in shifts if shift.direction == "demoted"]
    is_told = read_level_notes(changes, notes) if notes else lambda _: False
    silent = {(shift.went_to or shift.clause).id for shift in lowered if not is_told(shift)}
    found = [one for one in candidate.losses if one.code in _LOWERED and (one.clause or "") in silent]
    if found:
        return ReleaseCheck(
            "levels",
            ok=False,
            says=f"{count_noun(len(found), 'level was', 'levels were')} lowered, and the notes do not say so",
            hint=f"say so in the notes, with the clause's link and its level, or add `<!-- clausetree: allow {found[0].code} because … -->` to the clause",
            details=tuple(_detail(one, f"`{one.clause}`: ") for one in found),
        )
    if not lowered:
        return ReleaseCheck("levels", ok=True, says=f"no level is lower than in `{previous}`")
    told = (
        f"{count_noun(len(lowered), 'level was', 'levels were')} lowered, as the notes say or the text allows"
    )
    return ReleaseCheck("levels", ok=True, says=told)


def _cannot_tell(name: str, what: str) -> ReleaseCheck:
    says = f"it can't be told {what}: a merge conflict is not resolved"
    return ReleaseCheck(name, ok=False, says=says, hint=_RESOLVE)


def _check_findings(candidate: ReleaseCandidate, against: str) -> ReleaseCheck:
    """Returns whether lint finds nothing that fails, but for what has a check of its own; a conflict always fails."""
    found = [
        finding
        for finding in candidate.findings
        if finding.code not in {*OWN_CHECKS, _CONFLICT}
        and candidate.fail_on != "never"
        and reaches(finding, candidate.fail_on)
    ]
    conflicts = [
        CheckDetail(f"merge conflict is not resolved [{_CONFLICT}]", *place) for place in candidate.conflicts
    ]
    details = (*conflicts, *map(_detail, found))
    if not details:
        return ReleaseCheck("lint", ok=True, says=f"lint passes{against}")
    record = "fix them, or record them with `clausetree lint --write-baseline FILE`"
    return ReleaseCheck(
        "lint",
        ok=False,
        says=f"lint fails{against}: {count_noun(len(details), 'finding')}",
        hint=_RESOLVE if conflicts else record,
        details=details,
    )


def _detail(finding: Finding, subject: str = "") -> CheckDetail:
    return CheckDetail(f"{subject}{finding.message} [{finding.code}]", finding.path, finding.line)
