"""The lock file of a fork, `clausetree.lock`: the revision of upstream that it last took over."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping  # noqa: TC003 - msgspec reads annotations when it runs

import msgspec

from clausetree.model.errors import ClausetreeError

LOCK_FILE = "clausetree.lock"
_UNKNOWN = "unknown field"


class Lock(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The table `[upstream]`.

    Attributes:
        source: Where upstream is: a path, an address, or a known name.
        label: The label of the revision that was last taken over.
        commit: Its commit, which is looked up first; None for a text that git does not keep.
        sha256: The hash of its text.
        held: For the id upstream of a clause that was left behind, the commit of the older revision that it is
            still at; the label where git does not keep it.
    """

    source: str
    label: str
    commit: str | None = None
    sha256: str
    held: Mapping[str, str] = {}


class _LockFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    upstream: Lock


def parse_lock(text: str, path: str) -> Lock:
    """Returns what a lock file says; raises `ClausetreeError` where it is not one."""
    try:
        return msgspec.convert(tomllib.loads(text), _LockFile).upstream
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, RecursionError) as error:
        why = f"{str(error)[:1].lower()}{str(error)[1:]}"
        hint = "restore it from the last commit, or delete it and run `clausetree upstream add SOURCE`"
        if _UNKNOWN in why:
            hint = f"if a newer clausetree wrote it, install that one; else {hint}"
        raise ClausetreeError(f"`{path}` is not a lock file: {why}", hint) from None


def render_lock(lock: Lock) -> str:
    """Returns the text of a lock file; strings are written as in JSON, which TOML reads as the same."""
    fields = {name: getattr(lock, name) for name in Lock.__struct_fields__ if name != "held"}
    rows = "".join(f"{name} = {json.dumps(value)}\n" for name, value in fields.items() if value is not None)
    held = "".join(
        f"{json.dumps(name)} = {json.dumps(commit)}\n" for name, commit in sorted(lock.held.items())
    )
    head = "# Which revision of upstream this spec has taken over: `clausetree upstream` writes it.\n"
    return f"{head}[upstream]\n{rows}" + (f"\n[upstream.held]\n{held}" if held else "")
