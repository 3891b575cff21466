"""The parts of the site, each a build of its own: one a revision, and one for what speaks of all of them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clausetree.model.revision import HEAD
from clausetree.output.answers import DocumentAnswer
from clausetree.output.formats import render
from clausetree.publish.address import label_slug
from clausetree.publish.edition_site import build_edition_pages, build_navigation
from clausetree.publish.engine.folder import write_text
from clausetree.publish.engine.mkdocs_build import FolderBuild, build_folder
from clausetree.publish.markup import Markup, escape
from clausetree.publish.page import Page, render_page
from clausetree.publish.twins import build_edition_twins

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from clausetree.publish.edition import Standing
    from clausetree.publish.manuscript import Manuscript

PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What all parts have in common.

    Attributes:
        name: What people call the spec.
        base: The MkDocs configuration that each build inherits.
        newest: The newest release's label.
        site_url: Where the root of the site will be; None where that is not known.
    """

    name: str
    base: Path
    newest: str
    site_url: str | None

    def standing(self, label: str) -> Standing:
        """Returns what a revision is beside the newest release."""
        return "newest" if label == self.newest else "draft" if label == HEAD else "older"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionPart:
    """The part of one revision.

    Attributes:
        frame: What all parts have in common.
        manuscript: The revision.
        histories: For the offset at which a clause starts its timeline, as HTML.
        docs: Where to put the pages.
        out: Where to put the HTML.
    """

    frame: Frame
    manuscript: Manuscript
    histories: Mapping[int, str]
    docs: Path
    out: Path


def build_edition_part(part: EditionPart) -> list[str]:
    """Builds the part of one revision; returns what MkDocs warned of."""
    frame, label = part.frame, part.manuscript.revision.label
    edition = part.manuscript.read(frame.name, frame.standing(label))
    histories = {start: Markup(html) for start, html in part.histories.items()}
    folder = label_slug(label)
    write_pages(part.docs, build_edition_pages(edition, histories))
    warnings = build_folder(
        FolderBuild(
            docs=part.docs,
            out=part.out,
            base=frame.base,
            settings=mkdocs_settings(frame, "../", folder, {"nav": build_navigation(edition)}),
        )
    )
    (part.out / "404.html").unlink(missing_ok=True)
    for path, text in build_edition_twins(edition):
        write_text(part.out / path, text)
    write_text(
        part.out / "spec.json", render("export", "json", DocumentAnswer(edition.revision, edition.document))
    )
    return warnings


def write_pages(docs: Path, pages: Iterable[Page]) -> None:
    """Writes pages into a docs folder."""
    for page in pages:
        write_text(docs / page.path, render_page(page))


def mkdocs_settings(frame: Frame, root: str, folder: str, more: Mapping[str, Any]) -> dict[str, Any]:
    """Returns what a build sets beyond the base.

    Args:
        frame: What all parts have in common.
        root: The way from the part to the root of the site.
        folder: The part's folder; empty for the root.
        more: What only this part sets.
    """
    extra: dict[str, Any] = {
        "root": root,
        "folder": f"{folder}/" if folder else "",
        "revision": folder,
        "newest": str(escape(frame.newest)),
        "browser": f"{label_slug(frame.newest)}/",
    }
    if folder:
        extra["version"] = {"provider": "mike"}
    settings: dict[str, Any] = {
        "site_name": str(escape(frame.name)),
        "theme": {"custom_dir": str(PACKAGE / "theme")},
        "extra": extra,
        "hooks": [str(PACKAGE / "engine" / "mkdocs_hooks.py")],
        **more,
    }
    if frame.site_url:
        settings["site_url"] = f"{frame.site_url}{folder}/" if folder else frame.site_url
    return settings


def copy_guides(guides: Path | None, docs: Path) -> Sequence[str]:
    """Copies the hand-written pages into a docs folder; returns the paths of those that are Markdown."""
    if guides is None:
        return ()
    shutil.copytree(guides, docs, dirs_exist_ok=True)
    return sorted(path.relative_to(guides).as_posix() for path in guides.rglob("*.md"))
