"""Clauses: headings with what they say themselves."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetree.model.locator import Locator

if TYPE_CHECKING:
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.example import Attributes, Example
    from clausetree.model.reference import (
        Anchor,
        FileLink,
        Footnote,
        FootnoteDefinition,
        LinkDefinition,
        Reference,
        Remnant,
    )
    from clausetree.text.span import Span

PassageKind = Literal[
    "paragraph",
    "list",
    "code",
    "quote",
    "table",
    "html",
    "comment",
    "break",
    "heading",
    "commentary",
    "admonition",
    "example",
    "footnote",
]


class AttributeSpans(NamedTuple):
    """Where an attribute of a heading stands.

    Attributes:
        whole: All of it, quotes included.
        key: Its key; all of it where it is no `key=value` pair.
        value: Its value, quotes left out; empty where it has none.
    """

    whole: Span
    key: Span
    value: Span


class Heading(NamedTuple):
    """A heading line, or the two lines of an underlined one.

    Attributes:
        depth: 1 to 6.
        title: As written, its attribute list and closing `#`s left out.
        title_span: Where the title stands.
        span: The whole heading without its line ending; the other spans lie inside it.
        id: What stands after `#` in the attribute list; None where it has no id.
        attributes: The `key=value` pairs after the id.
        attribute_spans: Where each of them stands.
        attributes_span: The attribute list with its braces.
    """

    depth: int
    title: str
    title_span: Span
    span: Span
    id: str | None = None
    id_span: Span | None = None
    attributes: Attributes = ()
    attribute_spans: tuple[AttributeSpans, ...] = ()
    attributes_span: Span | None = None

    def attribute(self, key: str) -> str | None:
        """Returns the first value of attribute `key`, or None."""
        for name, value in self.attributes:
            if name == key:
                return value
        return None

    def value_span(self, key: str) -> Span | None:
        """Returns where the first value of attribute `key` stands, or None where there is none."""
        pairs = zip(self.attributes, self.attribute_spans, strict=True)
        return next((spans.value for (name, value), spans in pairs if name == key and value), None)


class Admonition(NamedTuple):
    """What commentary and its like are made of: `!!! word "Title"` and an indented body.

    Attributes:
        word: The word after the exclamation marks, such as `meta`; None where there is none.
        title: The title between the quotes; None where there is none.
        body: The lines below, indented as they are.
    """

    word: str | None
    title: str | None
    body: Span


class BoldTerm(NamedTuple):
    """What begins with a term in bold: a definition `**Term**: …`, or an item `1. **Term**: …` of an ordered list.

    Attributes:
        term: The term, without a colon at its end.
        term_span: The term between the stars.
        span: What is said of it, the stars included; of an item its first paragraph.
    """

    term: str
    term_span: Span
    span: Span


class Passage(NamedTuple):
    """A top-level block of a clause.

    Attributes:
        kind: What block it is.
        span: Its lines, without blank lines around them and without the last line ending.
        terms: What lines of a paragraph start with in bold; definitions where its chapter defines terms.
        admonition: What it is made of, where it is commentary or another admonition.
    """

    kind: PassageKind
    span: Span
    terms: tuple[BoldTerm, ...] = ()
    admonition: Admonition | None = None


class Content(NamedTuple):
    """What one clause says itself, read from its own lines only: spans count from its first character.

    Attributes:
        source: The text, from the heading up to the next one.
        heading: None for the text before the first heading.
        labels: The labels that its links name and the text defines.
        remnants: Running text in which something may have been lost by a slip.
        raw: The lines of each conversation and each fence, wherever they stand, in order: text that is not Markdown.
        code: The lines of each block of code, in fences or indented, wherever it stands.
        term_lists: For each ordered list whose items begin in bold, these items; one list may be the ladder.
        diagnostics: What the reader could not make sense of.
    """

    source: str
    heading: Heading | None = None
    passages: tuple[Passage, ...] = ()
    examples: tuple[Example, ...] = ()
    references: tuple[Reference, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    footnote_definitions: tuple[FootnoteDefinition, ...] = ()
    link_definitions: tuple[LinkDefinition, ...] = ()
    file_links: tuple[FileLink, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    labels: tuple[str, ...] = ()
    remnants: tuple[Remnant, ...] = ()
    raw: tuple[Span, ...] = ()
    code: tuple[Span, ...] = ()
    term_lists: tuple[tuple[BoldTerm, ...], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def is_raw(self, offset: int) -> bool:
        """Returns whether the character at `offset` stands in a conversation or a fence."""
        begun = bisect_right(self.raw, offset, key=lambda span: span.start)
        return begun > 0 and offset < self.raw[begun - 1].end

    def is_fenced(self, passage: Passage) -> bool:
        """Returns whether a passage is an example or code in a fence, not indented code."""
        return passage.kind == "example" or (passage.kind == "code" and passage.span in self.raw)


class Clause(NamedTuple):
    """A clause in its place in the tree.

    Attributes:
        index: Its place among the document's clauses, from 0.
        content: What it says itself.
        heading: Its heading.
        start: The offset in the document at which its content starts.
        line: The line of its heading, from 1.
        end_line: The last line of its own part.
        id: As written, or made from the title.
        repeat: Which of the clauses that have this id, in the order of the text, from 1.
        made: Whether the id was made.
        number: Its place in the tree, such as `3.2`.
        parent: The index of its parent among the document's clauses.
        defines: Whether bold terms at the start of lines of its paragraphs are definitions.
        notes: The labels that the text defines in prose: their marks are footnotes and nothing else.
    """

    index: int  # type: ignore[assignment] # hides tuple.index, which nobody calls on a clause
    content: Content
    heading: Heading
    start: int
    line: int
    end_line: int
    id: str
    repeat: int
    made: bool
    number: str
    parent: int | None
    defines: bool
    notes: frozenset[str] = frozenset()

    @property
    def title(self) -> str:
        """Returns the title as written."""
        return self.heading.title

    @property
    def depth(self) -> int:
        """Returns the heading's depth, from 1."""
        return self.heading.depth

    @property
    def level(self) -> str | None:
        """Returns the authority level as written; None where the clause is no provision."""
        return self.heading.attribute("authority")

    @property
    def tags(self) -> tuple[str, ...]:
        """Returns the tags, in the order written."""
        written = self.heading.attribute("tags") or ""
        return tuple(written.replace(",", " ").split())

    @property
    def body(self) -> str:
        """Returns what stands below the heading, without the spaces around it."""
        return self.content.source[self.heading.span.end :].strip()

    @property
    def examples(self) -> tuple[Example, ...]:
        """Returns the worked examples, in the order written."""
        return self.content.examples

    @property
    def commentaries(self) -> tuple[Passage, ...]:
        """Returns the passages that are commentary."""
        return tuple(passage for passage in self.content.passages if passage.kind == "commentary")

    @property
    def definitions(self) -> tuple[BoldTerm, ...]:
        """Returns the terms that it defines, in the order written."""
        return (
            tuple(term for passage in self.content.passages for term in passage.terms) if self.defines else ()
        )

    @property
    def footnotes(self) -> tuple[str, ...]:
        """Returns the labels of its footnote marks, each once, in the order written."""
        return tuple(dict.fromkeys(footnote.label for footnote in self.content.footnotes))

    @property
    def eval_prompts(self) -> tuple[str, ...]:
        """Returns the labels of those of its footnotes that are eval prompts: all that no prose explains."""
        return tuple(label for label in self.footnotes if label not in self.notes)

    @property
    def locator(self) -> Locator:
        """Returns its address in its revision."""
        return Locator(self.id, self.repeat)

    @property
    def names(self) -> tuple[str, ...]:
        """Returns what it can be asked for by: its id, alone and with which of those that have it, such as `be_kind~2`."""
        return self.id, f"{self.id}~{self.repeat}"

    def passage_locators(self) -> tuple[Locator, ...]:
        """Returns the addresses of its passages; an example's is counted among the examples."""
        numbers = {example.span: number for number, example in enumerate(self.examples, 1)}
        return tuple(
            self.locator.to("example", numbers[passage.span])
            if passage.span in numbers
            else self.locator.to("passage", number)
            for number, passage in enumerate(self.content.passages, 1)
        )

    def locate(self, span: Span) -> Span:
        """Returns where in the document a span of its content is."""
        return span.shift(self.start)
