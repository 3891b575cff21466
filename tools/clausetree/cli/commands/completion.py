"""`clausetree completion`."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from clausetree.cli.terminal import write

_SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print a script that completes commands, options, ids, revisions and rules in SHELL (bash, zsh or fish).

    \b
    Examples:
      eval "$(clausetree completion bash)"
      clausetree completion fish > ~/.config/fish/completions/clausetree.fish
    """
    found = get_completion_class(shell)
    root = context.find_root()
    if found is not None:
        write(found(root.command, {}, "clausetree", "_CLAUSETREE_COMPLETE").source())
