"""`clausetree new`."""

from __future__ import annotations

import os
from pathlib import Path
from shlex import quote

import click

from clausetree.cli.reading import load_document
from clausetree.cli.terminal import tell
from clausetree.config.lock import LOCK_FILE
from clausetree.history.git_access.address import publish_address
from clausetree.history.opening.revision_name import STANDARD_INPUT
from clausetree.model.errors import ClausetreeError
from clausetree.project.new_project import build_project, write_project
from clausetree.project.revs import parse_name
from clausetree.text.counted_noun import count_noun


@click.command("new")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--from", "rev", metavar="SOURCE@LABEL", help="Create a fork of this revision.")
@click.option("--name", metavar="NAME", help="Name of the spec; default: the name of DIR.")
def command(folder: Path, rev: str | None, name: str | None) -> None:
    """Create a spec project in DIR, a new folder: text, settings, site, pre-commit hook, CI workflow.

    With --from it is a fork: a lock file records where it comes from, so that `clausetree upstream merge` can follow it,
    and a baseline records what the linter already finds in the text.

    \b
    Examples:
      clausetree new our-spec
      clausetree new our-spec --from openai@2025-09-12
    """
    origin = address = None
    is_stripped = False
    if rev is not None:
        origin = load_document(rev)
        source = parse_name(rev, Path.cwd()).source
        if source == STANDARD_INPUT:
            raise ClausetreeError(
                "a fork of standard input can't be followed", "name a file, a repository or an address"
            )
        source = source or origin.revision.source
        address = os.path.relpath(source, folder) if os.path.lexists(source) else publish_address(source)
        is_stripped = not os.path.lexists(source) and address != source
    words = folder.absolute().name.replace("-", " ").replace("_", " ")
    title = name or words[:1].upper() + words[1:]
    recorded = write_project(folder, build_project(title, origin, address))
    if is_stripped:
        tell(
            f"`{LOCK_FILE}` names `{address}`, without what may be a secret: store that in git's credential helper"
        )
    if recorded:
        count = count_noun(recorded, "finding")
        tell(f"recorded {count} in the text of {rev} in `lint-baseline.json`")
    tell(f"next: cd {quote(str(folder))}; clausetree lint; clausetree site serve")
