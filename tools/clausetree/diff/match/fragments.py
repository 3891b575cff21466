"""Fragments: the sentences and examples that clauses are made of, one by one."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from clausetree.diff.match.side import find_plain_words
from clausetree.model.passage_sentences import find_sentences
from clausetree.text.bold_terms import BOLD_TERM
from clausetree.text.code_span import split_code
from clausetree.text.comments import hide_comments
from clausetree.text.entities import decode_entities
from clausetree.text.footnote_marks import FOOTNOTE_MARK
from clausetree.text.lines import end_plainly
from clausetree.text.list_markers import LIST_MARKER
from clausetree.text.shingles import Shingles, find_shingles
from clausetree.text.words import fold_typography, fold_wording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from clausetree.model.clause import Clause, Passage
    from clausetree.model.example import Example
    from clausetree.text.span import Span

_MARK = re.compile(FOOTNOTE_MARK)
_ITEM = re.compile(rf"(?P<signs>[ \t>]*){LIST_MARKER}(?=[ \t])")
_QUOTED = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)  # what begins the lines of a quotation
_BREAK = re.compile(r"\\(?=\r?\n|\Z)")  # ends a line within a paragraph, as two blanks do
_RULE = re.compile(r"\s*([-*_])(?:[ \t]*\1){2,}\s*")  # across the page
_ALIGNMENT = re.compile(r"^[|: \t-]++(?=\r?$)", re.MULTILINE)  # a line that may be that of a table's columns
_TERM = re.compile(BOLD_TERM)
_SIZE = 2  # words of a shingle: with one, the labelled sentences and their neighbours overlap; with three, half of those with a third replaced are lost
_FEW = 8  # words below which a sentence is known by its words as well: of few pairs little survives an edit
_TELLING = 5  # blanks from which on a sentence can be told from others; labelled: by chance up to 4


Raw = Literal["block", "inside"]


class Fragment:
    """A sentence or an example in its clause.

    Attributes:
        clause: The index of its clause.
        passage: The index of its passage in the clause.
        place: Its passage: the index of its clause, and the passage's own.
        sentence: Which sentence of the passage it is, from 0; None for an example and for the marker of commentary.
        source: Its characters, the blanks after it included.
        text: What it says, without these blanks.
        example: The example that it is; None for a sentence.
        raw: What of it is no prose, and shows comments: `block` where it is a part of a block of code, in which only
            blanks at the end of a line are typography; `inside` where code or an example stands in it, within a list or
            commentary; None for prose.
        quoted: Whether it stands in a quotation.
        part: Which part of its sentence it is, from 0, where that is compared in parts.
        origin: The old fragment that it was; None where it is new, and on an old one.
    """

    def __init__(
        self,
        place: tuple[int, int],
        sentence: int | None,
        source: str,
        example: Example | None = None,
        *,
        raw: Raw | None = None,
    ) -> None:
        """Takes what the attributes say."""
        self.clause, self.passage = place
        self.place = place
        self.sentence = sentence
        self.source = source
        self.text = source.rstrip()
        self.example = example
        self.raw = raw
        self.quoted = False
        self.part = 0
        self.origin: Fragment | None = None

    @property
    def lead(self) -> int:
        """Returns how many characters the number or the sign of a list item takes that it begins with, the blanks before it included."""
        item = None if self.example or self.raw else _ITEM.match(self.source)
        return item.end() if item else 0

    @property
    def size(self) -> int:
        """Returns how many characters it has, however its lines end."""
        return len(self.source) - self.source.count("\r\n")

    @property
    def plain(self) -> str:
        """Returns its characters with every line ended by a line feed alone."""
        return end_plainly(self.source)

    @cached_property
    def squeezed(self) -> str:
        """Returns what it says, without the sign of a list item and without blanks."""
        return "".join(self.source[self.lead :].split())

    @property
    def words(self) -> list[str]:
        """Returns its words, as they are compared."""
        return find_plain_words(self._shown)

    @cached_property
    def shingles(self) -> Shingles:
        """Returns the pairs of its words, and where these are few its words too."""
        words = self.words
        pairs = find_shingles(words, _SIZE)
        return pairs if len(words) >= _FEW else pairs | find_shingles(words, 1)

    @property
    def bare(self) -> str:
        """Returns its text without footnote marks, comments, signs of quotations and list items, what breaks its lines, and how columns are aligned."""
        text = self._shown
        if self.raw == "block":
            return text
        if "[^" in text:
            text = _drop_marks(text)
        if self.example:
            return text
        if self.quoted:
            text = _QUOTED.sub("", text).lstrip()
        item = _ITEM.match(text)
        text = "".join([*item["signs"].split(), text[item.end() :]]) if item else text
        if "|" in text and not self.raw:
            text = _ALIGNMENT.sub(_drop_alignment, text)
        return _BREAK.sub("", text) if "\\" in text else text

    @cached_property
    def folded(self) -> str:
        """Returns its bare text in its plainest spelling, with characters in place of entities that mean them."""
        if self.raw == "block":
            return "\n".join(line.rstrip() for line in self.bare.split("\n"))
        if self.raw:
            return fold_wording(self.bare)
        return fold_wording(decode_entities(self.bare, in_code=self.example is not None))

    @property
    def title(self) -> str | None:
        """Returns the title of the example that it is, in its plainest spelling."""
        return fold_typography(self.example.title) if self.example and self.example.title else None

    @property
    def term(self) -> str | None:
        """Returns the term in bold that it defines, in its plainest spelling."""
        if self.example or self.raw or "*" not in self.text:
            return None
        found = _TERM.match(self.bare)
        return fold_typography(found["term"]) if found else None

    @property
    def _shown(self) -> str:
        """Returns its text without comments, which nobody sees; in code they are seen, and verdicts are comments too."""
        return self.text if self.example or self.raw else hide_comments(self.text)

    @property
    def is_silent(self) -> bool:
        """Returns whether it says nothing to a reader: the line that opens commentary, a comment, or a line across the page."""
        if self.is_marker or self.example:
            return self.is_marker
        return not self._shown.strip() or (not self.raw and _RULE.fullmatch(self._shown) is not None)

    @property
    def is_marker(self) -> bool:
        """Returns whether it is the line that opens commentary, which says nothing."""
        return self.sentence is None and self.example is None

    @property
    def is_telling(self) -> bool:
        """Returns whether it says enough to be told from others wherever it stands."""
        blanks = self.text.count(" ")
        return blanks >= _TELLING or (not self.text.isascii() and len(self.words) > _TELLING)


def _drop_marks(text: str) -> str:
    """Returns `text` without footnote marks and the blanks before them; in a code span there are none."""
    if "`" not in text:
        return _cut_marks(text)
    pieces = split_code(text)
    return "".join(piece.source if piece.is_code else _cut_marks(piece.source) for piece in pieces)


def _cut_marks(text: str) -> str:
    *marked, last = _MARK.split(text)
    return "".join([*(part.rstrip(" \t") for part in marked), last])


def _drop_alignment(line: re.Match[str]) -> str:
    """Returns the line between the head of a table and its rows in one spelling; any other as it is."""
    return "|-|" if "|" in line[0] and "-" in line[0] else line[0]


def split_clause(clause: Clause, without: Collection[int] = ()) -> list[Fragment]:
    """Returns the fragments of a clause but for those of the passages in `without`, in the order of the text."""
    examples = {example.span: example for example in clause.examples}
    found: list[Fragment] = []
    for number in range(len(clause.content.passages)):
        if number not in without:
            found += _split(clause, number, examples)
    return found


def split_passage(clause: Clause, number: int) -> list[Fragment]:
    """Returns the fragments of one passage, given its place."""
    return list(_split(clause, number, {example.span: example for example in clause.examples}))


def _split(clause: Clause, number: int, examples: Mapping[Span, Example]) -> Iterator[Fragment]:
    passage = clause.content.passages[number]
    if passage.kind == "example":
        text = passage.span.slice(clause.content.source)
        yield Fragment((clause.index, number), None, text, examples.get(passage.span))
    else:
        yield from _split_prose(clause, number, passage)


def _split_prose(clause: Clause, number: int, passage: Passage) -> Iterator[Fragment]:
    """Yields the sentences of a passage, before them the marker that opens commentary."""
    source = clause.content.source
    sentences = find_sentences(clause, passage)
    start = sentences[0].start if sentences else passage.span.end
    if passage.span.start < start:
        yield Fragment((clause.index, number), None, source[passage.span.start : start])
    for place, sentence in enumerate(sentences):
        text = sentence.slice(source)
        inside: Raw | None = "inside" if _shows_raw(clause, sentence.start, text) else None
        raw = "block" if passage.kind == "code" else inside
        fragment = Fragment((clause.index, number), place, text, raw=raw)
        fragment.quoted = passage.kind == "quote"
        yield fragment


def _shows_raw(clause: Clause, start: int, text: str) -> bool:
    """Returns whether there is code, or a conversation, in a stretch of a clause."""
    raw = clause.content.raw
    behind = bisect_left(raw, start + len(text.rstrip()), key=_get_start) if raw else 0
    return behind > 0 and raw[behind - 1].end > start


def _get_start(span: Span) -> int:
    return span.start
