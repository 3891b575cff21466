"""Checking one revision: its texts read, the chosen rules run over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.context import Context, Previous
from clausetree.lint.engine import lint_document
from clausetree.lint.options import parse_options
from clausetree.syntax.document import parse_document
from clausetree.syntax.eval_prompts import parse_eval_prompts

if TYPE_CHECKING:
    from clausetree.lint.finding import Finding
    from clausetree.lint.selection import Chosen
    from clausetree.lint.sources import Sources
    from clausetree.model.eval_prompts import EvalPrompts


def check_sources(sources: Sources, chosen: Chosen) -> tuple[Finding, ...]:
    """Returns what the chosen rules find in the texts of one revision.

    Raises:
        ClausetreeError: Settings give a rule an option that it has not.
    """
    snapshot, previous = sources.snapshot, sources.previous
    settings = snapshot.settings
    context = Context(
        parse_document(sources.text, snapshot.profile),
        informative=settings.spec.informative if settings else (),
        prompts=_read_prompts(sources),
        prompt_paths={label: path for label, (path, _) in sources.prompts.items()},
        changelog=snapshot.changelog() if previous else None,
        previous=Previous(
            parse_document(previous.text, previous.snapshot.profile),
            _read_prompts(previous),
            previous.snapshot.revision.label,
        )
        if previous
        else None,
    )
    options = parse_options(settings.lint.rules, sources.settings_path) if settings else {}
    return lint_document(context, chosen, sources.path, options)


def _read_prompts(sources: Sources) -> list[EvalPrompts]:
    return [parse_eval_prompts(label, text) for label, (_, text) in sources.prompts.items()]
