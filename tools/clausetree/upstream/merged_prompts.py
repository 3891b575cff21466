"""The eval prompt files of a fork that takes over a release: with the names of the merged text, merged message by message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.history.layouts.spec_layout import join
from clausetree.merge.conflict import Conflict, Question
from clausetree.merge.hunks import write_text
from clausetree.merge.merged_file import MergedFile
from clausetree.merge.merging import merge_documents
from clausetree.syntax.document import parse_document
from clausetree.syntax.renaming import rename_references
from clausetree.text.edit import apply_edits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clausetree.diff.changes import ChangeSet
    from clausetree.history.commits.snapshot import Snapshot
    from clausetree.merge.hunks import Hunk, MarkerStyle
    from clausetree.merge.merged_names.chosen_ids import Choice
    from clausetree.merge.merging import Merged
    from clausetree.merge.origins.nodes import MergeSide
    from clausetree.model.document import Document
    from clausetree.project.spec_documents import SpecDocument
    from clausetree.upstream.fork import Fork

    _Texts = tuple[str | None, str | None, str | None]  # of a file: base, ours and theirs

_BOTH = "both sides changed it"
_GONE_THERE = "ours changed it, theirs deleted it"
_GONE_HERE = "ours deleted it, theirs changed it"


def merge_prompts(
    base: SpecDocument,
    ours: SpecDocument,
    theirs: SpecDocument,
    merged: Merged,
    style: MarkerStyle,
) -> Iterator[MergedFile]:
    """Yields the eval prompt files of ours that change; where ours keeps none it is left without.

    A file that one side deleted with its footnote stays where words of the other side stay that name it, settled or
    in a conflict.

    Args:
        base: What both come from.
        ours: The one side, such as a fork.
        theirs: The other, such as the release that a fork takes over.
        merged: What they make of the spec, and what each of them changed.
        style: How conflicts are marked.
    """
    tree, layout = ours.snapshot.tree, ours.snapshot.layout
    if tree is None or layout is None:
        return
    old, mine = base.snapshot.eval_prompts(), ours.snapshot.eval_prompts()
    other = _load_theirs(base.snapshot, theirs.snapshot)
    our_names, their_names = map(_find_renames, merged.changes)
    in_mine = {before: after for before, after in their_names.items() if before not in our_names}
    in_other = {their_names.get(before, before): after for before, after in our_names.items()}
    named = _find_footnotes(parse_document(merged.text))
    kept_by = named - _find_footnotes(theirs), named - _find_footnotes(ours)
    for label in sorted({*old, *mine, *other}) if mine else ():
        texts = (
            _rename(old.get(label), {**their_names, **our_names}),
            _rename(mine.get(label), in_mine),
            _rename(other.get(label), in_other),
        )
        path = tree.name(join(layout.examples, f"{label}.md"))
        text, hunks, why = _merge_file(_keep_named(texts, *(label in kept for kept in kept_by)), style)
        if text != mine.get(label):
            took: tuple[MergeSide, ...] = ("theirs",) if texts[0] == texts[1] else ("ours", "theirs")
            yield MergedFile(path, mine.get(label), text, took, hunks, why)


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


def _find_footnotes(document: Document) -> frozenset[str]:
    """Returns the labels of the eval prompts that a text names."""
    return frozenset(label for clause in document.clauses for label in clause.eval_prompts)


def _keep_named(texts: _Texts, by_ours: bool, by_theirs: bool) -> _Texts:  # noqa: FBT001 - one for each side
    """Returns the texts of a file, undeleted where the side that left it unchanged alone names it in what stays of it."""
    before, ours, theirs = texts
    if by_ours and theirs is None and ours == before:
        return before, ours, before
    if by_theirs and ours is None and theirs == before:
        return before, before, theirs
    return texts


def _merge_file(texts: _Texts, style: MarkerStyle) -> tuple[str | None, tuple[Hunk, ...], str | None]:
    """Returns what the three texts of a file make, base, ours and theirs, where questions are left in it, and why."""
    before, ours, theirs = texts
    if theirs in {before, ours}:
        return ours, (), None
    if ours == before:
        return theirs, (), None
    if ours is None or theirs is None:
        why = _GONE_THERE if theirs is None else _GONE_HERE
        question = Question(
            Conflict("file", None, None, None, None, why), before or "", ours or "", theirs or ""
        )
        return *write_text([question], style), why
    documents: list[Document] = [parse_document(text or "") for text in texts]
    merged = merge_documents(documents[0], documents[1], documents[2], style)
    return merged.text, merged.hunks, _BOTH if merged.hunks else None
