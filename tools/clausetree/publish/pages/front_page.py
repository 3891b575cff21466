"""The front page of a revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.model.overriding import CONTEXT
from clausetree.publish.addresses.site_addresses import Addresses
from clausetree.publish.draw.clause_entry import render_entry
from clausetree.publish.draw.markup import EMPTY, Markup, element, items, join, link
from clausetree.publish.draw.notice import render_notice
from clausetree.publish.draw.page_view import PageView
from clausetree.publish.draw.site_page import SitePage
from clausetree.publish.draw.switcher import SWITCHER
from clausetree.publish.machine.markdown_copies import copy_tree
from clausetree.text.counted_noun import count_noun

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetree.model.clause import Clause
    from clausetree.publish.addresses.page_kinds import PageKind
    from clausetree.publish.books.edition import Edition


def build_front_page(edition: Edition, kinds: Sequence[PageKind]) -> SitePage:
    """Returns the front page of a revision: its clause tree, with filters by level and tag.

    Args:
        edition: The revision.
        kinds: The kinds of page that it has beside its clauses.
    """
    view = PageView(edition=edition, addresses=Addresses("../", edition.label))
    document = edition.document
    levels = [level for level in document.ladder if any(clause.level == level for clause in document.clauses)]
    tags = list(dict.fromkeys(tag for clause in document.clauses for tag in clause.tags))
    able = {who for clause in document.clauses for who in edition.overriding(clause).able}
    filters = {
        "level": levels,
        "tag": tags,
        "who": [who for who in (*document.ladder, CONTEXT) if who in able],
    }
    filters = {name: values for name, values in filters.items() if values}
    body = join(
        (
            Markup('<h1>{} <span class="release">{}</span></h1>').format(edition.name, edition.label),
            SWITCHER,
            _render_summary(edition, kinds),
            _render_filter(filters) if filters else EMPTY,
            _render_tree(None, view),
            element("p", "No clause matches.", class_="none", hidden=True, role="status")
            if filters
            else EMPTY,
        )
    )
    listed = " and ".join(word for word, values in (("levels", levels), ("tags", tags)) if values)
    return SitePage(
        path="index.md",
        title=f"{edition.name}, {edition.label}",
        description=f"{edition.name}, {edition.label}: the tree of its clauses{f', with {listed}' if listed else ''}.",
        body=body,
        notice=render_notice(view),
        beside=(("index.md", copy_tree(edition)),),
    )


def _render_summary(edition: Edition, kinds: Sequence[PageKind]) -> Markup:
    document = edition.document
    binding = f", {edition.provisions} of them provisions" if edition.provisions else ""
    shown = f", with {count_noun(edition.examples, 'worked example')}" if edition.examples else ""
    facts = f"{count_noun(len(document.clauses), 'clause')}{binding}{shown}."
    links = [link(f"{kind.folder}/", kind.invitation or kind.title) for kind in sorted(kinds, key=_is_part)]
    links += [link("spec.json", "spec.json"), link("spec.md", "Markdown")]
    return element("p", facts, class_="lead") + items(links, class_="links")


_FILTERS = {"level": "Level", "tag": "Tag", "who": "Can be overridden by"}
"""What the tree can be filtered by, and what the form calls it."""


def _render_filter(filters: Mapping[str, Sequence[str]]) -> Markup:
    """Returns the form that filters the tree, by the values of each filter; a script shows it."""
    fieldsets = []
    for name, values in filters.items():
        labels = (
            Markup('<label><input type="checkbox" name="{}" value="{}"> {}</label>').format(
                name, value, value
            )
            for value in values
        )
        fieldsets.append(element("fieldset", element("legend", _FILTERS[name]) + join(labels)))
    return element("form", join(fieldsets), class_="filter", hidden=True, data_filter=True)


def _render_tree(parent: Clause | None, view: PageView) -> Markup:
    children = view.edition.children.get(parent.start if parent else None, ())
    if not children:
        return EMPTY
    branches = (
        element(
            "li",
            element("div", render_entry(child, view), class_="entry") + _render_tree(child, view),
            id=view.edition.slug(child),
            data_id=child.id,
            data_slug=view.edition.slug(child),
            data_level=child.level or "",
            data_tag=" ".join(child.tags),
            data_who=" ".join(view.edition.overriding(child).able),
        )
        for child in children
    )
    return element("ul", join(branches), class_="tree" if parent is None else None)


def _is_part(kind: PageKind) -> bool:
    """Returns whether a kind of page shows less than all that the revision says; what shows all of it is linked first."""
    return kind.folder != "all"
