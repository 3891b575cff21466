"""`clausetree upstream`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clausetree.cli.main import CLEAN, FINDINGS
from clausetree.cli.terminal import format_option, show, tell
from clausetree.config.lock import Lock, render_lock
from clausetree.history.writing import write_text
from clausetree.merge.merging import merge_documents
from clausetree.model.errors import ClausetreeError
from clausetree.output.answers import ChangesAnswer, MergeAnswer
from clausetree.output.formats import render
from clausetree.output.terminal.progress import shown_progress
from clausetree.project.revs import load_revision
from clausetree.project.single_files import check_single_file
from clausetree.project.spec_documents import SpecDocument, read_document
from clausetree.upstream.fork import Fork, find_base, load_fork
from clausetree.upstream.holding import find_status
from clausetree.upstream.pending import (
    PendingMerge,
    abort_merge,
    begin_merge,
    end_merge,
    find_unsettled,
    is_interrupted,
    load_pending,
)
from clausetree.upstream.steps import find_way

if TYPE_CHECKING:
    from clausetree.merge.fork_status import ForkStatus
    from clausetree.upstream.steps import Way
    from clausetree.upstream.taking import Taken


@click.group("upstream")
def command() -> None:
    """Follow the spec that this one was forked from: where you stand, and its next release with your edits kept.

    \b
    Examples:
      clausetree upstream add openai
      clausetree upstream status
      clausetree upstream merge --dry-run
    """


@command.command()
@click.argument("source")
def add(source: str) -> None:
    """Say that SOURCE is the upstream: its revision that this spec has most in common with becomes the base.

    \b
    Example:
      clausetree upstream add openai
    """
    fork = _load_fork(source)
    if fork.lock:
        raise ClausetreeError(
            f"`{fork.lock_path}` names an upstream already: `{fork.lock.source}`", "delete it to begin anew"
        )
    base = find_base(fork).revision
    check_single_file(base, "upstream")
    from_folder = os.path.relpath(source, fork.folder) if os.path.lexists(source) else source
    lock = Lock(source=from_folder, label=base.label, commit=base.commit, sha256=base.sha256)
    write_text(fork.lock_path, render_lock(lock))
    tell(f"{fork.lock_path}: this spec comes from {source}@{base.label}")


@command.command()
def fetch() -> None:
    """Fetch the upstream's revisions, and say which are new.

    \b
    Example:
      clausetree upstream fetch
    """
    _tell_behind(find_status(*_load_both(None)))


@command.command()
@format_option("upstream status")
def status(form: str) -> None:
    """Show which releases are not taken over yet, and for each clause what you changed, what they changed, and both.

    \b
    Example:
      clausetree upstream status
    """
    standing = find_status(*_load_both(None))
    show("upstream status", form, standing)


@command.command()
@click.argument("side", type=click.Choice(["yours", "theirs"]), default="theirs")
def diff(side: str) -> None:
    """Show what SIDE changed since the base, by meaning: `yours`, or `theirs` up to their newest release.

    \b
    Example:
      clausetree upstream diff yours
    """
    fork, latest = _load_both(None)
    base = find_base(fork)
    merged = merge_documents(base, fork.document, latest)
    new = fork.document if side == "yours" else latest
    changes = merged.changes[0 if side == "yours" else 1]
    show("diff", "text", ChangesAnswer(base.revision, new.revision, changes))


@command.command()
@click.option("--to", "label", metavar="LABEL", help="The release to take over; the newest by default.")
@click.option("--only", multiple=True, metavar="ID", help="Take over only this clause; repeatable.")
@click.option(
    "--dry-run", is_flag=True, help="Only say what would be merged and what would be left to decide."
)
@click.option("--report", metavar="FILE", help="Also write what was merged to FILE, as Markdown.")
@click.pass_context
def merge(
    context: click.Context, label: str | None, report: str | None, only: tuple[str, ...], *, dry_run: bool
) -> None:
    """Take over a release of the upstream: its changes are merged into your text and your eval prompts.

    What both changed stands in conflict markers; settle it, then `clausetree upstream continue`. The lock file moves to
    the release when nothing is left to decide. `clausetree upstream abort` makes everything as it was. Clauses that the
    settings pin, and with --only all others, stay behind, and upstream's change of them is offered again next time.
    Where several releases are new and taking over one after the other leaves fewer decisions, that is done, and said.

    \b
    Examples:
      clausetree upstream merge --dry-run
      clausetree upstream merge --to 2025-09-12 --report merge.md
      clausetree upstream merge --only red_lines
    """
    fork, release = _load_both(label)
    if load_pending(fork.folder):
        raise ClausetreeError(
            "a merge is under way already",
            "`clausetree upstream continue` ends it, `clausetree upstream abort` undoes it",
        )
    way = find_way(fork, release, only)
    taken = way.last
    _tell_way(way)
    _tell_held(taken)
    told = "\n".join(
        render("merge", "markdown", MergeAnswer(step.base, fork.document.revision, step.release, step.merged))
        for step in way.steps
    )
    if dry_run:
        click.echo(told, nl=False)
        context.exit(FINDINGS if taken.questions else CLEAN)
    _check_committed(fork)
    name = f"{fork.source}@{taken.release.label}"
    progress = begin_merge(fork.folder, name, way.texts, (fork.lock_path, render_lock(taken.lock)))
    if report:
        write_text(report, told)
    if not taken.questions:
        end_merge(fork.folder, progress)
        tell(f"{fork.file}: took over {name}")
        context.exit(CLEAN)
    _tell_conflicts(fork, way)
    context.exit(FINDINGS)


@command.command("continue")
def go_on() -> None:
    """End the merge that is under way, once no conflict marker stands any more.

    \b
    Example:
      clausetree upstream continue
    """
    fork, progress = _load_pending()
    if is_interrupted(progress):
        raise ClausetreeError(
            "the merge was stopped before it had written all files",
            "run `clausetree upstream abort`, then merge again",
        )
    for path, line in find_unsettled(progress):
        raise ClausetreeError(
            f"`{path}` has a conflict marker in line {line}", "settle it, delete the markers, and continue"
        )
    end_merge(fork, progress)
    tell(f"took over {progress.release}")


@command.command()
def abort() -> None:
    """Undo the merge that is under way: every file as it was before.

    \b
    Example:
      clausetree upstream abort
    """
    fork, progress = _load_pending()
    abort_merge(fork, progress)
    tell("everything is as it was before the merge")


def _load_fork(source: str | None = None) -> Fork:
    with shown_progress() as report:
        return load_fork(start=Path.cwd(), source=source, report=report)


def _load_both(label: str | None) -> tuple[Fork, SpecDocument]:
    """Returns the fork around, and a release of its upstream."""
    fork = _load_fork()
    with shown_progress():
        release = read_document(fork.upstream.load(label or "latest"))
    check_single_file(release.revision, "upstream")
    return fork, release


def _load_pending() -> tuple[Path, PendingMerge]:
    """Returns the folder of the fork around and the merge that is under way there."""
    snapshot = load_revision(None, start=Path.cwd())
    tree, layout = snapshot.tree, snapshot.layout
    folder = Path(tree.name(layout.folder)) if tree and layout else Path()
    progress = load_pending(folder)
    if progress is None:
        raise ClausetreeError("no merge is under way", "`clausetree upstream merge` begins one")
    return folder, progress


def _check_committed(fork: Fork) -> None:
    """Raises `ClausetreeError` where the fork's text has changes that git does not keep yet."""
    try:
        kept = load_revision("HEAD", start=Path.cwd())
    except ClausetreeError:
        return  # git keeps nothing here
    if kept.text != fork.document.text:
        raise ClausetreeError(
            f"`{fork.file}` has changes that are not committed",
            "commit them, or `git stash` them, then merge",
        )


