"""`unknown-tag`."""

from __future__ import annotations

from clausetree.lint.rule import Rule


class UnknownTag(Rule):
    """A tag in a conversation that the dialect doesn't have.

    Tags are `<system>`, `<developer>`, `<user>`, `<assistant>`, `<tool>`, `<comparison>`, `<settings>`, `<untrusted>`. Text inside a
    message is raw: what looks like a tag there is text.

    ## Why it matters
    It is not clear who speaks in a message of an unknown role, so judges and datasets drop it or attribute it to somebody else.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    **Example**: a definition

    ~~~xml
    <usr>
    What is a noun?
    </usr>
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

    code = "SYN002"
    name = "unknown-tag"
    severity = "error"
