"""The `clausetree` command: finds a command by name, loads it, and turns errors into exit codes."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from traceback import print_exc
from typing import NoReturn

import click

from clausetree.cli.standard_streams import prepare_streams
from clausetree.model.errors import ClausetreeError
from clausetree.text.nearest import find_nearest

_ALLOCATIONS_BEFORE_COLLECTION = 500_000

CLEAN, FINDINGS, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: nothing found; findings, conflicts or differences; usage or unreadable input; stopped by the user."""

COMMANDS = {
    "tree": "Draw the clause tree.",
    "show": "Show one clause and all that belongs to it.",
    "who": "Show who can override a clause, and how.",
    "export": "Write the whole document as data.",
    "diff": "Show what changed between two revisions, by meaning.",
    "merge": "Merge two texts that come from a third, clause by clause.",
    "new": "Begin a spec project, from scratch or as a fork.",
    "upstream": "Follow the spec that this one was forked from.",
    "apply": "Make the new text of an old one and an edit script.",
    "log": "Show a clause's life over all revisions.",
    "blame": "Show which revision brought each clause and passage.",
    "drift": "Show how levels and size change from revision to revision.",
    "changelog": "Draft release notes, or check existing ones.",
    "revisions": "List the revisions of a spec.",
    "lint": "Check a spec: what is wrong, where, and how to mend it.",
    "explain": "Print the page of a lint rule.",
    "fmt": "Bring a spec into its canonical layout.",
    "rename": "Give a clause another id, wherever it is named.",
    "git": "Set up git to merge and show a spec clause by clause.",
    "schema": "Print the JSON Schema of a JSON document.",
    "site": "Build or serve the site of a spec.",
}
"""Every command and what it does, in the order of the help text; its module is `cli/commands/NAME.py`."""


class _LazyGroup(click.Group):
    """A group that imports a command's module when that command is called, and no other."""

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
                print_exc()
            raise

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            nearest = find_nearest(name, COMMANDS)
            hint = f"did you mean `{nearest}`?" if nearest else "`clausetree --help` lists the commands"
            raise ClausetreeError(f"no command `{name}`", hint)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - likewise
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option("--traceback", is_flag=True, help="If clausetree itself fails, show where: for a report.")
@click.version_option(package_name="clausetree", message="%(prog)s %(version)s")
def main(**_options: bool) -> None:
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
    prepare_streams()
    code = _exit_code()
    with suppress(ClausetreeError):  # what the catch has told already
        sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _exit_code() -> int:
    try:
        code = int(main.main(prog_name="clausetree", standalone_mode=False) or CLEAN)
        sys.stdout.flush()
    except ClausetreeError as error:
        say(error.message, error.hint)
    except click.ClickException as error:
        error.show()
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