def _tell_way(way: Way) -> None:
    """Says that releases are taken over one after the other, and why."""
    if way.spared:
        labels = ", then ".join([*(step.release.label for step in way.steps), *way.left])
        fewer = f"{way.spared} fewer {'decisions' if way.spared > 1 else 'decision'}"
        tell(f"one release after the other ({labels}): {fewer} than all at once")


def _tell_held(taken: Taken) -> None:
    """Says which clauses are left behind."""
    for policy, word in (("review", "to review"), ("pin", "left as they are")):
        clauses = [clause for clause, why in taken.held.items() if why == policy]
        if clauses:
            tell(f"{word}: {', '.join(clauses)}")


def _tell_conflicts(fork: Fork, way: Way) -> None:
    taken = way.last
    for conflict in taken.merged.conflicts:
        lines = " and ".join(str(hunk.line) for hunk in taken.merged.hunks if conflict in hunk.conflicts)
        tell(f"{fork.file}:{lines}: {conflict.clause or 'before the first heading'}: {conflict.why}")
    for path in taken.files:
        tell(f"{path}: both sides changed it")
    then = f", then `clausetree upstream merge` for {', '.join(way.left)}" if way.left else ""
    tell(
        f"settle these, then run `clausetree upstream continue`{then}; `clausetree upstream abort` undoes all"
    )


def _tell_behind(standing: ForkStatus) -> None:
    name = f"{standing.source}@{standing.base.label}"
    if standing.behind:
        tell(f"{name} is taken over; newer: {', '.join(standing.behind)}")
    else:
        tell(f"{name} is taken over, and there is nothing newer")
