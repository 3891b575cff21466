"""Giving a clause of a project another id: in its text, and in all that lies beside it and names the clause."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from clausetree.history.files.encoding import parse_text
from clausetree.history.layouts.spec_layout import SETTINGS_FILE, join
from clausetree.history.opening.source import LATEST
from clausetree.history.opening.source_opening import open_source
from clausetree.model.errors import ClausetreeError
from clausetree.project.conflict_check import check_revision_resolved
from clausetree.project.linting.baseline_renaming import rename_baseline
from clausetree.project.renaming_notes import note_renaming
from clausetree.project.single_files import check_single_file
from clausetree.project.spec_documents import read_document
from clausetree.syntax.document import parse_document
from clausetree.syntax.identifiers import find_odd_characters
from clausetree.syntax.renaming import rename_clause, rename_references
from clausetree.text.counted_noun import agree, count_noun
from clausetree.text.edit import apply_edits
from clausetree.text.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetree.config.settings import Settings
    from clausetree.history.commits.snapshot import Snapshot
    from clausetree.history.layouts.file_tree import Tree
    from clausetree.history.layouts.spec_layout import Layout
    from clausetree.model.clause import Clause
    from clausetree.model.document import Document


class RenamedClause(NamedTuple):
    """What a rename changes.

    Attributes:
        texts: For the path of each file that changes its text before and after.
        pointers: How many references and verdicts follow.
        notes: What was left as it is, in sentences.
    """

    texts: Mapping[str, tuple[str, str]]
    pointers: int
    notes: tuple[str, ...]


def rename_in_project(snapshot: Snapshot, old: str, new: str) -> RenamedClause:
    """Returns what changes in the files of a project where the clause `old` gets the id `new`; writes nothing.

    Raises:
        ClausetreeError: The text is not the head of a project on disk, it has no such clause or several, or `new`
            can't be its id.
    """
    check_single_file(snapshot.revision, "rename")
    tree, layout = _find_files(snapshot)
    document = read_document(snapshot)
    check_revision_resolved(snapshot)
    clause = _find_clause(document, old)
    _check_new(document, old, new)
    edits = rename_clause(document, clause, new)
    text = apply_edits(document.text, edits)
    texts = {layout.file: (document.text, text)}
    pointers = len(edits) - 1
    for label, prompts in snapshot.eval_prompts().items():
        if found := rename_references(prompts, {old: new}):
            texts[join(layout.examples, f"{label}.md")] = prompts, apply_edits(prompts, found)
            pointers += len(found)
    notes = []
    newest = _load_newest(tree.name(layout.folder))
    released = newest is None or parse_document(newest.text, newest.profile).clause(old) is not None
    if layout.settings:
        path = join(layout.folder, SETTINGS_FILE)
        before, settings_text, settings = _rename_in_settings(tree, path, old, new, declare=released)
        spec_texts = {name: after for name, (_, after) in texts.items()}
        texts[path] = before, settings_text
        if baseline := rename_baseline(snapshot, (settings, spec_texts), newest, (old, new)):
            texts[baseline.path] = baseline.before, baseline.after
            notes += [_explain_lost(tree.name(baseline.path), baseline.lost)] if baseline.lost else []
    else:
        notes.append(f"the lineage is not noted, since there is no `{SETTINGS_FILE}`")
    if (changelog := snapshot.changelog()) is not None:
        renamed = parse_document(text, snapshot.profile).clauses[clause.index]
        told = note_renaming(changelog, clause, renamed, released=released)
        texts[layout.changelog] = changelog, told or changelog
        if told is None and released:
            notes.append(
                f"`{tree.name(layout.changelog)}` has no heading such as `Unreleased` to note the rename under"
            )
    changed = {tree.name(path): pair for path, pair in texts.items() if pair[0] != pair[1]}
    return RenamedClause(changed, pointers, tuple(notes))


def _find_files(snapshot: Snapshot) -> tuple[Tree, Layout]:
    """Returns the files around a text that is the head of a project on disk."""
    tree, layout = snapshot.tree, snapshot.layout
    name = snapshot.revision.source
    if tree is None or layout is None or tree.commit:
        raise ClausetreeError(
            f"`{name}` is not a file that can be written", "name the spec's file, or its folder"
        )
    if snapshot.revision.path != tree.diagnostic_path(layout.file):
        raise ClausetreeError(
            f"`{snapshot.revision.path}` is the text of a revision that is kept as it was released",
            f"name the spec's own file, `{tree.name(layout.file)}`",
        )
    return tree, layout


def _find_clause(document: Document, old: str) -> Clause:
    found = [clause for clause in document.clauses if clause.id == old]
    if not found:
        near = did_you_mean(old, (clause.id for clause in document.clauses))
        raise ClausetreeError(f"no clause has the id `{old}`", near or "`clausetree tree` lists the ids")
    if len(found) > 1:
        lines = " and ".join(str(document.lines.line_of(clause.start) + 1) for clause in found)
        raise ClausetreeError(
            f"{len(found)} clauses have the id `{old}`: lines {lines}",
            "give one of them another id by hand, because it is not clear which of them a reference means",
        )
    return found[0]


def _check_new(document: Document, old: str, new: str) -> None:
    """Raises `ClausetreeError` for an id that no clause can have, or that one has."""
    if odd := find_odd_characters(new):
        raise ClausetreeError(
            f"`{new}` can't be an id: it contains `{odd}`", "use letters, digits, `_` and `-`"
        )
    if not new:
        raise ClausetreeError("the new id is empty", "use letters, digits, `_` and `-`")
    if new == old:
        raise ClausetreeError(f"`{old}` is already the clause's id", "name another one")
    if taken := document.clause(new):
        line = document.lines.line_of(taken.start) + 1
        raise ClausetreeError(f"the id `{new}` is in use: line {line}, {taken.title}", "choose another one")


def _rename_in_settings(
    tree: Tree, path: str, old: str, new: str, *, declare: bool
) -> tuple[str, str, Settings]:
    """Returns the text of the settings before and after, and what they say then."""
    from clausetree.config.parsing import parse_settings  # noqa: PLC0415 - many specs have no settings
    from clausetree.config.renaming_ids import rename_id  # noqa: PLC0415 - likewise

    name = tree.name(path)
    text = parse_text(tree.load(path), name)
    renamed = rename_id(text, old, new, declare=declare)
    return text, renamed, parse_settings(renamed, name)  # for what can't be read is better not written


def _explain_lost(name: str, lost: int) -> str:
    which = count_noun(lost, "finding is", "findings are")
    return (
        f"{which} recorded in `{name}` under the old id and can't be followed, because linting the draft doesn't find "
        f"{agree(lost, 'it', 'them')} again; `clausetree lint --write-baseline {name}` records what there is now"
    )


def _load_newest(folder: str) -> Snapshot | None:
    """Returns the newest revision of a project; None where there is none, or it can't be read."""
    try:
        return open_source(folder, start=Path()).load(LATEST)
    except ClausetreeError:
        return None
