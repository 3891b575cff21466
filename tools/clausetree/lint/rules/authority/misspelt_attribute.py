"""`misspelt-attribute`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.fix import replace
from clausetree.lint.rule import Rule
from clausetree.text.nearest import SLIP, find_nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document

_KEYS = ("authority", "tags")


class MisspeltAttribute(Rule):
    """An attribute of a heading that is nearly `authority` or `tags`.

    Other unknown attributes are kept and ignored.

    ## Why it matters
    A level with a mistyped key is not read as a level.

    ## Example
    ````markdown model_spec.md
    # Style {#style autority=user}

    Write plainly.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style authority=user}

    Write plainly.
    ````
    """

    code = "AUT009"
    name = "misspelt-attribute"
    severity = "warning"
    fixes = "always"
    reviewed = "always"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields a finding for each such key, with the fix that writes the key that was meant."""
        for clause in document.clauses:
            heading = clause.heading
            for (key, value), spans in zip(heading.attributes, heading.attribute_spans, strict=True):
                if key not in _KEYS and value and (near := find_nearest(key, _KEYS, SLIP)):
                    span = clause.locate(spans.key)
                    yield self.at(
                        span,
                        f"unknown attribute `{key}`",
                        f"did you mean `{near}`?",
                        replace(span, near, safe=False),
                    )
