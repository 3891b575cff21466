"""A new spec project: the files that it begins with, from scratch or from a revision of another spec."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from clausetree.config.lock import LOCK_FILE, Lock, render_lock
from clausetree.config.settings import SETTINGS_FILE
from clausetree.history.layouts.spec_layout import SPEC_FILE
from clausetree.lint.baseline import render_baseline
from clausetree.model.errors import ClausetreeError
from clausetree.project.linting.job import LintJob, LintRequest
from clausetree.syntax.document import parse_document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetree.project.spec_documents import SpecDocument

_INFORMATIVE = ("overview", "levels_of_authority", "definitions")
_BASELINE = "lint-baseline.json"
_TEMPLATES = files("clausetree.project") / "template"


def build_project(
    name: str, origin: SpecDocument | None = None, source: str | None = None
) -> Mapping[str, str]:
    """Returns the files of a new project, by path.

    Args:
        name: What people call the spec.
        origin: The revision that it begins as; None for a small spec to begin with.
        source: What the lock file calls the origin's source.
    """
    text = origin.text if origin else _load("model_spec.md")
    found = {
        SPEC_FILE: text,
        SETTINGS_FILE: _write_settings(name, text, origin),
        "CHANGELOG.md": f"# Changelog\n\n## Unreleased\n\n- {_begin(origin, source)}\n",
        ".pre-commit-config.yaml": _load("pre-commit-config.yaml"),
        str(Path(".github", "workflows", "spec.yml")): _load("workflow.yml"),
        ".gitignore": "build/\n",
        "mkdocs.yml": _load("mkdocs.yml"),
        str(Path("docs", "changing.md")): _load("changing.md"),
    }
    if origin and source:
        revision = origin.revision
        lock = Lock(source=source, label=revision.label, commit=revision.commit, sha256=revision.sha256)
        prompts = origin.snapshot.eval_prompts()
        found |= {f"examples/{label}.md": text for label, text in prompts.items()}
        found |= {LOCK_FILE: render_lock(lock), str(Path("docs", "following.md")): _load("following.md")}
    return found


def write_project(folder: Path, texts: Mapping[str, str]) -> int:
    """Writes the files of a new project into a folder, all of them or none.

    What the linter finds in them is recorded in a baseline; returns how much that is.

    Raises:
        ClausetreeError: The folder holds something already, or can't be made.
    """
    _check_room(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        around = folder if folder.is_dir() else folder.parent
        stage = around / f".clausetree-{token_hex(4)}"
        try:
            stage.mkdir()
            for path, text in texts.items():
                file = stage / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(text.encode())
            recorded = _record_findings(stage)
            _put(stage, folder)
        except BaseException:
            shutil.rmtree(stage, ignore_errors=True)
            raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ClausetreeError(f"`{folder}` can't be written: {reason}") from None
    return recorded


def _check_room(folder: Path) -> None:
    """Raises `ClausetreeError` where a folder can't be made, or holds something already."""
    hint = "name a new folder, or an empty one"
    there = next((one for one in (folder, *folder.parents) if os.path.lexists(one)), folder.parent)
    if os.path.lexists(there) and not there.is_dir():
        raise ClausetreeError(f"`{there}` is not a folder", hint)
    if there == folder and any(folder.iterdir()):
        raise ClausetreeError(f"`{folder}` is not empty", hint)


def _put(stage: Path, folder: Path) -> None:
    """Puts a project in its place; into an empty folder, which somebody may be in, all that it holds or nothing."""
    if stage.parent != folder:
        stage.replace(folder)
        return
    parts = sorted(stage.iterdir())
    try:
        for part in parts:
            part.rename(folder / part.name)
        stage.rmdir()
    except BaseException:
        for part in parts:
            with suppress(FileNotFoundError):  # it was not moved yet
                (folder / part.name).rename(part)
        raise


def _record_findings(folder: Path) -> int:
    """Records what the linter finds in a project, for what is upstream's is not the fork's to mend; returns how much."""
    found = [one for findings in LintJob(LintRequest((), folder)).find_all().made for one in findings]
    if found:
        (folder / _BASELINE).write_bytes(render_baseline(found).encode())
        with (folder / SETTINGS_FILE).open("a", encoding="utf-8") as settings:
            settings.write(f'\n[lint]\nbaseline = "{_BASELINE}"\n')
    return len(found)


def _load(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _begin(origin: SpecDocument | None, source: str | None) -> str:
    return f"Begins as `{source}@{origin.revision.label}`." if origin else "Begins with two provisions."


def _write_settings(name: str, text: str, origin: SpecDocument | None) -> str:
    """Returns settings with the name and the informative chapters that the text has; the ladder is read from the text.

    Strings are written as in JSON, which TOML reads as the same.
    """
    stated = origin.settings.spec.informative if origin and origin.settings else ()
    document = origin or parse_document(text)
    rows = {"name": name, "informative": stated or [one for one in _INFORMATIVE if document.find(one)]}
    return "[spec]\n" + "".join(
        f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in rows.items() if value
    )
