"""Edits of a text: replacements at exact places."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from clausetree.text.lines import LineIndex
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class TextEdit(NamedTuple):
    """What stands in `span` gives way to `text`."""

    span: Span
    text: str

    def shift(self, by: int) -> TextEdit:
        """Returns the same edit, `by` characters further on."""
        return TextEdit(self.span.shift(by), self.text)


def apply_edits(text: str, edits: Iterable[TextEdit]) -> str:
    """Returns `text` with all `edits` made; they are in order and do not overlap."""
    parts: list[str] = []
    position = 0
    for edit in edits:
        parts += (text[position : edit.span.start], edit.text)
        position = edit.span.end
    return "".join([*parts, text[position:]])


def compare_texts(old: str, new: str) -> list[TextEdit]:
    """Returns the edits that turn `old` into `new`, in order: by line first, then by word in the lines that changed."""
    from clausetree.text.sequence import compare_sequences  # noqa: PLC0415 - who makes an edit by hand compares nothing

    old_lines, new_lines = LineIndex(old), LineIndex(new)
    edits: list[TextEdit] = []
    for change in compare_sequences(_lines(old_lines), _lines(new_lines)):
        span = Span(old_lines.start(change.old_start), old_lines.start(change.old_end))
        text = new[new_lines.start(change.new_start) : new_lines.start(change.new_end)]
        edits += [edit.shift(span.start) for edit in _by_word(span.slice(old), text)]
    return edits


def _by_word(old: str, new: str) -> list[TextEdit]:
    from clausetree.text.sequence import compare_sequences  # noqa: PLC0415 - likewise
    from clausetree.text.words import split_tokens  # noqa: PLC0415 - likewise

    old_tokens, new_tokens = split_tokens(old), split_tokens(new)
    old_ends, new_ends = _offsets(old_tokens), _offsets(new_tokens)
    return [
        TextEdit(
            span=Span(old_ends[change.old_start], old_ends[change.old_end]),
            text=new[new_ends[change.new_start] : new_ends[change.new_end]],
        )
        for change in compare_sequences(old_tokens, new_tokens)
    ]


def _lines(lines: LineIndex) -> list[str]:
    return [lines.text[lines.start(number) : lines.start(number + 1)] for number in range(len(lines))]


def _offsets(tokens: Sequence[str]) -> list[int]:
    return [0, *accumulate(map(len, tokens))]
