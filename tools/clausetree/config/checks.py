"""What settings must hold beyond their types."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from clausetree.config.lineage_checks import check_lineage
from clausetree.config.settings import (
    CUSTOM_PROFILE,
    LadderSettings,
    LineageSettings,
    LintSettings,
    ListedRevision,
    Settings,
    SpecSettings,
    UpstreamSettings,
)
from clausetree.model.authority import KNOWN_PROFILES
from clausetree.model.errors import ClausetreeError
from clausetree.model.revision import HEAD
from clausetree.text.nearest import find_nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_RESERVED = (HEAD, "latest")
"""What always names another text, so that none of this label could be named."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_TABLES: Mapping[str, tuple[str, ...]] = {
    "spec": SpecSettings.__struct_fields__,
    "revision": ListedRevision.__struct_fields__,
    "lineage": LineageSettings.__struct_encode_fields__,
    "lint": LintSettings.__struct_encode_fields__,
    "upstream": UpstreamSettings.__struct_fields__,
    "ladder": LadderSettings.__struct_fields__,
}


def check_keys(data: Mapping[str, Any], path: str) -> None:
    """Raises `ClausetreeError` for the first key that no table knows, naming the nearest one that it does."""
    for prefix, table, known in _tables(data):
        for key in table:
            if key not in known:
                near = _find_place(key) if not prefix else find_nearest(key, known)
                raise ClausetreeError(
                    f"unknown key `{prefix}{key}` in `{path}`"
                    + (f"; did you mean `{near}`?" if near else ""),
                    f"the keys here are {_list(known)}",
                )


def check_clashes(data: Mapping[str, Any], path: str) -> None:
    """Raises `ClausetreeError` where both of two keys are there that say the same thing in two ways."""
    spec = data.get("spec")
    if isinstance(spec, dict) and {"file", "files"} <= spec.keys():
        raise ClausetreeError(
            f"`spec.file` and `spec.files` are both in `{path}`", "delete the one that isn't meant"
        )


def check_values(settings: Settings, path: str) -> None:
    """Raises `ClausetreeError` for a profile, ladder, path, language or label that has no meaning."""
    spec = settings.spec
    _check_profile("spec", spec.profile, spec.ladder, path)
    for key in ("file", "changelog", "examples"):
        _check_path(f"spec.{key}", getattr(spec, key), path)
    for pattern in spec.files:
        _check_path("spec.files", pattern, path)
    if spec.url is not None and not spec.url.startswith(("https://", "http://")):
        raise ClausetreeError(
            f"`spec.url` in `{path}`: `{spec.url}` is not a web address", "begin it with `https://`"
        )
    if spec.language is not None and not _LANGUAGE.fullmatch(spec.language):
        raise ClausetreeError(
            f"`spec.language` in `{path}`: `{spec.language}` is not a language tag",
            "write one such as `en` or `pt-BR`",
        )
    _check_revisions(settings, path)
    check_lineage(settings, path)


def _check_revisions(settings: Settings, path: str) -> None:
    """Raises `ClausetreeError` for a listed revision whose profile, ladder, path or label has no meaning."""
    labels: set[str] = set()
    for index, entry in enumerate(settings.revision):
        place = f"revision[{index}]"
        _check_profile(place, entry.profile, entry.ladder, path)
        _check_path(f"{place}.file", entry.path, path)
        if entry.label in _RESERVED or not entry.label.strip():
            raise ClausetreeError(
                f"`{place}.label` in `{path}`: `{entry.label}` can't be a label",
                "choose a date such as `2026-01-31`, or a version such as `v1.2`",
            )
        if entry.label in labels:
            raise ClausetreeError(
                f"`{place}.label` in `{path}`: `{entry.label}` is listed twice",
                "give each revision its own label",
            )
        labels.add(entry.label)


def _find_place(key: str) -> str | None:
    """Returns what somebody probably meant by a key at the top of settings: a table, or a key of one."""
    inner = (f"{table}.{name}" for table, names in _TABLES.items() for name in names if name == key)
    return find_nearest(key, _TABLES) or next(inner, None)


def _tables(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any], tuple[str, ...]]]:
    """Yields each table whose keys are fixed: what stands before its keys, the table, the keys that it knows."""
    yield "", data, tuple(_TABLES)
    for name, known in _TABLES.items():
        value = data.get(name)
        if isinstance(value, dict):
            yield f"{name}.", value, known
        elif isinstance(value, list):
            for index, entry in enumerate(value):
                if isinstance(entry, dict):
                    yield f"{name}[{index}].", entry, known


def _check_profile(place: str, name: str | None, ladder: tuple[str, ...], path: str) -> None:
    """Raises `ClausetreeError` where a table's `profile` and `ladder` do not go together."""
    known = {profile.name: profile.ladder.levels for profile in KNOWN_PROFILES}
    names = (*known, CUSTOM_PROFILE)
    if name is not None and name not in names:
        raise ClausetreeError(
            f"`{place}.profile` in `{path}`: unknown profile `{name}`", f"write one of {_list(names)}"
        )
    if name == CUSTOM_PROFILE and not ladder:
        raise ClausetreeError(
            f"`{place}.profile` in `{path}` is `{CUSTOM_PROFILE}`, and there is no `{place}.ladder`",
            'add the levels, highest first, such as `ladder = ["system", "platform"]`',
        )
    if name in known and ladder and ladder != known[name]:
        raise ClausetreeError(
            f"`{place}.ladder` in `{path}` is not the ladder of profile `{name}`",
            f'leave one of them out, or write `profile = "{CUSTOM_PROFILE}"`',
        )
    if len(set(ladder)) < len(ladder) or any(not level or level.split() != [level] for level in ladder):
        raise ClausetreeError(
            f"`{place}.ladder` in `{path}`: each level must be one word, and be listed once",
            "correct the ladder",
        )


def _check_path(key: str, value: str, path: str) -> None:
    """Raises `ClausetreeError` for a path that leads out of the project."""
    parts = PurePosixPath(value).parts
    if not parts or value.startswith("/") or ".." in parts or "\0" in value:
        raise ClausetreeError(
            f"`{key}` in `{path}`: `{value}` is not a path inside the project",
            f"write a path that counts from the folder of `{path}`",
        )


def _list(names: Iterable[str]) -> str:
    """Returns `names` as a list for a sentence."""
    return ", ".join(f"`{name}`" for name in names)
