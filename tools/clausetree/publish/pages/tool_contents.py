"""In which groups the pages about clausetree stand, for its entry page and for the navigation."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TOOL = "tool"
"""The folder of the pages about clausetree."""

_INDEX = "index.md"


class ToolEntry(NamedTuple):
    """A page about clausetree, with those in its folder where it is the folder's index.

    Attributes:
        path: Where it is in the docs folder.
        title: What it is called.
        below: Paths of the other pages in its folder.
    """

    path: str
    title: str
    below: tuple[str, ...] = ()


class ToolGroup(NamedTuple):
    """Pages about clausetree that people look for in one situation.

    Attributes:
        name: What the group is called.
        entries: Its pages, in their order.
    """

    name: str
    entries: tuple[ToolEntry, ...]


def arrange_tool_pages(
    contents: Mapping[str, Sequence[str]], titles: Mapping[str, str]
) -> tuple[ToolGroup, ...]:
    """Returns the groups with all their pages.

    Args:
        contents: For each group the paths of its pages, from the folder of the pages about clausetree; an `index.md`
            brings along what is in its folder.
        titles: For the path of each page in the docs folder its title.

    Raises:
        ClausetreeError: A page is listed that there is not, or one that there is isn't listed.
    """
    listed = {f"{TOOL}/{path}" for paths in contents.values() for path in paths}
    groups = tuple(
        ToolGroup(name, tuple(_build_entry(f"{TOOL}/{path}", titles, listed) for path in paths))
        for name, paths in contents.items()
    )
    arranged = {path for group in groups for entry in group.entries for path in (entry.path, *entry.below)}
    lost = [path for path in titles if path not in arranged]
    if lost:
        raise ClausetreeError(
            f"the page `{lost[0]}` is in no group", "list it under `extra.toolchain` in `mkdocs.yml`"
        )
    return groups


def _build_entry(path: str, titles: Mapping[str, str], listed: set[str]) -> ToolEntry:
    if path not in titles:
        raise ClausetreeError(
            f"there is no page `{path}`", "correct the list under `extra.toolchain` in `mkdocs.yml`"
        )
    place = PurePosixPath(path)
    below = (
        tuple(
            other
            for other in titles
            if other != path and PurePosixPath(other).parent == place.parent and other not in listed
        )
        if place.name == _INDEX
        else ()
    )
    return ToolEntry(path, titles[path], below)
