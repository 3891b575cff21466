"""The settings of a project, in a terminal: a `clausetree.toml` that states all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.config.toml_writing import write_toml
from clausetree.output.terminal.paint import Segment, paint

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
    line = Segment(f"{one.setting.name} = {write_toml(one.value)}")
    return [line] if one.stated else [line, Segment("  # default", "dim")]
