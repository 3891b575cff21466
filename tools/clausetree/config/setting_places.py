"""Where in settings a value stands, as people name it: a checker of types tells no keys that an author chose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from clausetree.config.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_STEP = re.compile(r"\.?(?P<key>[^.\[\]]+)|\[(?P<index>\d+)\]|\[(?P<free>\.\.\.)\]")


def name_place(place: str, data: Mapping[str, Any]) -> str:
    """Returns the place of a value of the wrong type, such as `lint.rules.doubled-word` for msgspec's `lint.rules[...]`."""
    named = ""
    keys: list[str] = []
    inside: Any = data
    for step in _STEP.finditer(place):
        if step["index"]:
            named += step[0]
            inside = inside[int(step["index"])]
            continue
        key = step["key"] or next(key for key in inside if _is_wrong(_narrow(data, keys, key)))
        named += f".{key}" if named else key
        keys.append(key)
        inside = inside[key]
    return named


def _is_wrong(data: Mapping[str, Any]) -> bool:
    try:
        msgspec.convert(data, Settings)
    except msgspec.ValidationError:
        return True
    return False


def _narrow(data: Mapping[str, Any], keys: Sequence[str], key: str) -> dict[str, Any]:
    """Returns settings that hold nothing but a key of the table at `keys`, and its value."""
    if not keys:
        return {key: data[key]}
    return {keys[0]: _narrow(data[keys[0]], keys[1:], key)}
