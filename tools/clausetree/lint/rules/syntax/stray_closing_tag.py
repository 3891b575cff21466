"""`stray-closing-tag`."""

from __future__ import annotations

from clausetree.lint.rule import Rule


class StrayClosingTag(Rule):
    """A closing tag that closes nothing.

    ## Why it matters
    Either it is left over, or the tag that should open the message is lost; the reader can't tell which.

    ## Example
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

    code = "SYN004"
    name = "stray-closing-tag"
    severity = "error"
