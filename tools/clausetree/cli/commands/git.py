"""`clausetree git`."""

from __future__ import annotations

from pathlib import Path
from shutil import which

import click

from clausetree.cli.ordered_group import OrderedGroup
from clausetree.cli.terminal import tell
from clausetree.project.git_setup import install_for_project, uninstall_around


@click.group("git", cls=OrderedGroup)
def command() -> None:
    """Set up git to merge and compare a spec clause by clause: the one in this folder or one above.

    \b
    Example:
      clausetree git install
    """


@command.command()
def install() -> None:
    """Use `clausetree merge` in git, and name clauses in its diffs.

    Then `git merge`, `rebase`, `cherry-pick`, `revert` and `stash pop` merge the spec and its eval prompt files clause by
    clause; if clausetree can't, git merges line by line. Commit `.gitattributes` to share this: each clone
    needs its own `clausetree git install`.
    """
    patterns = install_for_project(Path.cwd())
    tell(f"git merges {' and '.join(patterns)} clause by clause")
    tell("wrote .gitattributes and this repository's git config")
    if which("clausetree") is None:
        tell("note: `clausetree` is not on the PATH, and git merges line by line until it is")


@command.command()
def uninstall() -> None:
    """Undo what `clausetree git install` did."""
    if uninstall_around(Path.cwd()):
        tell("git merges line by line again")
    else:
        tell("nothing is installed in this repository")
