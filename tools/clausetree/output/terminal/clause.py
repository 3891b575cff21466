"""One clause in a terminal: where it stands, what it says, and what points at it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.output.terminal.paint import Segment, level_style, paint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetree.model.clause import Clause
    from clausetree.model.document import Document
    from clausetree.model.eval_prompts import EvalPrompts

_VERDICT_STYLES = {"good": "green", "bad": "red", "ok": "yellow", "none": ""}
_TAG_LINE = re.compile(r"[ \t]*\*?</?[A-Za-z][^>]*>[ \t]*\Z")


def render_clause(
    document: Document, clause: Clause, eval_prompts: Mapping[str, EvalPrompts], *, colour: bool
) -> str:
    """Returns the clause with its text, its level, who refers to it, and its eval prompts."""
    lines = [*_head(document, clause), [], *_text(clause), []]
    lines += _references(document, clause)
    lines += _eval_prompts(document, clause, eval_prompts)
    while lines and not lines[-1]:
        lines.pop()
    return paint(lines, colour=colour)


def _head(document: Document, clause: Clause) -> Iterator[list[Segment]]:
    path = " › ".join(ancestor.title for ancestor in document.ancestors(clause))
    if path:
        yield [Segment(path, "dim")]
    made = " (made from the title)" if clause.made else ""
    yield [Segment(f"{clause.number} {clause.title}", "title"), Segment(f"  #{clause.id}{made}", "dim")]
    level = clause.level or "no level of its own"
    facts = [*clause.tags, f"lines {clause.line} to {clause.end_line}"]
    style = level_style(document.ladder.rank(clause.level)) if clause.level else "dim"
    yield [Segment(level, style), Segment("".join(f" · {fact}" for fact in facts), "dim")]


def _text(clause: Clause) -> Iterator[list[Segment]]:
    """Yields the clause's own lines, heading left out, conversations with their tags and verdicts set off."""
    styles = dict(_verdict_lines(clause))
    source = clause.content.source
    offset = clause.heading.span.end
    body = source[offset:]
    start = offset + len(body) - len(body.lstrip("\r\n"))
    position = start
    for line in source[start:].rstrip().splitlines(keepends=True):
        text = line.rstrip("\r\n")
        style = styles.get(position, "")
        if not style and (_TAG_LINE.match(text) or text.startswith("~~~")):
            style = "dim"
        elif text.startswith("**Example**"):
            style = "title"
        yield [Segment(text, style)]
        position += len(line)


def _verdict_lines(clause: Clause) -> Iterator[tuple[int, str]]:
    """Yields the offset of each line that opens a response, and the style of its verdict."""
    for example in clause.examples:
        for comparison in example.conversation.comparisons:
            for response in comparison.responses:
                yield response.span.start, _VERDICT_STYLES[response.kind]


def _references(document: Document, clause: Clause) -> Iterator[list[Segment]]:
    titles = {other.id: other.title for other in document.clauses}
    targets = dict.fromkeys(reference.target for reference in clause.content.references)
    pointing = [
        other
        for other in document.clauses
        if other is not clause
        and any(reference.target == clause.id for reference in other.content.references)
    ]
    violated = [other for other in document.clauses if other is not clause and clause.id in _violated(other)]
    missing = "no clause has this id"
    yield from _listed("Refers to", [(target, titles.get(target, missing)) for target in targets])
    yield from _listed("Referred to by", [(other.id, other.title) for other in pointing])
    yield from _listed("Violated in examples of", [(other.id, other.title) for other in violated])


def _violated(clause: Clause) -> set[str | None]:
    return {
        response.verdict.violates
        for example in clause.examples
        for comparison in example.conversation.comparisons
        for response in comparison.responses
        if response.verdict
    }


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
