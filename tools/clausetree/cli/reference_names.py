"""What the site's search finds by name in the reference: rules, commands, settings, JSON, Python names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

import clausetree
from clausetree.cli.command_table import COMMANDS
from clausetree.cli.main import main
from clausetree.config.setting_table import list_tables
from clausetree.lint.table import RULES, load_rule
from clausetree.output.schemas import SHAPES
from clausetree.publish.machine.tool_names import ToolName
from clausetree.publish.pages.tool_contents import TOOL

if TYPE_CHECKING:
    from collections.abc import Iterator


def list_reference_names() -> tuple[ToolName, ...]:
    """Returns the names, each with the address of its page."""
    return (*_list_rules(), *_list_commands(), *_list_settings(), *_list_others())


def _list_rules() -> Iterator[ToolName]:
    for code in RULES:
        rule = load_rule(code)
        yield ToolName("rule", f"{code} {rule.name}", f"{TOOL}/rules/{code}/", (code, rule.name))
        for option in rule.options._fields:
            key = f"lint.rules.{rule.name}.{option}"
            yield ToolName("setting", key, f"{TOOL}/rules/{code}/", (key,))


def _list_commands() -> Iterator[ToolName]:
    context = click.Context(main, info_name="clausetree")
    for name in COMMANDS:
        title, address = f"clausetree {name}", f"{TOOL}/commands/{name}/"
        yield ToolName("command", title, address, (name, title))
        found = main.get_command(context, name)
        for below in found.list_commands(context) if isinstance(found, click.Group) else ():
            whole = f"{title} {below}"
            yield ToolName(
                "command", whole, f"{address}#{whole.replace(' ', '-')}", (f"{name} {below}", whole)
            )


def _list_settings() -> Iterator[ToolName]:
    for table in list_tables():
        address = f"{TOOL}/settings/#{table.name}"
        yield ToolName("setting", table.header, address, (table.header,))
        for setting in table.settings:
            key = f"{table.name}.{setting.name}"
            yield ToolName("setting", key, address, (key,))


def _list_others() -> Iterator[ToolName]:
    for page in ("rules", "commands", "settings", "json", "python"):
        title = "JSON" if page == "json" else page.capitalize()
        yield ToolName("page", title, f"{TOOL}/{page}/", (title,))
    for name in SHAPES:
        yield ToolName(
            "JSON", f"JSON of {name}", f"{TOOL}/json/{name}/", (f"JSON of {name}", f"schema {name}")
        )
    for name in clausetree.__all__:
        if name != "__version__":
            yield ToolName(
                "Python name", f"clausetree.{name}", f"{TOOL}/python/#{name}", (f"clausetree.{name}",)
            )
