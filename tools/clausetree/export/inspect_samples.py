"""Samples for a task of Inspect AI: eval prompts of a clause, or its examples where it has none, up to the first response to judge.

Its messages have four roles: `developer` becomes `system`, and the metadata keeps the roles as written. Models ask for a
call before a tool's answer: an assistant's message to a recipient becomes one, and an answer without gets an empty one. Calls
that stand one after the other are one message, as models make them, and their answers follow.
"""

from __future__ import annotations

import json
import re
from itertools import chain, count, groupby
from typing import TYPE_CHECKING, Any, Literal

from clausetree.export.chat_rows import build_chat_rows
from clausetree.export.prompt_rows import build_prompt_rows
from clausetree.export.row_values import PromptRow
from clausetree.export.sample_values import (
    SampleCall,
    SampleMessage,
    SampleMetadata,
    SampleResponse,
    SampleRole,
    SampleRow,
    SampleTurn,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetree.export.exported_document import ExportedDocument
    from clausetree.export.row_values import ChatRow, RowMessage
    from clausetree.model.clause import Clause

_ROLES: Mapping[str, SampleRole] = {
    "system": "system",
    "developer": "system",
    "assistant": "assistant",
    "tool": "tool",
}
_UNFIT = re.compile(r"[^A-Za-z0-9_-]")
_LONGEST_NAME = 64  # characters; what models' interfaces take for the name of a function


def build_samples(exported: ExportedDocument, clauses: Sequence[Clause]) -> Iterator[SampleRow]:
    """Yields for each of some clauses a sample for each of its eval prompts, or of its examples where it has no eval prompts.

    A conversation in which nobody speaks before the response gives none; of several comparisons the first is the one to judge.
    """
    for clause in clauses:
        for row in _build_rows(exported, clause):
            said, responses = _split(row.messages)
            if said:
                yield SampleRow(
                    schema_version="1",
                    id=row.id,
                    input=tuple(_build_input(said)),
                    target=f"{clause.title}\n\n{exported.plain_prose(clause)}".strip(),
                    metadata=_build_metadata(row, said, responses),
                )


def count_unasked(exported: ExportedDocument, clauses: Sequence[Clause]) -> tuple[int, int]:
    """Returns how many conversations give no sample, and how many comparisons of the others come after the first one."""
    silent = later = 0
    for row in chain.from_iterable(_build_rows(exported, clause) for clause in clauses):
        said, _ = _split(row.messages)
        silent += not said
        later += max(len({one.comparison for one in row.messages if one.comparison}) - 1, 0) if said else 0
    return silent, later


def _build_rows(exported: ExportedDocument, clause: Clause) -> Iterator[PromptRow | ChatRow]:
    """Yields the rows of the eval prompts of a clause; those of its examples where it has none."""
    prompts = build_prompt_rows(exported, (clause,))
    first = next(prompts, None)
    if first is None:
        yield from build_chat_rows(exported, (clause,))
    else:
        yield from chain((first,), prompts)


def _split(messages: Sequence[RowMessage]) -> tuple[Sequence[RowMessage], tuple[SampleResponse, ...]]:
    """Returns the messages before the first response to judge, and the responses that stand there."""
    end = next((place for place, one in enumerate(messages) if one.comparison), None)
    if end is not None:
        judged = [one for one in messages if one.comparison == messages[end].comparison]
        numbers = dict.fromkeys(one.response for one in judged)
        runs = [[one for one in judged if one.response == number] for number in numbers]
    else:
        end = len(messages)
        while end and messages[end - 1].role == "assistant":
            end -= 1
        runs = _part(messages[end:])
    return messages[:end], tuple(map(_build_response, runs))


def _part(responses: Sequence[RowMessage]) -> list[list[RowMessage]]:
    """Returns the responses at the end of a conversation without comparisons: a verdict begins one."""
    runs: list[list[RowMessage]] = []
    for message in responses:
        if runs and message.verdict is None:
            runs[-1].append(message)
        else:
            runs.append([message])
    return runs


def _build_response(run: Sequence[RowMessage]) -> SampleResponse:
    first = run[0]
    content = "\n\n".join(message.content for message in run)
    return SampleResponse(
        content=content, verdict=first.verdict, reason=first.reason, violates=first.violates
    )


def _build_input(messages: Sequence[RowMessage]) -> Iterator[SampleMessage]:
    numbers = count(1)
    calls: list[RowMessage] = []  # not answered yet
    for kind, run in groupby(messages, key=_find_kind):
        if kind == "call":
            calls = list(run)
        elif kind == "answer":
            yield from _build_exchange(calls, list(run), numbers)
            calls = []
        else:
            yield from map(_say, chain(calls, run))
            calls = []
    yield from map(_say, calls)


def _find_kind(message: RowMessage) -> Literal["call", "answer", "other"]:
    if message.role == "assistant" and message.recipient:
        return "call"
    return "answer" if message.role == "tool" else "other"


def _build_exchange(
    calls: Sequence[RowMessage], answers: Sequence[RowMessage], numbers: Iterator[int]
) -> Iterator[SampleMessage]:
    """Yields calls that nothing answers as they are said, then those that the answers are to, in one message, and the answers."""
    answered = _pair(calls, answers)
    yield from map(_say, (call for call in calls if not any(call is one for one in answered)))
    made = [
        _build_call(number, call.recipient or "", _read_arguments(call.content))
        if call
        else _build_call(number, answer.name or "tool", {})
        for answer, call, number in zip(answers, answered, numbers, strict=False)
    ]
    yield SampleMessage(role="assistant", content="", tool_calls=tuple(made))
    for answer, call in zip(answers, made, strict=True):
        yield SampleMessage(role="tool", content=answer.content, tool_call_id=call.id, function=call.function)


def _pair(calls: Sequence[RowMessage], answers: Sequence[RowMessage]) -> list[RowMessage | None]:
    """Returns for each answer the call that it is to: the first to a tool of its name, else the first that is left."""
    left = list(calls)
    found: list[RowMessage | None] = []
    for answer in answers:
        named = [call for call in left if call.recipient == answer.name]
        found.append(named[0] if named else None)
        left = [call for call in left if call is not found[-1]]
    rest = iter(left)
    return [call or next(rest, None) for call in found]


def _say(message: RowMessage) -> SampleMessage:
    return SampleMessage(role=_ROLES.get(message.role, "user"), content=message.content)


def _build_call(number: int, name: str, arguments: dict[str, Any]) -> SampleCall:
    function = _UNFIT.sub("_", name)[:_LONGEST_NAME] or "tool"
    return SampleCall(id=f"call_{number}", function=function, arguments=arguments)


def _read_arguments(content: str) -> dict[str, Any]:
    """Returns what a message to a tool says: the object that it is as JSON, else the text as `input`."""
    try:
        read = json.loads(content)
    except (ValueError, RecursionError):
        read = None
    return read if isinstance(read, dict) else {"input": content}


def _build_metadata(
    row: PromptRow | ChatRow, said: Sequence[RowMessage], responses: tuple[SampleResponse, ...]
) -> SampleMetadata:
    return SampleMetadata(
        locator=row.locator,
        fingerprint=row.fingerprint,
        clause_fingerprint=row.clause_fingerprint if isinstance(row, PromptRow) else None,
        label=row.label,
        commit=row.commit,
        sha256=row.sha256,
        path=row.path,
        clause=row.clause,
        level=row.level,
        tags=row.tags,
        licence=row.licence,
        footnote=row.footnote if isinstance(row, PromptRow) else None,
        title=row.title,
        turns=tuple(SampleTurn(role=message.role, settings=message.settings) for message in said),
        responses=responses,
        abridged=row.abridged,
    )
