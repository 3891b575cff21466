"""`missing-full-stop`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.lint.prose_blocks import BLOT, find_prose
from clausetree.lint.rule import Rule
from clausetree.text.span import Span
from clausetree.text.words import find_words, is_inside_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausetree.lint.prose_blocks import ProseBlock
    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic

_MARKS = re.compile(r"(?:[ \t]*\[\^[^\]\s]+\])+\s*\Z")
_CLOSING = "\"'\u201d\u2019)]\u300d\u300f\uff09*_ \t\r\n"
_STOPS = tuple(".!?\u2026\u3002\uff01\uff1f\uff0e\uff61\u0964\u0965\u061f\u06d4")
_FEWEST_WORDS = {"item": 3, "paragraph": 8, "commentary": 8}
_FEWEST_NEIGHBOURS = 2
_LONGEST_END = 200  # characters of marks at the end of a text


class MissingFullStop(Rule):
    """A list item or paragraph without a full stop, while those beside it have one.

    Headings in bold, links, code and text that introduces a list or an example need none.

    ## Why it matters
    Something may have been cut off.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    - Write short words.
    - Write short sentences
    - Write short chapters.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    - Write short words.
    - Write short sentences.
    - Write short chapters.
    ````
    """

    code = "STY018"
    name = "missing-full-stop"
    severity = "info"

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at the last word of the only item of a list, or of a paragraph among others, that just ends."""
        for blocks in _group(find_prose(content)):
            ends = [_ends_sentence(block.text) for block in blocks]
            if len(blocks) <= _FEWEST_NEIGHBOURS or ends.count(False) != 1 or None in ends:
                continue
            block = blocks[ends.index(False)]
            word = _last_word(block.text)
            if word and len(find_words(block.text)) >= _FEWEST_WORDS[block.kind]:
                yield self.at(
                    word.shift(block.span.start),
                    f"{'list item' if block.kind == 'item' else 'paragraph'} without a full stop, unlike those beside it",
                    "add it, or what was cut off",
                )


def _group(blocks: Iterable[ProseBlock]) -> list[list[ProseBlock]]:
    """Returns the items of each list, and the paragraphs of each clause that follow each other."""
    groups: list[list[ProseBlock]] = []
    for block in blocks:
        last = groups[-1][-1] if groups else None
        if last and last.kind == block.kind and (block.kind == "paragraph" or last.group == block.group):
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


def _strip_end(text: str) -> str:
    """Returns a text without the footnote marks, quotation marks and brackets at its end."""
    marks = _MARKS.search(text, max(len(text) - _LONGEST_END, 0))
    return (text[: marks.start()] if marks else text).rstrip(_CLOSING)


def _ends_sentence(text: str) -> bool | None:
    """Returns whether a text ends in a full stop or its like; None where it ends in neither that nor a plain word."""
    end = _strip_end(text)
    if end.endswith(_STOPS):
        return True
    if text.lstrip().startswith(("**", "__", "|", ":")) and text.rstrip().endswith(("**", "__", "|", ":")):
        return None
    return False if end and _is_letter(end, len(end) - 1) else None


def _last_word(text: str) -> Span | None:
    """Returns where the last word of a text stands, where it ends in one."""
    end = len(_strip_end(text))
    start = end
    while start > 0 and text[start - 1] != BLOT and _is_letter(text, start - 1):
        start -= 1
    return Span(start, end) if start < end else None


def _is_letter(text: str, place: int) -> bool:
    """Returns whether a letter, a digit or a mark of a letter stands at a place."""
    return text[place].isalnum() or is_inside_word(text, place)
