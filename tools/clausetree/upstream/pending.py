"""A merge under way: the files as they were and as they are to be, kept until it is done, so that it can be undone.

All of it is written into one folder of the workspace before anything else is touched; from then on files are only
renamed, which needs no room on the disk. The folder's name says what is being done, and each file that is still in it
says what is left to do. So whenever a command is stopped, the next one knows how far it came.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetree.history.files.containment import GIT_FOLDER
from clausetree.history.files.writing import keep_line_ends
from clausetree.model.errors import ClausetreeError
from clausetree.upstream.workspace import WORKSPACE, new_name, remove, unwritable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetree.merge.merged_names.chosen_ids import Choice

Deed = Literal["replace", "insert", "delete"]
Progress = Literal["untouched", "writing", "settling", "complete", "undoing"]
"""How far a merge is: nothing written yet; some files; all but the lock file, which waits for `continue`; all; on the way back."""

MERGING, UNDOING = "merge", "abort"
STAGED, ENDED, UNDONE = "staged-", "ended-", "undone-"
_LIST = "merge.json"
_UNCHANGED = "nothing was changed; fix that, then merge again"


class FileChange(NamedTuple):
    """What a merge does to one file.

    Attributes:
        path: The file, from the fork's folder.
        deed: What is done to it.
        kept: Where it is kept as it was.
        made: Where it is kept as it is to be, until it is put in its place.
    """

    path: Path
    deed: Deed
    kept: Path
    made: Path

    @property
    def written(self) -> Path:
        """Returns where a copy of what is written stays."""
        return self.made.with_suffix(".copy")

    @property
    def is_done(self) -> bool:
        """Returns whether it has been done."""
        if self.deed == "delete":
            return os.path.lexists(self.kept) or not os.path.lexists(self.path)
        return not self.made.exists()


class PendingMerge(NamedTuple):
    """A merge under way.

    Attributes:
        release: What is taken over, such as `openai@2025-09-12`.
        folder: The fork's folder.
        place: The folder that keeps its files.
        changes: What it does to the files.
        lock: What it does to the lock file, when all is settled.
        choices: What references are to say where somebody chooses another id than ours.
    """

    release: str
    folder: Path
    place: Path
    changes: tuple[FileChange, ...]
    lock: FileChange
    choices: tuple[Choice, ...] = ()

    @property
    def progress(self) -> Progress:
        """Returns how far it is."""
        if self.place.name == UNDOING:
            return "undoing"
        done = [change.is_done for change in self.changes]
        if self.lock.is_done:
            return "complete"
        if all(done):
            return "settling"
        return "writing" if any(done) else "untouched"


def begin_merge(
    folder: Path,
    release: str,
    texts: Mapping[str, str | None],
    lock: tuple[str, str],
    choices: Sequence[Choice] = (),
) -> PendingMerge:
    """Keeps what the files hold, then writes their new texts; returns the merge that is under way then.

    Args:
        folder: The fork's folder.
        release: What is taken over.
        texts: The new text of each file, by path, the spec's first; None where it goes.
        lock: The path of the lock file, and its text when all is done.
        choices: What references are to say where somebody chooses another id than ours.

    Raises:
        ClausetreeError: Something can't be written; everything is then as it was.
    """
    workspace = folder / WORKSPACE
    staged = workspace / new_name(STAGED)
    try:
        _stage(staged, folder, {"release": release, "choices": choices}, {**texts, lock[0]: lock[1]})
        load_kept(folder, staged)  # for what leads out of the folder is refused, now as later
        staged.rename(workspace / MERGING)
    except OSError as error:
        raise ClausetreeError(unwritable(workspace, error).message, _UNCHANGED) from None
    finally:
        remove(staged)
    pending = load_kept(folder, workspace / MERGING)
    try:
        write_rest(pending)
    except BaseException as error:
        abort_merge(pending)
        if isinstance(error, ClausetreeError):
            raise ClausetreeError(error.message, _UNCHANGED) from None
        raise
    return pending


def _stage(staged: Path, folder: Path, told: Mapping[str, object], texts: Mapping[str, str | None]) -> None:
    """Writes all that a merge needs into a folder."""
    files = {
        Path(path) if text is None else Path(os.path.realpath(path)): text for path, text in texts.items()
    }
    steps = [(_name(file, folder), _find_deed(file, text)) for file, text in files.items()]
    staged.mkdir()
    (staged / _LIST).write_text(json.dumps({**told, "steps": steps}), encoding="utf-8")
    spec = _read(next(iter(files)))
    for number, (file, text) in enumerate(files.items()):
        if text is None:
            continue
        before = _read(file)
        ends = spec if before is None else before
        for suffix in ("new", "copy"):
            (staged / f"{number}.{suffix}").write_bytes(keep_line_ends(text, ends or b"").encode())
        if before is not None:
            shutil.copy2(file, staged / f"{number}.old")
            shutil.copymode(file, staged / f"{number}.new")


def _name(file: Path, folder: Path) -> str:
    """Returns the path of a file from the fork's folder; a link that leads to it is followed, but not the file itself."""
    return os.path.relpath(Path(os.path.realpath(file.parent), file.name), os.path.realpath(folder))


