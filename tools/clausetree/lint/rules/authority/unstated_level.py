"""`unstated-level`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.levels import attribute_span, find_stated_ladder
from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class UnstatedLevel(Rule):
    """Flags the first use of a level that the ladder in the text leaves out.

    ## Why it matters
    The reader is told an order of levels in which this clause has no place.

    ## Example
    ````markdown model_spec.md
    # Rules {#rules}

    1. **Root**: fixed
    2. **Developer**: may be set

    ## Style {#style authority=root}

    **Example**: a sum

    ~~~xml
    <user>
    What is 2 + 2?
    </user>
    <assistant>
    4
    </assistant>
    ~~~

    ## Tone {#tone authority=developer}

    **Example**: a sum

    ~~~xml
    <user>
    What is 2 + 2?
    </user>
    <assistant>
    4
    </assistant>
    ~~~

    ## Length {#length authority=guideline}

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

    ````toml clausetree.toml
    [spec]
    profile = "2025-09"
    ````

    ## Instead
    ````markdown model_spec.md
    # Rules {#rules}

    1. **Root**: fixed
    2. **Developer**: may be set
    3. **Guideline**: may be ignored

    ## Style {#style authority=root}

    **Example**: a sum

    ~~~xml
    <user>
    What is 2 + 2?
    </user>
    <assistant>
    4
    </assistant>
    ~~~

    ## Tone {#tone authority=developer}

    **Example**: a sum

    ~~~xml
    <user>
    What is 2 + 2?
    </user>
    <assistant>
    4
    </assistant>
    ~~~

    ## Length {#length authority=guideline}

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

    ````toml clausetree.toml
    [spec]
    profile = "2025-09"
    ````
    """

    code = "AUT007"
    name = "unstated-level"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding for each such level, at the first clause that carries it."""
        stated = find_stated_ladder(document, context)
        seen: set[str | None] = set(stated)
        for clause in context.provisions if stated else ():
            level = clause.level
            if level in seen or level not in document.ladder:
                continue
            if span := attribute_span(clause, "authority"):
                seen.add(level)
                yield self.at(
                    span,
                    f"level `{level}` is not in the ladder that the text states",
                    "add it to the ordered list of levels",
                )
