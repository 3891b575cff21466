"""`clausetree lsp`."""

from __future__ import annotations

import click

from clausetree.cli.collecting import collect_often
from clausetree.cli.stop_signals import stop_at_once
from clausetree.model.errors import ClausetreeError


@click.command("lsp")
@click.pass_context
def command(context: click.Context) -> None:
    """Check and complete specs in an editor: a language server over standard input and output.

    An editor starts it. The guide has settings for VS Code, Neovim, Helix, Zed and Emacs. Nothing in a spec is run or
    fetched.

    \b
    Example:
      clausetree lsp
    """
    try:
        from clausetree.lsp.server import serve  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in {"clausetree", ""}:
            raise
        raise ClausetreeError(
            f"the language server needs `{error.name}`", "pip install 'clausetree[lsp]'"
        ) from None
    collect_often()
    stop_at_once()
    context.exit(serve())
