"""`stray-star`."""

from __future__ import annotations

from clausetree.lint.rule import Rule


class StrayStar(Rule):
    """A star right before a tag.

    ## Why it matters
    It is left over from a list or from emphasis; readers that take tags strictly see text there, and lose the message.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    **Example**: a definition

    ~~~xml
    <user>
    What is a noun?
    </user>
    *<assistant>
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

    code = "SYN006"
    name = "stray-star"
    severity = "warning"
    fixes = "always"
