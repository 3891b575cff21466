"""`unclosed-tag`."""

from __future__ import annotations

from clausetree.lint.rule import Rule


class UnclosedTag(Rule):
    """A message, comparison or element that is never closed.

    ## Why it matters
    Where it ends is then a guess, and the next message may be read as part of it.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    **Example**: a definition

    ~~~xml
    <user>
    What is a noun?
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

    code = "SYN003"
    name = "unclosed-tag"
    severity = "error"
