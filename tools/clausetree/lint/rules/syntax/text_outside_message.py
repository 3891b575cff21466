"""`text-outside-message`."""

from __future__ import annotations

from clausetree.lint.rule import Rule


class TextOutsideMessage(Rule):
    """Flags text in a conversation that stands in no message.

    A bare `[...]` says that something is left out, and is no such text; nor is a comment.

    ## Why it matters
    Nobody says it, so whoever reads the conversation loses it, or gives it to the wrong speaker.

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
