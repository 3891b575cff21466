"""Every setting, as a table: read off the typed settings, so that what is documented is what is read."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from clausetree.config.settings import Settings
from clausetree.text.docstring import read_docstring

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

REQUIRED = msgspec.NODEFAULT
"""What stands for the value of a setting that its table can't go without."""


_PLAIN_KINDS: Mapping[type[msgspec.inspect.Type], str] = {
    msgspec.inspect.StrType: "text",
    msgspec.inspect.DateType: "a date",
    msgspec.inspect.AnyType: "an option",
}


class SettingKey(NamedTuple):
    """One key of `clausetree.toml`.

    Attributes:
        name: The key, such as `fail-on`.
        kind: What it holds, in words.
        default: What it is where it is left out: of TOML's types, or None for nothing; `REQUIRED` where it must be there.
        meaning: What it says, in Markdown.
    """

    name: str
    kind: str
    default: Any
    meaning: str


class SettingTable(NamedTuple):
    """A table of `clausetree.toml`.

    Attributes:
        name: What it is called, such as `spec`.
        repeated: Whether it may stand there many times, in double brackets.
        meaning: What it says, in Markdown.
        settings: Its keys, in the order in which they are documented.
    """

    name: str
    repeated: bool
    meaning: str
    settings: tuple[SettingKey, ...]

    @property
    def header(self) -> str:
        """Returns the line that begins it."""
        return f"[[{self.name}]]" if self.repeated else f"[{self.name}]"


class SettingInForce(NamedTuple):
    """A setting and its value in one project.

    Attributes:
        setting: Which one it is.
        value: What is in force, of TOML's types; None for nothing.
        stated: Whether `clausetree.toml` says so; else it is the default.
    """

    setting: SettingKey
    value: Any
    stated: bool


class TableInForce(NamedTuple):
    """A table and its values in one project.

    Attributes:
        table: Which one it is.
        place: What its keys begin with, such as `spec`, or `revision[0]` for the first of a repeated one.
        settings: All of its settings.
    """

    table: SettingTable
    place: str
    settings: tuple[SettingInForce, ...]


def list_tables() -> tuple[SettingTable, ...]:
    """Returns every table of `clausetree.toml`, with all of its settings."""
    meanings = read_docstring(Settings).attributes
    return tuple(
        _build_table(field, meanings[field.name])
        for field in msgspec.inspect.type_info(Settings).fields  # type: ignore[attr-defined]
    )


def find_tables_in_force(settings: Settings, text: str) -> Iterator[TableInForce]:
    """Yields every table with its values; of a repeated one each that the file has.

    Args:
        settings: What is in force.
        text: The text of the `clausetree.toml` that says so; empty where there is none.
    """
    values = msgspec.to_builtins(settings, builtin_types=(date,))
    stated = tomllib.loads(text)
    for table in list_tables():
        if not table.repeated:
            yield _fill(table, table.name, values[table.name], stated.get(table.name, {}))
            continue
        for index, value in enumerate(values[table.name]):
            yield _fill(table, f"{table.name}[{index}]", value, stated[table.name][index])


def _fill(table: SettingTable, place: str, values: Mapping[str, Any], stated: Container[str]) -> TableInForce:
    """Returns a table with its values."""
    return TableInForce(
        table,
        place,
        tuple(SettingInForce(one, values[one.name], one.name in stated) for one in table.settings),
    )


def _build_table(field: msgspec.inspect.Field, meaning: str) -> SettingTable:
    """Returns the table that a field of the settings stands for."""
    repeated = isinstance(field.type, msgspec.inspect.VarTupleType)
    struct: Any = field.type.item_type if isinstance(field.type, msgspec.inspect.VarTupleType) else field.type
    meanings = read_docstring(struct.cls).attributes
    return SettingTable(
        name=field.encode_name,
        repeated=repeated,
        meaning=meaning,
        settings=tuple(
            SettingKey(
                name=one.encode_name,
                kind=_describe_kind(one.type),
                default=REQUIRED if one.required else msgspec.to_builtins(_default(one)),
                meaning=meanings[one.name],
            )
            for one in struct.fields
        ),
    )


def _default(field: msgspec.inspect.Field) -> object:
    return field.default_factory() if field.default is msgspec.NODEFAULT else field.default


def _describe_kind(kind: msgspec.inspect.Type) -> str:
    """Returns what a value of this type is, in words."""
    match kind:
        case msgspec.inspect.UnionType(types=types):
            return _describe_kind(next(one for one in types if not isinstance(one, msgspec.inspect.NoneType)))
        case msgspec.inspect.LiteralType(values=words):
            return "one of " + ", ".join(f'`"{word}"`' for word in words)
        case msgspec.inspect.VarTupleType(item_type=item):
            return f"a list of {_describe_kind(item)}"
        case msgspec.inspect.DictType(value_type=value):
            return f"a table; each value is {_describe_kind(value)}"
        case _:
            return _PLAIN_KINDS[type(kind)]
