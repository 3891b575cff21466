"""What a clause says: its passages in their order, each with a permanent link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.publish.draw.conversation_markup import render_conversation
from clausetree.publish.draw.footnotes import render_definitions
from clausetree.publish.draw.markup import EMPTY, Markup, element, join, link
from clausetree.publish.draw.prose import render_prose
from clausetree.publish.draw.running_text import render_inline

if TYPE_CHECKING:
    from clausetree.model.clause import Admonition, Clause, Passage, PassageKind
    from clausetree.model.example import Example
    from clausetree.publish.draw.page_view import PageView

_INDENT = re.compile(r"^(?: {1,4}|\t)", re.MULTILINE)


def render_body(clause: Clause, view: PageView, *, depth: int = 2) -> Markup:
    """Returns all that a clause says itself, without its heading.

    Args:
        clause: The clause.
        view: The page it is on.
        depth: The depth of the headings of its examples.
    """
    examples = iter(enumerate_examples(clause))
    pieces = []
    for number, passage in enumerate(clause.content.passages, 1):
        if passage.kind == "example":
            index, example = next(examples)
            pieces.append(_render_example(clause, example, (number, index), view, depth))
        elif passage.kind != "comment":
            pieces.append(_render_passage(clause, passage, number, view))
    return join(pieces)


def enumerate_examples(clause: Clause) -> list[tuple[int, Example]]:
    """Returns the examples that are passages of their own, counted from 1: not those inside lists or commentary."""
    starts = {passage.span.start for passage in clause.content.passages if passage.kind == "example"}
    own = [example for example in clause.examples if example.span.start in starts]
    return list(enumerate(own, 1))


def example_title(example: Example, view: PageView) -> Markup:
    """Returns what an example is headed by."""
    return render_inline(example.title, view) if example.title else Markup("Example")


def permalink(anchor: str, name: str) -> Markup:
    """Returns the sign that links to a place on the page."""
    return link(f"#{anchor}", "¶", class_="permalink", aria_label=name)


def _render_example(
    clause: Clause, example: Example, numbers: tuple[int, int], view: PageView, depth: int
) -> Markup:
    number, index = numbers
    anchor = view.anchor(clause, f"p{number}")
    title = example_title(example, view)
    label = element("small", "Example") if example.title else EMPTY
    place = clause.examples.index(example) + 1
    mark = element("span", EMPTY, id=view.anchor(clause, f"e{place}"))
    heading = element(
        f"h{depth}",
        mark
        + label
        + " "
        + title
        + permalink(anchor, f"Example {index}" + _of_clause(clause, view))
        + _render_card_link(clause, place, view),
        id=None if view.whole else f"example-{index}",  # for the contents of the clause's own page
        class_="example__title",
        **view.edition.spoken,
    )
    return element(
        "div", heading + render_conversation(example.conversation, view), class_="example", id=anchor
    )


def _of_clause(clause: Clause, view: PageView) -> str:
    """Returns what tells a part of a clause from those of others, where these are on the page too."""
    return f" of § {clause.number}" if view.whole else ""


def _render_card_link(clause: Clause, place: int, view: PageView) -> Markup:
    """Returns what leads to an example among all others, which only those of the newest revision stand among."""
    if view.whole or view.edition.standing != "newest":
        return EMPTY
    address = view.addresses.example(view.edition.slug(clause), place)
    return " " + link(address, "in all examples", class_="example__others", data_aside=True)


def _render_passage(clause: Clause, passage: Passage, number: int, view: PageView) -> Markup:
    source = passage.span.slice(clause.content.source)
    anchor = view.anchor(clause, f"p{number}")
    sign = permalink(anchor, f"Passage {number}" + _of_clause(clause, view))
    if passage.admonition:
        body = passage.admonition.body.slice(clause.content.source)
        note = render_note(passage.kind, passage.admonition, body, view)
        return element("div", note + sign, class_="passage", id=anchor, **view.edition.spoken)
    body = render_definitions(source, view) if passage.kind == "footnote" else render_prose(source, view)
    return element("div", body + sign, class_="passage", id=anchor, **view.edition.spoken)


def render_note(kind: PassageKind, note: Admonition | None, body: str, view: PageView) -> Markup:
    """Returns commentary or another admonition, with a label that says what it is.

    Args:
        kind: Which of the two it is.
        note: What it is made of; None for a part of it.
        body: What it says, indented as in the text.
        view: The page it is on.
    """
    label: str | Markup = Markup("<bdi>Commentary <span>not normative</span></bdi>")
    if kind == "admonition":
        label = (note and note.title) or ((note and note.word) or "note").capitalize()
    said = render_prose(_INDENT.sub("", body), view)
    return element(
        "div", element("p", label, class_="note__label") + said, class_=f"note note--{kind}", role="note"
    )
