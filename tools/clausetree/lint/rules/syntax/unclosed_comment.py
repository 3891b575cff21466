"""`unclosed-comment`."""

from __future__ import annotations

from clausetree.lint.rule import Rule


class UnclosedComment(Rule):
    """A comment that is never closed.

    ## Why it matters
    A browser hides all that follows.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    <!-- to do

    Write plainly.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    <!-- to do -->

    Write plainly.
    ````
    """

    code = "SYN011"
    name = "unclosed-comment"
    severity = "error"
