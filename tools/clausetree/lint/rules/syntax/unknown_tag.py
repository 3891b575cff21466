"""`unknown-tag`."""

from __future__ import annotations

from clausetree.lint.rule import Rule


class UnknownTag(Rule):
    """Flags a tag in a conversation that is none of the dialect's.

    Tags are `<system>`, `<developer>`, `<user>`, `<assistant>`, `<tool>`, `<comparison>`, `<settings>`, `<untrusted>`. Text inside a
    message is raw: what looks like a tag there is text.

    ## Why it matters
    Nobody knows who speaks in a message of an unknown role, so judges and data sets drop it or take it for another's.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    **Example**: a sum

    ~~~xml
    <usr>
    What is 2 + 2?
    </usr>
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

    code = "SYN002"
    name = "unknown-tag"
    severity = "error"
