"""`clausetree schema`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from clausetree.cli.terminal import write
from clausetree.model.errors import ClausetreeError
from clausetree.output.schemas import SHAPES, render_schema

if TYPE_CHECKING:
    from collections.abc import Mapping

_OF_COMMANDS: Mapping[str, str] = {
    "config": "settings",
    "diff": "changes",
    "explain": "rules",
    "export": "document",
    "find": "quotation",
    "lint": "diagnostics",
    "migrate": "migration",
    "pin": "pins",
    "resolve": "located",
    "show": "clause",
}
"""What commands write that don't have the name of its schema."""


class _ShapeName(click.Choice[str]):
    """The name of a schema."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401 - click's signature
        """Returns the name; the error for the name of a command names the schema of what that writes."""
        if value in _OF_COMMANDS:
            raise ClausetreeError(
                f"no schema is called `{value}`",
                f"`clausetree schema {_OF_COMMANDS[value]}` describes what `{value}` writes",
            )
        return super().convert(value, param, ctx)


@click.command("schema")
@click.argument("name", metavar="NAME", type=_ShapeName(list(SHAPES)))
def command(name: str) -> None:
    """Print the JSON Schema of a JSON document that clausetree writes.

    \b
    NAME says which one; it is written by
      document         export --format json; spec.json on the site
      rows-jsonl       export --format jsonl, each line
      rows-chat        export --format chat, each line
      rows-preference  export --format preference, each line
      rows-prompts     export --format prompts, each line
      rows-inspect     export --format inspect, each line
      tree             tree --format json
      query            query --format json
      clause           show --format json
      revisions        revisions --format json
      changes          diff --format json
      script           diff --format script; read by apply
      log              log --format json
      blame            blame --format json
      drift            drift --format json
      diagnostics      lint --format json
      merge            merge --format json
      upstream         upstream status --format json
      who              who --format json
      who-changes      who OLD..NEW --format json
      located          resolve --format json
      quotation        find --format json
      migration        migrate --format json
      claims           claims --format json
      stale            stale --format json
      pins             FILE.pins.json, written by pin
      review           review --format json
      release          release check --format json
      rules            explain --format json
      settings         config show --format json

    \b
    Example:
      clausetree schema document > document.schema.json
    """
    write(render_schema(name), paged=True)
