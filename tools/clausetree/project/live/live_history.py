"""What the history of a spec says of the clauses that somebody edits: when each changed last, and how it differs now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.documents import diff_documents
from clausetree.diff.time.blame import find_substantial_revisions
from clausetree.diff.time.chain import declared_at
from clausetree.diff.time.lineage import trace_clauses
from clausetree.history.commits.snapshot import find_declared
from clausetree.project.linting.gone_clauses import load_older
from clausetree.project.linting.upstream_releases import load_taken_over
from clausetree.project.live.live_spec import find_saved
from clausetree.project.spec_documents import read_document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetree.diff.kinds import Kind
    from clausetree.model.declared import Declared
    from clausetree.project.spec_documents import SpecDocument

_MOST = 10_000_000  # characters of older revisions: more take longer to compare than anybody waits
_TIP = "HEAD"


class LiveHistory(NamedTuple):
    """What is known of the revisions that a spec comes from.

    Attributes:
        last_changes: For each id the label of the release that last changed the clause.
        release: The newest release; None where there is none.
        upstream: The release of upstream that a fork took over last; None where it is no fork, or it is not at hand.
        declared: What the settings declare of the clauses' history.
    """

    last_changes: Mapping[str, str]
    release: SpecDocument | None
    upstream: SpecDocument | None
    declared: tuple[Declared, ...]


class Difference(NamedTuple):
    """How a clause differs from what it was.

    Attributes:
        label: The revision that it is compared with.
        kinds: What happened to it since.
    """

    label: str
    kinds: tuple[Kind, ...]


class Differences(NamedTuple):
    """How the clauses of a text differ from what they were, by id; those that don't are left out.

    Attributes:
        release: From the newest release.
        upstream: From upstream.
    """

    release: Mapping[str, Difference]
    upstream: Mapping[str, Difference]


def load_history(document: SpecDocument) -> LiveHistory:
    """Returns what is known of the revisions that a spec comes from; nothing where they are too large, or not at hand."""
    saved = find_saved(document.snapshot)
    released = [one for one in load_older(saved) if one.revision.label != _TIP]
    taken_over = load_taken_over(saved)[-1:]
    if sum(len(one.text) for one in (*released, *taken_over)) > _MOST:
        return LiveHistory({}, None, None, ())
    declared = find_declared([*released, saved])
    documents = [read_document(one) for one in released]
    upstream = read_document(taken_over[0]) if taken_over else None
    last = documents[-1] if documents else None
    return LiveHistory(_find_last_changes(documents, declared), last, upstream, declared)


def find_differences(history: LiveHistory, document: SpecDocument) -> Differences:
    """Returns how the clauses of a text differ from the newest release, and from upstream."""
    release, upstream = (
        _compare(old, document, history.declared) for old in (history.release, history.upstream)
    )
    return Differences(release, upstream)


def _find_last_changes(documents: list[SpecDocument], declared: tuple[Declared, ...]) -> dict[str, str]:
    if not documents:
        return {}
    lineage = trace_clauses([(document.revision, document) for document in documents], declared)
    return {
        life.stages[-1].clause.id: find_substantial_revisions(life)[-1].shown
        for life in lineage.lives
        if life.stages[-1].clause
    }


def _compare(
    old: SpecDocument | None, new: SpecDocument, declared: tuple[Declared, ...]
) -> dict[str, Difference]:
    if old is None:
        return {}
    changes = diff_documents(old, new, declared_at(declared, new.revision))
    return {
        change.new.id: Difference(old.revision.shown, change.kinds)
        for change in changes.clauses
        if change.new
    }
