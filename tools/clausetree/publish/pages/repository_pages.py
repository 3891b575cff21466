"""Pages of clausetree's own site that are files at the top of its repository."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_FILES = {"CHANGELOG.md": "changelog.md", "CONTRIBUTING.md": "contributing.md"}
"""For a file the page that it is, in the folder of the pages about clausetree."""

_LINK = re.compile(r"\[([^\]]*)\]\((?!\w+:|#)([^)\s#]+)\)")
_GUIDE = re.compile(r"site/(guide/[\w-]+)\.md")


def load_repository_pages(folder: Path) -> dict[str, str]:
    """Returns the pages that `folder` has files of, by their path: Markdown whose links lead to pages of the site.

    A link to a file that is no page is its words alone.
    """
    files = {page: folder / name for name, page in _FILES.items()}
    return {
        page: _LINK.sub(_lead, file.read_text(encoding="utf-8"))
        for page, file in files.items()
        if file.is_file()
    }


def _lead(link: re.Match[str]) -> str:
    words, target = link[1], link[2]
    if guide := _GUIDE.fullmatch(target):
        return f"[{words}](../{guide[1]}/)"
    page = _FILES.get(target)
    return f"[{words}](../{PurePosixPath(page).stem}/)" if page else words
