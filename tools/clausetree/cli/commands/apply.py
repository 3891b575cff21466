"""`clausetree apply`."""

from __future__ import annotations

from pathlib import Path

import click

from clausetree.cli.reading import check_standard_input, load_snapshot
from clausetree.cli.terminal import write
from clausetree.diff.script import apply_script
from clausetree.history.files.disk import load_bytes, load_standard_input
from clausetree.output.diff.script import parse_script
from clausetree.project.single_files import check_single_file


@click.command("apply")
@click.argument("old")
@click.argument("script")
def command(old: str, script: str) -> None:
    """Apply an edit script to OLD; the new text goes to standard output.

    SCRIPT is what `clausetree diff OLD NEW --format script` wrote; - is standard input.

    \b
    Example:
      clausetree diff a.md b.md --format script | clausetree apply a.md - > b.md
    """
    check_standard_input(old, script)
    snapshot = load_snapshot(old)
    check_single_file(snapshot.revision, "apply")
    data = load_standard_input() if script == "-" else load_bytes(Path(script), script)
    write(apply_script(parse_script(data), snapshot.text))
