"""The eval prompt files of a fork that takes over a release: with the names of the merged text, merged message by message."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.history.spec_layout import join
from clausetree.merge.conflict import Conflict, Question
from clausetree.merge.hunks import write_text
from clausetree.merge.merging import merge_documents
from clausetree.syntax.document import parse_document
from clausetree.syntax.renaming import rename_references
from clausetree.text.edit import apply_edits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clausetree.diff.changes import ChangeSet
    from clausetree.history.snapshot import Snapshot
    from clausetree.merge.chosen_ids import Choice
    from clausetree.merge.hunks import MarkerStyle
    from clausetree.merge.merging import Merged
    from clausetree.model.document import Document
    from clausetree.project.spec_documents import SpecDocument
    from clausetree.upstream.fork import Fork


class MergedPrompts(NamedTuple):
    """What became of an eval prompt file.

    Attributes:
        path: The file.
        text: Its new text; None where it goes.
        asks: Whether something in it is left to decide.
    """

    path: str
    text: str | None
    asks: bool = False


def merge_prompts(
    fork: Fork, sides: tuple[SpecDocument, SpecDocument], merged: Merged, style: MarkerStyle
) -> Iterator[MergedPrompts]:
    """Yields the eval prompt files that change; a fork that keeps none is left without.

    Args:
        fork: The fork.
        sides: The base, and the release that is taken over.
        merged: What became of the spec.
        style: How conflicts are marked.
    """
    tree, layout = fork.document.snapshot.tree, fork.document.snapshot.layout
    if tree is None or layout is None:
        return
    old, mine = sides[0].snapshot.eval_prompts(), fork.document.snapshot.eval_prompts()
    other = _load_theirs(sides[0].snapshot, sides[1].snapshot)
    ours, theirs = map(_find_renames, merged.changes)
    in_mine = {before: after for before, after in theirs.items() if before not in ours}
    in_other = {theirs.get(before, before): after for before, after in ours.items()}
    for label in sorted({*old, *mine, *other}) if mine else ():
        texts = (
            _rename(old.get(label), {**theirs, **ours}),
            _rename(mine.get(label), in_mine),
            _rename(other.get(label), in_other),
        )
        found = _merge_file(tree.name(join(layout.examples, f"{label}.md")), texts, style)
        if found.text != mine.get(label):
            yield found


def _load_theirs(base: Snapshot, release: Snapshot) -> Mapping[str, str]:
    """Returns the eval prompt files of a release, and those of the base that it only looks for elsewhere.

    Somebody who deletes files deletes them where they were; settings that name another folder delete nothing.
    """
    old, found = base.eval_prompts(), release.eval_prompts()
    if not base.layout or not release.layout or base.layout.examples == release.layout.examples:
        return found
    folder, tree, moved = base.layout.examples, release.tree, bool(old.keys() & found.keys())
    unread = {
        label: text
        for label, text in old.items()
        if not moved or (tree is not None and tree.has(join(folder, f"{label}.md")))
    }
    return {**unread, **found}


def find_referring(fork: Fork, choices: Iterable[Choice]) -> Iterator[tuple[str, str]]:
    """Yields the eval prompt files of a fork that name an id that somebody has to choose: paths and texts."""
    tree, layout = fork.document.snapshot.tree, fork.document.snapshot.layout
    ids = {old: new for choice in choices for old, new in choice.items()}
    if tree is None or layout is None or not ids:
        return
    for label, text in fork.document.snapshot.eval_prompts().items():
        if rename_references(text, ids):
            yield tree.name(join(layout.examples, f"{label}.md")), text


def _find_renames(changes: ChangeSet) -> dict[str, str]:
    return {
        change.old.id: change.new.id
        for change in changes.clauses
        if change.old and change.new and "renamed" in change.kinds
    }


def _rename(text: str | None, ids: Mapping[str, str]) -> str | None:
    return text if text is None or not ids else apply_edits(text, rename_references(text, ids))


def _merge_file(path: str, texts: tuple[str | None, ...], style: MarkerStyle) -> MergedPrompts:
    """Returns what the three texts of a file make, base, ours and theirs; None where one lacks it."""
    before, ours, theirs = texts
    if theirs in {before, ours}:
        return MergedPrompts(path, ours)
    if ours == before:
        return MergedPrompts(path, theirs)
    if ours is None or theirs is None:
        why = "one side changed the file, the other deleted it"
        question = Question(
            Conflict("file", None, None, None, None, why), before or "", ours or "", theirs or ""
        )
        return MergedPrompts(path, write_text([question], style)[0], asks=True)
    documents: list[Document] = [parse_document(text or "") for text in texts]
    merged = merge_documents(documents[0], documents[1], documents[2], style)
    return MergedPrompts(path, merged.text, asks=bool(merged.conflicts))
