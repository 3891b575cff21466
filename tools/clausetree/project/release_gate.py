"""Whether a revision may be released under a label, held against the release before it."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from clausetree.history.opening.plain_file import PlainFile
from clausetree.history.opening.revision_name import STANDARD_INPUT
from clausetree.history.opening.source_opening import reopen_source
from clausetree.model.errors import ClausetreeError
from clausetree.model.revision import HEAD
from clausetree.output.review.review_answers import ReleaseAnswer
from clausetree.project.chains import Chain, load_chain
from clausetree.project.linting.chain_lint import find_in_chain, lint_chain
from clausetree.project.revs import load_revision, parse_name
from clausetree.project.spec_documents import read_document
from clausetree.review.release_checks import OWN_CHECKS, ReleaseCandidate, check_candidate, check_first
from clausetree.review.release_label import check_label, names_label
from clausetree.syntax.merge_markers import find_conflicts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from clausetree.model.revision import Revision


def check_release(
    label: str,
    rev: str,
    against: str | None,
    *,
    start: Path,
    report: Callable[[str], None] | None = None,
) -> ReleaseAnswer:
    """Returns whether the text that `rev` names may be released as `label`.

    Args:
        label: What the release is to be called.
        rev: A REV.
        against: The REV of the release before it; None for the last one that the text comes from.
        start: The working directory.
        report: Is told of slow work before it begins.

    Raises:
        ClausetreeError: A REV names nothing that can be read, or standard input; or settings can't be read.
    """
    if STANDARD_INPUT in {rev, against}:
        raise ClausetreeError(
            "a release can't be read from standard input", "name a file or a revision instead of `-`"
        )
    snapshot = load_revision(rev, start=start, report=report)
    source, own = reopen_source(snapshot, start), snapshot.revision
    listed = [one for one in source.revisions() if one.label != HEAD]
    if not isinstance(source, PlainFile):  # of a file, each commit is a text before it
        listed = [one for one in listed if not one.is_mere_commit]
    others = [one for one in listed if not (one.sha256 == own.sha256 and names_label(one, label))]
    origins = {one.revision.label for one in source.load_way(own.label)}
    lineage = [one for one in listed if one.label in origins or one not in others]
    before = against or _name_release(_find_previous(lineage, others, own), rev, start)
    if before is None:
        chain = Chain((read_document(snapshot),), ())
        checks = check_first(_prepare(label, None, chain))
        return ReleaseAnswer(label, own, None, (check_label(label, others, None), *checks))
    chain = load_chain(before, rev, start=start, report=report)
    candidate = _prepare(label, f"clausetree changelog {quote(before)} {quote(rev)}", chain)
    previous = chain.old.revision
    checks = check_candidate(candidate, previous.label, chain.diff())
    return ReleaseAnswer(label, own, previous, (check_label(label, others, previous), *checks))


def _find_previous(listed: Sequence[Revision], others: Sequence[Revision], own: Revision) -> Revision | None:
    """Returns the last release before a text: before itself where it is one, else the last until its commit."""
    named = next((place for place, one in enumerate(listed) if one not in others), None)
    place = _find_place(listed, own) if named is None else named
    return listed[place - 1] if place else None


def _find_place(listed: Sequence[Revision], own: Revision) -> int:
    """Returns how many releases come before a text, whatever it is to be called."""
    for place, one in enumerate(listed):
        if one.label == own.label or (one.commit and one.commit == own.commit) or _is_copy(own, one):
            return place
    day = own.date if own.commit else None  # that of a file is read from its name
    if day is None:
        return len(listed)
    dated = (place for place, one in enumerate(listed, 1) if one.date is not None and one.date <= day)
    return max(dated, default=0)


def _is_copy(own: Revision, release: Revision) -> bool:
    """Returns whether a file, which is no draft, holds a release."""
    return own.commit is None and own.label != HEAD and own.sha256 == release.sha256


def _name_release(release: Revision | None, rev: str, start: Path) -> str | None:
    """Returns the REV of a release of the source of `rev`."""
    if release is None:
        return None
    source = parse_name(rev, start).source
    return f"{source}@{release.label}" if source else release.label


def _prepare(label: str, draft: str | None, chain: Chain) -> ReleaseCandidate:
    snapshot, report = chain.new.snapshot, lint_chain(chain)
    layout, tree = snapshot.layout, snapshot.tree
    conflicts = {path: found for path, text in report.texts.items() if (found := find_conflicts(text))}
    return ReleaseCandidate(
        label=label,
        draft=draft,
        changelog_path=tree.diagnostic_path(layout.changelog) if tree and layout else "CHANGELOG.md",
        changelog=snapshot.changelog(),
        findings=report.findings,
        fail_on=report.fail_on,
        losses=find_in_chain(chain, OWN_CHECKS),
        conflicts=tuple((path, one.first + 1) for path, found in conflicts.items() for one in found),
        is_one_text=conflicts.keys().isdisjoint(snapshot.revision.split(snapshot.text)),
    )
