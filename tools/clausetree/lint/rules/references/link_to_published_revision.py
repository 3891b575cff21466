"""`link-to-published-revision`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.lint.fix import replace
from clausetree.lint.rule import Rule
from clausetree.text.letters import NAME
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class LinkToPublishedRevision(Rule):
    """A link to a clause in the published page of one revision.

    ## Why it matters
    It shows the reader what the clause said in that revision, whatever it says now.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly; see [tone](https://spec.example.org/2025-02-12.html#tone).

    # Tone {#tone}

    Be kind.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly; see [tone](#tone).

    # Tone {#tone}

    Be kind.
    ````
    """

    code = "REF004"
    name = "link-to-published-revision"
    severity = "warning"
    fixes = "sometimes"
    reviewed = "always"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding for each such address outside of conversations and code whose id is a clause's.

        Where the address is a link's, the fix leads to the clause in this text.
        """
        if ".html#" not in document.text and "/#" not in document.text:
            return
        pattern = re.compile(rf"https?://[^\s()<>\[\]]*/\d{{4}}-\d\d-\d\d(?:\.html|/)#({NAME}+)")
        for part in context.parts:
            source = part.content.source
            for match in pattern.finditer(source) if "://" in source else ():
                if match[1] in context.ids and not part.content.is_raw(match.start()):
                    span = Span(*match.span()).shift(part.start)
                    is_link = source.endswith("](", 0, match.start())
                    yield self.at(
                        span,
                        f"link to `{match[1]}` in the page of one revision",
                        f"write `#{match[1]}`",
                        replace(span, f"#{match[1]}", safe=False) if is_link else None,
                    )
