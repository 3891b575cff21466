"""The JSON Schemas (draft 2020-12) of every JSON that a command writes, made from the shapes that it is written from.

What a shape's docstring says of a field under `Attributes:` is the field's description.
"""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

import msgspec

from clausetree.config.settings import Settings
from clausetree.text.docstring import read_docstring

SHAPES = {
    "document": "json.document_shapes.DocumentShape",
    "tree": "json.tree.TreeShape",
    "clause": "json.clause.ShownClauseShape",
    "revisions": "json.revisions.RevisionsShape",
    "changes": "diff.change_shapes.ChangesShape",
    "script": "diff.script.ScriptShape",
    "log": "diff.log_json.LogShape",
    "blame": "diff.blame_json.BlameShape",
    "drift": "diff.drift_json.DriftShape",
    "diagnostics": "lint.json.DiagnosticsShape",
    "merge": "merge.json.MergeShape",
    "upstream": "fork.json.ForkStatusShape",
    "who": "json.who.OverridingShape",
    "located": "json.resolve.LocatedShape",
    "quotation": "json.find.QuotationShape",
    "migration": "diff.migrate_json.MigrationShape",
    "rules": "json.rules.RulesShape",
    "settings": "json.settings.SettingsShape",
}
"""For the word that names a document on the command line where in `clausetree.output` its shape is."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def render_schema(name: str) -> str:
    """Returns the schema of the document `name` as indented JSON; raises KeyError for any other name."""
    return _render_schema(_load_shape(name), f"{name}:1")


def render_settings_schema() -> str:
    """Returns the schema of `clausetree.toml` as indented JSON, for editors that check settings as they are typed."""
    return _render_schema(Settings, "clausetree.toml")


def _render_schema(shape: type[msgspec.Struct], name: str) -> str:
    """Returns the schema of a shape, which is called by `name`, as indented JSON."""
    (schema,), components = msgspec.json.schema_components([shape], ref_template="#/$defs/{name}")
    for described in _find_shapes(shape):
        _describe(described, components[described.__name__])
    told = {"$schema": _DIALECT, "$id": f"urn:clausetree:schema:{name}", **schema, "$defs": components}
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
    """Puts what the docstrings of a shape and of those that it extends say into its schema."""
    schema["description"] = read_docstring(shape).summary
    tag = shape.__struct_config__.tag_field
    names = {field.name: field.encode_name for field in msgspec.structs.fields(shape)}
    names |= {tag: tag} if tag else {}
    for one in reversed(shape.__mro__[: shape.__mro__.index(msgspec.Struct)]):
        for name, words in read_docstring(one).attributes.items():
            schema["properties"][names[name]]["description"] = words
