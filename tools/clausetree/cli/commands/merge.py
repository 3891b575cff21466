"""`clausetree merge`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from clausetree.cli.completion import complete_revisions
from clausetree.cli.main import CLEAN, FINDINGS
from clausetree.cli.output_option import check_output, output_option
from clausetree.cli.reading import check_standard_input, load_document
from clausetree.cli.terminal import format_option, render_answer, tell, write
from clausetree.history.files.writing import write_text
from clausetree.merge.hunks import MarkerStyle
from clausetree.merge.merging import merge_documents
from clausetree.model.errors import ClausetreeError
from clausetree.output.answers import MergeAnswer
from clausetree.output.formats import render
from clausetree.project.conflict_check import check_resolved
from clausetree.project.single_files import check_single_file
from clausetree.text.counted_noun import count_noun
from clausetree.upstream.merged_prompts import merge_prompts

if TYPE_CHECKING:
    from clausetree.merge.merging import Merged


@click.command("merge")
@click.argument("base", shell_complete=complete_revisions)
@click.argument("ours", shell_complete=complete_revisions)
@click.argument("theirs", shell_complete=complete_revisions)
@click.argument("rest", nargs=-1, metavar="")
@format_option("merge")
@output_option("FILE", "Write to FILE instead of standard output.")
@click.option("--report", metavar="FILE", help="Also write a report of the merge to FILE, as Markdown.")
@click.option("--driver", is_flag=True, hidden=True, help="As git's merge driver: %O %A %B %L %P %S %X %Y.")
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    context: click.Context,
    base: str,
    ours: str,
    theirs: str,
    rest: tuple[str, ...],
    form: str,
    output: str | None,
    report: str | None,
    *,
    driver: bool,
) -> None:
    """Merge OURS and THEIRS, which both come from BASE, clause by clause.

    The merged text goes to standard output. An edit follows its clause if the other side moved, renamed or split it, and
    references follow renames. Where both sides changed the same words, git's conflict markers show both sides and the
    base, around as few lines as possible. The exit code is 1 if there are conflicts, and 2 if a text can't be merged.

    \b
    Examples:
      clausetree merge 2025-03-24 model_spec.md 2025-07-07 -o merged.md
      clausetree merge openai@2025-04-11 head openai@latest --report report.md
    """
    if driver:
        context.exit(_drive(base, ours, theirs, rest))
    if rest:
        raise click.UsageError(f"extra argument ({rest[0]})", context)
    check_standard_input(base, ours, theirs)
    old, one, other = (load_document(rev) for rev in (base, ours, theirs))
    check_resolved({document.revision.path: document.text for document in (old, one, other)})
    for document in (old, one, other):
        check_single_file(document.revision, "merge")
    if report:
        check_output(report, [document.revision.path for document in (old, one, other)])
        if output and Path(report).resolve() == Path(output).resolve():
            raise ClausetreeError(
                f"`{report}` is where the merged text goes", "name another file for the report"
            )
    merged = merge_documents(old, one, other)
    files = tuple(merge_prompts(old, one, other, merged, MarkerStyle()))
    answer = MergeAnswer(old.revision, one.revision, other.revision, merged, files=files)
    text = render_answer("merge", form, answer)
    if output:
        write_text(output, text)
    else:
        write(text)
    if report:
        write_text(report, render("merge", "markdown", answer))
    _tell(merged)
    if files:
        tell(
            f"note: {count_noun(len(files), 'eval prompt file')} would change too: `clausetree upstream merge` "
            "merges them as well"
        )
    context.exit(FINDINGS if merged.conflicts else CLEAN)


def _drive(base: str, ours: str, theirs: str, rest: tuple[str, ...]) -> int:
    """Merges the three files that git names into the second of them; returns the exit code that git expects."""
    from clausetree.project.driver_files import load_merge_file  # noqa: PLC0415 - git's alone

    size, path, *labels = rest
    old, one, other = (load_merge_file(Path(file), Path(path)) for file in (base, ours, theirs))
    style = MarkerStyle(size=int(size))
    if labels:
        old_label, our_label, their_label = labels
        style = style._replace(labels=(old_label, our_label, their_label))
    merged = merge_documents(old, one, other, style)
    for conflict in merged.conflicts:
        tell(f"{path}: {conflict.clause or 'before the first heading'}: {conflict.why}")
    write_text(
        ours, merged.text
    )  # last: after any failure before it, git merges the three files as they were
    return FINDINGS if merged.conflicts else CLEAN


def _tell(merged: Merged) -> None:
    """Says on standard error what is left to decide, and what was rewritten along."""
    for note in merged.notes:
        tell(f"note: {note}")
    for conflict in merged.conflicts:
        lines = " and ".join(str(hunk.line) for hunk in merged.hunks if conflict in hunk.conflicts)
        tell(f"conflict: line {lines}: {conflict.clause or 'before the first heading'}: {conflict.why}")
    if merged.conflicts:
        count = len(merged.conflicts)
        tell(f"{count_noun(count, 'conflict')} to decide")
