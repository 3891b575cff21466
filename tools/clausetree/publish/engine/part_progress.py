"""How far the parts of a site are: their pages done, and those to do."""

from __future__ import annotations

from concurrent.futures import FIRST_COMPLETED, wait
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from concurrent.futures import Future
    from pathlib import Path

    Track = Callable[[str, int, int], None]
    """Is told the name of a part, how many pages of it are done, and how many there are; 0 where that is not known yet."""

_PAUSE = 0.3  # seconds between two looks at what the builders have written


class PartBuild(NamedTuple):
    """A part that is being built.

    Attributes:
        future: What it was warned of, once it is done.
        docs: The folder that its pages are made from.
        out: The folder that they are written into.
    """

    future: Future[list[str]]
    docs: Path
    out: Path


def collect_parts(builds: Mapping[str, PartBuild], track: Track | None) -> Iterator[tuple[str, list[str]]]:
    """Yields the name of each part as it is done, with what it was warned of.

    Args:
        builds: The parts, by name.
        track: Is told how far they are; None where nobody looks.
    """
    waiting = dict(builds)
    while waiting:
        futures = [build.future for build in waiting.values()]
        wait(futures, timeout=_PAUSE if track else None, return_when=FIRST_COMPLETED)
        for name, build in list(waiting.items()):
            if track:
                track(name, _count(build.out, "*.html"), _count(build.docs, "*.md"))
            if build.future.done():
                del waiting[name]
                yield name, build.future.result()


def _count(folder: Path, pattern: str) -> int:
    return sum(1 for _ in folder.rglob(pattern)) if folder.is_dir() else 0
