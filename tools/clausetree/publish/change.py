"""Changes in words: what a diff found about one clause, said shortly."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clausetree.publish.markup import Markup, element, join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.changes import ClauseChange, Kind
    from clausetree.model.clause import Clause

KIND_WORDS: dict[Kind, str] = {
    "inserted": "new",
    "deleted": "gone",
    "renamed": "new id",
    "split": "split",
    "merged": "merged",
    "retitled": "retitled",
    "moved": "moved",
    "reordered": "reordered",
    "relevelled": "other level",
    "retagged": "other tags",
    "edited": "edited",
    "references": "ids rewritten",
    "typographic": "typography",
    "examples": "examples",
    "eval_prompts": "eval prompts",
    "unchanged": "unchanged",
}
"""For each kind of change the words on its badge."""

_EXAMPLE_WORDS = {
    "inserted": "new",
    "deleted": "gone",
    "moved": "moved",
    "retitled": "retitled",
    "verdict": "with another verdict",
    "reason": "with another reason",
    "target": "violating another clause",
    "edited": "edited",
    "references": "with ids rewritten",
    "typographic": "with other typography",
}


def render_kind(kind: Kind) -> Markup:
    """Returns the badge of a kind of change."""
    return element("span", KIND_WORDS[kind], class_=f"badge kind kind--{kind}")


def render_kinds(change: ClauseChange) -> Markup:
    """Returns the badges of all that happened to a clause."""
    return element("span", join((render_kind(kind) for kind in change.kinds), " "), class_="kinds")


def render_facts(change: ClauseChange) -> Markup:
    """Returns what the badges leave open: from what to what, and how many."""
    return join((element("li", fact) for fact in _facts(change)), "")


def _facts(change: ClauseChange) -> Iterator[Markup]:
    if change.old and change.new:
        yield from _compare(change, change.old, change.new)
    for flow in change.flows:
        yield Markup("text: {} of “{}” went to “{}”").format(
            f"{flow.share:.0%}", flow.old.title, flow.new.title
        )
    if change.examples:
        counts = Counter(example.kind for example in change.examples)
        yield Markup("examples: {}").format(
            ", ".join(f"{number} {_EXAMPLE_WORDS[kind]}" for kind, number in counts.items())
        )
    prompts = change.eval_prompts
    for word, labels in (("new", prompts.inserted), ("gone", prompts.deleted)):
        if labels:
            yield Markup("eval prompts {}: {}").format(word, ", ".join(labels))
    for move in prompts.moved:
        yield Markup("eval prompt {} moved from “{}” to “{}”").format(
            move.label, move.old.title, move.new.title
        )


def _compare(change: ClauseChange, old: Clause, new: Clause) -> Iterator[Markup]:
    """Yields what the heading says otherwise."""
    if "retitled" in change.kinds:
        yield _from_to("title", old.title, new.title)
    if "renamed" in change.kinds:
        yield _from_to("id", old.id, new.id)
    if "moved" in change.kinds:
        yield _from_to("parent", _title(change.old_parent), _title(change.new_parent))
    if old.level != new.level:
        yield _from_to("level", old.level or "none", new.level or "none", change.direction)
    if "retagged" in change.kinds:
        yield _from_to("tags", ", ".join(old.tags) or "none", ", ".join(new.tags) or "none")


def _from_to(what: str, old: str, new: str, direction: str = "kept") -> Markup:
    sides = (element("span", old, class_="from"), element("span", new, class_="to-value"))
    note = f" ({direction})" if direction != "kept" else ""
    return Markup("{}: {} → {}{}").format(what, *sides, note)


def _title(clause: Clause | None) -> str:
    return clause.title if clause else "top"
