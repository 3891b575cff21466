"""How fast a spec is linted, whole processes from cold: against Python itself, other linters, and the second time."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.measure import BUILD, load_releases, report, time_calls

if TYPE_CHECKING:
    from collections.abc import Sequence

_BASE = "import click, markdown_it, sys; markdown_it.MarkdownIt().parse(open(sys.argv[1]).read())"
_ROUNDS = 15
_CACHES = BUILD / "caches"


def main() -> None:
    BUILD.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(_CACHES, ignore_errors=True)
    releases = load_releases()
    file = BUILD / "lint" / "model_spec.md"
    file.parent.mkdir(exist_ok=True)
    file.write_text(releases[max(releases)], encoding="utf-8")
    lint = [str(Path(sys.executable).with_name("clausetree")), "lint", str(file)]
    caches = itertools.count()
    kept = str(_CACHES / "kept")
    calls = {
        "first": lambda: _run(lint, str(_CACHES / str(next(caches)))),
        "again": lambda: _run(lint, kept),
        "base": lambda: _run([sys.executable, "-c", _BASE, str(file)], kept),
    }
    calls["again"]()
    taken = time_calls(calls, _ROUNDS)
    report("cold `lint` / Python with click and markdown_it, one parse", taken["first"] / taken["base"], 1.3)
    report("an unchanged file again / the first time", taken["again"] / taken["first"], 0.6)
    markdownlint, mdformat = _install_markdownlint(file), _install_mdformat(file)
    others = {
        "ours": calls["first"],
        "markdownlint": lambda: _run(markdownlint, kept),
        "mdformat": lambda: _run(mdformat, kept),
    }
    taken = time_calls(others, rounds=7)
    report("cold `lint` / `markdownlint-cli2`", taken["ours"] / taken["markdownlint"], 1 / 4)
    report("cold `lint` / `mdformat --check`", taken["ours"] / taken["mdformat"], 1 / 1.7)


def _run(command: Sequence[str], cache: str) -> None:
    """Runs a command that may find something; its result is not looked at, only that it could run."""
    done = subprocess.run(
        command, capture_output=True, check=False, env={**os.environ, "XDG_CACHE_HOME": cache}, cwd=BUILD
    )
    if done.returncode not in {0, 1}:
        raise SystemExit(done.stderr.decode())


def _install_markdownlint(file: Path) -> list[str]:
    """Returns the command of markdownlint-cli2, installed if it is not."""
    script = BUILD / "node_modules" / ".bin" / "markdownlint-cli2"
    if not script.exists():
        subprocess.run(
            ["npm", "install", "--silent", "--no-save", "--prefix", str(BUILD), "markdownlint-cli2"],
            check=True,
        )
    return [str(script), f":{file}"]


def _install_mdformat(file: Path) -> list[str]:
    """Returns the command of mdformat, installed into an environment of its own if it is not."""
    folder = BUILD / "mdformat"
    script = folder / "bin" / "mdformat"
    if not script.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(folder / "bin" / "pip"), "install", "--quiet", "mdformat"], check=True)
    return [str(script), "--check", str(file)]


if __name__ == "__main__":
    main()
