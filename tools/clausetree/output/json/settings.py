"""`clausetree config show --format json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import msgspec

from clausetree.output.json.document_shapes import SchemaVersion  # noqa: TC001 - msgspec reads the annotations
from clausetree.output.json.encoder import encode_shape

if TYPE_CHECKING:
    from clausetree.output.answers import SettingsAnswer
    from clausetree.output.screen import Screen


class SettingShape(msgspec.Struct, frozen=True, rename={"origin": "from"}):
    """One setting.

    Attributes:
        key: Its table and its name, such as `lint.fail-on` or `revision[0].label`.
        value: What is in force; null for nothing.
        origin: What says so.
    """

    key: str
    value: Any
    origin: Literal["settings", "default"]


class SettingsShape(msgspec.Struct, frozen=True):
    """The settings of a project.

    Attributes:
        schema_version: The version of this shape.
        path: Where the `clausetree.toml` is that states them; null if there is none.
        settings: Every setting, in the order in which they are documented.
    """

    schema_version: SchemaVersion
    path: str | None
    settings: tuple[SettingShape, ...]


def render(answer: SettingsAnswer, _: Screen) -> str:
    """Returns the settings as indented JSON."""
    return encode_shape(
        SettingsShape(
            schema_version="1",
            path=answer.path,
            settings=tuple(
                SettingShape(
                    f"{table.place}.{one.setting.name}", one.value, "settings" if one.stated else "default"
                )
                for table in answer.tables
                for one in table.settings
            ),
        )
    )
