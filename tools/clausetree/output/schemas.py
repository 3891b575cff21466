"""The JSON Schemas (draft 2020-12) of every JSON that a command writes, made from the shapes that it is written from.

What a shape's docstring says of a field under `Attributes:` is the field's description.
"""

from __future__ import annotations

import json
from importlib import import_module
from typing import TYPE_CHECKING, Any

import msgspec

from clausetree.config.settings import Settings
from clausetree.text.docstring import read_docstring

if TYPE_CHECKING:
    from collections.abc import Mapping

SHAPES = {
    "document": "output.json.document_shapes.DocumentShape",
    "rows-jsonl": "export.row_values.ClauseRow",
    "rows-chat": "export.row_values.ChatRow",
    "rows-preference": "export.row_values.PreferenceRow",
    "rows-prompts": "export.row_values.PromptRow",
    "rows-inspect": "export.sample_values.SampleRow",
    "tree": "output.json.tree.TreeShape",
    "query": "output.json.query.QueryShape",
    "clause": "output.json.clause.ShownClauseShape",
    "revisions": "output.json.revisions.RevisionsShape",
    "changes": "output.diff.change_shapes.ChangesShape",
    "script": "output.diff.script.ScriptShape",
    "log": "output.diff.log_json.LogShape",
    "blame": "output.diff.blame_json.BlameShape",
    "drift": "output.diff.drift_json.DriftShape",
    "diagnostics": "output.lint.json.DiagnosticsShape",
    "merge": "output.merge.json.MergeShape",
    "upstream": "output.fork.json.ForkStatusShape",
    "who": "output.json.who.OverridingShape",
    "who-changes": "output.json.who_changes.OverrideShiftsShape",
    "located": "output.json.resolve.LocatedShape",
    "quotation": "output.json.find.QuotationShape",
    "migration": "output.diff.migrate_json.MigrationShape",
    "claims": "output.claims.json.ClaimsShape",
    "stale": "output.stale.json.StalenessShape",
    "pins": "output.stale.pins.Pins",
    "rules": "output.json.rules.RulesShape",
    "settings": "output.json.settings.SettingsShape",
}
"""For the word that names a document on the command line where in `clausetree` its shape is: a struct, or a dataclass."""

_SHAPE_TYPES = (
    msgspec.inspect.StructType,
    msgspec.inspect.DataclassType,
    msgspec.inspect.TypedDictType,
)
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def render_schema(name: str) -> str:
    """Returns the schema of the document `name` as indented JSON; raises KeyError for any other name."""
    return _render_schema(_load_shape(name), f"{name}:1")


def render_settings_schema() -> str:
    """Returns the schema of `clausetree.toml` as indented JSON, for editors that check settings as they are typed."""
    return _render_schema(Settings, "clausetree.toml")


def _render_schema(shape: type, name: str) -> str:
    """Returns the schema of a shape, which is called by `name`, as indented JSON."""
    (schema,), components = msgspec.json.schema_components([shape], ref_template="#/$defs/{name}")
    for described in _find_shapes(shape):
        _describe(described, components[described.__name__])
    told = {"$schema": _DIALECT, "$id": f"urn:clausetree:schema:{name}", **schema, "$defs": components}
    return json.dumps(told, indent=2) + "\n"


def _load_shape(name: str) -> type:
    module, _, attribute = SHAPES[name].rpartition(".")
    shape: type = getattr(import_module(f"clausetree.{module}"), attribute)
    return shape


def _find_shapes(shape: type) -> set[type]:
    """Returns a shape and all those that it is made of."""
    found: set[type] = set()
    waiting: list[Any] = [msgspec.inspect.type_info(shape)]
    while waiting:
        info = waiting.pop()
        if isinstance(info, _SHAPE_TYPES):
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


def _describe(shape: type, schema: dict[str, Any]) -> None:
    """Puts what the docstrings of a shape and of those that it extends say into its schema."""
    schema["description"] = read_docstring(shape).summary
    names: dict[str, str] = {}
    if issubclass(shape, msgspec.Struct):
        tag = shape.__struct_config__.tag_field
        names = {field.name: field.encode_name for field in msgspec.structs.fields(shape)}
        names |= {tag: tag} if tag else {}
    for one in reversed(shape.__mro__):
        for name, words in _read_attributes(one).items():
            schema["properties"][names.get(name, name)]["description"] = words


def _read_attributes(shape: type) -> Mapping[str, str]:
    """Returns what the docstring of one of our shapes says of its attributes; nothing of a class that is not ours."""
    return read_docstring(shape).attributes if shape.__module__.startswith("clausetree.") else {}
