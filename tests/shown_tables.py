"""The tables of guides that are made from the code: between `<!-- NAME -->` and `<!-- to here -->`."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from mkdocs.utils.yaml import yaml_load

from clausetree.history.files.encoding import LARGEST_TEXT
from clausetree.history.git_access.cache import LOCK_SECONDS
from clausetree.history.git_access.fetching import FETCH_SECONDS
from clausetree.history.git_access.git_command import READ_SECONDS
from clausetree.history.opening.fetched_source import FRESH_SECONDS, RETRY_SECONDS
from clausetree.model.authority import KNOWN_PROFILES
from tests.folders import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TABLE = re.compile(r"(?<=<!-- )(\w+)( -->\n).*?(?=<!-- to here -->)", re.DOTALL)


def refill_tables(text: str) -> str:
    """Returns a page with its tables as the code has them; those that are held to the code in other ways as they are."""

    def fill(block: re.Match[str]) -> str:
        make = _MAKERS.get(block[1])
        return f"{block[1]}{block[2]}\n{make()}\n" if make else block[0]

    return _TABLE.sub(fill, text)


def _draw(head: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: bool = False) -> str:
    line = ["---"] * (len(head) - numbers) + ["---:"] * numbers
    return "".join(f"| {' | '.join(cells)} |\n" for cells in (head, line, *rows)).replace("|  |", "| |")


def _draw_inputs() -> str:
    inputs = yaml_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    rows = ((f"`{name}`", f"`{one['default']!r}`", one["description"]) for name, one in inputs.items())
    return _draw(("Input", "Default", "Meaning"), rows)


def _draw_dependencies() -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {"none": project["dependencies"], **project["optional-dependencies"]}
    rows = (
        (name if name == "none" else f"`{name}`", ", ".join(f"`{one}`" for one in needs))
        for name, needs in extras.items()
    )
    return _draw(("Extra", "Needs"), rows)


def _draw_ladders() -> str:
    rows = ((f"`{one.name}`", " › ".join(f"`{level}`" for level in one.ladder)) for one in KNOWN_PROFILES)
    return _draw(("Profile", "Ladder"), rows)


def _draw_seconds() -> str:
    rows = (
        ("What was fetched counts as fresh for", FRESH_SECONDS),
        ("After a failed fetch none is tried for", RETRY_SECONDS),
        ("A fetch may take", FETCH_SECONDS),
        ("A process waits for another that fetches for", LOCK_SECONDS),
    )
    return _draw(("", "Seconds"), ((what, f"{seconds:g}") for what, seconds in rows), numbers=True)


def _draw_limits() -> str:
    rows = (
        ("A text", f"{LARGEST_TEXT >> 20} MiB"),
        ("Reading with git", f"{READ_SECONDS:g} seconds"),
        ("Fetching from an address", f"{FETCH_SECONDS:g} seconds"),
    )
    return _draw(("What", "Limit"), rows, numbers=True)


_MAKERS = {
    "inputs": _draw_inputs,
    "dependencies": _draw_dependencies,
    "ladders": _draw_ladders,
    "seconds": _draw_seconds,
    "limits": _draw_limits,
}
