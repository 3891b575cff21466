"""`clausetree new`."""

from __future__ import annotations

import os
from pathlib import Path

import click

from clausetree.cli.reading import load_document
from clausetree.cli.terminal import tell
from clausetree.history.revision_name import STANDARD_INPUT
from clausetree.model.errors import ClausetreeError
from clausetree.project.new_project import build_project, write_project
from clausetree.project.revs import parse_name


@click.command("new")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--from", "rev", metavar="SOURCE@LABEL", help="Begin as a fork of this revision.")
@click.option("--name", help="What people call the spec; by default the name of DIR.")
def command(folder: Path, rev: str | None, name: str | None) -> None:
    """Begin a spec in DIR, a new folder: the text, settings, a pre-commit hook, a CI workflow.

    With --from it is a fork, whose lock file remembers what it comes from: `clausetree upstream merge` follows it.

    \b
    Examples:
      clausetree new our-spec
      clausetree new our-spec --from openai@2025-09-12
    """
    origin = source = None
    if rev is not None:
        origin = load_document(rev)
        source = parse_name(rev, Path.cwd()).source
        if source == STANDARD_INPUT:
            raise ClausetreeError(
                "a fork of standard input can't be followed", "name a file, a repository or an address"
            )
        source = source or origin.revision.source
        source = os.path.relpath(source, folder) if os.path.lexists(source) else source
    title = name or folder.absolute().name.replace("-", " ").replace("_", " ").capitalize()
    write_project(folder, build_project(title, origin, source))
    tell(f"cd {folder}; clausetree lint; clausetree site serve")
