"""`clausetree drift`."""

from __future__ import annotations

import click

from clausetree.cli.reading import load_listed
from clausetree.cli.terminal import format_option, show
from clausetree.diff.time.drift import measure_drift


@click.command("drift")
@click.argument("source", required=False)
@format_option("drift")
def command(source: str | None, form: str) -> None:
    """Show how the levels and the size of SOURCE change from revision to revision.

    Default: the spec in this folder or one above.

    \b
    Examples:
      clausetree drift
      clausetree drift openai --format svg > drift.svg
    """
    show("drift", form, measure_drift(load_listed(source).trace()))
