"""The folder of a site: ours by a marker, which says what each part of it was built from."""

from __future__ import annotations

import errno
import json
import os
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from clausetree.model.errors import ClausetreeError
from clausetree.publish.addresses.site_addresses import label_slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MARKER = ".clausetree-site.json"
"""The file by which a folder is known as a site of ours."""

OVERVIEW = "/"
"""What it calls the part that speaks of all revisions."""


def load_manifest(out: Path) -> Mapping[str, str]:
    """Returns for each part of a built site the hash of what it was built from; nothing where there is no site.

    A part that somebody removed by hand is none.
    """
    with suppress(OSError, ValueError, RecursionError):
        found = json.loads((out / MARKER).read_text(encoding="utf-8"))
        if isinstance(found, dict):
            return {str(key): str(value) for key, value in found.items() if _has_part(out, str(key))}
    return {}


def _has_part(out: Path, part: str) -> bool:
    folder = out if part == OVERVIEW else out / label_slug(part)
    return (folder / "index.html").is_file()


def write_manifest(stage: Path, manifest: Mapping[str, str]) -> None:
    """Marks a folder as a site of ours, built from what the hashes of its parts say."""
    write_text(stage / MARKER, json.dumps(dict(manifest), indent=2) + "\n")


def check_folder(out: Path, guides: Path | None = None) -> None:
    """Raises `ClausetreeError` where `out` is something that a build must not replace.

    Args:
        out: The folder for the site.
        guides: The folder of hand-written pages, which become part of the site; None where there is none.
    """
    if guides and out.resolve().is_relative_to(guides.resolve()):
        raise ClausetreeError(
            f"`{out}` is in `{guides}`, whose pages become part of the site",
            "choose a folder outside of it with `--out`",
        )
    if not os.path.lexists(out):
        return
    if not out.is_dir():
        raise ClausetreeError(f"`{out}` is not a folder", "name a folder for the site with `--out`")
    if not (out / MARKER).is_file() and any(out.iterdir()):
        raise ClausetreeError(
            f"`{out}` is not empty and was not built by clausetree",
            "choose a new or empty folder with `--out`",
        )


@contextmanager
def explain_full_disk(out: Path) -> Iterator[None]:
    """Raises `ClausetreeError` where the disk of a site is full, whichever file could not be written for that."""
    try:
        yield
    except OSError as error:  # which for a folder that was copied has only words of what went wrong
        if not any(os.strerror(number) in str(error) for number in (errno.ENOSPC, errno.EDQUOT)):
            raise
        raise ClausetreeError(
            f"there is no space left for the site in `{out}`",
            "free space on that disk, or choose a folder on another one with `--out`",
        ) from None


def taken_address(page: object) -> ClausetreeError:
    """Returns the error for a hand-written page that has the address of one that every site has."""
    return ClausetreeError(f"`{page}` would have the address of a page of the site", "give it another name")


def keep_folder(old: Path, new: Path) -> None:
    """Puts what `old` holds into `new` too, without copying where the file system can do without."""
    shutil.copytree(old, new, copy_function=_link, dirs_exist_ok=True)


def _link(old: str, new: str) -> None:
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)


def write_text(path: Path, text: str) -> None:
    """Writes a file in a folder that is not in its place yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", errors="replace", newline="")
