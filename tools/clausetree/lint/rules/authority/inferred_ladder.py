"""`inferred-ladder`."""

from __future__ import annotations

from clausetree.lint.rule import Rule


class InferredLadder(Rule):
    """A spec whose ladder had to be guessed.

    The order of the levels comes from settings, from an ordered list whose items begin with the level's name in bold, or from a
    ladder that the Model Spec has published. Failing these, it is taken from the first use of each level.

    ## Why it matters
    Which of two levels is higher decides what a diff calls promoted, and whose word counts.

    ## Example
    ````markdown model_spec.md
    # Rules {#rules}

    ## Harm {#harm authority=safety}

    Help nobody to hurt anybody.

    ## Style {#style authority=manners}

    Write plainly.
    ````

    ## Instead
    ````markdown model_spec.md
    # Rules {#rules}

    1. **Safety**: nobody may override it
    2. **Manners**: users may override it

    ## Harm {#harm authority=safety}

    Help nobody to hurt anybody.

    ## Style {#style authority=manners}

    Write plainly.
    ````
    """

    code = "AUT001"
    name = "inferred-ladder"
    severity = "info"
