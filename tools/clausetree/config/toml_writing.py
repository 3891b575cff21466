"""Values written as TOML, each on one line."""

from __future__ import annotations

import tomlkit

from clausetree.text.controls import show_controls


def write_toml(value: object) -> str:
    """Returns a value as TOML on one line; what a terminal would not show as it is stands escaped."""
    if isinstance(value, dict):
        rows = (f"{tomlkit.key(key).as_string()} = {write_toml(one)}" for key, one in value.items())
        return f"{{ {', '.join(rows)} }}" if value else "{}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(write_toml, value))}]"
    return "".join(map(_escape, tomlkit.item(value).as_string()))


def _escape(character: str) -> str:
    return character if show_controls(character) == character else f"\\U{ord(character):08x}"
