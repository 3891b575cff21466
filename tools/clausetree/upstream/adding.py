"""Saying which upstream a spec has: the lock file, new or pointed at another place."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from clausetree.config.lock import Lock
from clausetree.history.opening.revision_name import STANDARD_INPUT
from clausetree.model.errors import ClausetreeError
from clausetree.model.secrets import strip_secrets
from clausetree.project.single_files import check_single_file
from clausetree.upstream.origin import find_base, find_locked, load_named

if TYPE_CHECKING:
    from clausetree.upstream.fork import Fork


def find_lock(fork: Fork, base: str | None) -> Lock:
    """Returns what the lock file of a fork is to say, whose upstream was named.

    Args:
        fork: The fork.
        base: The label of the revision that it comes from; None for that of the lock file, else the likest.

    Raises:
        ClausetreeError: It can't be followed, the lock file names it already, or it has no such revision, or one of
            several files.
    """
    own = {os.path.realpath(path) for path in (fork.folder, fork.file)}
    if fork.source == STANDARD_INPUT or os.path.realpath(fork.source) in own:
        raise ClausetreeError(
            f"`{fork.source}` can't be followed",
            "name another repository, folder or file, or an address, such as `openai`",
        )
    source = os.path.relpath(fork.source, fork.folder) if os.path.lexists(fork.source) else fork.source
    held = fork.lock.held if fork.lock else {}
    if base:
        revision = fork.upstream.load(base).revision
    elif fork.lock is None:
        revision = find_base(fork).revision
    elif strip_secrets(fork.lock.source) == source:
        raise ClausetreeError(
            f"`{fork.lock_path}` already names this upstream, with `{fork.lock.label}` as the base",
            "to start again from another revision, add `--base LABEL`",
        )
    else:
        revision = find_locked(fork, fork.lock).revision
    check_single_file(revision, "upstream")
    return Lock(
        source=source,
        label=revision.label,
        commit=revision.commit,
        sha256=revision.sha256,
        held={clause: commit for clause, commit in held.items() if load_named(fork, commit)},
    )
