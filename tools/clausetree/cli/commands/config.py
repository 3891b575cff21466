"""`clausetree config`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from clausetree.cli.ordered_group import OrderedGroup
from clausetree.cli.reading import load_snapshot
from clausetree.cli.terminal import format_option, show, write

if TYPE_CHECKING:
    from clausetree.output.answers import SettingsAnswer


@click.group("config", cls=OrderedGroup)
def command() -> None:
    """Show the settings of a project, or their schema.

    \b
    Examples:
      clausetree config show
      clausetree config schema > clausetree.schema.json
    """


@command.command("show")
@click.argument("rev", metavar="[REV]", required=False)
@format_option("config show")
def show_settings(rev: str | None, form: str) -> None:
    """Show the settings in force, and where each comes from.

    What is printed is a `clausetree.toml` itself. Values that the file leaves out are marked as defaults.

    \b
    Examples:
      clausetree config show
      clausetree config show openai@latest --format json
    """
    show("config show", form, _find_settings(rev))


@command.command("schema")
def show_schema() -> None:
    """Print the JSON Schema of `clausetree.toml`.

    An editor can use it to check settings as you type.

    \b
    Example:
      clausetree config schema > clausetree.schema.json
    """
    from clausetree.output.schemas import render_settings_schema  # noqa: PLC0415 - `show` needs no schema

    write(render_settings_schema(), paged=True)


def _find_settings(rev: str | None) -> SettingsAnswer:
    """Returns the settings in force around a revision."""
    from clausetree.config.setting_table import find_tables_in_force  # noqa: PLC0415 - the schema needs none of these
    from clausetree.config.settings import Settings  # noqa: PLC0415
    from clausetree.output.answers import SettingsAnswer  # noqa: PLC0415

    snapshot = load_snapshot(rev)
    path, text = snapshot.settings_text() or (None, "")
    return SettingsAnswer(path, tuple(find_tables_in_force(snapshot.settings or Settings(), text)))
