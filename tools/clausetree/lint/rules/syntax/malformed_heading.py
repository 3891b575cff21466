"""`malformed-heading`."""

from __future__ import annotations

from clausetree.lint.rule import Rule


class MalformedHeading(Rule):
    """A heading whose attribute list can't be read as meant.

    ## Why it matters
    A clause loses its id or its level, and all references to it dangle.

    ## Example
    ````markdown model_spec.md
    # Style {#style

    Write plainly.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.
    ````
    """

    code = "SYN010"
    name = "malformed-heading"
    severity = "error"
