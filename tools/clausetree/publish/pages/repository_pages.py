"""Pages of clausetree's own site that are files at the top of its repository."""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from clausetree.syntax.document import parse_document
from clausetree.text.edit import TextEdit, apply_edits
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clausetree.model.reference import FileLink

_FILES = {"CHANGELOG.md": "changelog.md", "CONTRIBUTING.md": "contributing.md"}
"""For a file the page that it is, in the folder of the pages about clausetree."""

_PAGES = "site"
"""The folder of the hand-written pages."""


def load_repository_pages(folder: Path) -> dict[str, str]:
    """Returns the pages that `folder` has files of, by their path: Markdown whose links lead to pages of the site.

    A link to a file that is no page is its words alone.
    """
    files = {page: folder / name for name, page in _FILES.items()}
    return {page: _lead(file.read_text(encoding="utf-8")) for page, file in files.items() if file.is_file()}


def _lead(text: str) -> str:
    """Returns a page with links that lead to pages."""
    edits = (
        edit.shift(start)
        for start, content in parse_document(text).contents()
        for link in content.file_links
        for edit in _change(link, content.source)
    )
    return apply_edits(text, sorted(edits))


def _change(link: FileLink, source: str) -> Iterator[TextEdit]:
    """Yields what makes a link lead to its page, or what leaves no more of it than its words."""
    if address := _find_address(link.path):
        _, mark, fragment = link.span.slice(source).partition("#")
        yield TextEdit(link.span, f"{address}{mark}{fragment}")
    elif link.words:
        yield TextEdit(Span(link.whole.start, link.words.start), "")
        yield TextEdit(Span(link.words.end, link.whole.end), "")


def _find_address(path: str) -> str | None:
    """Returns the address of the page that a file is, from one of these pages; None where it is none."""
    place = PurePosixPath(posixpath.normpath(path.lstrip("/")))
    if page := _FILES.get(str(place)):
        return f"../{PurePosixPath(page).stem}/"
    if place.parts[0] != _PAGES or place.suffix != ".md":
        return None
    inside = place.relative_to(_PAGES).with_suffix("")
    return f"../{inside.parent if inside.name == 'index' else inside}/"
