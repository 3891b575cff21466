"""The JSON Schemas (draft 2020-12) of every JSON that a command writes, made from the shapes that it is written from.

What a shape's docstring says of a field under `Attributes:` is the field's description.
"""

from __future__ import annotations

import inspect
import json
import re
from importlib import import_module
from typing import Any

import msgspec

SHAPES = {
    "document": "json.shapes.DocumentShape",
    "tree": "json.tree.TreeShape",
    "clause": "json.clause.ShownClauseShape",
    "revisions": "json.revisions.RevisionsShape",
    "changes": "diff.shapes.ChangesShape",
    "script": "diff.script.ScriptShape",
    "log": "diff.log_json.LogShape",
    "blame": "diff.blame_json.BlameShape",
    "drift": "diff.drift_json.DriftShape",
    "diagnostics": "lint.json.DiagnosticsShape",
    "rules": "json.rules.RulesShape",
}
"""For the word that names a document on the command line where in `clausetree.output` its shape is."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ATTRIBUTE = re.compile(r"^    (\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)


def render_schema(name: str) -> str:
    """Returns the schema of the document `name` as indented JSON; raises KeyError for any other name."""
    shape = _load_shape(name)
    (schema,), components = msgspec.json.schema_components([shape], ref_template="#/$defs/{name}")
    for described in _find_shapes(shape):
        _describe(described, components[described.__name__])
    told = {"$schema": _DIALECT, "$id": f"urn:clausetree:schema:{name}:1", **schema, "$defs": components}
    return json.dumps(told, indent=2) + "\n"


def _load_shape(name: str) -> type[msgspec.Struct]:
    module, _, attribute = SHAPES[name].rpartition(".")
    shape: type[msgspec.Struct] = getattr(import_module(f"clausetree.output.{module}"), attribute)
    return shape


def _find_shapes(shape: type[msgspec.Struct]) -> set[type[msgspec.Struct]]:
    """Returns a shape and all those that it is made of."""
    found: set[type[msgspec.Struct]] = set()
    waiting: list[Any] = [msgspec.inspect.type_info(shape)]
    while waiting:
        info = waiting.pop()
        if isinstance(info, msgspec.inspect.StructType):
            if info.cls in found:
                continue
            found.add(info.cls)
            waiting += [field.type for field in info.fields]
        elif isinstance(info, msgspec.inspect.UnionType):
            waiting += info.types
        elif isinstance(info, msgspec.inspect.Metadata):
            waiting.append(info.type)
        elif isinstance(info, msgspec.inspect.DictType):
            waiting.append(info.value_type)
        elif isinstance(info, msgspec.inspect.TupleType):
            waiting += info.item_types
        elif isinstance(info, msgspec.inspect.VarTupleType):
            waiting.append(info.item_type)
    return found


def _describe(shape: type[msgspec.Struct], schema: dict[str, Any]) -> None:
    """Puts what the docstrings of a shape and of those that it extends say of its fields into its schema."""
    names = {field.name: field.encode_name for field in msgspec.structs.fields(shape)}
    for one in reversed(shape.__mro__):
        text, _, attributes = inspect.cleandoc(one.__dict__.get("__doc__") or "").partition("\nAttributes:\n")
        for name, words in _ATTRIBUTE.findall(attributes) if names.keys() and text else ():
            if name in names:
                schema["properties"][names[name]]["description"] = " ".join(words.split())
    schema["description"] = inspect.cleandoc(shape.__doc__ or "").partition("\nAttributes:\n")[0].strip()
