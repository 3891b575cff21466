"""Completions: what belongs at the cursor, with what each means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lsprotocol.types import (
    CompletionItem,
    CompletionItemKind,
    CompletionItemLabelDetails,
    CompletionList,
    TextEdit,
)

from clausetree.lint.selection import list_rule_words
from clausetree.lint.table import RULES
from clausetree.lsp.completion_place import CompletedKind, find_completion_place
from clausetree.lsp.dialect_words import ATTRIBUTES, ROLE_ATTRIBUTES, ROLES, SETTINGS, TAGS, TRUTHS, VERDICTS
from clausetree.text.letters import NAME
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lsprotocol.types import CompletionParams

    from clausetree.lsp.spec_view import SpecView

TRIGGERS = ("#", "=", "<", "^", " ", ",", ":", "/", '"')
"""The characters after which the client asks for completions by itself."""

_TITLED = frozenset({"id", "violated id", "rule"})  # what is looked for by a title or a name too
_USED = frozenset(
    {"level", "tag"}
)  # what is known from where it is written, which may be the cursor's place alone
_REST = re.compile(rf"{NAME}*")
_ENDINGS: Mapping[CompletedKind, str] = {
    "id": ")",
    "violated id": "]",
    "footnote": "]",
    "attribute": "=",
    "setting": ": ",
}
"""What is put after a word, where it does not stand there yet."""

_CLOSED = frozenset({")", "]"})  # before them a word is what stands between brackets
_MOST = 300  # items: a client filters those that it has, and asks again where there are more
_KINDS: Mapping[CompletedKind, CompletionItemKind] = {
    "id": CompletionItemKind.Reference,
    "violated id": CompletionItemKind.Reference,
    "level": CompletionItemKind.EnumMember,
    "tag": CompletionItemKind.EnumMember,
    "attribute": CompletionItemKind.Property,
    "verdict": CompletionItemKind.EnumMember,
    "role": CompletionItemKind.Keyword,
    "role attribute": CompletionItemKind.Property,
    "setting": CompletionItemKind.Property,
    "truth": CompletionItemKind.Value,
    "footnote": CompletionItemKind.Reference,
    "rule": CompletionItemKind.Constant,
}


class _Word(NamedTuple):
    """A word that can be put at the cursor.

    Attributes:
        word: The word.
        meaning: What it means, in plain text.
        detail: A short remark beside it.
    """

    word: str
    meaning: str = ""
    detail: str = ""


def find_completions(view: SpecView, path: str, params: CompletionParams) -> CompletionList | None:
    """Returns what belongs at the cursor; None where nothing is known of the place."""
    offset = view.offset(path, params.position)
    start, _, _ = view.content_at(path, offset)
    text = view.text(path)
    place = find_completion_place(text[max(start, 0) : offset])
    if place is None:
        return None
    begun = place.begun.casefold()
    is_title_known = place.kind in _TITLED
    rest = (_REST.match(text, offset) or [""])[0]
    written, end = place.begun + rest, offset + len(rest)
    known = (word for word in _WORDS[place.kind](view) if place.kind not in _USED or word.word != written)
    words = [
        word
        for word in known
        if word.word.casefold().startswith(begun)
        or (is_title_known and begun in f"{word.word} {word.meaning}".casefold())
    ]
    words.sort(key=lambda word: not word.word.casefold().startswith(begun))
    if not place.begun and text[end : end + 1] not in _CLOSED:  # what follows is no part of the word
        end = offset
    ending = _ENDINGS.get(place.kind, "")
    if text.startswith(ending.strip(), end):
        ending = ""
    replaced = view.range(path, Span(offset - len(place.begun), end))
    items = [
        CompletionItem(
            label=word.word,
            label_details=CompletionItemLabelDetails(description=word.detail) if word.detail else None,
            kind=_KINDS[place.kind],
            detail=word.meaning or None,
            sort_text=f"{number:05}",
            filter_text=f"{word.word} {word.meaning}" if begun not in word.word.casefold() else word.word,
            text_edit=TextEdit(replaced, word.word + ending),
        )
        for number, word in enumerate(words[:_MOST])
    ]
    return CompletionList(is_incomplete=len(words) > _MOST, items=items)


def _ids(view: SpecView) -> Iterator[_Word]:
    for clause in view.document.clauses:
        yield _Word(clause.id, clause.title, clause.level or "")


def _levels(view: SpecView) -> Iterator[_Word]:
    for level in view.document.ladder:
        yield _Word(level)


def _tags(view: SpecView) -> Iterator[_Word]:
    used = {tag: "" for clause in view.document.clauses for tag in clause.tags}
    yield from _explain({**used, **TAGS})


def _footnotes(view: SpecView) -> Iterator[_Word]:
    marks = {mark.label: "" for _, content in view.document.contents() for mark in content.footnotes}
    files = {label: f"eval prompts in {label}.md" for label in view.prompt_texts}
    yield from _explain({**marks, **files})


def _settings(view: SpecView) -> Iterator[_Word]:
    used = {
        setting.key: ""
        for _, content in view.document.contents()
        for example in content.examples
        for message in example.conversation.all_messages()
        for setting in message.settings
    }
    yield from _explain({**used, **SETTINGS})


def _rules(_: SpecView) -> Iterator[_Word]:
    for word, meaning in list_rule_words().items():
        is_name = meaning in RULES
        yield _Word(word, "" if is_name else meaning, meaning if is_name else "")


def _explain(meanings: Mapping[str, str]) -> Iterator[_Word]:
    for word in sorted(meanings):
        yield _Word(word, meanings[word])


_WORDS: Mapping[CompletedKind, Callable[[SpecView], Iterable[_Word]]] = {
    "id": _ids,
    "violated id": _ids,
    "level": _levels,
    "tag": _tags,
    "attribute": lambda _: _explain(ATTRIBUTES),
    "verdict": lambda _: (_Word(word.upper(), meaning) for word, meaning in VERDICTS.items()),
    "role": lambda _: _explain(ROLES),
    "role attribute": lambda _: _explain(ROLE_ATTRIBUTES),
    "setting": _settings,
    "truth": lambda _: _explain(TRUTHS),
    "footnote": _footnotes,
    "rule": _rules,
}
