"""Folders replaced whole: whoever looks, and whenever a process is killed, the old one is there or the new one."""

from __future__ import annotations

import math
import os
import shutil
import sys
from contextlib import ExitStack, contextmanager
from glob import escape
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from clausetree.history.files.file_lock import hold_lock
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_EXCHANGE = 2  # RENAME_EXCHANGE of linux/fs.h


@contextmanager
def replace_folder(folder: Path, report_wait: Callable[[], object]) -> Iterator[Path]:
    """Gives the path of a new folder; what is made there takes the place of `folder` once the block went well.

    One process at a time is in the block; what one that was killed has left is put in order first. `folder` stays as
    it is where nothing is made at the path or the block raises.

    Args:
        folder: The folder, there or not; where it is a link, what it leads to.
        report_wait: Called once where another process has to end first.

    Raises:
        ClausetreeError: It can't be replaced.
    """
    folder = Path(os.path.realpath(folder))
    if not folder.name:
        raise ClausetreeError(f"`{folder}` can't be replaced; name a folder in it")
    with _lock(folder, report_wait):
        with _tell(folder):
            _restore(folder)
        stage = folder.with_name(f"{_stage_prefix(folder)}{token_hex(4)}")
        try:
            yield stage
            if stage.is_dir():
                with _tell(folder):
                    _put(stage, folder)
        finally:
            shutil.rmtree(stage, ignore_errors=True)


@contextmanager
def open_workplace(stage: Path) -> Iterator[Path]:
    """Gives a folder to work in while a new folder is made at `stage`; what a killed process leaves of it goes with that."""
    with TemporaryDirectory(prefix=f"{stage.name}-", dir=stage.parent) as work:
        yield Path(work)


@contextmanager
def _lock(folder: Path, report_wait: Callable[[], object]) -> Iterator[None]:
    """Holds the lock of a folder: a file beside it."""
    file = folder.with_name(f".{folder.name}.lock")
    with ExitStack() as held:
        with _tell(folder):
            held.enter_context(hold_lock(file, seconds=math.inf, report_wait=report_wait))
        yield


def _restore(folder: Path) -> None:
    """Puts back a folder that a killed process had moved away, and removes what else one has left."""
    old = _old(folder)
    if old.is_dir():
        old.rename(folder if not folder.exists() else folder.with_name(f"{_stage_prefix(folder)}old"))
    for leftover in folder.parent.glob(f"{escape(_stage_prefix(folder))}*"):
        shutil.rmtree(leftover, ignore_errors=True)


def _put(stage: Path, folder: Path) -> None:
    """Puts `stage` in the place of `folder`, which goes to where `stage` was."""
    if not folder.exists():
        stage.rename(folder)
    elif not _exchange(stage, folder):
        old = _old(folder)
        folder.rename(old)
        try:
            stage.rename(folder)
        except OSError:
            old.rename(folder)
            raise
        old.rename(stage)


def _exchange(one: Path, other: Path) -> bool:
    """Exchanges two folders in one step; returns whether the system and its file system can."""
    if sys.platform != "linux":
        return False
    from ctypes import CDLL  # noqa: PLC0415 - only a build needs it

    rename = getattr(CDLL(None), "renameat2", None)
    return rename is not None and rename(0, os.fsencode(one), 0, os.fsencode(other), _EXCHANGE) == 0


def _old(folder: Path) -> Path:
    """Returns where a folder is while its place is empty; what is there is whole."""
    return folder.with_name(f".{folder.name}.old")


def _stage_prefix(folder: Path) -> str:
    return f".{folder.name}.new-"


@contextmanager
def _tell(folder: Path) -> Iterator[None]:
    """Raises `ClausetreeError` for what the system refuses."""
    try:
        yield
    except (FileExistsError, NotADirectoryError):
        raise ClausetreeError(f"`{folder.parent}` is not a folder; name a folder to write into") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ClausetreeError(f"`{folder}` can't be replaced: {reason}") from None
