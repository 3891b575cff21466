"""`clausetree help`."""

from __future__ import annotations

import click

from clausetree.cli.completion import complete_commands
from clausetree.cli.terminal import write


@click.command("help")
@click.argument("names", nargs=-1, metavar="[COMMAND]...", shell_complete=complete_commands)
@click.pass_context
def command(context: click.Context, names: tuple[str, ...]) -> None:
    """Show the help of COMMAND, the same as `clausetree COMMAND --help`; without COMMAND, list the commands.

    \b
    Examples:
      clausetree help
      clausetree help upstream merge
    """
    shown = context.find_root()
    for name in names:
        group = shown.command
        if not isinstance(group, click.Group):
            raise click.UsageError(f"`{shown.command_path}` has no commands under it", context)
        found = group.get_command(shown, name)
        if found is None:
            raise click.NoSuchCommand(name, ctx=shown)
        shown = click.Context(found, parent=shown, info_name=name)
    write(f"{shown.get_help()}\n")
