"""Checking one revision: its texts read, the chosen rules run over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.config.settings_error import errors_of_settings
from clausetree.history.commits.snapshot import find_declared
from clausetree.lint.context import Context, Previous
from clausetree.lint.coverage import measure_coverage
from clausetree.lint.options import parse_options
from clausetree.lint.report import Checked
from clausetree.lint.runner import lint_document
from clausetree.syntax.document import parse_document
from clausetree.syntax.eval_prompts import parse_eval_prompts

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausetree.diff.changes import ChangeSet
    from clausetree.lint.fate import Fate
    from clausetree.lint.selection import Chosen
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document
    from clausetree.model.eval_prompts import EvalPrompts
    from clausetree.project.linting.sources import Sources


def check_sources(
    sources: Sources,
    chosen: Chosen,
    find_fate: Callable[[str], Fate | None] = lambda _: None,
    is_fix_wanted: Callable[[Diagnostic], bool] = lambda _: True,
    document: Document | None = None,
) -> Checked:
    """Returns what the chosen rules find in the texts of one revision, and what its provisions have.

    Args:
        sources: The texts.
        chosen: The rules.
        find_fate: Says what became of a clause.
        is_fix_wanted: Says of which findings anybody wants the fix, so that it is verified.
        document: The text, read, where somebody has it.

    Raises:
        ClausetreeError: Settings give a rule an option that it has not.
    """
    snapshot = sources.snapshot
    settings = snapshot.settings
    document = document or parse_document(sources.text, snapshot.profile, snapshot.paths)
    context = Context(
        document,
        label=snapshot.revision.label,
        informative=settings.spec.informative if settings else (),
        prompts=_read_prompts(sources),
        prompt_paths={label: path for label, (path, _) in sources.prompts.items()},
        missing=dict(sources.missing),
        changelog=snapshot.changelog() if sources.previous else None,
        previous=_read_previous(sources, sources.previous, document) if sources.previous else None,
        text_parts=snapshot.revision.parts,
        find_fate=find_fate,
    )
    with errors_of_settings(sources.settings_path):
        options = parse_options(settings.lint.rules, sources.settings_path) if settings else {}
    found = lint_document(context, chosen, sources.path, options, is_fix_wanted)
    return Checked(found, measure_coverage(context))


def _read_previous(sources: Sources, previous: Sources, document: Document) -> Previous:
    """Returns the revision to compare with; the revisions between the two are read where a rule asks what changed."""
    snapshot = previous.snapshot
    old = parse_document(previous.text, snapshot.profile, snapshot.paths)
    declared = find_declared([snapshot, *sources.between, sources.snapshot])

    def compare() -> ChangeSet:
        from clausetree.diff.time.chain import diff_chain  # noqa: PLC0415 - most runs compare with nothing

        between = [
            (one.revision, parse_document(one.text, one.profile, one.paths)) for one in sources.between
        ]
        chain = [(snapshot.revision, old), *between, (sources.snapshot.revision, document)]
        return diff_chain(chain, declared)

    return Previous(old, _read_prompts(previous), snapshot.revision.label, declared, compare)


def _read_prompts(sources: Sources) -> list[EvalPrompts]:
    return [parse_eval_prompts(label, text) for label, (_, text) in sources.prompts.items()]
