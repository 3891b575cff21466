"""`text-outside-message`."""

from __future__ import annotations

from clausetree.lint.rule import Rule


class TextOutsideMessage(Rule):
    """Text in a conversation that is outside any message.

    A bare `[...]`, which says that something is left out, and comments are ignored.

    ## Why it matters
    No speaker says it, so programs drop it or give it to the wrong speaker.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    **Example**: a definition

    ~~~xml
    A pupil asks:
    <user>
    What is a noun?
    </user>
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
    <user comment="a pupil">
    What is a noun?
    </user>
    <assistant>
    A word that names something.
    </assistant>
    ~~~
    ````
    """

    code = "SYN007"
    name = "text-outside-message"
    severity = "error"
