"""`clausetree apply`."""

from __future__ import annotations

import sys
from typing import BinaryIO

import click

from clausetree.cli.reading import load_snapshot
from clausetree.diff.script import apply_script
from clausetree.output.diff.script import parse_script


@click.command("apply")
@click.argument("old")
@click.argument("script", type=click.File("rb"))
def command(old: str, script: BinaryIO) -> None:
    """Write the text that SCRIPT makes of OLD to standard output.

    SCRIPT is what `clausetree diff OLD NEW --format script` wrote; - is standard input.

    \b
    Example:
      clausetree diff a.md b.md --format script | clausetree apply a.md - > b.md
    """
    text = apply_script(parse_script(script.read()), load_snapshot(old).text)
    sys.stdout.buffer.write(text.encode())
