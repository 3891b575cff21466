"""Redlines: what changed in a passage, word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.output.diff.passages import is_unchanged
from clausetree.publish.draw.markup import Markup, element, join

if TYPE_CHECKING:
    from clausetree.diff.changes import Redline
    from clausetree.diff.redlines import Run

_CONTEXT = 160
"""How many characters are shown next to a change, where more than twice as many were kept."""

_LABELS = {"references": "ids rewritten", "typographic": "typography"}


def render_redline(redline: Redline) -> Markup:
    """Returns a passage with its deleted words struck and its inserted words underlined."""
    if is_unchanged(redline):
        return element(
            "div", element("p", _label(redline), class_="redline__place"), class_="redline redline--moved"
        )
    runs = [
        _render_run(run, first=n == 0, last=n == len(redline.runs) - 1) for n, run in enumerate(redline.runs)
    ]
    text = element("div", join(runs), class_="redline__text")
    return element(
        "div",
        element("p", _label(redline), class_="redline__place") + text,
        class_=f"redline redline--{redline.kind}",
    )


def _label(redline: Redline) -> Markup:
    """Returns where the passage stands, and what happened where its colours do not say it."""
    if redline.kind == "moved":
        words = ", unchanged" if redline.wording == "kept" else ""
        return Markup("{}, moved: <code>{}</code> → <code>{}</code>{}").format(
            redline.passage, redline.old, redline.new, words
        )
    place = Markup("{} <code>{}</code>").format(redline.passage, redline.new or redline.old or "")
    word = _LABELS.get(redline.kind)
    return Markup("{}, {}").format(place, word) if word else place


def _render_run(run: Run, *, first: bool, last: bool) -> Markup:
    if run.kind == "inserted":
        return element("ins", run.text)
    if run.kind == "deleted":
        return element("del", run.text)
    if len(run.text) <= 2 * _CONTEXT:
        return Markup.escape(run.text)
    head = "" if first else run.text[:_CONTEXT].rpartition(" ")[0]
    tail = "" if last else run.text[-_CONTEXT:].partition(" ")[2]
    return Markup('{}<span class="elided"> […] </span>{}').format(head, tail)
