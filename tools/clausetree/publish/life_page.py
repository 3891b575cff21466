"""A clause's life: one page for each clause there ever was, under its last id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.publish.address import Addresses
from clausetree.publish.markup import EMPTY, Markup, element, items, join, link
from clausetree.publish.page import Page
from clausetree.publish.prose import plain, render_inline
from clausetree.publish.slug import make_slug
from clausetree.publish.timeline import render_timeline
from clausetree.publish.view import View

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetree.diff.time.lineage import Life
    from clausetree.model.clause import Clause
    from clausetree.publish.edition import Edition

_ADDRESSES = Addresses("../../")


def last_clause(life: Life) -> Clause:
    """Returns a clause as it is in the newest revision that has it."""
    return next(stage.clause for stage in reversed(life.stages) if stage.clause is not None)


def build_life_page(clause_id: str, lives: Sequence[Life], editions: Mapping[str, Edition]) -> Page:
    """Returns the page of the clauses whose last id is this one; more than one where an id was given anew.

    Args:
        clause_id: The id.
        lives: The lives, the newest last.
        editions: For a label its revision, oldest first.
    """
    pieces = [_render_life(life, editions) for life in reversed(lives)]
    title = _title(lives[-1], editions)
    return Page(
        path=f"clauses/{make_slug(clause_id)}.md",
        title=f"{title}: its life",
        description=f"What became of “{title}” from revision to revision.",
        body=element("h1", title) + join(pieces),
    )


def build_lives_page(lives: Sequence[Life], editions: Mapping[str, Edition]) -> Page:
    """Returns the list of all clauses that there ever were."""
    addresses = Addresses("../")
    living: list[Markup] = []
    gone: list[Markup] = []
    for life in sorted(lives, key=lambda life: last_clause(life).title.casefold()):
        clause = last_clause(life)
        entry = join(
            (link(addresses.life(clause.id), _title(life, editions)), element("code", clause.id)), " "
        )
        (living if life.is_alive else gone).append(entry)
    body = element("h1", "All clauses, of all revisions")
    for name, entries in (("In the newest revision", living), ("Gone", gone)):
        if entries:
            body += element("h2", name) + items(entries, class_="clauses")
    return Page(
        path="clauses/index.md",
        title="All clauses",
        description="Every clause there ever was, gone ones included, each with its life.",
        body=body,
    )


def _title(life: Life, editions: Mapping[str, Edition]) -> str:
    stage = next(stage for stage in reversed(life.stages) if stage.clause is not None)
    assert stage.clause is not None  # noqa: S101 - just asked for
    return plain(
        render_inline(stage.clause.title, View(edition=editions[stage.revision.label], addresses=_ADDRESSES))
    )


def _render_life(life: Life, editions: Mapping[str, Edition]) -> Markup:
    clause = last_clause(life)
    known = element(
        "p", Markup("Known as {}.").format(join((element("code", name) for name in life.ids), ", "))
    )
    last = next(stage.revision.label for stage in reversed(life.stages) if stage.clause is not None)
    address = _ADDRESSES.clause(last, editions[last].slug(clause))
    if not life.is_alive:
        state = Markup("<p>This clause is gone. Its last text stands in {}.</p>").format(link(address, last))
        state = element("div", state + _render_heirs(life), class_="tombstone", role="note")
    else:
        state = element("p", link(address, "Read its newest text"))
    return known + state + render_timeline(life.stages, editions, _ADDRESSES)


def _render_heirs(life: Life) -> Markup:
    """Returns where the text of a gone clause went."""
    change = life.stages[-1].change
    heirs = {flow.new.id: flow.new.title for flow in change.flows if flow.old == change.old} if change else {}
    links = [link(_ADDRESSES.life(clause_id), title) for clause_id, title in heirs.items()]
    return Markup("<p>Its text went to {}.</p>").format(join(links, ", ")) if links else EMPTY
