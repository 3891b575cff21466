"""`tag-shares-line`."""

from __future__ import annotations

from clausetree.lint.rule import Rule


class TagSharesLine(Rule):
    """Flags a tag that shares its line with text.

    ## Why it matters
    A tag counts only on a line of its own; strict readers take such a line for text.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    **Example**: a sum

    ~~~xml
    <user>What is 2 + 2?</user>
    <assistant>
    4
    </assistant>
    ~~~
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    **Example**: a sum

    ~~~xml
    <user>
    What is 2 + 2?
    </user>
    <assistant>
    4
    </assistant>
    ~~~
    ````
    """

    code = "SYN008"
    name = "tag-shares-line"
    severity = "warning"
