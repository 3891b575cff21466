"""The links from each page of a revision to the same in the others, put into the built pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.publish.addresses.page_kinds import REVISION_KINDS
from clausetree.publish.addresses.site_addresses import Addresses, label_slug
from clausetree.publish.draw.switcher import (
    SWITCHER,
    SwitcherEntry,
    list_near,
    render_switcher,
    switch_clause,
)
from clausetree.publish.engine.site_folder import write_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clausetree.publish.books.edition import Edition
    from clausetree.publish.books.edition_series import EditionSeries
    from clausetree.publish.draw.markup import Markup

_END = "</nav>"
_START = str(SWITCHER).removesuffix(_END)
_SWITCHER = re.compile(f"{re.escape(_START)}.*?{_END}", re.DOTALL)


def put_switchers(series: EditionSeries, stage: Path) -> None:
    """Writes the links into every page of every revision in a site that is not in its place yet.

    It is done to the built pages, so that a page in which nothing else changed need not be built for them.
    """
    for edition in series.editions:
        folder = stage / label_slug(edition.label)
        for clause in edition.document.clauses:
            _put(folder / edition.slug(clause) / "index.html", switch_clause(clause, edition, series))
        for page, name in _list_pages():
            if (folder / page).is_file():
                _put(folder / page, _switch_page(name, edition, series, stage))


def _list_pages() -> Iterator[tuple[str, str]]:
    """Yields the pages that each revision may have beside its clauses: the file, and the folder that it is in."""
    yield "index.html", ""
    for kind in REVISION_KINDS:
        yield f"{kind.folder}/index.html", f"{kind.folder}/"


def _switch_page(name: str, here: Edition, series: EditionSeries, stage: Path) -> Markup:
    """Returns the links from a page to the one of that name in other revisions, or to their front pages."""
    addresses = Addresses("../../" if name else "../")
    entries = []
    for edition in list_near(series.editions, here.label):
        there = (stage / label_slug(edition.label) / name / "index.html").is_file()
        address = addresses.revision(edition.label)
        entries.append(
            SwitcherEntry(edition, f"{address}{name}" if there else address, "" if there else "not there")
        )
    return render_switcher(here, entries)


def _put(file: Path, switcher: Markup) -> None:
    """Writes the links into a page; into a new file, since the old one may be that of the site in use too."""
    page = file.read_text(encoding="utf-8")
    filled = f"{_START}{switcher}{_END}"
    changed = _SWITCHER.sub(lambda _: filled, page, count=1)
    if changed != page:
        file.unlink()
        write_text(file, changed)
