"""`clausetree fmt`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from clausetree.cli.reading import load_snapshot
from clausetree.cli.terminal import tell, write
from clausetree.history.files.writing import rewrite_text
from clausetree.history.opening.revision_name import STANDARD_INPUT
from clausetree.lint.canonical_layout import format_text
from clausetree.model.errors import ClausetreeError
from clausetree.project.conflict_check import check_resolved
from clausetree.project.linting.job import check_writable
from clausetree.project.linting.targets import is_related
from clausetree.project.single_files import check_single_file

if TYPE_CHECKING:
    from clausetree.history.commits.snapshot import Snapshot


@click.command("fmt")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a file would change.")
@click.option("--related", is_flag=True, help="Skip files that are not specs; for hooks.")
@click.pass_context
def command(context: click.Context, files: tuple[str, ...], *, check: bool, related: bool) -> None:
    """Format FILE: spaces and blank lines, never a word.

    Conversations and code stay as they are. With `-`, formats standard input to standard output.

    \b
    Examples:
      clausetree fmt model_spec.md
      clausetree fmt --check spec/*.md
    """
    changed = 0
    for name in files:
        if related and not is_related(name, Path.cwd()):
            continue
        snapshot = load_snapshot(name)
        check_single_file(snapshot.revision, "fmt")
        if name != STANDARD_INPUT:
            check_writable(snapshot, "name a file, or give the text on standard input and name it `-`")
        check_resolved({snapshot.revision.path: snapshot.text})
        formatted = _format(snapshot, name)
        changed += formatted != snapshot.text
        if name == STANDARD_INPUT and not check:
            write(formatted)
        elif formatted != snapshot.text:
            if not check:
                rewrite_text(snapshot.revision.path, formatted)
            tell(f"{'would change' if check else 'changed'} {name}")
    context.exit(int(check and changed > 0))


def _format(snapshot: Snapshot, name: str) -> str:
    try:
        return format_text(snapshot.text, snapshot.profile)
    except ClausetreeError as error:
        raise ClausetreeError(f"{name}: {error.message}", error.hint) from None
