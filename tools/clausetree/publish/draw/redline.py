"""Redlines: what changed in a passage, as the passage is read, words that went struck and words that came underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from clausetree.publish.draw.clause_body import example_title, render_note
from clausetree.publish.draw.conversation_markup import render_conversation
from clausetree.publish.draw.html_redline import merge_html
from clausetree.publish.draw.markup import EMPTY, Markup, element, join, link
from clausetree.publish.draw.prose import render_prose
from clausetree.syntax.content import parse_fragment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.changes import Redline
    from clausetree.model.clause import Clause, PassageKind
    from clausetree.model.locator import Locator
    from clausetree.publish.draw.page_view import PageView

_LABELS = {"references": "references updated", "typographic": "typography"}


class Sides(NamedTuple):
    """The page of a comparison as what is rendered of each of its two revisions needs to know it."""

    old: PageView
    new: PageView


def render_redline(line: Redline, sides: Sides) -> Markup:
    """Returns a passage before and after in one, with what happened to it where its colours do not say it."""
    before, after = (
        draw_source(line.passage, text, view) if text else EMPTY
        for text, view in zip((line.before, line.after), sides, strict=True)
    )
    label = _describe(line, sides)
    place = element("p", label, class_="redline__place") if label else EMPTY
    text = element("div", merge_html(before, after), class_="redline__text", dir="auto")
    return element("div", place + text, class_=f"redline redline--{line.kind}")


def draw_source(kind: str, text: str, view: PageView) -> Markup:
    """Returns a passage, or a part of one, as it is read: without its number and its permanent link.

    Args:
        kind: What block it is: a passage kind, `heading` or `preamble`.
        text: Its source.
        view: The page it is on.
    """
    if kind in {"footnote", "comment", "heading"}:
        return element("p", text.strip(), class_="footnote")
    if kind in {"commentary", "admonition"} and not text.lstrip().startswith("!!!"):
        return render_note(cast("PassageKind", kind), None, text, view)
    return join(_draw_blocks(text, view))


def _draw_blocks(text: str, view: PageView) -> Iterator[Markup]:
    content = parse_fragment(text)
    examples = {example.span.start: example for example in content.examples}
    for passage in content.passages:
        source = passage.span.slice(text)
        if passage.kind == "example" and passage.span.start in examples:
            example = examples[passage.span.start]
            title = element("p", example_title(example, view), class_="example__title")
            yield element("div", title + render_conversation(example.conversation, view), class_="example")
        elif passage.admonition:
            yield render_note(passage.kind, passage.admonition, passage.admonition.body.slice(text), view)
        else:
            yield render_prose(source, view)


def _describe(line: Redline, sides: Sides) -> Markup:
    """Returns what happened to a passage, where it is not that words came or went."""
    if line.kind == "moved":
        words = ", unchanged" if line.wording == "kept" else ""
        if line.old and line.new and line.old[:2] == line.new[:2]:
            return Markup("moved within the clause, from {}{}").format(_name_part(line.old), words)
        went, came = _find_place(line.new, sides.new), _find_place(line.old, sides.old)
        return Markup("moved from {} to {}{}").format(came, went, words)
    return Markup.escape(_LABELS.get(line.kind, ""))


def _find_place(locator: Locator | None, view: PageView) -> Markup:
    """Returns the link to where a passage stands in a revision."""
    clause = locator and _find_clause(locator, view)
    if locator is None or clause is None:
        return Markup.escape(str(locator or ""))
    number = find_passage(locator, clause)
    address = view.passage(clause, number) if number else view.clause(clause)
    return link(address, f"{clause.title}, {_name_part(locator)}") + f" in {view.edition.label}"


def find_passage(locator: Locator | None, clause: Clause) -> int | None:
    """Returns which passage of a clause a locator is of or in, from 1; None for one of another clause, or of no passage."""
    if locator is None or locator[:2] != clause.locator[:2]:
        return None
    start = locator._replace(steps=locator.steps[:1])
    return next((number for number, other in enumerate(clause.passage_locators(), 1) if other == start), None)


def _find_clause(locator: Locator, view: PageView) -> Clause | None:
    found = [clause for clause in view.edition.document.clauses if clause.id == locator.clause]
    return found[locator.repeat - 1] if len(found) >= locator.repeat else None


def _name_part(locator: Locator) -> str:
    """Returns what a part of a clause is called: its steps as written."""
    return "/".join(map(str, locator.steps))
