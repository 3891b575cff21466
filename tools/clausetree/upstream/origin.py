"""Where a fork comes from: the revision of upstream that it last took over."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from clausetree.model.errors import ClausetreeError
from clausetree.project.spec_documents import read_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.config.lock import Lock
    from clausetree.history.commits.snapshot import Snapshot
    from clausetree.project.spec_documents import SpecDocument
    from clausetree.upstream.fork import Fork

_LIKE = 0.2  # of the fork's clauses that stand in a release to the letter, for the fork to come from it


def find_base(fork: Fork) -> SpecDocument:
    """Returns the revision of upstream that a fork last took over: as the lock or the settings say, else the likest.

    Raises:
        ClausetreeError: Upstream has it no more, or no revision has enough in common with the fork.
    """
    if fork.lock:
        return read_document(find_locked(fork, fork.lock))
    if fork.stated_base:
        return read_document(fork.upstream.load(fork.stated_base))
    ranked = _rank(fork)
    if ranked[-1][0][0] < _LIKE:
        raise ClausetreeError(
            f"no revision of `{fork.source}` has enough in common with `{fork.file}`",
            _offer(fork, "say which one it comes from"),
        )
    return ranked[-1][1]


def find_locked(fork: Fork, lock: Lock) -> Snapshot:
    """Returns the revision that a lock names: by its commit, else by its label, else by its text.

    Raises:
        ClausetreeError: Upstream does not have that text any more.
    """
    by_commit, by_label = load_named(fork, lock.commit), load_named(fork, lock.label)
    for found in _chain(fork, by_commit, by_label):
        if found and found.revision.sha256 == lock.sha256:
            return found._replace(revision=found.revision._replace(label=lock.label))
    which = "has another text now" if by_label else "no longer exists"
    if by_label and by_label.revision.commit and lock.commit:
        now = by_label.revision.commit[:7]
        which += f": the lock file has commit `{lock.commit[:7]}`, and the label is commit `{now}` now"
    raise ClausetreeError(
        f"`{fork.source}@{lock.label}`, which `{fork.lock_path}` names, {which}",
        _offer(fork, "start again from another release"),
    )


def _chain(fork: Fork, *named: Snapshot | None) -> Iterator[Snapshot | None]:
    """Yields what was found by name, then all that upstream lists."""
    yield from named
    yield from fork.upstream.load_all(superseded=True)


def find_moved_label(fork: Fork) -> str | None:
    """Returns in a sentence what became of the lock's label where upstream gave it to another text, else None."""
    lock = fork.lock
    locked, now = (load_named(fork, name) for name in ((lock.commit, lock.label) if lock else (None, None)))
    if lock is None or lock.commit is None or locked is None or locked.revision.sha256 != lock.sha256:
        return None
    if now and now.revision.sha256 == lock.sha256:
        return None
    moved = f"upstream no longer has `{lock.label}`"
    if now and now.revision.commit:
        moved = f"upstream's `{lock.label}` is commit `{now.revision.commit[:7]}` now"
    return f"{moved}; `{fork.lock_path}` has commit `{lock.commit[:7]}`, which stays the base"


def load_named(fork: Fork, name: str | None) -> Snapshot | None:
    """Returns the revision of upstream that a commit or label names, or None."""
    try:
        return fork.upstream.load(name) if name else None
    except ClausetreeError:
        return None


def _rank(fork: Fork) -> list[tuple[tuple[float, int], SpecDocument]]:
    """Returns upstream's revisions with what they have in common with the fork, the likest last, the newest of equals.

    Raises:
        ClausetreeError: Upstream has no revision at all.
    """
    documents = [read_document(snapshot) for snapshot in fork.upstream.load_all()]
    if not documents:
        raise ClausetreeError(
            f"there is no spec in `{fork.source}`", "name a repository, a folder or a file with one"
        )
    shares = [(_measure_likeness(document, fork.document), document) for document in documents]
    return sorted(shares, key=lambda row: row[0])


def _measure_likeness(document: SpecDocument, fork: SpecDocument) -> tuple[float, int]:
    """Returns how many of the fork's clauses with text stand in a document to the letter, from 0 to 1, and how many ids."""
    bodies, names = ({getattr(clause, field) for clause in document.clauses} for field in ("body", "id"))
    own = [clause.body for clause in fork.clauses if clause.body]
    share = sum(body in bodies for body in own) / len(own) if own else 0.0
    return share, sum(clause.id in names for clause in fork.clauses)


def _offer(fork: Fork, wish: str) -> str:
    """Returns the hint that says what to type for another base: the revision that is most like the fork."""
    ranked = _rank(fork)
    command = f"clausetree upstream add {quote(fork.typed)} --base"
    if not any(ranked[-1][0]):
        return f"{wish}: `{command} LABEL`"
    label = ranked[-1][1].revision.label
    return f"{wish}; `{label}` is most like your spec: `{command} {quote(label)}`"
