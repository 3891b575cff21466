"""The folder `.clausetree` of a fork: one command at a time writes there, and nothing stays there once all is done."""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from clausetree.history.files.containment import GIT_FOLDER
from clausetree.history.files.file_lock import LockHeldError, hold_lock
from clausetree.history.files.writing import keep_line_ends
from clausetree.history.layouts.spec_layout import SPEC_FOLDERS
from clausetree.model.errors import ClausetreeError
from clausetree.project.revs import load_revision

if TYPE_CHECKING:
    from collections.abc import Iterator

WORKSPACE, SPARE = ".clausetree", "spare-"
_LOCK, _IGNORE = "lock", ".gitignore"


def find_fork_folder(start: Path) -> Path:
    """Returns the folder of the fork around a folder, from there; raises `ClausetreeError` where there is none.

    A fork whose spec or settings can't be read is found by the workspace in it: its merge can be undone.
    """
    try:
        snapshot = load_revision(None, start=start)
    except ClausetreeError:
        for folder in _list_folders(start):
            if (folder / WORKSPACE).is_dir():
                return Path(os.path.relpath(folder, start))
        raise
    tree, layout = snapshot.tree, snapshot.layout
    if tree is None or layout is None or tree.commit:
        raise ClausetreeError("a fork is a spec in a folder", "change to its folder")
    return Path(tree.name(layout.folder))


def _list_folders(start: Path) -> Iterator[Path]:
    """Yields the folders in which a fork can be: those from `start` up to the top of its work tree."""
    for folder in (start.absolute(), *start.absolute().parents):
        yield from (folder / inner for inner in SPEC_FOLDERS)
        if os.path.lexists(folder / GIT_FOLDER):
            break


@contextmanager
def hold_workspace(folder: Path) -> Iterator[Path]:
    """Gives the workspace of a fork's folder, to which no other command has access meanwhile.

    Raises:
        ClausetreeError: Another command is at work in this fork, or the workspace can't be written.
    """
    workspace = folder / WORKSPACE
    if workspace.is_symlink():
        raise ClausetreeError(
            f"`{workspace}` is a link", "delete it; clausetree creates a folder of that name"
        )
    with ExitStack() as held:
        held.callback(_remove_empty, workspace)
        try:
            held.enter_context(hold_lock(workspace / _LOCK))
            held.callback(_leave, workspace)
            if not (workspace / _IGNORE).exists():  # on a full disk a merge can yet be undone
                (workspace / _IGNORE).write_bytes(b"*\n")
        except LockHeldError:
            raise ClausetreeError(
                f"another `clausetree upstream` is running in `{folder}`",
                "wait for it to end, then try again",
            ) from None
        except (FileExistsError, NotADirectoryError):
            raise ClausetreeError(
                f"`{workspace}` is not a folder",
                "delete or rename it; clausetree creates a folder of that name",
            ) from None
        except OSError as error:
            raise unwritable(workspace, error) from None
        yield workspace


def _remove_empty(workspace: Path) -> None:
    """Removes a workspace where nothing is in it."""
    with suppress(OSError):
        workspace.rmdir()


def _leave(workspace: Path) -> None:
    """Removes what only a workspace in use needs."""
    with suppress(OSError):
        if {path.name for path in workspace.iterdir()} <= {_LOCK, _IGNORE}:
            (workspace / _IGNORE).unlink()


def replace_text(workspace: Path, path: Path, text: str) -> None:
    """Replaces what a file of the fork holds in one step, or makes it; its permissions and line ends stay.

    What a process that is killed leaves of it lies in the workspace, not beside the file.

    Raises:
        ClausetreeError: It can't be written.
    """
    file = Path(os.path.realpath(path))
    spare = workspace / new_name(SPARE)
    try:
        is_there = file.exists()
        spare.write_bytes(keep_line_ends(text, file.read_bytes() if is_there else b"").encode())
        if is_there:
            shutil.copymode(file, spare)
        spare.replace(file)
    except OSError as error:
        raise unwritable(path, error) from None
    finally:
        remove(spare)


def unwritable(path: Path | str, error: OSError) -> ClausetreeError:
    """Returns the error for what the system does not let us write."""
    reason = (error.strerror or str(error)).lower()
    return ClausetreeError(f"`{path}` can't be written: {reason}", "check the disk and the permissions")


def new_name(prefix: str) -> str:
    """Returns a name that nothing in a workspace has."""
    return f"{prefix}{token_hex(4)}"


def remove(path: Path) -> None:
    """Removes a folder of a workspace with all that is in it, or a file; what can't be removed stays."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()
