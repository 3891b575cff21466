"""Saying which upstream a spec has: the lock file, new or pointed at another place."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from clausetree.config.lock import Lock, render_lock
from clausetree.history.writing import keep_line_ends
from clausetree.model.errors import ClausetreeError
from clausetree.model.secrets import strip_secrets
from clausetree.upstream.origin import find_base, find_locked, load_named
from clausetree.upstream.workspace import SPARE, WORKSPACE, new_name, unwritable

if TYPE_CHECKING:
    from clausetree.upstream.fork import Fork


def find_lock(fork: Fork, base: str | None) -> Lock:
    """Returns what the lock file of a fork is to say, whose upstream was named.

    Args:
        fork: The fork.
        base: The label of the revision that it comes from; None for that of the lock file, else the likest.

    Raises:
        ClausetreeError: The lock file names this upstream already, or upstream has no such revision.
    """
    source = os.path.relpath(fork.source, fork.folder) if os.path.lexists(fork.source) else fork.source
    held = fork.lock.held if fork.lock else {}
    if base:
        revision = fork.upstream.load(base).revision
    elif fork.lock is None:
        revision = find_base(fork).revision
    elif strip_secrets(fork.lock.source) == source:
        raise ClausetreeError(
            f"`{fork.lock_path}` names this upstream already, and `{fork.lock.label}` as the base",
            "`--base LABEL` begins again from another revision",
        )
    else:
        revision = find_locked(fork, fork.lock).revision
    return Lock(
        source=source,
        label=revision.label,
        commit=revision.commit,
        sha256=revision.sha256,
        held={clause: commit for clause, commit in held.items() if load_named(fork, commit)},
    )


def write_lock(fork: Fork, lock: Lock) -> None:
    """Writes the lock file of a fork in one step; raises `ClausetreeError` where it can't be written."""
    path = Path(fork.lock_path)
    spare = fork.folder / WORKSPACE / new_name(SPARE)
    try:
        before = path.read_bytes() if path.exists() else b""
        spare.write_bytes(keep_line_ends(render_lock(lock), before).encode())
        if path.exists():
            shutil.copymode(path, spare)
        spare.replace(os.path.realpath(path))
    except OSError as error:
        raise unwritable(path, error) from None
    finally:
        spare.unlink(missing_ok=True)
