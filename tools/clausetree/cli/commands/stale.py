"""`clausetree stale`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clausetree.cli.completion import complete_revisions
from clausetree.cli.dataset_options import column_option, form_option
from clausetree.cli.terminal import format_option, show, tell
from clausetree.output.terminal.progress import shown_progress
from clausetree.project.dataset_checking import Texts, check_dataset
from clausetree.project.datasets import load_cited_rows, load_pins, read_dataset, read_pinned
from clausetree.project.linting.repository_paths import name_file_from_top

if TYPE_CHECKING:
    from clausetree.export.record_reading import RecordForm


@click.command("stale")
@click.argument("file", type=click.Path())
@click.option(
    "--to",
    metavar="REV",
    shell_complete=complete_revisions,
    help="Revision to compare with; default: the newest of the spec that the rows come from.",
)
@column_option
@form_option
@format_option("stale")
def command(file: str, to: str | None, column: str | None, read_as: RecordForm | None, form: str) -> None:
    """Show which rows of FILE are stale: whether the words that each was made from are still the same.

    \b
    Rows are
      exact    the words are the same, in the same clause
      touched  only typography, footnote marks or references differ, or it moved
      stale    the words were edited or deleted, or were never there

    FILE is JSON Lines, CSV, JSON or YAML: written by `clausetree export`, or with pins beside it (`clausetree pin`), or with a locator and its revision in each row; `-` is standard input, with `--as`.
    Exit code 1 if a row is stale.

    \b
    Examples:
      clausetree stale pairs.jsonl
      clausetree stale rubric.csv --to openai@latest --format markdown
    """
    start = Path.cwd()
    pins = load_pins(file, start)
    cited = load_cited_rows(file, read_as, column or (pins.column if pins else None), start)
    dataset = read_pinned(cited, pins, start) if pins else read_dataset(cited, None, start)
    if not pins and not cited.column.endswith("locator"):
        tell(f"rows name clauses in the column `{cited.column}`")
    with shown_progress() as report:
        texts = Texts(to, start=start, report=report, tell=tell, option="--to")
        checked = check_dataset(dataset, to, texts)
    if form == "github":
        checked = checked._replace(name=name_file_from_top(file, start))
    show("stale", form, checked)
    sys.exit(1 if checked.count_freshness()["stale"] else 0)
