"""`stray-closing-tag`."""

from __future__ import annotations

from clausetree.lint.rule import Rule


class StrayClosingTag(Rule):
    """Flags a closing tag that closes nothing.

    ## Why it matters
    Either it is left over, or the tag that should open the message is lost; the reader can't tell which.

    ## Example
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

    code = "SYN004"
    name = "stray-closing-tag"
    severity = "error"
