"""Edit scripts as JSON: `clausetree diff --format script` writes them, `clausetree apply` reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from clausetree.diff.script import Delete, Edit, EditScript, Insert, Move, Replace, build_script
from clausetree.model.errors import ClausetreeError
from clausetree.output.json.document_shapes import SchemaVersion  # noqa: TC001 - msgspec reads the annotations
from clausetree.output.json.encoder import encode_shape
from clausetree.text.span import Span

if TYPE_CHECKING:
    from clausetree.output.answers import ChangesAnswer
    from clausetree.output.screen import Screen


class InsertShape(msgspec.Struct, frozen=True, tag_field="edit", tag="insert"):
    """A clause to insert; several at one offset are inserted in the order of the script.

    Attributes:
        edit: What to do: insert.
        clause: The id of the clause.
        at: Where to insert it: an offset in the old text, in characters from 0.
        text: The source of its own part, heading included.
    """

    clause: str
    at: int
    text: str


class DeleteShape(msgspec.Struct, frozen=True, tag_field="edit", tag="delete"):
    """A clause to delete.

    Attributes:
        edit: What to do: delete.
        clause: The id of the clause.
        start: The offset of its first character in the old text, in characters from 0.
        end: The offset after its last character.
    """

    clause: str
    start: int
    end: int


class ReplaceShape(msgspec.Struct, frozen=True, tag_field="edit", tag="replace"):
    """Characters of a clause to replace.

    Attributes:
        edit: What to do: replace.
        clause: The id that the clause has in the new text; null before the first heading.
        start: The offset of the first of these characters in the old text, in characters from 0.
        end: The offset after the last of them; the same as `start` where text is only inserted.
        text: What to put in their place.
    """

    clause: str | None
    start: int
    end: int
    text: str


class MoveShape(msgspec.Struct, frozen=True, tag_field="edit", tag="move"):
    """A clause to move.

    Attributes:
        edit: What to do: move.
        clause: The id that the clause has in the new text.
        start: The offset of its first character in the old text, in characters from 0.
        end: The offset after its last character.
        at: Where to move it: an offset in the old text, in characters from 0.
        edits: What to replace in it; their offsets are in the old text, where the clause was.
    """

    clause: str
    start: int
    end: int
    at: int
    edits: tuple[ReplaceShape, ...]


class ScriptShape(msgspec.Struct, frozen=True):
    """How to make the new text out of the old one.

    Attributes:
        schema_version: The version of this shape.
        old_sha256: The SHA-256 of the old text in UTF-8, in hexadecimal.
        new_sha256: The SHA-256 of the new text in UTF-8, in hexadecimal.
        edits: What to do: deletions first, then the other edits in the order of the new text.
    """

    schema_version: SchemaVersion
    old_sha256: str
    new_sha256: str
    edits: tuple[InsertShape | DeleteShape | ReplaceShape | MoveShape, ...]


def render(answer: ChangesAnswer, _screen: Screen) -> str:
    """Returns the edit script of all changes as indented JSON, with a line feed at its end."""
    script = build_script(answer.changes)
    return encode_shape(
        ScriptShape("1", script.old_sha256, script.new_sha256, tuple(map(_shape, script.edits)))
    )


def parse_script(data: bytes) -> EditScript:
    """Returns the script that `data` holds.

    Raises:
        ClausetreeError: It holds none.
    """
    try:
        shape = msgspec.json.decode(data, type=ScriptShape)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ClausetreeError(
            f"this is not an edit script: {error}",
            "create one with `clausetree diff OLD NEW --format script`",
        ) from None
    return EditScript(
        old_sha256=shape.old_sha256, new_sha256=shape.new_sha256, edits=tuple(map(_edit, shape.edits))
    )


def _shape(edit: Edit) -> InsertShape | DeleteShape | ReplaceShape | MoveShape:
    match edit:
        case Insert():
            return InsertShape(edit.clause, edit.at, edit.text)
        case Delete():
            return DeleteShape(edit.clause, *edit.span)
        case Replace():
            return _replacement(edit)
        case Move():
            return MoveShape(edit.clause, *edit.span, edit.at, tuple(map(_replacement, edit.edits)))


def _replacement(edit: Replace) -> ReplaceShape:
    return ReplaceShape(edit.clause, *edit.span, edit.text)


def _edit(shape: InsertShape | DeleteShape | ReplaceShape | MoveShape) -> Edit:
    match shape:
        case InsertShape():
            return Insert(clause=shape.clause, at=shape.at, text=shape.text)
        case DeleteShape():
            return Delete(clause=shape.clause, span=Span(shape.start, shape.end))
        case ReplaceShape():
            return _read_replacement(shape)
        case MoveShape():
            return Move(
                clause=shape.clause,
                span=Span(shape.start, shape.end),
                at=shape.at,
                edits=tuple(map(_read_replacement, shape.edits)),
            )


def _read_replacement(shape: ReplaceShape) -> Replace:
    return Replace(clause=shape.clause, span=Span(shape.start, shape.end), text=shape.text)
