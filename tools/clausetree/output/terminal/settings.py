"""The settings of a project, in a terminal: a `clausetree.toml` that states all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tomlkit

from clausetree.output.terminal.paint import Segment, paint
from clausetree.text.controls import show_controls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.config.setting_table import SettingInForce
    from clausetree.output.answers import SettingsAnswer
    from clausetree.output.screen import Screen


def render(answer: SettingsAnswer, screen: Screen) -> str:
    """Returns the settings, each table under its header, what is not stated in the file marked as such."""
    return paint(list(_write(answer)), colour=screen.colour)


def _write(answer: SettingsAnswer) -> Iterator[list[Segment]]:
    yield [Segment(f"# {answer.path or 'there is no clausetree.toml: all are defaults'}", "dim")]
    for table in answer.tables:
        yield []
        yield [Segment(table.table.header, "title")]
        shown = table.settings if not table.table.repeated else filter(_is_stated, table.settings)
        yield from map(_write_setting, shown)


def _is_stated(one: SettingInForce) -> bool:
    return one.stated


def _write_setting(one: SettingInForce) -> list[Segment]:
    if not one.stated and not one.value:
        return [Segment(f"# {one.setting.name} is not set", "dim")]
    line = Segment(f"{one.setting.name} = {_write_value(one.value)}")
    return [line] if one.stated else [line, Segment("  # default", "dim")]


def _write_value(value: object) -> str:
    """Returns a value as TOML on one line, texts with line ends in them escaped."""
    if isinstance(value, dict):
        rows = (f"{tomlkit.key(key).as_string()} = {_write_value(one)}" for key, one in value.items())
        return f"{{ {', '.join(rows)} }}" if value else "{}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_write_value, value))}]"
    return "".join(map(_escape, tomlkit.item(value).as_string()))


def _escape(character: str) -> str:
    """Returns a character, escaped where a terminal would not show it as it is."""
    return character if show_controls(character) == character else f"\\U{ord(character):08x}"
