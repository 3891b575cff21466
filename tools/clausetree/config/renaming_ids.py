"""Giving a clause another id in the text of `clausetree.toml`, whose comments stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomlkit
from tomlkit.items import AoT, Comment, SingleKey, Table, Whitespace

from clausetree.model.revision import HEAD
from clausetree.text.lines import end_plainly, find_line_ending

if TYPE_CHECKING:
    from collections.abc import Iterable, MutableSequence

    from tomlkit.items import Item


def rename_id(text: str, old: str, new: str, *, declare: bool) -> str:
    """Returns the text of valid settings in which a clause goes by another id.

    Tables `[[lineage]]` of released revisions tell what was, and stay. Those of the head lead to the new id; a clause
    that the head renamed before is renamed once, from its first id, or not at all where it gets that back. A policy for
    the clause follows, unless there is one for the new id, which then speaks of a clause of upstream.

    Args:
        text: The file's text.
        old: The id that the clause had.
        new: The id that it gets.
        declare: Whether a released revision may know it as `old`, so that the rename is to be declared.
    """
    settings: Any = tomlkit.parse(text if text.endswith("\n") or not text else f"{text}\n")
    _replace(settings.get("spec", {}).get("informative", []), old, new)
    entries = settings.get("lineage", [])
    told = removed = False
    for index in reversed(range(len(entries))):
        entry = entries[index]
        if entry["at"] != HEAD:
            continue
        renamed = entry["kind"] == "renamed"
        told = told or entry["from"] == old or (renamed and old in entry["to"])
        _replace(entry.get("to", []), old, new)
        if renamed and entry["from"] == new:
            _remove(settings, index)
            removed = True
    if declare and not told:
        _append(settings, {"from": old, "to": [new], "at": HEAD, "kind": "renamed"})
    _replace_key(settings.get("upstream", {}).get("clauses"), old, new)
    written = tomlkit.dumps(settings)
    if removed:  # the empty line before it
        written = f"{written.rstrip()}\n"
    return end_plainly(written).replace("\n", find_line_ending(text))


def _replace(ids: MutableSequence[str], old: str, new: str) -> None:
    for index, written in enumerate(ids):
        if written == old:
            ids[index] = new


def _replace_key(table: Any, old: str, new: str) -> None:  # noqa: ANN401 - tomlkit's documents are of any shape
    """Gives an entry of a table another key, in its place."""
    if table is None or old not in table or new in table:
        return
    body = table.value.body
    for index, (key, item) in enumerate(body):
        if key is not None and key.key == old:
            written = key.as_string()
            space = written[len(written.rstrip()) :]
            body[index] = (SingleKey(new, sep=f"{space}{key.sep}"), item)


def _append(settings: Any, entry: dict[str, Any]) -> None:  # noqa: ANN401 - likewise
    """Adds a table `[[lineage]]` after the others, in the form that they have."""
    entries = settings.get("lineage")
    if entries is not None and not isinstance(entries, AoT):
        entries.append(entry)
        return
    table = tomlkit.table()
    table.update(entry)
    if entries:
        behind = _take_trailing(entries[-1])
        _put(entries[-1], [tomlkit.nl()])
        _put(table, behind)
        entries.append(table)
        return
    if settings.body:
        last = settings.body[-1][1]
        last = last[-1] if isinstance(last, AoT) else last
        _put(last if isinstance(last, Table) else settings, [tomlkit.nl()])
    settings.append("lineage", tomlkit.aot())
    settings["lineage"].append(table)


def _remove(settings: Any, index: int) -> None:  # noqa: ANN401 - likewise
    """Takes out a table `[[lineage]]`; comments after it, which speak of what follows, go to the table before it."""
    entries = settings["lineage"]
    if isinstance(entries, AoT):
        names = [key for key, _ in settings.body if key is not None]
        place = next(number for number, key in enumerate(names) if key.key == "lineage")
        before = entries[index - 1] if index else settings[names[place - 1].key] if place else None
        before = before[-1] if isinstance(before, AoT) else before
        if isinstance(before, Table):
            _put(before, [item for item in _take_trailing(entries[index]) if isinstance(item, Comment)])
    del entries[index]
    if not entries:
        del settings["lineage"]


def _take_trailing(table: Any) -> list[Item]:  # noqa: ANN401 - likewise
    """Takes the comments and empty lines at the end of a table out of it, and returns them."""
    body = table.value.body
    end = len(body)
    while end and isinstance(body[end - 1][1], Comment | Whitespace):
        end -= 1
    taken = [item for _, item in body[end:]]
    del body[end:]
    return taken


def _put(table: Any, items: Iterable[Item]) -> None:  # noqa: ANN401 - likewise
    for item in items:
        table.add(item)
