"""`lost-id`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.places import find_trace
from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.changes import ClauseChange
    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document

_SURE = 0.5  # from here on a clause more likely than not took over another one's words


class LostId(Rule):
    """An id of the older revision that no clause has any more, if nothing says what became of the clause.

    A clause that was renamed, split or merged is not lost, nor is one whose words another clause took over, nor one of
    which `[[lineage]]` in the settings or the changelog, with the id in backticks, says what became of it. Found by
    `clausetree lint --against REV`.

    ## Why it matters
    Links, verdicts and eval results from outside name the clause by that id.

    ## Example
    ````markdown old/model_spec.md
    # Style {#style}

    Write plainly.

    # Tone {#tone}

    Be kind.
    ````

    ````markdown model_spec.md
    # Style {#style}

    Write plainly.
    ````

    ## Instead
    ````markdown old/model_spec.md
    # Style {#style}

    Write plainly.

    # Tone {#tone}

    Be kind.
    ````

    ````markdown model_spec.md
    # Style {#style}

    Write plainly.
    ````

    ````markdown CHANGELOG.md
    # Changelog

    ## v2025.09.12

    - Removes "Tone" (`tone`).
    ````
    """

    code = "REV001"
    name = "lost-id"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - the change set has it
        """Yields a finding for each such id, at the title of the clause that its own stood in."""
        changes, previous = context.changes, context.previous
        if changes is None or previous is None:
            return
        declared = {entry.source for entry in previous.declared}
        for change in changes.clauses:
            old = change.old
            if old is None or old.made or old.id in context.ids or not _is_lost(change):
                continue
            if f"`{old.id}`" not in (context.changelog or "") and old.id not in declared:
                heir = change.succeeded_by
                fate = f"`{heir.clause.id}` may have taken its place" if heir else "no clause has its text"
                yield self.at(
                    find_trace(changes, old),
                    f"id `{old.id}` of `{previous.label}` was deleted, and {fate}",
                    "keep the id, or say in `[[lineage]]` or in the changelog what became of it",
                )._replace(about=old.id)


def _is_lost(change: ClauseChange) -> bool:
    """Returns whether nothing tells for sure what became of a clause."""
    if change.new or {"split", "merged"} & {*change.kinds}:
        return False
    return change.succeeded_by is None or change.succeeded_by.confidence < _SURE
