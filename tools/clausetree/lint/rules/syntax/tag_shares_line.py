"""`tag-shares-line`."""

from __future__ import annotations

from clausetree.lint.rule import Rule


class TagSharesLine(Rule):
    """A tag that shares its line with text.

    ## Why it matters
    A tag counts only on a line of its own; strict readers take such a line for text.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    **Example**: a definition

    ~~~xml
    <user>What is a noun?</user>
    <assistant>
    A word that names something.
    </assistant>
    ~~~
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    **Example**: a definition

    ~~~xml
    <user>
    What is a noun?
    </user>
    <assistant>
    A word that names something.
    </assistant>
    ~~~
    ````
    """

    code = "SYN008"
    name = "tag-shares-line"
    severity = "warning"
