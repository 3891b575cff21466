"""The parts of the site, each a build of its own: one a revision, and one for what speaks of all of them."""

from __future__ import annotations

import shutil
from itertools import chain
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from clausetree.model.errors import ClausetreeError
from clausetree.publish.addresses.page_kinds import REVISION_KINDS
from clausetree.publish.addresses.site_addresses import label_slug
from clausetree.publish.draw.markup import escape
from clausetree.publish.draw.site_page import page_folder, render_page
from clausetree.publish.engine.bundles import OVERVIEW, READING
from clausetree.publish.engine.configuration import THEME, THEME_HOOKS
from clausetree.publish.engine.mkdocs_build import FolderBuild, build_folder
from clausetree.publish.engine.site_folder import keep_folder, taken_address, write_text
from clausetree.publish.machine.data_files import build_revision_files
from clausetree.publish.machine.tool_names import list_headings
from clausetree.publish.pages.page_lists import (
    CLAUSES,
    build_overview_pages,
    build_revision_pages,
    list_overview,
)
from clausetree.publish.pages.redirects import build_tool_redirects
from clausetree.publish.pages.reference_page import build_reference_page
from clausetree.publish.pages.tool_contents import TOOL, arrange_tool_pages
from clausetree.publish.pages.tool_page import build_tool_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from clausetree.publish.books.edition import Standing
    from clausetree.publish.books.edition_series import EditionSeries
    from clausetree.publish.books.revision_text import RevisionText
    from clausetree.publish.draw.site_page import SitePage
    from clausetree.publish.draw.timeline import ClauseHistory
    from clausetree.publish.engine.site_plan import SiteFrame, SitePlan
    from clausetree.publish.machine.tool_names import ToolName


_DIALECT = f"{TOOL}/guide/dialect.md"

_SHARED = ("assets", "javascripts", "stylesheets")
"""What all parts have in common, and the part that speaks of all revisions has."""


class RevisionPart(NamedTuple):
    """The part of one revision.

    Attributes:
        frame: What all parts have in common.
        text: The revision.
        standing: What it is beside the newest release.
        histories: For the offset at which a clause starts what its page tells of its past.
        work: An empty folder of its own.
        out: Where to put what is built.
    """

    frame: SiteFrame
    text: RevisionText
    standing: Standing
    histories: Mapping[int, ClauseHistory]
    work: Path
    out: Path


class OverviewPart(NamedTuple):
    """The part that speaks of all revisions, its pages written already.

    Attributes:
        build: How MkDocs builds it.
        beside: What stands beside its pages.
        names: What there is to find about clausetree.
    """

    build: FolderBuild
    beside: Path
    names: Sequence[ToolName]


def build_revision_part(part: RevisionPart) -> list[str]:
    """Builds the part of one revision; returns what MkDocs warned of."""
    frame, label = part.frame, part.text.revision.label
    edition = part.text.read(frame.name, part.standing)
    pages, navigation = build_revision_pages(edition, part.histories)
    docs, beside = part.work / "docs", part.work / "beside"
    write_pages(pages, docs, beside)
    for path, text in build_revision_files(edition):
        write_text(beside / path, text)
    settings = _mkdocs_settings(frame, "../", label_slug(label), navigation)
    own_titles = [CLAUSES, *(kind.title for kind in REVISION_KINDS)]
    settings["extra"] |= {"language": part.text.language, "own_titles": own_titles}
    warnings = build_folder(FolderBuild(docs=docs, out=part.out, base=frame.base, settings=settings))
    (part.out / "404.html").unlink(missing_ok=True)
    for folder in _SHARED:
        shutil.rmtree(part.out / folder, ignore_errors=True)
    keep_folder(beside, part.out)
    return warnings


