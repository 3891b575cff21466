"""The pages of a revision beside its clauses: clause browser, levels, glossary, all on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.publish.address import Addresses
from clausetree.publish.badge import render_level
from clausetree.publish.clause_body import permalink, render_body
from clausetree.publish.clause_page import render_crumbs, render_entry
from clausetree.publish.markup import EMPTY, Markup, element, items, join, link
from clausetree.publish.notice import render_notice
from clausetree.publish.page import Heading, Page
from clausetree.publish.prose import plain, render_inline, render_prose
from clausetree.publish.slug import make_slug
from clausetree.publish.view import View

if TYPE_CHECKING:
    from clausetree.model.clause import Clause
    from clausetree.publish.edition import Edition

_DEEPEST = 6


def build_browser_page(edition: Edition) -> Page:
    """Returns the front page of a revision: its clause tree, with filters by level and tag."""
    view = View(edition=edition, addresses=Addresses("../"))
    document = edition.document
    levels = [level for level in document.ladder if any(clause.level == level for clause in document.clauses)]
    tags = list(dict.fromkeys(tag for clause in document.clauses for tag in clause.tags))
    body = join(
        (
            Markup('<h1>{} <span class="release">{}</span></h1>').format(edition.name, edition.label),
            _render_summary(edition),
            _render_filter(levels, tags),
            _render_tree(None, view),
            element(
                "p",
                "No clause is at these levels with these tags.",
                class_="none",
                hidden=True,
                role="status",
            ),
        )
    )
    return Page(
        path="index.md",
        title=f"{edition.name}, {edition.label}",
        description=f"{edition.name} as released on {edition.label}: the tree of its clauses, with levels and tags.",
        body=body,
        notice=render_notice(view),
    )


def build_levels_page(edition: Edition) -> Page:
    """Returns the page that says what each level means, and which clauses stand at it."""
    view = View(edition=edition, addresses=Addresses("../../"))
    document = edition.document
    meanings = _meanings(edition)
    at: dict[str, list[Clause]] = {level: [] for level in document.ladder}
    for clause in document.clauses:
        if clause.level:
            at.setdefault(clause.level, []).append(clause)
    pieces = [render_crumbs((), view), element("h1", "Levels of authority")]
    pieces.append(
        element("p", "Highest first: where two instructions can't both be followed, the higher one decides.")
    )
    for level, clauses in at.items():
        meaning = meanings.get(level.casefold())
        pieces += [
            element("h2", render_level(level, view, linked=False), id=make_slug(level)),
            element("div", render_prose(meaning, view), class_="meaning") if meaning else EMPTY,
            items((render_entry(clause, view) for clause in clauses), class_="clauses") if clauses else EMPTY,
        ]
    return Page(
        path="levels.md",
        title="Levels of authority",
        description=f"The levels of authority of {edition.name}, {edition.label}, and the clauses at each.",
        body=join(pieces),
        headings=tuple(Heading(anchor=make_slug(level), title=level) for level in at),
        notice=render_notice(view),
    )


def build_glossary_page(edition: Edition) -> Page | None:
    """Returns the defined terms in the order of the alphabet; None where nothing is defined."""
    if not edition.terms:
        return None
    view = View(edition=edition, addresses=Addresses("../../"))
    view.explained.update(edition.terms)
    entries = []
    for key in sorted(edition.terms):
        term = edition.terms[key]
        text = element("dd", render_prose(term.text, view))
        name = element("dt", link(view.passage(term.clause, term.number), term.term))
        entries.append(name + text)
    return Page(
        path="glossary.md",
        title="Glossary",
        description=f"The words that {edition.name}, {edition.label}, defines.",
        body=render_crumbs((), view)
        + element("h1", "Glossary")
        + element("dl", join(entries), class_="glossary"),
        notice=render_notice(view),
    )


def build_whole_page(edition: Edition) -> Page:
    """Returns the whole revision on one page, for reading in a row, print and PDF."""
    view = View(edition=edition, addresses=Addresses("../../"), whole=True)
    view.explained.update(edition.terms)
    depths = [clause.depth for clause in edition.document.clauses]
    top = min(depths, default=1)
    clauses = (
        _render_whole(clause, view, min(clause.depth - top + 2, _DEEPEST))
        for clause in edition.document.clauses
    )
    title = Markup('<h1>{} <span class="release">{}</span></h1>').format(edition.name, edition.label)
    preamble = render_prose(edition.document.preamble.source, view)
    return Page(
        path="all.md",
        title=f"{edition.name}, {edition.label}, on one page",
        description=f"All of {edition.name}, {edition.label}, on one page, for print.",
        body=title + preamble + _render_outline(None, view) + join(clauses),
        notice=render_notice(view),
        wide=True,
    )


def _render_summary(edition: Edition) -> Markup:
    document = edition.document
    provisions = sum(clause.level is not None for clause in document.clauses)
    examples = sum(len(clause.examples) for clause in document.clauses)
    facts = (
        f"{len(document.clauses)} clauses, {provisions} of them provisions, with {examples} worked examples."
    )
    links = [link("all/", "All on one page"), link("levels/", "Levels")]
    links += [link("glossary/", "Glossary")] if edition.terms else []
    links += [link("spec.json", "spec.json"), link("spec.md", "Markdown")]
    return element("p", facts, class_="lead") + items(links, class_="links")


def _render_filter(levels: list[str], tags: list[str]) -> Markup:
    """Returns the form that filters the tree; a script shows it."""

    def boxes(name: str, values: list[str]) -> Markup:
        if not values:
            return EMPTY
        labels = (
            Markup('<label><input type="checkbox" name="{}" value="{}"> {}</label>').format(
                name, value, value
            )
            for value in values
        )
        return element("fieldset", element("legend", name.capitalize()) + join(labels))

    return element(
        "form", boxes("level", levels) + boxes("tag", tags), class_="filter", hidden=True, data_filter=True
    )


def _render_tree(parent: Clause | None, view: View) -> Markup:
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
            data_tags=" ".join(child.tags),
        )
        for child in children
    )
    return element("ul", join(branches), class_="tree" if parent is None else None)


def _render_outline(parent: Clause | None, view: View) -> Markup:
    children = view.edition.children.get(parent.start if parent else None, ())
    entries = (
        link(view.clause(child), Markup("{} {}").format(child.number, render_inline_plain(child, view)))
        + _render_outline(child, view)
        for child in children
    )
    if not children:
        return EMPTY
    outline = items(entries)
    return element("nav", outline, class_="outline", aria_label="Contents") if parent is None else outline


def render_inline_plain(clause: Clause, view: View) -> str:
    """Returns a clause's title as plain text."""
    return plain(render_inline(clause.title, view))


def _render_whole(clause: Clause, view: View, depth: int) -> Markup:
    slug = view.edition.slug(clause)
    level = " " + render_level(clause.level, view) if clause.level else EMPTY
    title = Markup("{} {}").format(
        element("span", clause.number, class_="number"), render_inline(clause.title, view)
    )
    heading = element(
        f"h{depth}", title + level + permalink(slug, plain(title)), id=slug, class_="whole__title"
    )
    return heading + render_body(clause, view, depth=min(depth + 1, _DEEPEST))


def _meanings(edition: Edition) -> dict[str, str]:
    """Returns what the spec's own list of levels says of each, by level in lower case."""
    known = {level.casefold() for level in edition.document.ladder}
    for clause in edition.document.clauses:
        for levels in clause.content.term_lists:
            said = {
                level.term.casefold(): level.span.slice(clause.content.source) for level in reversed(levels)
            }
            if known <= set(said):
                return said
    return {}
