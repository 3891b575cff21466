"""Rows of YAML: a list of mappings, which may be a field of a mapping.

Only the events are read, and no values made of them: what a file repeats by aliases is never written out, and nothing that
it names is run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from clausetree.export.records import Record, make_error

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NESTED = "a list or a mapping"
_DEEPEST = 100

_Lists = dict[str, list[Record]]


def read_yaml(text: str, name: str) -> Iterator[Record]:
    """Yields the rows; raises `ClausetreeError` for YAML that has no list of mappings, or several."""
    try:
        lists = _Reader(name).read(_limit(yaml.parse(text, Loader=_LOADER), name))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise make_error(name, line, f"not YAML: {error.problem}", "correct the YAML") from None
    except yaml.YAMLError as error:
        raise make_error(name, 1, f"not YAML: {' '.join(str(error).split())}", "correct the YAML") from None
    if len(lists) > 1:
        told = f"the mapping has several lists: {', '.join(f'`{key}`' for key in lists)}"
        raise make_error(name, 1, told, "save the list of rows in a file of its own")
    if not lists and text.strip():
        raise make_error(
            name,
            1,
            "no list of rows",
            "write each row as `- locator: LABEL#ID`, or choose the form with `--as FORM`",
        )
    yield from (record for rows in lists.values() for record in rows)


def _limit(events: Iterator[yaml.Event], name: str) -> Iterator[yaml.Event]:
    """Yields events; raises `ClausetreeError` before lists or mappings get so deep that reading them takes for ever."""
    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            line = event.start_mark.line + 1
            raise make_error(
                name,
                line,
                "lists or mappings are too deep inside of each other",
                "write rows as plain mappings",
            )
        yield event


class _Reader:
    """What goes through the events of a file and keeps the fields of its rows that are plain values."""

    def __init__(self, name: str) -> None:
        """Takes what errors call the file."""
        self._name = name
        self._values: dict[str, str] = {}  # what anchors stand for

    def read(self, events: Iterator[yaml.Event]) -> _Lists:
        """Returns the lists of rows by the name of their field; by an empty one where the file is a list."""
        lists: _Lists = {}
        for event in events:
            if isinstance(event, yaml.SequenceStartEvent):
                lists[""] = self._read_list(events)
            elif isinstance(event, yaml.MappingStartEvent):
                lists |= self._read_lists(events)
        return {key: rows for key, rows in lists.items() if rows}

    def _read_lists(self, events: Iterator[yaml.Event]) -> _Lists:
        """Returns the lists of rows that the fields of a mapping hold."""
        lists: _Lists = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._read_value(event, events)
            value = next(events)
            if isinstance(value, yaml.SequenceStartEvent):
                lists[key] = self._read_list(events)
            else:
                self._read_value(value, events)
        return lists

    def _read_list(self, events: Iterator[yaml.Event]) -> list[Record]:
        """Returns the rows of a list; none where it holds no mappings."""
        rows: list[Record] = []
        strays: list[int] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            line = event.start_mark.line + 1
            if isinstance(event, yaml.MappingStartEvent):
                rows.append(Record(line, self._read_fields(events)))
            else:
                self._read_value(event, events)
                strays.append(line)
        if rows and strays:
            raise make_error(self._name, strays[0], "not a mapping", "write each row out, as a mapping")
        return rows

    def _read_fields(self, events: Iterator[yaml.Event]) -> dict[str, object]:
        fields: dict[str, object] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._read_value(event, events)
            if key in fields:
                line = event.start_mark.line + 1
                raise make_error(
                    self._name, line, f"the row has two fields `{key}`", "keep the one that is meant"
                )
            value = next(events)
            is_nested = isinstance(value, yaml.CollectionStartEvent)
            read = self._read_value(value, events)
            fields[key] = [read] if is_nested else read
        return fields

    def _read_value(self, event: yaml.Event, events: Iterator[yaml.Event]) -> str:
        """Returns a plain value; goes past any other, and returns what sort it is of."""
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor:
                self._values[event.anchor] = event.value
            return str(event.value)
        if isinstance(event, yaml.AliasEvent):
            return self._values.get(event.anchor, _NESTED)
        depth = 1
        while depth:
            inner = next(events)
            depth += isinstance(inner, yaml.CollectionStartEvent) - isinstance(inner, yaml.CollectionEndEvent)
        return _NESTED
