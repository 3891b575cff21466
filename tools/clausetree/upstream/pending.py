"""A merge under way: what the files were before, kept until it is done, so that it can be undone to the byte.

One file, replaced in one step, holds the files as they were and as they are to be; while it is there, a merge is under
way. It is written before any other file and removed after all others.
"""

from __future__ import annotations

import base64
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from clausetree.history.writing import replace_file
from clausetree.model.errors import ClausetreeError
from clausetree.syntax.merge_markers import find_marked

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER, _FILE = ".clausetree", "upstream-merge.json"


class PendingMerge(NamedTuple):
    """A merge under way.

    Attributes:
        release: What is taken over, such as `openai@2025-09-12`.
        before: What each file held; None where it was not there.
        after: What each file is to hold; None where it goes.
        lock: The path of the lock file, and its text when all is done.
    """

    release: str
    before: Mapping[str, bytes | None]
    after: Mapping[str, bytes | None]
    lock: tuple[str, str]


def load_pending(folder: Path) -> PendingMerge | None:
    """Returns the merge under way in a fork's folder, or None."""
    try:
        told = json.loads((folder / FOLDER / _FILE).read_text("utf-8"))
        before, after = (
            {_find_path(folder, path): _revive(data) for path, data in told[key].items()}
            for key in ("before", "after")
        )
        return PendingMerge(
            told["release"], before, after, (_find_path(folder, told["lock"][0]), told["lock"][1])
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ClausetreeError(
            f"`{folder / FOLDER / _FILE}` can't be read: {error}",
            "restore the files from git, then delete it",
        ) from None


def _find_path(folder: Path, path: str) -> str:
    """Returns a path that was kept from the fork's folder, as seen from the working directory.

    Raises:
        ClausetreeError: It leads out of the folder: the file may have come with a clone.
    """
    found = folder / path
    if not found.resolve().is_relative_to(folder.resolve()):
        raise ClausetreeError(
            f"`{folder / FOLDER / _FILE}` names `{path}`, which is not in `{folder}`",
            "delete it if it is not yours",
        )
    return str(found)


def begin_merge(
    folder: Path, release: str, texts: Mapping[str, str | None], lock: tuple[str, str]
) -> PendingMerge:
    """Keeps what the files hold, then writes their new texts; returns the merge that is under way then.

    Raises:
        ClausetreeError: Something can't be written; `abort_merge` makes it as it was.
    """
    before = {path: _read(path) for path in texts}
    after = {path: None if text is None else text.encode() for path, text in texts.items()}
    told = {
        "release": release,
        "before": {os.path.relpath(path, folder): _keep(data) for path, data in before.items()},
        "after": {os.path.relpath(path, folder): _keep(data) for path, data in after.items()},
        "lock": (os.path.relpath(lock[0], folder), lock[1]),
    }
    (folder / FOLDER).mkdir(exist_ok=True)
    replace_file(folder / FOLDER / ".gitignore", b"*\n")
    replace_file(folder / FOLDER / _FILE, json.dumps(told).encode())
    progress = PendingMerge(release, before, after, lock)
    for path, data in after.items():
        _write(path, data)
    return progress


def find_unsettled(progress: PendingMerge) -> list[tuple[str, int]]:
    """Returns the files of a merge in which conflict markers stand, each with the line of the first.

    Those in code blocks too, unless the text had as many before: then it is about markers.
    """
    found = []
    for path in progress.after:
        now, before = (
            find_marked(data.decode(errors="replace")) if data is not None else ()
            for data in (_read(path), progress.before[path])
        )
        shown = sum(conflict.in_code for conflict in before)
        open_ones = [conflict for conflict in now if not conflict.in_code] or now[shown:]
        if open_ones:
            found.append((path, open_ones[0].first + 1))
    return found


def is_interrupted(progress: PendingMerge) -> bool:
    """Returns whether a merge was stopped before it had written all files."""
    return any(
        progress.before[path] != data and _read(path) == progress.before[path]
        for path, data in progress.after.items()
    )


def end_merge(folder: Path, progress: PendingMerge) -> None:
    """Writes the lock file and forgets what the files were before."""
    path, text = progress.lock
    replace_file(Path(path), text.encode())
    (folder / FOLDER / _FILE).unlink()


def abort_merge(folder: Path, progress: PendingMerge) -> None:
    """Makes every file what it was before."""
    for path, data in progress.before.items():
        _write(path, data)
    (folder / FOLDER / _FILE).unlink()


def _read(path: str) -> bytes | None:
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        return None


def _write(path: str, data: bytes | None) -> None:
    if data is None:
        Path(path).unlink(missing_ok=True)
    else:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        replace_file(Path(path), data)


def _keep(data: bytes | None) -> str | None:
    return None if data is None else base64.b64encode(data).decode()


def _revive(kept: str | None) -> bytes | None:
    return None if kept is None else base64.b64decode(kept)
