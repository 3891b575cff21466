"""The guide for contributors names files, folders and tables that exist."""

from __future__ import annotations

import re

from tests.folders import ROOT

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
NAMED = frozenset(re.findall(r"`([^`\n]+)`", GUIDE))
PLACEHOLDER = re.compile(r"[A-Z]{4}|what_it_flags")
MADE = frozenset({"build/site", "build/", ".venv/"})
FILES = [path for folder in ("tools", "tests", "spec", "site") for path in (ROOT / folder).rglob("*")]
STANDING = [f"/{path.relative_to(ROOT).as_posix()}/" for path in [*FILES, *ROOT.iterdir()]]


def test_every_file_and_folder_that_the_guide_names_exists() -> None:
    paths = {
        name.rstrip("/")
        for name in NAMED - MADE
        if re.fullmatch(r"[\w./-]+(\.(py|md|toml|txt|json)|/[\w.-]*)", name) and not PLACEHOLDER.search(name)
    }
    assert len(paths) > 40
    missing = {path for path in paths if not any(_is_meant(path, standing) for standing in STANDING)}
    assert missing == set(), "CONTRIBUTING.md names what is elsewhere now, or has another name"


def _is_meant(path: str, standing: str) -> bool:
    """Returns whether the guide can mean a file by this path; by a bare name it means none of the benchmarks."""
    return f"/{path}/" in standing and (
        "." not in path or "/" in path or not standing.startswith("/tests/bench/")
    )


def test_every_table_that_the_guide_names_exists() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in FILES if path.suffix == ".py")
    tables = {name for name in NAMED if re.fullmatch(r"[A-Z]{5,}(_[A-Z]+)*", name)} - {
        "FAMILY",
        "FOLDER",
        "COUNT",
    }
    assert len(tables) > 6
    missing = {name for name in tables if not re.search(rf"^{name}\b.* = ", code, re.MULTILINE)}
    assert missing == set(), "CONTRIBUTING.md names a table that no module has"
