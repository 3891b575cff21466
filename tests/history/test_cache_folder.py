"""Where the cache is: what platformdirs says, told without importing it where that would take longest."""

from __future__ import annotations

import pytest
from platformdirs import user_cache_path

from clausetree.history.files.cache_folder import find_cache_folder


@pytest.mark.parametrize("stated", [None, "", "cache", "./cache", "/srv/cache"])
def test_the_cache_is_where_platformdirs_puts_it(stated: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative path in the variable counts for nothing (XDG Base Directory Specification)."""
    if stated is None:
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    else:
        monkeypatch.setenv("XDG_CACHE_HOME", stated)
    assert find_cache_folder() == user_cache_path("clausetree")
