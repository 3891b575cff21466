"""`clausetree upstream`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from clausetree.cli.completion import complete_ids
from clausetree.cli.main import CLEAN, FINDINGS
from clausetree.cli.ordered_group import OrderedGroup
from clausetree.cli.output_option import write_result
from clausetree.cli.terminal import format_option, show, tell, write
from clausetree.config.lock import render_lock
from clausetree.history.opening.source_opening import refresh
from clausetree.merge.merged_file import FileFate
from clausetree.model.errors import ClausetreeError
from clausetree.output.answers import ChangesAnswer, MergeAnswer
from clausetree.output.formats import render
from clausetree.output.terminal.progress import shown_progress
from clausetree.project.spec_documents import SpecDocument, read_document
from clausetree.text.counted_noun import agree, count_noun
from clausetree.upstream.adding import find_lock
from clausetree.upstream.fork import Fork, find_behind, load_fork, load_release
from clausetree.upstream.holding import compare_sides, find_status
from clausetree.upstream.origin import find_base, find_moved_label
from clausetree.upstream.pending import abort_merge, begin_merge, end_merge
from clausetree.upstream.policies import tell_idle_policies
from clausetree.upstream.readiness import check_committed, check_newer, check_settled, is_taken
from clausetree.upstream.settling import check_idle, complete, hold_fork, refuse
from clausetree.upstream.steps import find_way
from clausetree.upstream.workspace import WORKSPACE, replace_text

if TYPE_CHECKING:
    from clausetree.upstream.steps import MergePath
    from clausetree.upstream.taking import Taken

_NONE_PENDING = ClausetreeError("no merge is in progress", "start one with `clausetree upstream merge`")


@click.group("upstream", cls=OrderedGroup)
def command() -> None:
    """Follow the spec that this one was forked from, and keep your own edits.

    \b
    Examples:
      clausetree upstream add openai
      clausetree upstream status
      clausetree upstream merge --dry-run
    """


@command.command()
@click.argument("source")
@click.option("--base", metavar="LABEL", help="The revision that this spec comes from.")
def add(source: str, base: str | None) -> None:
    """Name the upstream of this spec: SOURCE.

    Its revision that this spec has most in common with becomes the base, unless --base names another. If the lock file
    already names an upstream, SOURCE must have the revision that was last taken over.

    \b
    Examples:
      clausetree upstream add openai
      clausetree upstream add ../their-spec --base 2025-03-24
    """
    with hold_fork(Path.cwd(), tell) as pending:
        refuse(pending, tell)
        fork = _load_fork(source)
        lock = find_lock(fork, base)
        replace_text(fork.folder / WORKSPACE, Path(fork.lock_path), render_lock(lock))
    for clause in sorted((fork.lock.held if fork.lock else {}).keys() - lock.held):
        tell(f"{clause}: no longer noted as left behind")
    tell(f"{fork.lock_path}: this spec comes from {fork.source}@{lock.label}")


@command.command()
def fetch() -> None:
    """Fetch upstream's releases and list those that are newer.

    \b
    Example:
      clausetree upstream fetch
    """
    fork = _load_fork()
    refresh(fork.upstream)
    base = find_base(fork).revision
    newer = ", ".join(find_behind(fork, base))
    tell(f"newer than `{fork.source}@{base.label}`: {newer or 'no release'}")
    try:
        check_idle(Path.cwd(), tell)
    except ClausetreeError as pending:
        tell(pending.message)


@command.command()
@format_option("upstream status")
def status(form: str) -> None:
    """Show newer releases, and who changed which clauses.

    The clauses are those that you changed since the base, that they changed, or both. For the last, and where a policy
    holds, it also says what a merge of their newest release would do.

    \b
    Example:
      clausetree upstream status
    """
    check_idle(Path.cwd(), tell)
    show("upstream status", form, find_status(*_load_both(None)))


@command.command()
@click.argument("side", type=click.Choice(["yours", "theirs"]), default="theirs")
def diff(side: str) -> None:
    """Show what one side changed since the base, by meaning.

    SIDE is `yours`, or `theirs` for all up to their newest release.

    \b
    Example:
      clausetree upstream diff yours
    """
    check_idle(Path.cwd(), tell)
    fork, latest = _load_both(None)
    new = fork.document if side == "yours" else latest
    base = find_base(fork)
    changes = compare_sides(fork, base, latest).changes[0 if side == "yours" else 1]
    show("diff", "text", ChangesAnswer(base.revision, new.revision, changes))


@command.command()
@click.option("--to", "label", metavar="LABEL", help="The release to take over; default: the newest.")
@click.option(
    "--only",
    multiple=True,
    metavar="ID",
    shell_complete=complete_ids,
    help="Take over only this clause; repeatable.",
)
@click.option(
    "--dry-run",
    is_flag=True,
    help="Report what would be merged and what would be left to decide; write nothing.",
)
@click.option("--report", metavar="FILE", help="Also write a report of the merge to FILE, as Markdown.")
@click.pass_context
def merge(
    context: click.Context, label: str | None, report: str | None, only: tuple[str, ...], *, dry_run: bool
) -> None:
    """Merge a release of upstream into this spec.

    Its changes are merged into your text and your eval prompts. What both changed and no rule settles is marked as a conflict: settle it, then run `clausetree upstream
    continue`. The lock file moves to the release when nothing is left to decide. `clausetree upstream abort` restores
    every file. Clauses with the policy `pin` or `review` are left behind, and with --only all others; the next merge
    offers what upstream changed in them again. If several releases are newer, and taking over one after the other leaves
    fewer decisions than the newest at once, that is done.

    \b
    Examples:
      clausetree upstream merge --dry-run
      clausetree upstream merge --to 2025-07-07 --report merge.md
      clausetree upstream merge --only found_text
    """
    if dry_run:
        check_idle(Path.cwd(), tell)
        fork, way = _find_way(context, label, only)
        write(_render_way(fork, way), paged=True)
        context.exit(FINDINGS if way.last.questions else CLEAN)
    with hold_fork(Path.cwd(), tell) as pending:
        refuse(pending, tell)
        fork, way = _find_way(context, label, only)
        check_committed(fork, way.texts)
        if report:
            write_result(report, _render_way(fork, way), [fork.file])
        name = f"{fork.source}@{way.last.release.label}"
        begun = begin_merge(
            fork.folder, name, way.texts, (fork.lock_path, render_lock(way.last.lock)), way.last.choices
        )
        _tell_files(way)
        if not way.last.questions:
            end_merge(begun)
            tell(f"{fork.file}: took over {name}")
            context.exit(CLEAN)
    _tell_conflicts(fork, way)
    context.exit(FINDINGS)


@command.command("continue")
def go_on() -> None:
    """Complete the merge after its conflicts are settled.

    \b
    Example:
      clausetree upstream continue
    """
    with hold_fork(Path.cwd(), tell) as pending:
        if pending is None:
            raise _NONE_PENDING
        complete(pending)
    tell(f"took over {pending.release}")


@command.command()
def abort() -> None:
    """Undo the merge: restore every file as it was before.

    \b
    Example:
      clausetree upstream abort
    """
    with hold_fork(Path.cwd(), tell) as pending:
        if pending is None:
            raise _NONE_PENDING
        abort_merge(pending)
    tell("everything is as it was before the merge")


def _load_fork(source: str | None = None) -> Fork:
    with shown_progress() as report:
        return load_fork(start=Path.cwd(), source=source, report=report)


def _load_both(label: str | None) -> tuple[Fork, SpecDocument]:
    """Returns the fork around, and a release of its upstream; says which label means another text by now, and which policy nothing."""
    fork = _load_fork()
    with shown_progress():
        release = read_document(load_release(fork, label))
        moved = find_moved_label(fork)
    for line in filter(None, (moved, *tell_idle_policies(fork, release))):
        tell(line)
    check_settled(fork)
    return fork, release


def _find_way(context: click.Context, label: str | None, only: tuple[str, ...]) -> tuple[Fork, MergePath]:
    """Returns the fork around and the way to a release of its upstream; says what way it is and what stays behind."""
    fork, release = _load_both(label)
    if is_taken(fork, release.revision):
        tell(f"{fork.source}@{release.revision.label} was already taken over")
        context.exit(CLEAN)
    check_newer(fork, release.revision)
    way = find_way(fork, release, only)
    _tell_way(way)
    _tell_held(way.last, only)
    for sentence in way.last.loose:
        tell(f"to look at: {sentence}")
    return fork, way


def _render_way(fork: Fork, way: MergePath) -> str:
    """Returns what was merged, as Markdown."""
    ours = fork.document.revision
    answers = (
        MergeAnswer(step.base, ours, step.release, step.merged, step.held, step.loose, step.files)
        for step in way.steps
    )
    return "\n".join(render("merge", "markdown", answer) for answer in answers)


def _tell_way(way: MergePath) -> None:
    """Says that releases are taken over one after the other, and why."""
    if way.spared:
        labels = ", then ".join([*(step.release.label for step in way.steps), *way.left])
        fewer = f"{count_noun(way.spared, 'fewer decision')}"
        tell(f"one release after the other ({labels}): {fewer} than all at once")


def _tell_held(taken: Taken, only: tuple[str, ...]) -> None:
    """Says which clauses are left behind; how many, where only some were asked for."""
    if only:
        count = len(taken.held)
        tell(f"left behind: {count_noun(count, 'other clause')} that upstream changed")
        return
    for policy in ("pin", "review"):
        clauses = [clause for clause, why in taken.held.items() if why == policy]
        if clauses:
            tell(f"left behind ({policy}): {', '.join(clauses)}")


def _tell_files(way: MergePath) -> None:
    """Says which eval prompt files were inserted, edited and deleted; those in conflict are told with the conflicts."""
    for fate in get_args(FileFate):
        paths = [found.path for found in way.files if found.fate == fate and not found.why]
        if paths:
            tell(f"eval prompts {fate}: {', '.join(paths)}")


def _tell_conflicts(fork: Fork, way: MergePath) -> None:
    taken = way.last
    for conflict in taken.merged.conflicts:
        lines = " and ".join(str(hunk.line) for hunk in taken.merged.hunks if conflict in hunk.conflicts)
        tell(f"{fork.file}:{lines}: {conflict.clause or 'before the first heading'}: {conflict.why}")
    for found in taken.asked:
        tell(f"{found.path}:{' and '.join(found.lines)}: {found.why}")
    count = f"{count_noun(taken.questions, 'conflict')}"
    it = agree(taken.questions, "it", "them")
    then = f", then `clausetree upstream merge` for {', '.join(way.left)}" if way.left else ""
    tell(f"{count}: settle {it}, then run `clausetree upstream continue`{then}")
    tell("`clausetree upstream abort` restores every file as it was before the merge")
