"""`clausetree schema`."""

from __future__ import annotations

import click

from clausetree.output.schemas import SHAPES, render_schema


@click.command("schema")
@click.argument("name", type=click.Choice(list(SHAPES)))
def command(name: str) -> None:
    """Print the JSON Schema of a JSON document that clausetree writes.

    \b
    Example:
      clausetree schema document > document.schema.json
    """
    click.echo(render_schema(name), nl=False)
