"""`badly-nested-tag`."""

from __future__ import annotations

from clausetree.lint.rule import Rule


class BadlyNestedTag(Rule):
    """Flags tags that are nested in a way that the dialect does not have.

    `<settings>` and `<untrusted>` stand inside a message; a message does not stand inside another.

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
