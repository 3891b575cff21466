"""Where the cache of a user is."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def find_cache_folder() -> Path:
    """Returns the folder of this user's cache, which need not be there."""
    if sys.platform == "linux":  # platformdirs says the same, and takes longer to import than all rules
        stated = Path(os.environ.get("XDG_CACHE_HOME", ""))
        folder = (stated if stated.is_absolute() else Path.home() / ".cache") / "clausetree"
    else:
        from platformdirs import user_cache_path  # noqa: PLC0415 - see above

        folder = user_cache_path("clausetree")
    return folder
