"""`unclosed-tag`."""

from __future__ import annotations

from clausetree.lint.rule import Rule


class UnclosedTag(Rule):
    """Flags a message, comparison or element that is never closed.

    ## Why it matters
    Where it ends is then a guess, and the next message may be read as part of it.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    **Example**: a sum

    ~~~xml
    <user>
    What is 2 + 2?
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

    code = "SYN003"
    name = "unclosed-tag"
    severity = "error"