def write_overview_part(plan: SitePlan, series: EditionSeries, work: Path) -> OverviewPart:
    """Writes the pages of the part that speaks of all revisions; returns what is left to do.

    Args:
        plan: What the site is built from.
        series: The revisions.
        work: An empty folder of its own.
    """
    docs, beside = work / "docs", work / "beside"
    guides = _copy_guides(plan, docs)
    references = {f"{TOOL}/{path}": text for path, text in plan.references.items()}
    write_pages((build_reference_page(path, text) for path, text in references.items()), docs, beside)
    written = {path: (docs / path).read_text(encoding="utf-8") for path in guides}
    titles = {path: _find_title(path, text) for path, text in (written | references).items()}
    groups = arrange_tool_pages(plan.toolchain, titles) if references else ()
    own = [] if references else guides
    titled = [(titles[path], f"{page_folder(path)}/") for path in own]
    overview = build_overview_pages(series, plan.about, titled)
    pages = (*overview.pages, build_tool_page(groups))
    _check_untaken(plan, own, pages)
    write_pages(pages, docs, beside)
    for path, text in build_tool_redirects([*guides, *references] if references else []):
        write_text(beside / path, text)
    navigation = list_overview(overview.kinds, own, groups)
    navigation += [{"Beside upstream": "upstream/index.md"}] if series.beside else []
    settings = _mkdocs_settings(plan.frame, "", "", navigation)
    build = FolderBuild(docs=docs, out=work / "out", base=plan.frame.base, settings=settings)
    return OverviewPart(build=build, beside=beside, names=_list_names(plan, written) if references else ())


def write_pages(pages: Iterable[SitePage], docs: Path, beside: Path) -> None:
    """Writes pages into a docs folder, and what stands beside them into another."""
    for page in pages:
        write_text(docs / page.path, render_page(page))
        for name, text in page.beside:
            write_text(beside / page.folder / name, text)


def _mkdocs_settings(frame: SiteFrame, root: str, folder: str, navigation: list[object]) -> dict[str, Any]:
    """Returns what a build sets beyond the base.

    Args:
        frame: What all parts have in common.
        root: The way from the part to the root of the site.
        folder: The part's folder; empty for the root.
        navigation: Its navigation, in MkDocs' form.
    """
    extra: dict[str, Any] = {
        "root": root,
        "folder": f"{folder}/" if folder else "",
        "revision": folder,
        "newest": str(escape(frame.newest)),
        "browser": "latest/",  # whichever that will be: pages of older revisions are kept
        "kinds": [[f"{kind.folder}/", kind.title] for kind in frame.kinds],
        "searched": True,
        "bundle": (READING if folder else OVERVIEW).path,
        "first_style": folder == label_slug(frame.newest),  # of the others, the home page has one
    }
    settings: dict[str, Any] = {
        "site_name": str(escape(frame.name)),
        "theme": {"custom_dir": THEME},
        "extra": extra,
        "hooks": [THEME_HOOKS],
        "nav": navigation,
    }
    if frame.site_url:
        settings["site_url"] = f"{frame.site_url}{folder}/" if folder else frame.site_url
    return settings


def _copy_guides(plan: SitePlan, docs: Path) -> Sequence[str]:
    """Copies the hand-written pages into a docs folder; returns the paths of those that are Markdown.

    Raises:
        ClausetreeError: One would stand where a revision does.
    """
    guides = plan.guides
    if guides is None:
        return ()
    if plan.references:
        shutil.copytree(guides, docs / TOOL, dirs_exist_ok=True)
        return sorted(path.relative_to(docs).as_posix() for path in (docs / TOOL).rglob("*.md"))
    labels = {label_slug(text.revision.label): text.revision.label for text in plan.texts}
    for path in guides.iterdir():
        label = labels.get(path.stem.lower() if path.suffix == ".md" else path.name.lower())
        if label is not None:
            raise ClausetreeError(
                f"`{path}` would have the address of the revision `{label}`", "give it another name"
            )
    shutil.copytree(guides, docs, dirs_exist_ok=True)
    return sorted(path.relative_to(guides).as_posix() for path in guides.rglob("*.md"))


def _check_untaken(plan: SitePlan, own: Iterable[str], pages: Iterable[SitePage]) -> None:
    """Raises `ClausetreeError` for a hand-written page that one of the site's own would take the place of."""
    folders = {page_folder(path): path for path in own}
    for page in pages:
        if plan.guides and page.folder in folders:
            raise taken_address(plan.guides / folders[page.folder])


def _list_names(plan: SitePlan, guides: Mapping[str, str]) -> Sequence[ToolName]:
    """Returns what there is to find about clausetree: in its reference, and in the hand-written pages by their headings."""
    headings = (
        list_headings(f"{page_folder(path)}/", text, "construct" if path == _DIALECT else "section")
        for path, text in guides.items()
    )
    return (*plan.names, *chain.from_iterable(headings))


def _find_title(path: str, text: str) -> str:
    """Returns the first heading of a page."""
    lines = text.splitlines()
    return next((line[2:].strip() for line in lines if line.startswith("# ")), PurePosixPath(path).stem)
