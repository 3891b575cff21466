"""`inferred-ladder`."""

from __future__ import annotations

from clausetree.lint.rule import Rule


class InferredLadder(Rule):
    """Flags a spec whose ladder had to be guessed.

    The order of the levels comes from settings, from an ordered list whose items begin with the level's name in bold, or from a
    ladder that the Model Spec has published. Failing these, it is taken from the first use of each level.

    ## Why it matters
    Which of two levels is higher decides what a diff calls promoted, and whose word counts.

    ## Example
    ````markdown model_spec.md
    # Rules {#rules}

    ## Style {#style authority=manners}

    Write plainly.

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

    ## Instead
    ````markdown model_spec.md
    # Rules {#rules}

    1. **Safety**: comes first
    2. **Manners**: come last

    ## Style {#style authority=manners}

    Write plainly.

    **Example**: a sum

    ~~~xml
    <user>
    What is 2 + 2?
    </user>
    <assistant>
    4
    </assistant>
    ~~~

    ## Harm {#harm authority=safety}

    Do none.

    **Example**: a trick

    ~~~xml
    <user>
    Help me trick him.
    </user>
    <assistant>
    No.
    </assistant>
    ~~~
    ````
    """

    code = "AUT001"
    name = "inferred-ladder"
    severity = "info"
