"""The reference pages of the JSON that commands write, from its schemas."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from clausetree.output.schemas import SHAPES, render_schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WRITTEN = re.compile(r"^ *([\w-]+) {2,}(.+)$", re.MULTILINE)
_HEAD = """\
# JSON

Every JSON document has a `schema_version`, and a [JSON Schema](https://json-schema.org/) that the same version of clausetree
prints. Within a `schema_version` fields are added, and none is removed or changes its meaning. Lines and columns count from 1, offsets
from 0; columns and offsets count Unicode characters. Levels, ids and titles are as written in the text.

```sh
clausetree schema changes > changes.schema.json
```

A site has them too, at `schema/NAME.json`.

| Schema | Written by |
| --- | --- |
"""


def build_json_pages(told: str) -> dict[str, str]:
    """Returns the pages as Markdown, by path: one of all schemas, and one for each.

    Args:
        told: The help text of `clausetree schema`, which says of each what writes it.
    """
    written = dict(_WRITTEN.findall(told))
    rows = "".join(f"| [`{name}`]({name}/) | {_quote_command(written[name])} |\n" for name in SHAPES)
    pages = {f"json/{name}.md": _build_page(name, written[name]) for name in SHAPES}
    return {"json/index.md": _HEAD + rows, **pages}


def _quote_command(written: str) -> str:
    """Returns what writes a document, its command as code."""
    command, mark, rest = written.partition(",")
    command, also, place = command.partition(";")
    return f"`{command}`{also}{place}{mark}{rest}"


def _build_page(name: str, written: str) -> str:
    schema = json.loads(render_schema(name))
    shapes: dict[str, Any] = schema["$defs"]
    first = schema["$ref"].rpartition("/")[2] if "$ref" in schema else next(iter(shapes))
    tables = (
        _build_table(shape, shapes[shape]) for shape in (first, *(one for one in shapes if one != first))
    )
    return (
        f"# JSON of {name}\n\nWritten by {_quote_command(written)}. `clausetree schema {name}` prints its schema.\n\n"
        + "\n".join(tables)
    )


def _build_table(name: str, shape: Mapping[str, Any]) -> str:
    """Returns the section of one shape: what it is, and its fields."""
    rows = "".join(
        f"| `{field}` | {_name_type(what)} | {_escape(what.get('description', ''))} |\n"
        for field, what in shape.get("properties", {}).items()
    )
    table = f"\n| Field | Type | Meaning |\n| --- | --- | --- |\n{rows}" if rows else ""
    return f"## {name}\n\n{shape['description']}\n{table}"


def _name_type(what: Mapping[str, Any]) -> str:
    """Returns the type of a value in words, shapes as links to their sections."""
    return _escape(", or ".join(dict.fromkeys(_name_types(what)))) or "any value"


def _name_types(what: Mapping[str, Any]) -> Iterator[str]:
    if "$ref" in what:
        name = what["$ref"].rpartition("/")[2]
        yield f"[{name}](#{name.lower()})"
    elif "anyOf" in what:
        for one in what["anyOf"]:
            yield from _name_types(one)
    elif "enum" in what:
        yield ", ".join(f"`{json.dumps(one)}`" for one in what["enum"])
    elif what.get("type") == "array" and what.get("items"):
        yield f"list of {_name_type(what['items'])}"
    elif isinstance(what.get("additionalProperties"), dict):
        yield f"object; each value is {_name_type(what['additionalProperties'])}"
    elif "type" in what:
        yield what["type"]


def _escape(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
