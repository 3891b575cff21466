"""A spec as it stands in the editor at one moment: its files, what they hold, and the positions in them."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from lsprotocol.types import Location, Position, Range
from pygls.uris import from_fs_path

from clausetree.lsp.text_positions import TextPositions
from clausetree.syntax.content import parse_fragment
from clausetree.text.joined_files import TextPart, find_part
from clausetree.text.lines import LineIndex
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clausetree.lsp.client_traits import ClientTraits
    from clausetree.model.clause import Clause, Content
    from clausetree.project.spec_documents import SpecDocument


class OpenState(NamedTuple):
    """What an open file is called and which state it is in.

    Attributes:
        uri: What the client calls it.
        version: The client's number for its state.
    """

    uri: str
    version: int


class SpecView:
    """A spec as it stands in the editor.

    Attributes:
        document: The spec, read; its paths are absolute.
        traits: What the client can do.
        open: For the path of each open file what it is called.
    """

    def __init__(
        self, document: SpecDocument, traits: ClientTraits, open_states: Mapping[str, OpenState]
    ) -> None:
        """Takes the spec, what the client can do, and which files are open."""
        self.document = document
        self.traits = traits
        self.open = open_states
        self._positions: dict[str, TextPositions] = {}

    @cached_property
    def parts(self) -> tuple[TextPart, ...]:
        """Returns the files of the spec, in their order."""
        revision, size = self.document.revision, len(self.document.text)
        return revision.parts or (TextPart(revision.path, start=0, line=0, size=size, opening=""),)

    @cached_property
    def prompt_texts(self) -> Mapping[str, str]:
        """Returns the eval prompt files, by footnote label."""
        return self.document.snapshot.eval_prompts()

    @cached_property
    def prompt_paths(self) -> Mapping[str, str]:
        """Returns for each footnote label that has an eval prompt file its path."""
        return {label: self.document.snapshot.eval_prompt_path(label) for label in self.prompt_texts}

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """Returns what each file holds, by path: those of the spec, and the eval prompt files."""
        prompts = {self.prompt_paths[label]: text for label, text in self.prompt_texts.items()}
        return {**prompts, **self.document.revision.split(self.document.text)}

    def is_part(self, path: str) -> bool:
        """Returns whether a file is one that the spec's text is made of."""
        return any(part.path == path for part in self.parts)

    def text(self, path: str) -> str:
        """Returns what a file holds; nothing where it is none of the spec's."""
        if not self.document.revision.parts and path == self.document.revision.path:
            return self.document.text
        return self.texts.get(path, "")

    def positions(self, path: str) -> TextPositions:
        """Returns the positions in a file."""
        if path not in self._positions:
            text = self.text(path)
            lines = self.document.lines if text is self.document.text else LineIndex(text)
            self._positions[path] = TextPositions(lines, self.traits.encoding)
        return self._positions[path]

    def offset(self, path: str, position: Position) -> int:
        """Returns the offset of a position in its file."""
        return self.positions(path).offset(position)

    def contents(self, path: str) -> Iterator[tuple[int, Content, Clause | None]]:
        """Yields what stands in a file, clause by clause, each with the offset in the file; of an eval prompt file all at once.

        What begins in a file before has an offset below 0, and its clause is None: it is that file's.
        """
        part = next((part for part in self.parts if part.path == path), None)
        if part is None:
            yield 0, parse_fragment(self.text(path)), None
            return
        shift = len(part.opening) - part.start
        preamble = self.document.preamble
        if part.start < len(self.document.mark) + len(preamble.source):
            yield len(self.document.mark) + shift, preamble, None
        for clause in self.document.clauses:
            if clause.start < part.end and part.start < clause.start + len(clause.content.source):
                yield clause.start + shift, clause.content, clause if clause.start >= part.start else None

    def holds(self, path: str, span: Span) -> bool:
        """Returns whether a span whose offsets count from a file's start is in that file."""
        return span.start >= 0 and span.end <= len(self.text(path))

    def content_at(self, path: str, offset: int) -> tuple[int, Content, Clause | None]:
        """Returns what stands at an offset of a file: the clause's content, where in the file it starts, and the clause."""
        part = next((part for part in self.parts if part.path == path), None)
        if part is None:
            return 0, parse_fragment(self.text(path)), None
        shift = len(part.opening) - part.start
        clauses = self.document.clauses
        index = bisect_right(clauses, offset - shift, key=lambda clause: clause.start) - 1
        if index < 0:
            return len(self.document.mark) + shift, self.document.preamble, None
        return clauses[index].start + shift, clauses[index].content, clauses[index]

    def uri(self, path: str) -> str:
        """Returns what the client calls a file."""
        state = self.open.get(path)
        return state.uri if state else from_fs_path(path) or path

    def range(self, path: str, span: Span) -> Range:
        """Returns the range of a span of a file."""
        return self.positions(path).range(span)

    def place(self, span: Span) -> tuple[str, Span]:
        """Returns the file that a span of the spec's text begins in, and the span there."""
        part = find_part(self.parts, span.start)
        return part.path, Span(span.start, max(min(span.end, part.end), span.start)).shift(
            len(part.opening) - part.start
        )

    def location(self, span: Span) -> Location:
        """Returns the location of a span of the spec's text."""
        path, placed = self.place(span)
        return Location(self.uri(path), self.range(path, placed))
