"""What is wrong with a command line, in our words: click finds it, and says it in its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from clausetree.model.errors import ClausetreeError
from clausetree.text.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTED = re.compile(r"'([^']*)'")


def explain_usage(error: click.ClickException) -> ClausetreeError:
    """Returns the error in our words, with what to type instead as its hint."""
    if isinstance(error, click.BadOptionUsage):  # click does not say of which command
        return _explain_use(error)
    if isinstance(error, click.UsageError) and error.ctx:
        return _explain(error, error.ctx)
    return ClausetreeError(_reword(error.format_message()))


def _explain(error: click.UsageError, context: click.Context) -> ClausetreeError:
    match error:
        case click.NoSuchCommand():
            return _explain_command(error, context)
        case click.NoSuchOption():
            return _explain_option(error, context)
        case click.MissingParameter(param=click.Parameter() as parameter):
            return ClausetreeError(f"{_name(parameter, context)} is missing", _usage(context))
        case click.BadParameter(param=click.Parameter() as parameter):
            return _explain_value(error, parameter, context)
    extra = re.search(r"extra arguments? \((.*)\)", error.message)
    message = f"too many arguments: `{extra[1]}`" if extra else _reword(error.message)
    return ClausetreeError(message, _usage(context))


def _explain_command(error: click.NoSuchCommand, context: click.Context) -> ClausetreeError:
    group = context.command
    known = group.list_commands(context) if isinstance(group, click.Group) else ()
    hint = did_you_mean(error.command_name, known) or f"`{context.command_path} --help` lists the commands"
    named = context.command_path.partition(" ")[2]
    return ClausetreeError(f"no command `{f'{named} {error.command_name}'.lstrip()}`", hint)


def _explain_option(error: click.NoSuchOption, context: click.Context) -> ClausetreeError:
    hint = did_you_mean(error.option_name, _options(context))
    return ClausetreeError(
        f"`{context.command_path}` has no option `{error.option_name}`",
        hint or f"`{context.command_path} --help` lists its options",
    )


def _explain_value(
    error: click.BadParameter, parameter: click.Parameter, context: click.Context
) -> ClausetreeError:
    """Returns what is wrong with the value of an option or an argument."""
    name, kind = _name(parameter, context), parameter.type
    value = _QUOTED.match(error.message)
    if isinstance(kind, click.Choice) and value:
        choices = [str(choice) for choice in kind.choices]
        near = did_you_mean(value[1], choices)
        noun = _find_noun(parameter)
        listed = f"{f'{noun}s:' if noun else f'{name} takes'} {', '.join(choices)}"
        message = f"unknown {noun} `{value[1]}`" if noun else f"unknown value `{value[1]}` of {name}"
        return ClausetreeError(message, f"{near} {listed}" if near else listed)
    if isinstance(kind, click.IntRange):
        least, most = kind.min, kind.max
        numbers = f"of {least} or more" if most is None else f"from {least} to {most}"
        return ClausetreeError(f"{name} takes a whole number {numbers}", _usage(context))
    return ClausetreeError(f"{name}: {_reword(error.message)}", _usage(context))


def _find_noun(parameter: click.Parameter) -> str | None:
    """Returns what the values of an argument, or of an option that is called after them, are; None for other options."""
    if isinstance(parameter, click.Argument):
        return parameter.name
    return "format" if "--format" in parameter.opts else None


def _explain_use(error: click.BadOptionUsage) -> ClausetreeError:
    """Returns what is wrong with an option that lacks its value, or has one."""
    if "requires" in error.message:
        return ClausetreeError(f"`{error.option_name}` needs a value", f"write `{error.option_name} VALUE`")
    return ClausetreeError(f"`{error.option_name}` takes no value", f"write `{error.option_name}` alone")


def _name(parameter: click.Parameter, context: click.Context) -> str:
    """Returns an option by its longest name, an argument as the usage line has it."""
    if isinstance(parameter, click.Argument):
        return f"`{parameter.make_metavar(context).removesuffix('...')}`"
    return f"`{max(parameter.opts, key=len)}`"


def _options(context: click.Context) -> Iterator[str]:
    for parameter in context.command.get_params(context):
        if isinstance(parameter, click.Option) and not parameter.hidden:
            yield from (name for name in parameter.opts if name.startswith("--"))


def _usage(context: click.Context) -> str:
    pieces = [context.command_path, *context.command.collect_usage_pieces(context)]
    return f"usage: {' '.join(filter(None, pieces))}; `{context.command_path} --help` says more"


def _reword(message: str) -> str:
    """Returns a message of click's as ours are written: lower case, in backticks, without a full stop."""
    said = _QUOTED.sub(r"`\1`", message.strip().removesuffix("."))
    return said[:1].lower() + said[1:]
