"""The list of the clauses that changed, which stays in view beside a comparison: grouped by kind, counted, to be filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.summary import name_kinds
from clausetree.output.diff.phrases import GROUPS
from clausetree.publish.addresses.site_addresses import fragment
from clausetree.publish.draw.change_badges import change_anchor
from clausetree.publish.draw.markup import Markup, element, join, link
from clausetree.publish.draw.plain_words import title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausetree.diff.changes import ClauseChange
    from clausetree.diff.kinds import Kind
    from clausetree.publish.books.edition import Edition

_SHIFTS = ("promoted", "demoted")


def find_words(change: ClauseChange) -> tuple[str, ...]:
    """Returns what a change can be filtered by: the kinds of all that happened, for a level which way it went."""
    return tuple(word.replace(" ", "_") for word in name_kinds(change))


def find_levels(change: ClauseChange) -> tuple[str, ...]:
    """Returns the levels that a clause has or had."""
    levels = (clause.level for clause in (change.new, change.old) if clause and clause.level)
    return tuple(dict.fromkeys(levels))


def group_changes(changes: Sequence[ClauseChange]) -> Iterator[tuple[str, list[ClauseChange]]]:
    """Yields for each kind that there is how readers call it, and the clauses that it happened to, as they are counted.

    A split or merge counts once: with the clause that fell into several, or that is made of several.
    """
    for kind, name in GROUPS:
        words = (*_SHIFTS, name) if kind == "relevelled" else (kind.replace("_", " "),)
        for word in words:
            found = [change for change in changes if word in name_kinds(change) and _counts(change, kind)]
            if found:
                yield (word if kind == "relevelled" else name), found


def _counts(change: ClauseChange, kind: Kind) -> bool:
    return (kind != "split" or change.old is not None) and (kind != "merged" or change.new is not None)


def render_change_list(changes: Sequence[ClauseChange], old: Edition, new: Edition) -> Markup:
    """Returns the list, a clause under each of the kinds that happened to it, with what filters the page."""
    groups = []
    for name, found in group_changes(changes):
        entries = join(
            element(
                "li",
                link(
                    fragment(change_anchor(change, old, new)),
                    title_of(change.clause, new if change.new else old),
                    **(new if change.new else old).named,
                ),
            )
            for change in found
        )
        summary = Markup("<summary>{} <span>{}</span></summary>").format(name, len(found))
        groups.append(element("details", summary + element("ul", entries), open=True))
    levels = dict.fromkeys(level for change in changes for level in find_levels(change))
    return element(
        "nav",
        _render_filter(dict(_count(changes)), levels) + join(groups),
        class_="change-list",
        aria_label="Changed clauses",
    )


def _count(changes: Iterable[ClauseChange]) -> Iterator[tuple[str, str]]:
    for change in changes:
        yield from ((word, word.replace("_", " ")) for word in find_words(change))


def _render_filter(kinds: dict[str, str], levels: Iterable[str]) -> Markup:
    """Returns the boxes that choose what is shown; they do nothing without scripts, and are hidden then."""
    choices = [
        element(
            "select",
            element("option", f"All {name}s", value="")
            + join(element("option", shown, value=value) for value, shown in options),
            name=name,
            aria_label=f"Show only one {name}",
        )
        for name, options in (("kind", kinds.items()), ("level", ((level, level) for level in levels)))
        if options
    ]
    keys = Markup("<span><kbd>n</kbd> next <kbd>p</kbd> previous</span>")
    sides = element("button", "Side by side", type="button", aria_pressed="false", data_sides=True)
    return element(
        "form", join(choices) + sides + keys, class_="change-filter", hidden=True, data_changes=True
    )
