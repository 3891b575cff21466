"""`malformed-tag`."""

from __future__ import annotations

from clausetree.lint.rule import Rule


class MalformedTag(Rule):
    """Flags a tag whose attributes can't be read.

    ## Why it matters
    A recipient or a name is lost, and with it the tool that a message is meant for.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    **Example**: a sum

    ~~~xml
    <user>
    What is 2 + 2?
    </user>
    <assistant recipient>
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
    <assistant recipient="calculator">
    4
    </assistant>
    ~~~
    ````
    """

    code = "SYN009"
    name = "malformed-tag"
    severity = "error"
