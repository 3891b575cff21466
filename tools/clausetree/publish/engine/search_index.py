"""The search index, made by Pagefind from the built pages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from clausetree.model.errors import ClausetreeError
from clausetree.publish.engine.search_copy import SearchCopy, copy_for_search
from clausetree.publish.engine.site_folder import write_text

_OURS = (
    "[data-aside]",
    *(".speaker", ".verdict", ".example__title > small", ".note__label", ".untrusted__label"),
    *(".permalink", ".omission", ".reason__label", ".mark", "caption", ".attribute"),
    *(".diff > p", ".change-list", ".summary", ".change > p", ".change > .facts"),
    *(".change .number", ".redline__place", ".unchanged", ".typography", ".kinds", ".places", ".tombstone"),
    *(".timeline b", ".timeline > li > a", ".still"),
)
"""What our pages say beside what a spec says: nobody looks for it, and no excerpt shows it."""


def build_index(out: Path, work: Path) -> None:
    """Indexes what a built site says into its folder `pagefind`.

    What a clause says in several revisions is read once, as what it is in all of them: the box leads to the one that is asked
    for.

    Args:
        out: The site.
        work: A folder of its own to work in.

    Raises:
        ClausetreeError: Pagefind failed.
    """
    found: dict[tuple[object, ...], tuple[Path, SearchCopy, list[str]]] = {}
    for page in sorted(filter(Path.is_file, out.rglob("index.html"))):
        copied = copy_for_search(page.read_text(encoding="utf-8", errors="replace"))
        if copied:
            place = page.relative_to(out)
            same = (copied.text, copied.facets, place.parts[1:]) if copied.is_clause else (place,)
            found.setdefault(same, (place, copied, []))[2].extend(copied.revisions)
    for place, copied, revisions in found.values():
        write_text(work / place, copied.render(revisions))
    _run_pagefind(work, out / "pagefind")
    for unused in (
        *(out / "pagefind").glob("pagefind-*ui*"),
        *(out / "pagefind").glob("pagefind-highlight*"),
    ):
        unused.unlink()


def _run_pagefind(site: Path, out: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--silent", "--force-language", "en"]
    command += ["--site", str(site), "--output-path", str(out), "--exclude-selectors", ", ".join(_OURS)]
    finished = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603 - our own command
    if finished.returncode:
        raise ClausetreeError("Pagefind could not index the site", finished.stderr.strip() or None)
