"""`clausetree show --format json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from clausetree.model.file_places import Places
from clausetree.output.json.document import build_clause, build_message, build_revision
from clausetree.output.json.document_shapes import ClauseShape, MessageShape, RevisionShape, SchemaVersion  # noqa: TC001 - msgspec reads the annotations
from clausetree.output.json.encoder import encode_shape
from clausetree.text.lines import LineIndex

if TYPE_CHECKING:
    from clausetree.model.eval_prompts import EvalPrompts
    from clausetree.model.example import Message
    from clausetree.output.answers import ClauseAnswer
    from clausetree.output.screen import Screen


class PromptShape(msgspec.Struct, frozen=True):
    """An eval prompt.

    Attributes:
        title: What it is called; null where its file does not say.
        messages: The conversation; lines count in its file.
    """

    title: str | None
    messages: tuple[MessageShape, ...]


class PromptFileShape(msgspec.Struct, frozen=True):
    """The eval prompts of a footnote.

    Attributes:
        label: The footnote's label, by which the file is named.
        title: The clause's title as the file has it; null where it names none.
        prompts: The prompts, in the order written.
    """

    label: str
    title: str | None
    prompts: tuple[PromptShape, ...]


class ShownClauseShape(msgspec.Struct, frozen=True):
    """One clause and what belongs to it.

    Attributes:
        schema_version: The version of this shape.
        revision: The text that it is in.
        clause: The clause, as in `clausetree schema document`.
        children: The ids of the clauses right under it.
        referred_by: The ids of the clauses that refer to it.
        violated_by: The ids of the clauses with a response that violates it.
        prompts: Its eval prompts, for each footnote label that has a file.
    """

    schema_version: SchemaVersion
    revision: RevisionShape
    clause: ClauseShape
    children: tuple[str, ...]
    referred_by: tuple[str, ...]
    violated_by: tuple[str, ...]
    prompts: tuple[PromptFileShape, ...]


def render(answer: ClauseAnswer, _screen: Screen) -> str:
    """Returns the clause as indented JSON."""
    document, clause = answer.document, answer.clause
    return encode_shape(
        ShownClauseShape(
            schema_version="1",
            revision=build_revision(answer.revision),
            clause=build_clause(document, clause, Places(answer.revision, document)),
            children=tuple(child.id for child in document.clauses if child.parent == clause.index),
            referred_by=tuple(other.id for other in document.referring(clause)),
            violated_by=tuple(other.id for other in document.violating(clause)),
            prompts=tuple(
                _file(prompts, answer.prompt_paths[label]) for label, prompts in answer.prompts.items()
            ),
        )
    )


def _file(prompts: EvalPrompts, path: str) -> PromptFileShape:
    lines = LineIndex(prompts.text)

    def build(message: Message) -> MessageShape:
        line = lines.position(message.span.start).line
        return build_message(message, prompts.text, path, line)

    return PromptFileShape(
        label=prompts.label,
        title=prompts.title,
        prompts=tuple(
            PromptShape(example.title, tuple(map(build, example.conversation.all_messages())))
            for example in prompts.examples
        ),
    )
