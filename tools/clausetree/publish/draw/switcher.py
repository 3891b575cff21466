"""From a page of one revision to the same in the others, as links: what was renamed, split, merged or deleted is followed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.publish.addresses.site_addresses import Addresses
from clausetree.publish.books.successors import find_heir, find_source
from clausetree.publish.draw.markup import EMPTY, Markup, element, items, join, link
from clausetree.publish.draw.page_view import PageView
from clausetree.publish.draw.plain_words import name_revision
from clausetree.publish.draw.running_text import plain_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausetree.diff.time.lineage import Life
    from clausetree.model.clause import Clause
    from clausetree.publish.books.edition import Edition
    from clausetree.publish.books.edition_series import EditionSeries

_MOST = 12
"""Up to how many revisions all are listed; beyond, those next to the one that is read, the oldest and the newest."""
_NEAR = 2

SWITCHER = element("nav", EMPTY, class_="switch", aria_label="Other revisions", data_aside=True)
"""Where the links will stand. They are put in once all revisions are built: a page that nothing else changed in is kept."""


class SwitcherEntry(NamedTuple):
    """A revision, as another one's page leads to it.

    Attributes:
        edition: The revision.
        address: Where the same is there, or what took its place.
        said: What is to be said of that; empty where it is the same under the same name.
    """

    edition: Edition
    address: str
    said: str = ""


def render_switcher(here: Edition, entries: Iterable[SwitcherEntry], rest: Markup = EMPTY) -> Markup:
    """Returns the links, newest first.

    Args:
        here: The revision that is read.
        entries: Those to lead to, oldest first, with the one that is read.
        rest: What leads to those that are left out.
    """
    links = [_render_entry(entry, entry.edition.label == here.label) for entry in entries]
    listed = items([*reversed(links), *([rest] if rest else [])])
    return element("details", element("summary", name_revision(here)) + listed)


def list_near(editions: Sequence[Edition], label: str) -> list[Edition]:
    """Returns the revisions that a page of one of them lists, oldest first."""
    if len(editions) <= _MOST:
        return list(editions)
    here = next(place for place, edition in enumerate(editions) if edition.label == label)
    last = len(editions) - 1
    return [one for place, one in enumerate(editions) if abs(place - here) <= _NEAR or place in (0, last)]


def switch_clause(clause: Clause, here: Edition, series: EditionSeries) -> Markup:
    """Returns the links from a clause to what it is in other revisions."""
    addresses = Addresses("../../")
    life = series.life(here.label, clause)
    shown = list_near(series.editions, here.label)
    entries = [_follow((clause, life), edition, series, addresses) for edition in shown]
    address = addresses.life(life.last_clause.id)
    rest = link(address, "All revisions") if len(shown) < len(series.editions) else EMPTY
    return render_switcher(here, entries, rest)


def _render_entry(entry: SwitcherEntry, is_here: bool) -> Markup:  # noqa: FBT001 - one of the two
    name = link(entry.address, name_revision(entry.edition), aria_current="page" if is_here else None)
    said = entry.said or ("newest" if entry.edition.standing == "newest" else "")
    return join((name, element("span", said)), " ") if said else name


def _follow(
    read: tuple[Clause, Life], edition: Edition, series: EditionSeries, addresses: Addresses
) -> SwitcherEntry:
    """Returns what the clause that is read is in a revision, or what is there in its place."""
    (clause, life), label = read, edition.label
    stage = series.stage(life, label)
    if stage and stage.clause:
        said = "" if stage.clause.id == clause.id else f"as {stage.clause.id}"
        return SwitcherEntry(edition, addresses.clause(label, edition.slug(stage.clause)), said)
    other = (find_heir if stage else find_source)(life, label, series)
    if other:
        title = plain_title(other.title, PageView(edition=edition, addresses=addresses))
        said = f"in “{title}”"
        return SwitcherEntry(edition, addresses.clause(label, edition.slug(other)), said)
    state = f"not there: deleted in {stage.revision.label}" if stage else "not there yet"
    return SwitcherEntry(edition, addresses.life(life.last_clause.id), state)
