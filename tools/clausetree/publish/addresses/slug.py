"""Path segments: from an id or a label, which may hold anything, to a name that is safe in every file system."""

from __future__ import annotations

import re
from hashlib import sha256

_SAFE = re.compile(r"[a-z0-9](?:[a-z0-9_-]|\.(?=[a-z0-9]))*")
_UNSAFE = re.compile(r"[^a-z0-9_-]+")
_LONGEST = 80
_INDEXES = {"index", "index.html", "index.md"}  # what stands in any folder already
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


def make_slug(name: str, reserved: frozenset[str] = frozenset()) -> str:
    """Returns `name` where it is safe as a file's name, else what is safe of it and a hash that tells it apart.

    Safe is lower case without spaces, slashes or double dots: two slugs never differ by case alone.

    Args:
        name: An id, a label, a tag.
        reserved: Names that are taken.
    """
    taken = name in reserved or name in _INDEXES or name.partition(".")[0] in _DEVICES
    if _SAFE.fullmatch(name) and len(name) <= _LONGEST and not taken:
        return name
    kept = _UNSAFE.sub("-", name.lower())[: _LONGEST // 2].strip("-_")
    digest = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{kept}-{digest}" if kept else digest
