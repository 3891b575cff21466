"""The pages that lead on: from every id that there ever was to the clause's life, and to its newest text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.publish.addresses.redirect import render_redirect
from clausetree.publish.addresses.site_addresses import Addresses, label_slug
from clausetree.publish.addresses.slug import make_slug
from clausetree.publish.books.edition_series import last_stage
from clausetree.publish.draw.plain_words import title_of
from clausetree.publish.draw.site_page import page_folder
from clausetree.publish.pages.tool_contents import TOOL

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from clausetree.diff.time.lineage import Life
    from clausetree.publish.books.edition import Edition
    from clausetree.publish.books.edition_series import EditionSeries


_COMMIT = 7
"""How many digits of a commit the first edition of the site called a revision by that had no other name."""


_FIRST_FOLDERS = frozenset({"commands", "guide", "python", "rules", "settings"})
"""Where the pages about clausetree stood in the first edition."""


def build_tool_redirects(pages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yields what leads from where the pages about clausetree stood in the first edition to where they are.

    Args:
        pages: Their paths in the docs folder.
    """
    for path in pages:
        folder = page_folder(path)
        before = folder.relative_to(TOOL)
        if before.parts[0] not in _FIRST_FOLDERS:
            continue
        root = "../" * len(before.parts)
        yield f"{before}/index.html", render_redirect(f"{root}{folder}/", "This page has moved", root)


def build_redirects(series: EditionSeries) -> Iterator[tuple[str, str]]:
    """Yields the redirects: paths from the root of the site, and pages in HTML."""
    newest = series.newest
    folder = label_slug(newest.label)
    gone = _list_former(series)
    yield (
        "latest/index.html",
        render_redirect(f"../{folder}/", "The newest revision", "../", gone, waits=False),
    )
    yield "diff/index.html", render_redirect("../compare/", "Compare two revisions", "../")
    folders = {label_slug(label) for label in series.by_label}
    for edition in series.editions:
        yield from _lead_to_revision(edition, folders)
    for clause_id in dict.fromkeys(i for life in series.lineage.lives for i in life.ids):
        life = series.lineage.of(clause_id)
        if life:
            yield from _lead_to_clause(clause_id, series.life(*last_stage(life)), series)


def _list_former(series: EditionSeries) -> Iterator[tuple[str, str, str]]:
    """Yields the ids that the newest revision has no more: each with a title, and where in `latest` it leads on."""
    for clause_id in dict.fromkeys(i for life in series.lineage.lives for i in life.ids):
        life = series.lineage.of(clause_id)
        if life and clause_id not in series.newest.clauses:
            label, clause = last_stage(life)
            yield clause_id, title_of(clause, series.by_label[label]), f"{make_slug(clause_id)}/"


def _lead_to_revision(edition: Edition, taken: Container[str]) -> Iterator[tuple[str, str]]:
    """Yields what leads to a revision from the publisher's address of it, `DATE.html#ID`, and from its commit.

    Args:
        edition: The revision.
        taken: The folders of revisions.
    """
    folder = label_slug(edition.label)
    title = f"{edition.name}, {edition.label}"
    addresses = Addresses("")
    clauses = (
        (clause.id, title_of(clause, edition), addresses.clause(edition.label, edition.slug(clause)))
        for clause in edition.document.clauses
    )
    yield f"{folder}.html", render_redirect(f"{folder}/", title, "", clauses)
    commit = (edition.revision.commit or "")[:_COMMIT]
    if commit and commit not in taken:
        yield f"{commit}/index.html", render_redirect(f"../{folder}/", title, "../")


def _lead_to_clause(clause_id: str, life: Life, series: EditionSeries) -> Iterator[tuple[str, str]]:
    """Yields what leads from an id to the clause's life and to its newest text."""
    last_id = life.last_clause.id
    slug, last = make_slug(clause_id), make_slug(last_id)
    if clause_id not in series.lives:
        page = render_redirect(f"../{last}/", f"{clause_id} was renamed to {last_id}", "../../")
        yield f"clauses/{slug}/index.html", page
    newest = series.newest
    stage = next((stage for stage in life.stages if stage.revision.label == newest.label), None)
    address = f"../../clauses/{last}/"
    if stage and stage.clause:
        address = f"../../{label_slug(newest.label)}/{newest.slug(stage.clause)}/"
    yield f"latest/{slug}/index.html", render_redirect(address, "The newest text of a clause", "../../")
