"""Staleness of rows of eval prompts: whether a prompt still stands, in the same words, and still tests the same clause."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.compare.conversations import align_conversations
from clausetree.diff.compare.prompt_pairs import list_prompts, pair_prompts
from clausetree.diff.redlines import Piece, Redline
from clausetree.diff.time.migrated import MigratedPart
from clausetree.diff.time.passage_migration import name_words
from clausetree.export.fingerprints import find_fingerprint, fingerprint_words
from clausetree.model.located import find_clause, locate

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.compare.prompt_pairs import Prompt, PromptPair
    from clausetree.diff.time.migrated import Migrated
    from clausetree.export.row_subjects import RowSubject
    from clausetree.model.clause import Clause
    from clausetree.model.document import Document


class _Mark(NamedTuple):
    """A clause, and the label of an eval prompt file that it names."""

    clause: Clause
    label: str


def find_subject_fingerprint(document: Document, subject: RowSubject) -> str:
    """Returns the fingerprint of what a row was made from: of its eval prompt, where the document has this, else of its part.

    Raises:
        ClausetreeError: The document has no such part.
    """
    part = find_fingerprint(document, subject.locator)
    if not is_marked(document, subject):
        return part
    prompts = list_prompts((document.prompts or {}).get(subject.footnote or ""))
    return next(
        (one for prompt in prompts if (one := fingerprint_words(prompt.text)) == subject.fingerprint), part
    )


def is_marked(document: Document, subject: RowSubject) -> bool:
    """Returns whether a clause names the eval prompt file that a row of it was made from."""
    return subject.footnote in find_clause(document, subject.locator).eval_prompts


class PromptWatch:
    """What tells where eval prompts are now; the files are read when the first of them is asked for."""

    def __init__(self, changes: ChangeSet) -> None:
        """Takes what changed from one document to another."""
        self._changes = changes

    def follow(self, subject: RowSubject, clause: Migrated) -> Migrated | None:
        """Returns what became of a prompt, given what became of the clause that it tested; None where the row tells of none.

        It tells of none where its fingerprint is that of the clause, as rows of prompts once had it.
        """
        homes = {locate(self._changes.new, part.locator).clause.index for part in clause.to}
        if standing := _choose(self._standing.get(subject.fingerprint or "", ()), subject, homes):
            return _place(clause, standing.clause, homes)
        pairs = self._pair(subject.footnote or "")
        pair = next((one for one in pairs if one.old and _is_of(one.old, subject)), None)
        if pair is None and subject.fingerprint == find_fingerprint(self._changes.old, subject.locator):
            return None
        named = [mark for mark in self._marks if mark.label == subject.footnote]
        mark = _choose(named, subject, homes)
        # a prompt that the old file lacks stood there before the file was changed under the same text
        is_left = any(one.new for one in pairs) if pair is None else pair.new is not None
        if mark is None or not is_left:
            return _delete(clause, pair)
        placed = _place(clause, mark.clause, homes)
        return _edit(placed, pair) if pair else placed._replace(words="edited")

    def _pair(self, label: str) -> tuple[PromptPair, ...]:
        old, new = (
            (document.prompts or {}).get(label) for document in (self._changes.old, self._changes.new)
        )
        return pair_prompts(old, new, self._changes.successors)

    @cached_property
    def _marks(self) -> tuple[_Mark, ...]:
        """Returns the marks of the new document that name a file of prompts."""
        files = self._changes.new.prompts or {}
        return tuple(
            _Mark(clause, label)
            for clause in self._changes.new.clauses
            for label in clause.eval_prompts
            if label in files
        )

    @cached_property
    def _standing(self) -> Mapping[str, Sequence[_Mark]]:
        """Returns for the fingerprint of each prompt of the new document where it stands."""
        files = self._changes.new.prompts or {}
        found: dict[str, list[_Mark]] = defaultdict(list)
        for mark in self._marks:
            for prompt in list_prompts(files[mark.label]):
                found[fingerprint_words(prompt.text)].append(mark)
        return found


def _is_of(prompt: Prompt, subject: RowSubject) -> bool:
    return fingerprint_words(prompt.text) == subject.fingerprint


def _choose(marks: Sequence[_Mark], subject: RowSubject, homes: Collection[int]) -> _Mark | None:
    """Returns the mark that is most likely the one of a row: in the same clause, and of the same label."""
    return min(
        marks,
        key=lambda mark: (mark.clause.index not in homes, mark.label != subject.footnote),
        default=None,
    )


def _place(clause: Migrated, place: Clause, homes: Collection[int]) -> Migrated:
    """Returns that a prompt stands as it was, given what became of its clause and in which clause its mark is now."""
    found = clause._replace(words="exact", moved=False, redline=())
    if place.index in homes:
        return found
    return found._replace(to=(MigratedPart(place.locator, 1.0, place.body),), moved=True)


def _edit(placed: Migrated, pair: PromptPair) -> Migrated:
    """Returns that a prompt that stands in a place has other words there."""
    line = Redline(pair.wording, pair.wording, "example", placed.locator, placed.to[0].locator, _draw(pair))  # type: ignore[arg-type]
    return placed._replace(words=name_words(pair.wording), redline=(line,))


def _delete(clause: Migrated, pair: PromptPair | None) -> Migrated:
    """Returns that a prompt is gone."""
    lines = (Redline("deleted", "edited", "example", clause.locator, None, _draw(pair)),) if pair else ()
    was = pair.old.text.strip() if pair and pair.old else ""
    return clause._replace(was=was, to=(), words="deleted", moved=False, redline=lines)


def _draw(pair: PromptPair) -> tuple[Piece, ...]:
    before, after = (one.text.strip() if one else "" for one in (pair.old, pair.new))
    return align_conversations(before, after).pieces
