"""A whole text, read into the clause tree."""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from clausetree.model.clause import Clause, Content, Heading
from clausetree.model.document import Document
from clausetree.syntax.blocks import top_headings
from clausetree.syntax.clause_names import name_clauses
from clausetree.syntax.codes import INFERRED_LADDER
from clausetree.syntax.collector import paused_collector
from clausetree.syntax.content import parse_content
from clausetree.syntax.definition_headings import announces_definitions
from clausetree.syntax.identifiers import make_identifiers
from clausetree.syntax.ladder import find_ladder
from clausetree.syntax.link_address import SPEC_PATHS, LinkContext
from clausetree.syntax.link_definitions import choose_labels, define_labels
from clausetree.syntax.merge_markers import find_middles
from clausetree.syntax.outline import UNDERLINE, Outline, RawRegion, parse_outline
from clausetree.text.lines import BLANKS, BYTE_ORDER_MARK, LineIndex
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausetree.model.authority import Profile
    from clausetree.model.diagnostic import Diagnostic

_INDENTED_ATX = re.compile(r" {1,3}#{1,6}(?:[ \t]|\Z)")
_SUSPICIOUS = ("=", "-", " ")
_NO_HEADING = Heading(depth=1, title="", title_span=Span(0, 0), span=Span(0, 0))


def parse_document(
    text: str, profile: Profile | None = None, paths: tuple[str, ...] = SPEC_PATHS
) -> Document:
    """Returns the document that `text` is. Total: no text makes it raise.

    Args:
        text: A whole spec, line endings and byte-order mark as they are.
        profile: The ladder that the text goes by; None to read it off the text.
        paths: The paths of the spec in its repository, by which its own links may call it.
    """
    with paused_collector():
        return _read(text, profile, paths)


def _read(text: str, profile: Profile | None, paths: tuple[str, ...]) -> Document:
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    lines = LineIndex(text)
    contents = list(lines.contents)
    if contents:
        contents[0] = contents[0][len(mark) :]
    outline = parse_outline(contents, whole=True)
    headings = _headings(contents, outline)
    chunks = _chunks(headings, len(contents), outline)
    starts = [len(mark), *(max(lines.start(line), len(mark)) for line, _ in headings)]
    sources = [text[start:end] for start, end in pairwise([*starts, len(text)])]
    preamble, *bodies = _parse_contents(sources, chunks, paths)
    clauses = _place(bodies, starts[1:], lines, _find_notes((preamble, *bodies)))
    guess = None
    if profile is None:
        profile, guess = _read_ladder(clauses)
    diagnostics = [guess] if guess else []
    diagnostics += [found.shift(len(mark)) for found in preamble.diagnostics]
    diagnostics += [found.shift(clause.start) for clause in clauses for found in clause.content.diagnostics]
    return Document(
        text=text,
        paths=paths,
        mark=mark,
        lines=lines,
        preamble=preamble,
        clauses=clauses,
        names=name_clauses(clauses),
        ladder=profile.ladder,
        guesses_order=guess is not None,
        profile=profile.name,
        diagnostics=tuple(sorted(diagnostics, key=lambda found: found.span)),
    )


def render_document(document: Document) -> str:
    """Returns the text that `document` was read from, put together from its parts."""
    sources = (clause.content.source for clause in document.clauses)
    return "".join((document.mark, document.preamble.source, *sources))


def _parse_contents(
    sources: Sequence[str],
    chunks: Sequence[tuple[int | None, tuple[RawRegion, ...]]],
    paths: tuple[str, ...],
) -> list[Content]:
    """Returns the contents of the text; where labels are defined, clauses that may use them are read once more."""
    own = tuple(posixpath.basename(path) for path in paths)
    links = [LinkContext(paths) if any(n in source for n in own) else LinkContext() for source in sources]
    parts = list(zip(sources, chunks, links, strict=True))
    contents = [parse_content(source, depth, regions, one) for source, (depth, regions), one in parts]
    if labels := define_labels(contents):
        for number, (source, (depth, regions), one) in enumerate(parts):
            if used := choose_labels(source, labels):
                contents[number] = parse_content(source, depth, regions, one._replace(definitions=used))
    return contents


def _headings(lines: Sequence[str], outline: Outline) -> list[tuple[int, int | None]]:
    """Returns the line of each heading, and its depth where it is underlined; None for an ATX heading."""
    found: list[tuple[int, int | None]] = [(line, None) for line in outline.headings]
    suspects = _suspects(lines, outline)
    for start, end in pairwise([0, *(line + 1 for line in outline.headings), len(lines) + 1]):
        if bisect_left(suspects, start) < bisect_left(suspects, end):
            chunk = lines[start : end - 1]
            for line, depth in top_headings(chunk, parse_outline(chunk, whole=not start).regions).items():
                found.append((start + line, None if _INDENTED_ATX.match(chunk[line]) else depth))
    if any(depth == 1 for _, depth in found) and (
        middles := find_middles(lines)
    ):  # a marker between the sides of a merge conflict
        found = [
            heading for heading in found if heading[1] != 1 or _underline(lines, heading[0]) not in middles
        ]
    return sorted(found)


