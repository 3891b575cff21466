"""`clausetree version`."""

from __future__ import annotations

import click

import clausetree
from clausetree.cli.terminal import write


@click.command("version")
def command() -> None:
    """Print the version, the same as `clausetree --version`.

    \b
    Example:
      clausetree version
    """
    write(f"clausetree {clausetree.__version__}\n")
