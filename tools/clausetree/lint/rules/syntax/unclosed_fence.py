"""`unclosed-fence`."""

from __future__ import annotations

from clausetree.lint.rule import Rule


class UnclosedFence(Rule):
    """A fence that is never closed.

    The parser ends it where the text plainly continues, so that the clauses after it are not lost.

    ## Why it matters
    All that follows could belong to the code or to the conversation; a program that reads on swallows whole chapters.

    ## Example
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

    # Tone {#tone}

    Be kind.
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

    # Tone {#tone}

    Be kind.
    ````
    """

    code = "SYN001"
    name = "unclosed-fence"
    severity = "error"
