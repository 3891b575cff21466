"""The `clausetree` command: finds a command by name, loads it, and turns errors into exit codes."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from traceback import format_exc
from typing import TYPE_CHECKING, NoReturn

import click

from clausetree.cli.collecting import collect_seldom
from clausetree.cli.command_table import COMMANDS, GROUPS
from clausetree.cli.roomy_stack import with_roomy_stack
from clausetree.cli.standard_streams import prepare_streams
from clausetree.cli.stop_signals import Stopped, end_by, heed_stop_signals
from clausetree.model.errors import ClausetreeError
from clausetree.text.controls import show_controls

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

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

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (ClausetreeError, click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except Exception:
            if ctx.params["traceback"]:
                sys.stderr.write(show_controls(format_exc()))
            raise

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - for a shell alone

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
@click.option("--no-pager", is_flag=True, help="Don't show long output in a pager.")
@click.option("--traceback", is_flag=True, help="If clausetree itself fails, show where: for a report.")
@click.version_option(package_name="clausetree", message="%(prog)s %(version)s", help="Print the version.")
def main(**_options: bool) -> None:
    """Read, lint, diff, merge and publish specs that are written as clauses.

    \b
    REV names a revision: SOURCE@LABEL, either half optional.
      2025-07-07                 a revision of the spec in this folder
      path/to/model_spec.md      a file; - is standard input
      docs/spec.md@HEAD~2        an older text of a file that git tracks
      path/to/repo@2025-07-07    a release in a git repository or bundle
      repo:docs/spec.md@v1.2     the same, where it has several specs
      openai@latest              the newest release of the OpenAI Model Spec

    \b
    Example:
      clausetree tree openai@latest --level root
    """


@with_roomy_stack
def run() -> NoReturn:
    """Runs the command line and leaves the process; the one place that turns an error into an exit code.

    A command is over in the time that Python takes to collect garbage and to take its world apart, and needs neither.
    """
    collect_seldom()
    prepare_streams()
    heed_stop_signals()
    stopped_by = None
    try:
        code = _exit_code()
    except Stopped as stopped:
        code, stopped_by = INTERRUPTED, stopped.number
    with suppress(ClausetreeError):  # what the catch has told already
        sys.stdout.flush()
    sys.stderr.flush()
    if stopped_by:
        end_by(stopped_by)
    os._exit(code)


def _exit_code() -> int:
    try:
        code = int(main.main(prog_name="clausetree", standalone_mode=False) or CLEAN)
        sys.stdout.flush()
    except ClausetreeError as error:
        say(error.message, error.hint)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
    except click.ClickException as error:
        from clausetree.cli.usage_errors import explain_usage  # noqa: PLC0415 - most command lines are right

        explained = explain_usage(error)
        say(explained.message, explained.hint)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last catch: nobody is to meet a traceback who did not ask for it
        from clausetree.cli.failure import describe_failure  # noqa: PLC0415 - most runs have none

        say(describe_failure(error))
    else:
        return code
    return UNUSABLE


def say(message: str, hint: str | None = None) -> None:
    """Writes an error to standard error."""
    from clausetree.cli.terminal import tell  # noqa: PLC0415 - most runs have no error
    from clausetree.output.terminal.paint import Segment  # noqa: PLC0415 - likewise

    tell(Segment("error: ", "red"), message)
    if hint:
        tell(Segment("hint: ", "cyan"), hint)
