"""`clausetree drift`."""

from __future__ import annotations

import click

from clausetree.cli.lineage import load_lineage
from clausetree.cli.terminal import colour
from clausetree.diff.time.drift import measure_drift
from clausetree.output.diff.drift import render_drift, render_drift_json
from clausetree.output.diff.drift_svg import render_drift_svg


@click.command("drift")
@click.argument("source", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "svg"]),
    default="text",
    show_default=True,
    help="The format.",
)
def command(source: str | None, form: str) -> None:
    """Show how the levels and the size of SOURCE change from revision to revision.

    \b
    Examples:
      clausetree drift
      clausetree drift openai --format svg > drift.svg
    """
    drifts = measure_drift(load_lineage(source))
    if form == "json":
        text = render_drift_json(drifts)
    elif form == "svg":
        text = render_drift_svg(drifts)
    else:
        text = render_drift(drifts, colour=colour())
    click.echo(text, nl=False, color=True)
