"""The search index, made by Pagefind from the built pages."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from pathlib import Path


def build_index(out: Path) -> None:
    """Indexes every page of a built site into its folder `pagefind`; raises `ClausetreeError` where that fails."""
    command = [sys.executable, "-m", "pagefind", "--site", str(out), "--silent", "--force-language", "en"]
    finished = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603 - our own command
    if finished.returncode:
        raise ClausetreeError("Pagefind could not index the site", finished.stderr.strip() or None)
    for unused in (
        *(out / "pagefind").glob("pagefind-*ui*"),
        *(out / "pagefind").glob("pagefind-highlight*"),
    ):
        unused.unlink()