def _find_deed(file: Path, text: str | None) -> Deed:
    return "delete" if text is None else "replace" if file.exists() else "insert"


def write_rest(pending: PendingMerge) -> None:
    """Puts the files that are not in their places yet there, all but the lock file."""
    with _explained("continue"):
        for change in pending.changes:
            if not change.is_done:
                _do(change)


def end_merge(pending: PendingMerge) -> None:
    """Writes the lock file and forgets what the files were before."""
    with _explained("continue"):
        if not pending.lock.is_done:
            _do(pending.lock)
        forget(pending, ENDED)


def abort_merge(pending: PendingMerge) -> None:
    """Makes every file what it was before."""
    with _explained("abort"):
        place = pending.place.with_name(UNDOING)
        if pending.place != place:
            pending.place.rename(place)
        back = load_kept(pending.folder, place)
        for change in (*back.changes, back.lock):
            _undo(change)
        forget(back, UNDONE)


def forget(pending: PendingMerge, name: str) -> None:
    """Removes what is kept of a merge, first from where it is looked for; the name tells how it ended."""
    ended = pending.place.with_name(new_name(name))
    pending.place.rename(ended)
    remove(ended)


def _do(change: FileChange) -> None:
    if change.deed == "delete":
        change.path.rename(change.kept)
    else:
        change.made.replace(change.path)


def _undo(change: FileChange) -> None:
    """Takes back what was done to a file; what was not touched, or is back already, is left alone."""
    if not change.is_done:
        return
    if change.deed == "insert":
        with suppress(FileNotFoundError):
            change.path.rename(change.made)
    elif os.path.lexists(change.kept):
        change.path.parent.mkdir(parents=True, exist_ok=True)
        change.kept.replace(change.path)


@contextmanager
def _explained(command: str) -> Iterator[None]:
    """Raises `ClausetreeError` for what the system refuses, and says which command goes on from there."""
    try:
        yield
    except OSError as error:
        raise ClausetreeError(
            unwritable(error.filename2 or error.filename or "a file", error).message,
            f"fix that, then run `clausetree upstream {command}`",
        ) from None


def load_pending(folder: Path) -> PendingMerge | None:
    """Returns the merge under way in a fork's folder, or None.

    Raises:
        ClausetreeError: What is kept of it can't be read, or leads out of the folder.
    """
    for name in (MERGING, UNDOING):
        if (folder / WORKSPACE / name).is_dir():
            return load_kept(folder, folder / WORKSPACE / name)
    return None


def read_release(place: Path) -> str | None:
    """Returns which release a folder of the workspace keeps the merge of, or None where it does not say so yet."""
    try:
        return str(json.loads((place / _LIST).read_text("utf-8"))["release"])
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def load_kept(folder: Path, place: Path) -> PendingMerge:
    """Returns the merge that is kept in a folder of the workspace."""
    try:
        told = json.loads((place / _LIST).read_text("utf-8"))
        release, rows = str(told["release"]), [(str(path), deed) for path, deed in told["steps"]]
        steps = [
            FileChange(_find_path(folder, path), deed, place / f"{number}.old", place / f"{number}.new")
            for number, (path, deed) in enumerate(rows)
        ]
        choices = tuple(
            {str(old): str(new) for old, new in dict(choice).items()} for choice in told["choices"]
        )
        return PendingMerge(release, folder, place, tuple(steps[:-1]), steps[-1], choices)
    except (OSError, ValueError, LookupError, TypeError, RecursionError) as error:
        raise ClausetreeError(
            f"`{place / _LIST}` can't be read: {error}",
            f"restore the files from git, then delete `{place}`",
        ) from None


def _find_path(folder: Path, path: str) -> Path:
    """Returns a path that was kept, as seen from the working directory.

    Raises:
        ClausetreeError: It leads out of the fork's folder: what is kept may have come with a clone.
    """
    found = folder / path
    inside = Path(os.path.realpath(found.parent)).is_relative_to(os.path.realpath(folder))
    parts = [part.casefold() for part in Path(path).parts]
    if not inside or GIT_FOLDER in parts or ".." in parts:
        raise ClausetreeError(
            f"`{path}` is not among the files of the fork in `{folder}`",
            f"only those are merged; if `{folder / WORKSPACE}` came with a clone, delete it",
        )
    return found


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
