"""The JSON Schemas (draft 2020-12) of the JSON documents."""

from __future__ import annotations

import json

import msgspec

from clausetree.output.diff.shapes import ChangesShape
from clausetree.output.json.shapes import DocumentShape
from clausetree.output.lint.json import DiagnosticsShape

SHAPES: dict[str, type[msgspec.Struct]] = {
    "document": DocumentShape,
    "changes": ChangesShape,
    "diagnostics": DiagnosticsShape,
}
"""The documents that have a schema, by the word that names it on the command line."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def render_schema(name: str) -> str:
    """Returns the schema of the document `name` as indented JSON; raises KeyError for any other name."""
    schema = {"$schema": _DIALECT, **msgspec.json.schema(SHAPES[name])}
    return json.dumps(schema, indent=2) + "\n"
