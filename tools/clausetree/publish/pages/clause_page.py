"""A clause's page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from clausetree.model.attempt import is_attempt
from clausetree.publish.addresses.site_addresses import Addresses
from clausetree.publish.draw.badge import render_level, render_tags
from clausetree.publish.draw.citation import render_citation
from clausetree.publish.draw.clause_body import enumerate_examples, example_title, render_body
from clausetree.publish.draw.clause_entry import render_crumbs, render_entry
from clausetree.publish.draw.conversation_markup import render_conversation
from clausetree.publish.draw.footnotes import render_footnotes
from clausetree.publish.draw.marked_changes.locator_names import find_passage
from clausetree.publish.draw.markup import EMPTY, Markup, element, items, join, link
from clausetree.publish.draw.notice import render_notice
from clausetree.publish.draw.page_view import PageView
from clausetree.publish.draw.plain_words import name_revision
from clausetree.publish.draw.prose import render_prose
from clausetree.publish.draw.running_text import plain, render_inline, render_title
from clausetree.publish.draw.site_page import PageHeading, SitePage
from clausetree.publish.machine.markdown_copies import copy_clause
from clausetree.text.counted_noun import count_noun
from clausetree.text.excerpt import cut_text

if TYPE_CHECKING:
    from clausetree.model.clause import Clause
    from clausetree.publish.books.edition import Edition
    from clausetree.publish.draw.timeline import ClauseHistory

_LONGEST_DESCRIPTION = 160  # about what search engines show
_ATTEMPTS = 3
"""How many of the examples in which somebody tries to override a clause are named at its top."""
_EXAMPLE = re.compile(r"e\d+")


def build_clause_page(clause: Clause, edition: Edition, history: ClauseHistory) -> SitePage:
    """Returns the page of one clause in one revision.

    Args:
        clause: The clause.
        edition: The revision.
        history: What its page tells of its past.
    """
    view = PageView(edition=edition, addresses=Addresses("../../", edition.label))
    title = render_inline(clause.title, view)
    sections = [
        ("children", "Clauses", _render_children(clause, view)),
        ("referrers", "Referred to by", _render_referrers(clause, view)),
        ("prompts", "Eval prompts", _render_prompts(clause, view) if edition.prompts else EMPTY),
        ("history", "History", history.timeline),
    ]
    sections = [section for section in sections if section[2]]
    body = join(
        (
            render_crumbs(edition.document.ancestors(clause), view),
            _render_head(clause, title, view),
            history.since,
            element("div", render_body(clause, view), class_="clause__text"),
            render_footnotes(clause, view),
            *(_render_section(*section) for section in sections),
            _render_source(clause, edition),
        )
    )
    examples = [
        PageHeading(
            anchor=f"example-{index}",
            title=f"Example: {plain(example_title(example, view))}".removesuffix(": Example"),
        )
        for index, example in enumerate_examples(clause)
    ]
    return SitePage(
        path=edition.path(clause),
        title=f"{plain(title)} ({name_revision(edition)})",
        description=_describe(clause, edition),
        body=body,
        headings=(*examples, *(PageHeading(anchor=anchor, title=name) for anchor, name, _ in sections)),
        notice=render_notice(view, clause),
        facets=_facets(clause, edition),
        beside=(("index.md", copy_clause(clause, edition)),),
    )


def _render_head(clause: Clause, title: Markup, view: PageView) -> Markup:
    badges = (render_level(clause.level, view) if clause.level else EMPTY) + render_tags(clause, view)
    tools = join(
        (
            link("index.md", "Markdown", class_="button", rel="alternate", type="text/markdown"),
            _render_citation(clause, view.edition),
        )
    )
    return join(
        (
            element("p", f"§ {clause.number}", class_="clause__number", data_aside=True),
            element("h1", title, id=clause.id if _is_free(clause.id) else None, **view.edition.spoken),
            element("div", badges, class_="badges", data_aside=True) if badges else EMPTY,
            _render_overriding(clause, view),
            element("div", tools, class_="tools", data_aside=True),
        )
    )


def _render_overriding(clause: Clause, view: PageView) -> Markup:
    """Returns who can override the clause, in words, linked to where the text says so."""
    overriding = view.edition.overriding(clause)
    if overriding.level is None or overriding.origin == "unknown":
        return EMPTY
    says: str = overriding.says
    if overriding.statement:
        target = view.edition.clauses.get(overriding.statement.clause)
        number = find_passage(overriding.statement, target) if target else None
        if target and number:
            says = link(view.passage(target, number), says)
    tried = [
        link(f"#e{number}", plain(example_title(example, view)).rstrip("."), **view.edition.named)
        for number, example in enumerate(clause.examples, 1)
        if is_attempt(example, overriding)
    ]
    where = Markup(" Attempts to override it: {}.").format(join(tried[:_ATTEMPTS], "; ")) if tried else EMPTY
    return element(
        "p",
        Markup("Who can override this? {}.").format(says) + where,
        class_="who",
        data_aside=True,
    )


def _is_free(clause_id: str) -> bool:
    """Returns whether an id can be the heading's on its page: without spaces, and no other element's."""
    parts = ("example-", "p", "prompt-", "note/", "__")
    taken = {"children", "referrers", "prompts", "history", "search", "content"}
    return not (
        clause_id in taken
        or clause_id.startswith(parts)
        or _EXAMPLE.fullmatch(clause_id)
        or any(c.isspace() for c in clause_id)
    ) and bool(clause_id)


def _render_citation(clause: Clause, edition: Edition) -> Markup:
    citation = element("pre", element("code", render_citation(clause, edition)), data_citation=True)
    return Markup('<details class="cite"><summary class="button">Cite</summary>{}</details>').format(citation)


def _render_section(anchor: str, title: str, content: Markup) -> Markup:
    return element("h2", title, id=anchor, data_aside=True) + element(
        "div", content, class_=f"clause__{anchor}", data_aside=True
    )


def _render_children(clause: Clause, view: PageView) -> Markup:
    children = view.edition.children.get(clause.start, ())
    return items((render_entry(child, view) for child in children), class_="clauses") if children else EMPTY


def _render_referrers(clause: Clause, view: PageView) -> Markup:
    """Returns the clauses that refer to this one, each once, with where they do."""
    places: dict[int, tuple[Clause, dict[str, None]]] = {}
    for referrer, reference in view.edition.referrers.get(clause.id, ()):
        if referrer.start != clause.start:
            places.setdefault(referrer.start, (referrer, {}))[1][reference.place] = None
    entries = (
        render_entry(referrer, view) + " " + element("span", "in " + ", ".join(kinds), class_="places")
        for referrer, kinds in places.values()
    )
    return items(entries, class_="clauses") if places else EMPTY


def _render_prompts(clause: Clause, view: PageView) -> Markup:
    targets = view.edition.footnotes
    quoting = replace(
        view, explained=set(view.edition.terms)
    )  # a prompt is quoted: no term is explained in it
    pieces = []
    for label in clause.eval_prompts:
        prompts = view.edition.prompts.get(label)
        examples = prompts.examples if prompts else ()
        summary = Markup("<summary><code>{}</code> {}</summary>").format(
            label, count_noun(len(examples), "prompt")
        )
        if prompts:
            drawn = join(
                element(
                    "div",
                    element("p", example_title(e, quoting), class_="prompt__title")
                    + render_conversation(e.conversation, quoting),
                )
                for e in examples
            )
            pieces.append(element("details", summary + drawn, class_="prompt", id=f"prompt-{label}"))
        else:
            target = (
                element("code", targets[label])
                if label in targets
                else Markup("<em>its file is not part of this site</em>")
            )
            named = element("code", label, id=view.note(label))
            pieces.append(element("p", named + " " + target, class_="prompt"))
    return join(pieces)


def _render_source(clause: Clause, edition: Edition) -> Markup:
    revision = edition.revision
    where = revision.lines(clause.line, clause.end_line)
    return element(
        "p",
        join(
            (
                Markup("<code>{}</code>, {}").format(where.path, where.shown),
                Markup("sha256 <code>{}</code>").format(revision.sha256[:12]),
                link("../spec.json", "spec.json"),
                Markup("id <code>{}</code>").format(clause.id),
            ),
            " · ",
        ),
        class_="source",
        data_aside=True,
    )


def _facets(clause: Clause, edition: Edition) -> dict[str, tuple[str, ...]]:
    chapter = next(iter((*edition.document.ancestors(clause), clause)))
    view = PageView(edition=edition, addresses=Addresses("../../", edition.label))
    kinds = (
        "clause",
        *(("example",) if clause.examples else ()),
        *(("definition",) if clause.definitions else ()),
    )
    return {
        "revision": (edition.label,),
        "level": (clause.level,) if clause.level else (),
        "chapter": (plain(render_title(chapter.title, view)),),
        "kind": kinds,
    }


def _describe(clause: Clause, edition: Edition) -> str:
    """Returns the beginning of a clause's first paragraph, for search engines and previews."""
    view = PageView(edition=edition, addresses=Addresses("../../", edition.label))
    first = next((p for p in clause.content.passages if p.kind == "paragraph"), None)
    said = plain(render_prose(first.span.slice(clause.content.source), view)) if first else ""
    return cut_text(f"{edition.name}, {edition.label}. {said}".strip(), _LONGEST_DESCRIPTION)
