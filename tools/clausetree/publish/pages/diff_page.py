"""What changed between two revisions, clause by clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.diff.summary import has_changes, is_typographic, select_told
from clausetree.output.answers import ChangesAnswer
from clausetree.output.diff.phrases import COUNTED, describe_ladder
from clausetree.output.formats import render
from clausetree.output.json.encoder import pack_json
from clausetree.publish.addresses.site_addresses import Addresses, diff_slug
from clausetree.publish.draw.badge import render_level
from clausetree.publish.draw.change_badges import change_anchor, render_facts, render_kinds
from clausetree.publish.draw.change_list import (
    find_levels,
    find_words,
    group_changes,
    render_change_list,
)
from clausetree.publish.draw.marked_changes.changed_clause import render_changed_body, render_changed_title
from clausetree.publish.draw.marked_changes.redline import Sides, render_redline
from clausetree.publish.draw.markup import EMPTY, Markup, element, items, join, link
from clausetree.publish.draw.page_view import PageView
from clausetree.publish.draw.site_page import SitePage
from clausetree.publish.draw.told_sentence import render_told

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet, ClauseChange
    from clausetree.diff.ladder_change import LadderChange
    from clausetree.model.clause import Clause
    from clausetree.publish.books.edition import Edition

_ADDRESSES = Addresses("../../")
_DATA = (
    link("changes.json", "As data"),
    link("index.md", "Markdown", rel="alternate", type="text/markdown"),
)


def build_diff_page(old: Edition, new: Edition, changes: ChangeSet, *, has_data: bool = True) -> SitePage:
    """Returns the page of what changed from `old` to `new`; `has_data` says whether it stands beside it as data too."""
    title = f"{old.label} → {new.label}"
    ends = join(
        (
            link(_ADDRESSES.revision(old.label), f"Read {old.label}"),
            link(_ADDRESSES.revision(new.label), f"Read {new.label}"),
            link("../../compare/", "Compare others"),
            *(_DATA if has_data else ()),
        ),
        " · ",
    )
    sides = Sides(*(_view(edition) for edition in (old, new)))
    told = select_told(changes)
    pieces = [
        _render_summary(changes),
        _render_ladder(changes.ladder),
    ]
    if changes.preamble:
        pieces.append(element("h2", "Before the first heading"))
        pieces += [render_redline(line, sides) for line in changes.preamble]
    pieces += [_render_change(change, sides) for change in told]
    pieces.append(_fold_typography(changes, sides))
    if not has_changes(changes):
        pieces.append(element("p", "Nothing changed.", class_="none"))
    body = element("div", join(pieces), class_="changes")
    beside = render_change_list(changes.clauses, old, new) if changes.clauses else EMPTY
    return SitePage(
        path=f"diff/{diff_slug(old.label, new.label)}.md",
        title=title,
        description=f"What changed in {new.name} from {old.label} to {new.label}, by meaning.",
        body=element("div", element("h1", title) + element("p", ends) + beside + body, class_="diff"),
        wide=True,
        beside=_write_data(ChangesAnswer(old.revision, new.revision, changes)) if has_data else (),
    )


def _write_data(answer: ChangesAnswer) -> tuple[tuple[str, str], ...]:
    """Returns the files beside the page: names and texts."""
    return (
        ("index.md", render("diff", "markdown", answer)),
        ("changes.json", pack_json(render("diff", "json", answer))),
    )


def _render_summary(changes: ChangeSet) -> Markup:
    rows = [
        Markup("<strong>{}</strong> {}").format(len(found), COUNTED.get(word, word))
        for word, found in group_changes(changes.clauses)
    ]
    return items(rows, class_="summary") if rows else EMPTY


def _render_ladder(ladder: LadderChange) -> Markup:
    phrases = map(render_told, describe_ladder(ladder))
    return (
        element("h2", "Ladder", id="ladder-of-levels") + items(phrases, class_="facts") if ladder else EMPTY
    )


def _view(edition: Edition) -> PageView:
    """Returns the page as one of its revisions sees it; no term is explained on it, for neither text is whole."""
    return PageView(edition=edition, addresses=_ADDRESSES, prompts=False, explained=set(edition.terms))


def _render_change(change: ClauseChange, sides: Sides) -> Markup:
    old, new = sides.old.edition, sides.new.edition
    heading = Markup("{} {}").format(
        element("span", change.clause.number, class_="number"), render_changed_title(change, sides)
    )
    places = [
        link(_ADDRESSES.clause(edition.label, edition.slug(side)), edition.label)
        for side, edition in _sides(change, old, new)
    ]
    if change.new or old.standing != "upstream":  # what only upstream has has no history here
        places.append(link(_ADDRESSES.life(change.clause.id), "history"))
    badges = join(
        (
            render_kinds(change),
            _render_levels(change, sides),
            element("span", join(places, " · "), class_="places"),
        ),
        " ",
    )
    return element(
        "section",
        join(
            (
                element(
                    "h2", heading, id=change_anchor(change, old, new), **(new if change.new else old).named
                ),
                element("p", badges),
                render_facts(change, shown=True),
                render_changed_body(change, sides),
            )
        ),
        class_="change",
        data_kinds=" ".join(find_words(change)),
        data_level=" ".join(find_levels(change)),
    )


def _render_levels(change: ClauseChange, sides: Sides) -> Markup:
    """Returns the level that a clause had and the one that it has, where they differ, else the one."""
    badges = [
        render_level(clause.level, view)
        for clause, view in zip((change.old, change.new), sides, strict=True)
        if clause and clause.level
    ]
    same = change.old and change.new and change.old.level == change.new.level
    return join(badges[-1:] if same else badges, " → ")


def _fold_typography(changes: ChangeSet, sides: Sides) -> Markup:
    """Returns the clauses in which only typography changed, folded into one line."""
    found = [change for change in changes.clauses if is_typographic(change)]
    if not found:
        return EMPTY
    summary = Markup("<summary>Only typography changed: <span>{}</span></summary>").format(len(found))
    drawn = join(_render_change(change, sides) for change in found)
    return element("details", summary + drawn, class_="typography")


def _sides(change: ClauseChange, old: Edition, new: Edition) -> list[tuple[Clause, Edition]]:
    return [
        (clause, edition) for clause, edition in ((change.old, old), (change.new, new)) if clause is not None
    ]
