"""`clausetree mcp`."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from clausetree.cli.collecting import collect_often
from clausetree.cli.completion import complete_revisions
from clausetree.cli.stop_signals import stop_at_once
from clausetree.cli.terminal import tell
from clausetree.model.errors import ClausetreeError

_LIBRARIES = ("mcp", "mcp_types")  # releases of `mcp` that are too old come without the other


@click.command("mcp")
@click.argument("source", required=False, shell_complete=complete_revisions)
def command(source: str | None) -> None:
    """Serve a spec to agents, over the Model Context Protocol on standard input and output.

    Agents can read SOURCE and its revisions, search and compare them, and check an edited text; nothing is written, and
    no other file is read. Only an address is fetched, once, at the start. Default of SOURCE: the spec in this folder or one above.

    \b
    Examples:
      clausetree mcp
      clausetree mcp path/to/spec
      clausetree mcp openai
    """
    if missing := [name for name in _LIBRARIES if find_spec(name) is None]:
        told = ", ".join(f"`{name}`" for name in missing)
        raise ClausetreeError(f"the server for agents needs {told}", "pip install 'clausetree[mcp]'")
    from clausetree.mcp.agent_server import serve  # noqa: PLC0415 - an extra
    from clausetree.mcp.served_spec import ServedSpec  # noqa: PLC0415 - likewise

    collect_often()
    stop_at_once()
    serve(ServedSpec(source, Path.cwd(), tell))
