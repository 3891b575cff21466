"""`clausetree git`."""

from __future__ import annotations

from pathlib import Path
from shutil import which

import click

from clausetree.project.git_setup import install_for_project, uninstall_around


@click.group("git")
def command() -> None:
    """Set up git to merge and to show the spec in this folder or one above clause by clause.

    \b
    Example:
      clausetree git install
    """


@command.command()
def install() -> None:
    """Use `clausetree merge` in git, and name clauses in its diffs.

    Then `git merge`, `rebase`, `cherry-pick`, `revert` and `stash pop` merge the spec and its eval prompt files clause by
    clause; where clausetree can't, git merges as it does without it. Commit `.gitattributes` to share this: each clone
    needs its own `clausetree git install`.
    """
    patterns = install_for_project(Path.cwd())
    click.echo(f"git merges {' and '.join(patterns)} clause by clause", err=True)
    click.echo("wrote .gitattributes and this repository's git config", err=True)
    if which("clausetree") is None:
        click.echo("note: `clausetree` is not on the PATH, and git merges line by line until it is", err=True)


@command.command()
def uninstall() -> None:
    """Take back what `clausetree git install` did."""
    if uninstall_around(Path.cwd()):
        click.echo("git merges line by line again", err=True)
    else:
        click.echo("nothing is installed in this repository", err=True)
