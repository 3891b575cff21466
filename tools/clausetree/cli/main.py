"""The `clausetree` command: finds a command by name, loads it, and turns errors into exit codes."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import NoReturn

import click
from click.shell_completion import CompletionItem

from clausetree.cli.command_table import COMMANDS, GROUPS
from clausetree.model.errors import ClausetreeError

_ALLOCATIONS_BEFORE_COLLECTION = 500_000

CLEAN, FINDINGS, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: nothing found; findings, conflicts or differences; usage or unreadable input; stopped by the user."""


class _LazyGroup(click.Group):
    """A group that imports a command's module when that command is called, and no other."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Takes the options of `clausetree` itself wherever they stand, also after the command."""
        ours = {name for option in self.params if not option.is_eager for name in option.opts}
        end = args.index("--") if "--" in args else len(args)
        written = [word for word in args[:end] if word in ours]
        rest = [word for word in args[:end] if word not in ours]
        return super().parse_args(ctx, [*written, *rest, *args[end:]])

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - likewise
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"clausetree.cli.commands.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101 - says what every command module holds
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        words = [CompletionItem(name, help=what) for name, what in COMMANDS.items()]
        options = click.Command.shell_complete(self, ctx, incomplete)
        return [*(word for word in words if word.value.startswith(incomplete)), *options]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - likewise
        widest = max(map(len, COMMANDS))
        for title, commands in GROUPS.items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(widest), what) for name, what in commands.items()])


@click.group(
    cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option("--no-pager", is_flag=True, help="Write long output to the terminal at once.")
@click.version_option(package_name="clausetree", message="%(prog)s %(version)s", help="Print the version.")
def main(*, no_pager: bool) -> None:
    """Read, lint, diff, merge and publish specs that are written as clauses.

    \b
    REV names a revision: SOURCE@LABEL, either half optional.
      2025-09-12                 a revision of the spec in this folder
      path/to/model_spec.md      a file; - is standard input
      path/to/repo@2025-09-12    a release in a git repository or bundle
      openai@latest              the newest release of the OpenAI Model Spec

    \b
    Example:
      clausetree tree openai@latest --level root
    """


def run() -> NoReturn:
    """Runs the command line and leaves the process; the one place that turns an error into an exit code.

    A command is over in the time that Python takes to collect garbage and to take its world apart, and needs neither.
    """
    gc.set_threshold(_ALLOCATIONS_BEFORE_COLLECTION)
    try:
        code = _exit_code()
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output, such as `head`, has seen enough
        code = CLEAN
    sys.stderr.flush()
    os._exit(code)


def _exit_code() -> int:
    try:
        return int(main.main(prog_name="clausetree", standalone_mode=False) or CLEAN)
    except ClausetreeError as error:
        _say(error.message, error.hint)
        return UNUSABLE
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return UNUSABLE
    except click.ClickException as error:
        from clausetree.cli.usage_errors import explain_usage  # noqa: PLC0415 - most command lines are right

        explained = explain_usage(error)
        _say(explained.message, explained.hint)
        return UNUSABLE
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED


def _say(message: str, hint: str | None) -> None:
    """Writes an error to standard error; control characters in what it quotes of a spec don't reach the terminal."""
    from clausetree.output.terminal.paint import Segment, paint  # noqa: PLC0415 - most runs have no error

    click.echo(
        f"{click.style('error:', fg='red', bold=True)} {paint([[Segment(message)]], colour=False)}",
        nl=False,
        err=True,
    )
    if hint:
        click.echo(
            f"{click.style('hint:', fg='cyan')} {paint([[Segment(hint)]], colour=False)}", nl=False, err=True
        )