def _underline(lines: Sequence[str], line: int) -> int:
    """Returns the line that underlines the heading that begins on a line."""
    return next(number for number in range(line + 1, len(lines)) if UNDERLINE.match(lines[number]))


def _chunks(
    headings: Sequence[tuple[int, int | None]], end: int, outline: Outline
) -> list[tuple[int | None, tuple[RawRegion, ...]]]:
    """Returns the heading's depth and the raw regions of what stands before each heading and after the last."""
    chunks: list[tuple[int | None, tuple[RawRegion, ...]]] = []
    position = 0
    for (line, depth), (next_line, _) in pairwise([(0, 0), *headings, (end, 0)]):
        regions: list[RawRegion] = []
        while position < len(outline.regions) and outline.regions[position].first < next_line:
            kind, first, last, closed = outline.regions[position]
            regions.append(RawRegion(kind, first - line, last - line, closed))
            position += 1
        chunks.append((depth, tuple(regions)))
    return chunks


def _suspects(lines: Sequence[str], outline: Outline) -> list[int]:
    """Returns the lines that may be headings, but for what stands around them: indented or underlined ones."""
    suspects: list[int] = []
    line = 0
    for region in (*outline.regions, None):
        end = region.first if region else len(lines)
        for number in range(line, end):
            text = lines[number]
            if text[:1] in _SUSPICIOUS and (
                _INDENTED_ATX.match(text)
                or (number and lines[number - 1].strip(BLANKS) and UNDERLINE.match(text))
            ):
                suspects.append(number)
        line = region.last + 1 if region else end
    return suspects


def _find_notes(contents: Iterable[Content]) -> frozenset[str]:
    """Returns the labels of footnotes whose first definition is prose."""
    defined = [one for content in contents for one in content.footnote_definitions]
    first = {one.label: one for one in reversed(defined)}
    return frozenset(label for label, one in first.items() if one.is_prose)


def _place(
    contents: Sequence[Content], starts: Sequence[int], lines: LineIndex, notes: frozenset[str]
) -> tuple[Clause, ...]:
    """Returns the clauses that `contents` are, each with its place in the tree."""
    headings = [content.heading or _NO_HEADING for content in contents]
    parents, numbers = _tree([heading.depth for heading in headings])
    ids = make_identifiers(
        [heading.id for heading in headings], [heading.title for heading in headings], parents
    )
    clauses: list[Clause] = []
    seen: Counter[str] = Counter()
    for index, (content, heading) in enumerate(zip(contents, headings, strict=True)):
        parent = parents[index]
        end = starts[index] + len(content.source)
        seen[ids[index]] += 1
        clauses.append(
            Clause(
                index=index,
                content=content,
                heading=heading,
                start=starts[index],
                line=lines.line_of(starts[index]) + 1,
                end_line=lines.line_of(max(end - 1, starts[index])) + 1,
                id=ids[index],
                repeat=seen[ids[index]],
                made=heading.id is None,
                number=numbers[index],
                parent=parent,
                defines=announces_definitions(heading.title, ids[index])
                or (parent is not None and clauses[parent].defines),
                notes=notes,
            )
        )
    return tuple(clauses)


def _tree(depths: Sequence[int]) -> tuple[list[int | None], list[str]]:
    """Returns the parent of each heading and its number, such as `3.2`; a skipped depth makes no step."""
    parents: list[int | None] = []
    numbers: list[str] = []
    children: dict[int | None, int] = {}
    open_headings: list[int] = []
    for index, depth in enumerate(depths):
        while open_headings and depths[open_headings[-1]] >= depth:
            open_headings.pop()
        parent = open_headings[-1] if open_headings else None
        children[parent] = children.get(parent, 0) + 1
        parents.append(parent)
        numbers.append(
            f"{numbers[parent]}.{children[parent]}" if parent is not None else f"{children[parent]}"
        )
        open_headings.append(index)
    return parents, numbers


def _read_ladder(clauses: Sequence[Clause]) -> tuple[Profile, Diagnostic | None]:
    """Returns the ladder that a text goes by, and what says that its order is a guess, where it is."""
    provisions = [clause for clause in clauses if clause.level]
    lists = (items for clause in clauses for items in clause.content.term_lists)
    profile, vouched = find_ladder([clause.level for clause in provisions if clause.level], lists)
    if vouched:
        return profile, None
    span = provisions[0].heading.span
    message = f"no ordered list states the ladder; taken from first use: {', '.join(f'`{step}`' for step in profile.ladder)}"
    hint = "state it as an ordered list, highest first, such as `1. **Root**: …`, or in clausetree.toml"
    found = INFERRED_LADDER.at(provisions[0].locate(span), message, hint)
    return profile, found._replace(about="")
