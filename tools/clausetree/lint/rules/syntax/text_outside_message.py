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

    **Example**: a sum

    ~~~xml
    The user asks:
    <user>
    What is 2 + 2?
    </user>
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

    code = "SYN007"
    name = "text-outside-message"
    severity = "error"
