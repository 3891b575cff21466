"""The way to a release of upstream: at once, or one release after the other where that leaves fewer decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.config.settings import SETTINGS_FILE
from clausetree.history.layouts.overlaid_tree import OverlaidTree
from clausetree.history.layouts.spec_layout import join, load_settings
from clausetree.merge.hunks import take_ours
from clausetree.project.spec_documents import read_document
from clausetree.upstream.fork import find_behind
from clausetree.upstream.origin import find_base
from clausetree.upstream.taking import take_release

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from clausetree.merge.merged_file import MergedFile
    from clausetree.project.spec_documents import SpecDocument
    from clausetree.upstream.fork import Fork
    from clausetree.upstream.taking import Taken


class MergePath(NamedTuple):
    """The steps in which releases of upstream are taken over; only the last one can leave something to decide.

    Attributes:
        steps: What each release makes of the fork, oldest first; at least one.
        left: The labels of the releases to take over once the last step is decided.
        spared: How many decisions fewer these steps and the releases left ask for than the newest release at once.
    """

    steps: tuple[Taken, ...]
    left: tuple[str, ...] = ()
    spared: int = 0

    @property
    def last(self) -> Taken:
        """Returns what the last step makes of the fork."""
        return self.steps[-1]

    @property
    def files(self) -> Sequence[MergedFile]:
        """Returns the eval prompt files that change, with what becomes of each in the end."""
        last = {found.path: found for step in self.steps for found in step.files}
        first = {found.path: found.before for step in reversed(self.steps) for found in step.files}
        return [last[path]._replace(before=first[path]) for path in sorted(last)]

    @property
    def texts(self) -> Mapping[str, str | None]:
        """Returns the new text of each file that any of the steps changes, by path; None where the file goes."""
        return {path: text for step in self.steps for path, text in step.texts.items()}


def find_way(fork: Fork, release: SpecDocument, only: Collection[str] = ()) -> MergePath:
    """Returns the way to a release that leaves the fewest decisions; at once where that is one. Writes nothing.

    Args:
        fork: The fork.
        release: What to take over in the end.
        only: The ids of the clauses to take over, always at once; none for all that the policies let through.

    Raises:
        ClausetreeError: The base can't be found, or a text can't be merged.
    """
    at_once = take_release(fork, release, only)
    between = () if only or not at_once.questions else _find_between(fork, release)
    steps = (
        tuple(_walk(fork, [*map(read_document, map(fork.upstream.load, between)), release]))
        if between
        else ()
    )
    spared = at_once.questions - sum(step.questions for step in steps)
    if not steps or spared <= 0:
        return MergePath((at_once,))
    count = next((number for number, step in enumerate(steps, 1) if step.questions), len(steps))
    return MergePath(steps[:count], tuple(step.release.label for step in steps[count:]), spared)


def _find_between(fork: Fork, release: SpecDocument) -> tuple[str, ...]:
    """Returns the labels of upstream's releases after the base and before another one, oldest first."""
    behind = find_behind(fork, find_base(fork).revision)
    label = release.revision.label
    return behind[: behind.index(label)] if label in behind else ()


def _walk(fork: Fork, releases: Sequence[SpecDocument]) -> Iterator[Taken]:
    """Yields what each release makes of what the one before it made of a fork, ours taken in every question."""
    for release in releases:
        taken = take_release(fork, release)
        yield taken
        fork = _advance(fork, taken)


def _advance(fork: Fork, taken: Taken) -> Fork:
    """Returns the fork as it is after a step, ours taken in every question; its changelog as it was before."""
    snapshot = fork.document.snapshot
    tree, layout = snapshot.tree, snapshot.layout
    assert tree is not None  # noqa: S101 - a fork lies in a folder
    assert layout is not None  # noqa: S101 - likewise
    text = take_ours(taken.merged.text, taken.merged.hunks, taken.style)
    asked = {*(found.path for found in taken.asked), tree.name(layout.changelog)}
    texts = {path: new for path, new in taken.texts.items() if path not in asked} | {fork.file: text}
    changed = {path: None if new is None else new.encode() for path, new in texts.items()}
    overlaid = OverlaidTree(tree, changed)
    path = join(layout.folder, SETTINGS_FILE)
    settings = load_settings(overlaid, path) if snapshot.settings else None
    document = read_document(snapshot._replace(text=text, tree=overlaid, settings=settings))
    return fork._replace(document=document, lock=taken.lock)
