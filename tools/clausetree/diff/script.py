"""Edit scripts: the typed edits that turn one text into another, byte for byte."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from clausetree.model.errors import ClausetreeError
from clausetree.text.edit import TextEdit, apply_edits, compare_texts
from clausetree.text.sequence import find_ascent
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from clausetree.diff.changes import ChangeSet
    from clausetree.model.document import Document


class Insert(NamedTuple):
    """A new clause, put in at an offset of the old text; several at one offset stand in the script's order."""

    clause: str
    at: int
    text: str


class Delete(NamedTuple):
    """A clause that is gone, with where it stood in the old text."""

    clause: str
    span: Span


class Replace(NamedTuple):
    """Other words in a clause: `text` for what stands in the span of the old text. No clause: before the first heading."""

    clause: str | None
    span: Span
    text: str


class Move(NamedTuple):
    """A clause that stands elsewhere: taken from its span, with the edits inside it made, and put in at an offset."""

    clause: str
    span: Span
    at: int
    edits: tuple[Replace, ...] = ()


Edit = Insert | Delete | Move | Replace


class EditScript(NamedTuple):
    """How to make one text of another; offsets are in the old text.

    Attributes:
        old_sha256: The hash of the old text in UTF-8, in hexadecimal.
        new_sha256: The hash of the new text.
        edits: What to do: deletions first, then the others in the order of the new text.
    """

    old_sha256: str
    new_sha256: str
    edits: tuple[Edit, ...]


class _Piece(NamedTuple):
    """A clause's own part of a text, or what stands before the first heading."""

    clause: str | None
    start: int
    source: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.source))


def build_script(changes: ChangeSet) -> EditScript:
    """Returns the script that makes the new document's text of the old one's; what it does not name is unchanged."""
    olds, news = _pieces(changes.old), _pieces(changes.new)
    old_numbers = {clause.start: number for number, clause in enumerate(changes.old.clauses, 1)}
    new_numbers = {clause.start: number for number, clause in enumerate(changes.new.clauses, 1)}
    partners = {0: 0} | {new_numbers[pair.new.start]: old_numbers[pair.old.start] for pair in changes.pairs}
    return EditScript(
        old_sha256=_hash(changes.old.text),
        new_sha256=_hash(changes.new.text),
        edits=tuple(_edits(olds, news, partners)),
    )


def apply_script(script: EditScript, old: str) -> str:
    """Returns the new text.

    Raises:
        ClausetreeError: The script was made for another text, or is damaged.
    """
    if _hash(old) != script.old_sha256:
        raise ClausetreeError(
            f"the script was made for another text: its SHA-256 is {script.old_sha256[:12]}…, this one's {_hash(old)[:12]}…",
            "name the text that the script was made from as OLD",
        )
    spans = [edit.span for edit in script.edits if not isinstance(edit, Insert)]
    places = [edit.at for edit in script.edits if isinstance(edit, Insert | Move)]
    if all(0 <= start <= end <= len(old) for start, end in [*spans, *((at, at) for at in places)]):
        text = apply_edits(old, _text_edits(script.edits, old))
        if _hash(text) == script.new_sha256:
            return text
    raise ClausetreeError(
        "the script is damaged: what it makes is not the new text", "create it again with `clausetree diff`"
    )


def apply_some(changes: ChangeSet, clauses: Collection[str]) -> str:
    """Returns the old text with what changed in some of its clauses alone; each may be named by its old or new id."""
    names = set(clauses)
    for pair in changes.pairs:
        if names.intersection((pair.old.id, pair.new.id)):
            names |= {pair.old.id, pair.new.id}
    edits = [edit for edit in build_script(changes).edits if edit.clause in names]
    return apply_edits(changes.old.text, _text_edits(edits, changes.old.text))


def _edits(olds: Sequence[_Piece], news: Sequence[_Piece], partners: dict[int, int]) -> Iterator[Edit]:
    kept = set(partners.values())
    for number, piece in enumerate(olds):
        if number not in kept:
            yield Delete(clause=piece.clause or "", span=piece.span)
    paired = sorted(partners)
    weights = [1 + len(olds[partners[number]].source) for number in paired]
    weights[0] = 1 + sum(weights)  # what stands before the first heading never moves
    stay = {paired[place] for place in find_ascent([partners[number] for number in paired], weights)}
    at = 0
    for number, piece in enumerate(news):
        if number not in partners:
            yield Insert(clause=piece.clause or "", at=at, text=piece.source)
            continue
        old = olds[partners[number]]
        changed = tuple(
            Replace(clause=piece.clause, span=edit.span.shift(old.start), text=edit.text)
            for edit in (compare_texts(old.source, piece.source) if old.source != piece.source else ())
        )
        if number in stay:
            at = old.span.end
            yield from changed
        else:
            yield Move(clause=piece.clause or "", span=old.span, at=at, edits=changed)


def _text_edits(edits: Sequence[Edit], old: str) -> list[TextEdit]:
    """Returns the edits as replacements in the old text, in order; those at one offset in the script's order."""
    found: list[TextEdit] = []
    for edit in edits:
        match edit:
            case Insert():
                found.append(TextEdit(span=Span(edit.at, edit.at), text=edit.text))
            case Delete():
                found.append(TextEdit(span=edit.span, text=""))
            case Replace():
                found.append(TextEdit(span=edit.span, text=edit.text))
            case Move():
                inner = [TextEdit(span=e.span.shift(-edit.span.start), text=e.text) for e in edit.edits]
                moved = apply_edits(edit.span.slice(old), inner)
                found += (
                    TextEdit(span=edit.span, text=""),
                    TextEdit(span=Span(edit.at, edit.at), text=moved),
                )
    return sorted(found, key=lambda edit: edit.span)


def _pieces(document: Document) -> list[_Piece]:
    """Returns the parts of a document; joined they are its text."""
    first = _Piece(None, 0, document.mark + document.preamble.source)
    return [first, *(_Piece(clause.id, clause.start, clause.content.source) for clause in document.clauses)]


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
