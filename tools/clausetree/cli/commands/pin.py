"""`clausetree pin`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from clausetree.cli.completion import complete_revisions
from clausetree.cli.dataset_options import column_option, form_option
from clausetree.cli.terminal import tell
from clausetree.history.files.writing import write_text
from clausetree.history.opening.revision_name import STANDARD_INPUT
from clausetree.model.errors import ClausetreeError
from clausetree.output.stale.pins import name_pins, render_pins
from clausetree.output.terminal.progress import shown_progress
from clausetree.project.dataset_checking import Texts, pin_dataset
from clausetree.project.datasets import load_cited_rows, load_pins, read_dataset
from clausetree.text.counted_noun import count_noun

if TYPE_CHECKING:
    from clausetree.export.record_reading import RecordForm


@click.command("pin")
@click.argument("file", type=click.Path())
@click.option(
    "--rev",
    metavar="REV",
    shell_complete=complete_revisions,
    help="Revision of rows that don't name one, and source of labels that don't name one.",
)
@column_option
@form_option
def command(file: str, rev: str | None, column: str | None, read_as: RecordForm | None) -> None:
    """Record what the rows of FILE were made from: for each row, the fingerprint of its words in the spec.

    The fingerprints go to `FILE.pins.json`, where `clausetree stale` reads them; FILE stays as it is. FILE is JSON Lines, CSV, JSON or YAML, and each row has a locator, or the id of a clause. Rows
    of `clausetree export` already have their fingerprints.

    \b
    Examples:
      clausetree pin pairs.jsonl
      clausetree pin rubric.csv --column clause --rev openai@2025-04-11
    """
    if file == STANDARD_INPUT:
        raise ClausetreeError(
            "`pin` writes a file beside another one, and standard input has none",
            "name a file instead of `-`",
        )
    start = Path.cwd()
    load_pins(file, start)  # what is there and not ours is not written over
    cited = load_cited_rows(file, read_as, column, start)
    with shown_progress() as report:
        texts = Texts(rev, start=start, report=report, tell=tell, option="--rev")
        pins = pin_dataset(read_dataset(cited, rev, start), texts)
    write_text(name_pins(file), render_pins(pins))
    tell(f"wrote `{name_pins(file)}`: {count_noun(len(pins.rows), 'row')}, by the column `{pins.column}`")
    tell(f"made from {', '.join(_name(one.rev, one.commit, one.sha256) for one in pins.revisions)}")


def _name(rev: str, commit: str | None, sha256: str) -> str:
    return f"{rev} ({f'commit {commit[:7]}' if commit else f'sha256 {sha256[:12]}'})"
