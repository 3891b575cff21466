"""Footnotes that are no eval prompts: folded away, with what they stand for where the text says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.publish.draw.markup import EMPTY, Markup, element, items, join
from clausetree.publish.draw.running_text import render_inline
from clausetree.text.counted_noun import count_noun
from clausetree.text.named_test import names_place, names_test

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.model.clause import Clause
    from clausetree.publish.draw.page_view import PageView


def render_footnotes(clause: Clause, view: PageView) -> Markup:
    """Returns the footnotes whose marks stand in a clause and that it does not define itself, and those that its title marks.

    Nothing where all are eval prompts that stand on its page.
    """
    edition = view.edition
    shown = {definition.label for definition in clause.content.footnote_definitions}
    labels = [
        label
        for label in clause.footnotes
        if label not in shown and (not edition.prompts or label in clause.notes)
    ]
    return _render_labels([*labels, *view.missing_notes()], view)


def render_missing(view: PageView) -> Markup:
    """Returns the footnotes whose marks lead to what is not on a page yet."""
    return _render_labels(view.missing_notes(), view)


def _render_labels(labels: Sequence[str], view: PageView) -> Markup:
    """Returns what the text says of footnotes, each once; nothing where there are none."""
    rows = [(label, view.edition.footnotes.get(label, "")) for label in dict.fromkeys(labels)]
    return _fold(rows, view) if rows else EMPTY


def render_definitions(source: str, view: PageView) -> Markup:
    """Returns what lines such as `[^label]: target` say, which stand together, folded away."""
    return _fold(_read_definitions(source), view)


def draw_definitions(source: str, view: PageView) -> Markup:
    """Returns what such lines say, each as a paragraph, to be compared."""
    return join(
        element("p", _render_row(label, target, view), class_="footnote")
        for label, target in _read_definitions(source)
    )


def _read_definitions(source: str) -> list[tuple[str, str]]:
    """Returns the label and the target of each line; no label for one that goes on with what the line above says."""
    rows = []
    for line in filter(str.strip, source.splitlines()):
        label, mark, target = line.strip().removeprefix("[^").partition("]:")
        rows.append(
            (label, target.strip()) if mark and line.lstrip().startswith("[^") else ("", line.strip())
        )
    return rows


def _fold(rows: Sequence[tuple[str, str]], view: PageView) -> Markup:
    """Returns labels and what they stand for, folded away."""
    shown = items(_render_row(label, target, view, view.note(label)) for label, target in rows)
    count = sum(bool(label) for label, _ in rows)
    summary = element("summary", count_noun(count, "footnote"))
    return element("details", summary + shown, class_="prompt footnotes", data_aside=True)


def _render_row(label: str, target: str, view: PageView, name: str | None = None) -> Markup:
    """Returns a label, named as marks lead to it, and what it stands for."""
    said = _render_target(target, view)
    if not label:
        return element("span", said)
    return Markup("{} {}").format(element("code", label, id=name), said)


def _render_target(target: str, view: PageView) -> str | Markup:
    """Returns what a footnote stands for: the name of a test or a place as it is, whatever signs are in it, else running text."""
    is_name = "`" not in target and "](" not in target and (names_test(target) or names_place(target))
    return target if is_name else render_inline(target, view)
