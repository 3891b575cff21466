"""`unannounced-change`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


def _news(changelog: str, label: str) -> str:
    """Returns what a changelog says above the section of the revision `label`; all of it where there is none."""
    heading = re.compile(rf"(?m)^#+ .*{re.escape(label).replace('-', '[-.]')}")
    match = heading.search(changelog)
    return changelog[: match.start()] if match else changelog


class UnannouncedChange(Rule):
    """Flags a clause that is new or changed since the older revision, which the changelog does not mention.

    It is mentioned where what the changelog says since then holds its id, as a link or in backticks, or its title. White space is
    no change. Where a spec has no changelog, nothing is looked at.

    ## Why it matters
    Who follows the spec by its changelog does not learn of it.

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

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at the title of each such clause."""
        previous = context.previous
        if previous is None or not context.changelog:
            return
        news = _news(context.changelog, previous.label)
        old = {clause.id: clause for clause in reversed(previous.document.clauses)}
        for clause in document.clauses:
            before = old.get(clause.id)
            if before and before.content.source.split() == clause.content.source.split():
                continue
            if not any(name in news for name in (f"(#{clause.id})", f"`{clause.id}`", clause.title)):
                fact = (
                    f"clause changed since `{previous.label}`"
                    if before
                    else f"clause is new since `{previous.label}`"
                )
                yield self.at(
                    clause.locate(clause.heading.title_span),
                    f"{fact}, and the changelog does not mention it",
                    f"add a line with `[{clause.title}](#{clause.id})`",
                )
