"""One clause in a terminal: where it stands, what it says, and what points at it."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from clausetree.output.terminal.paint import Segment, level_style, paint
from clausetree.text.lines import LineIndex
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetree.model.clause import Clause
    from clausetree.model.document import Document
    from clausetree.model.eval_prompts import EvalPrompts
    from clausetree.model.example import Example
    from clausetree.output.answers import ClauseAnswer
    from clausetree.output.screen import Screen

_STYLES = {"good": "green", "bad": "red", "ok": "yellow", "none": "dim"}


def render(answer: ClauseAnswer, screen: Screen) -> str:
    """Returns the clause with its text, its level, who refers to it, and its eval prompts."""
    document, clause = answer.document, answer.clause
    lines = [*_head(answer), [], *_text(clause), []]
    lines += _references(document, clause)
    lines += _eval_prompts(document, clause, answer.prompts)
    while lines and not lines[-1]:
        lines.pop()
    return paint(lines, colour=screen.colour)


def _head(answer: ClauseAnswer) -> Iterator[list[Segment]]:
    document, clause = answer.document, answer.clause
    path = " › ".join(ancestor.title for ancestor in document.ancestors(clause))
    if path:
        yield [Segment(path, "dim")]
    made = " (made from the title)" if clause.made else ""
    yield [Segment(f"{clause.number} {clause.title}", "title"), Segment(f"  #{clause.id}{made}", "dim")]
    level = clause.level or "no level of its own"
    where = answer.revision.lines(clause.line, clause.end_line)
    file = [where.path] if answer.revision.parts else []
    facts = [*clause.tags, *file, where.shown]
    style = level_style(document.ladder.rank(clause.level)) if clause.level else "dim"
    yield [Segment(level, style), Segment("".join(f" · {fact}" for fact in facts), "dim")]


def _text(clause: Clause) -> Iterator[list[Segment]]:
    """Yields the clause's own lines, heading left out, conversations with their tags and verdicts set off."""
    lines = LineIndex(clause.content.source)
    first = lines.line_of(clause.heading.span.end) + 1
    filled = [number for number, line in enumerate(lines.contents) if number >= first and line.strip()]
    marks = deque(sorted(mark for example in clause.examples for mark in _marks(example)))
    for number in range(filled[0], filled[-1] + 1) if filled else ():
        yield [segment for segment in _segments(lines, number, marks) if segment.text]


def _segments(lines: LineIndex, number: int, marks: deque[tuple[Span, str]]) -> Iterator[Segment]:
    """Yields one line, cut where marks begin and end; takes those that end on it away."""
    position, end = lines.span(number)
    while marks and marks[0][0].start < end:
        span, style = marks[0]
        start, stop = max(span.start, position), min(span.end, end)
        yield Segment(lines.text[position:start])
        yield Segment(lines.text[start:stop], style)
        position = stop
        if span.end > end:
            break
        marks.popleft()
    yield Segment(lines.text[position:end])


def _marks(example: Example) -> Iterator[tuple[Span, str]]:
    """Yields what is set off in an example, and how: its title, its fence, its tags, and verdicts on responses."""
    conversation = example.conversation
    if example.title_span:
        yield Span(example.span.start, example.title_span.end), "title"
    styles: dict[Span, str] = {}
    tags: list[Span | None] = [conversation.fence, conversation.closing]
    for comparison in conversation.comparisons:
        tags += (comparison.tag, comparison.closing)
        styles |= {response.messages[0].tag: _STYLES[response.kind] for response in comparison.responses}
    for message in conversation.all_messages():
        end = message.verdict.span.end if message.verdict else message.tag.end
        yield Span(message.tag.start, end), styles.get(message.tag, "dim")
        tags.append(message.closing)
        for element in message.elements:
            tags += (element.tag, element.closing)
    yield from ((tag, "dim") for tag in tags if tag)


def _references(document: Document, clause: Clause) -> Iterator[list[Segment]]:
    targets: dict[str, str] = {}
    for reference in clause.content.references:
        found = document.find(reference.target)
        targets[found.id if found else reference.target] = found.title if found else "no clause has this id"
    yield from _listed("Refers to", list(targets.items()))
    yield from _listed("Referred to by", [(other.id, other.title) for other in document.referring(clause)])
    yield from _listed(
        "Violated in examples of", [(other.id, other.title) for other in document.violating(clause)]
    )


def _eval_prompts(
    document: Document, clause: Clause, eval_prompts: Mapping[str, EvalPrompts]
) -> Iterator[list[Segment]]:
    tests = {d.label: d.target for _, content in document.contents() for d in content.footnote_definitions}
    rows: list[tuple[str, str]] = []
    for label in clause.eval_prompts:
        if label in eval_prompts:
            rows += [(f"^{label}", example.title or "no title") for example in eval_prompts[label].examples]
        else:
            rows.append((f"^{label}", tests.get(label, "no file and no definition")))
    yield from _listed("Eval prompts", rows, mark="")


def _listed(what: str, rows: Sequence[tuple[str, str]], mark: str = "#") -> Iterator[list[Segment]]:
    if not rows:
        return
    width = max(len(key) for key, _ in rows) + len(mark)
    yield [Segment(what, "title")]
    for key, text in rows:
        yield [
            Segment("  "),
            Segment(f"{mark}{key}".ljust(width), "cyan"),
            Segment(f"  {' '.join(text.split())}"),
        ]
    yield []
