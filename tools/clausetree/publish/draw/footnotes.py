"""Footnotes of a spec that keeps no eval prompts: folded away, with what they stand for where the text says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.publish.draw.markup import EMPTY, Markup, element, items
from clausetree.text.counted_noun import count_noun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.model.clause import Clause
    from clausetree.publish.books.edition import Edition


def render_footnotes(clause: Clause, edition: Edition) -> Markup:
    """Returns the footnotes whose marks stand in a clause; nothing where all are eval prompts that stand on its page."""
    labels = [label for label in clause.footnotes if not edition.prompts or label in clause.notes]
    return _fold([(label, edition.footnotes.get(label, "")) for label in labels]) if labels else EMPTY


def render_definitions(source: str) -> Markup:
    """Returns what lines such as `[^label]: target` say, which stand together."""
    rows = []
    for line in filter(str.strip, source.splitlines()):
        label, mark, target = line.strip().removeprefix("[^").partition("]:")
        rows.append(
            (label, target.strip()) if mark and line.lstrip().startswith("[^") else ("", line.strip())
        )
    return _fold(rows)


def _fold(rows: Sequence[tuple[str, str]]) -> Markup:
    """Returns labels and what they stand for, folded away."""
    shown = items(
        Markup("{} {}").format(element("code", label), target) if label else element("span", target)
        for label, target in rows
    )
    count = sum(bool(label) for label, _ in rows)
    summary = element("summary", count_noun(count, "footnote"))
    return element("details", summary + shown, class_="prompt footnotes", data_aside=True)
