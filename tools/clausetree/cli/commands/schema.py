"""`clausetree schema`."""

from __future__ import annotations

import click

from clausetree.cli.terminal import write
from clausetree.output.schemas import SHAPES, render_schema


@click.command("schema")
@click.argument("name", metavar="NAME", type=click.Choice(list(SHAPES)))
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
