"""`badly-nested-tag`."""

from __future__ import annotations

from clausetree.lint.rule import Rule


class BadlyNestedTag(Rule):
    """Tags that are nested in a way that the dialect does not have.

    `<settings>` and `<untrusted>` belong inside a message; a message can't be inside another.

    ## Why it matters
    Programs that read the examples take either the inner or the outer message, and not all take the same.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    **Example**: a definition

    ~~~xml
    <user>
    What is a noun?
    </assistant>
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

    code = "SYN005"
    name = "badly-nested-tag"
    severity = "error"
