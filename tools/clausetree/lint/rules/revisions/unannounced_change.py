"""`unannounced-change`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.places import find_trace, title_span
from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.changes import ClauseChange
    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class UnannouncedChange(Rule):
    """A clause that is new, deleted or changed since the older revision, and that the changelog does not mention.

    The changelog mentions it if its entries since then contain the id, as a link or in backticks, or the title.
    References, eval prompts, typography and the order among siblings need no mention. A spec without a changelog is not
    checked. Found by `clausetree lint --against REV`; `clausetree changelog OLD NEW --check FILE` says the
    same, and `clausetree changelog OLD NEW` drafts what is missing.

    ## Why it matters
    Readers who follow the changelog don't learn of it.

    ## Example
    ````markdown old/model_spec.md
    # Style {#style}

    Write plainly.
    ````

    ````markdown model_spec.md
    # Style {#style}

    Write plainly, and briefly.
    ````

    ````markdown CHANGELOG.md
    # Changelog

    ## v2025.09.12

    - Small corrections.
    ````

    ## Instead
    ````markdown old/model_spec.md
    # Style {#style}

    Write plainly.
    ````

    ````markdown model_spec.md
    # Style {#style}

    Write plainly, and briefly.
    ````

    ````markdown CHANGELOG.md
    # Changelog

    ## v2025.09.12

    - [Style](#style): brevity.
    ````
    """

    code = "REV004"
    name = "unannounced-change"
    severity = "info"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - the change set has it
        """Yields a finding at the title of each such clause; for a gone one, of the clause that it stood in."""
        changes, previous, changelog = context.changes, context.previous, context.changelog
        if changes is None or previous is None or not changelog:
            return
        from clausetree.diff.summary import name_kinds  # noqa: PLC0415 - most runs compare with nothing
        from clausetree.diff.time.notes import check_notes, find_since  # noqa: PLC0415 - likewise

        news = find_since(changelog, context.label, previous.label)
        for change in check_notes(changes, news).missing:
            yield self.at(
                title_span(change.new) if change.new else find_trace(changes, change.clause),
                f"`{change.clause.id}` changed since `{previous.label}` ({', '.join(name_kinds(change))}), and the "
                "changelog does not mention it",
                _hint(change),
            )


def _hint(change: ClauseChange) -> str:
    if change.new is None:
        return f"add a line with `{change.clause.id}` in backticks"
    return f"add a line with `[{change.new.title}](#{change.new.id})`"
