"""`lowered-level`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.levels import attribute_span
from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.authority import Ladder
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


def _renamed(old: Ladder, new: Ladder) -> dict[str, str]:
    """Returns for a level that only `old` has the one that only `new` has at the same place, counted from the top."""
    gone = [level for level in old if level not in new]
    come = [level for level in new if level not in old]
    return dict(zip(gone, come, strict=False))


class LoweredLevel(Rule):
    """Flags a clause whose level is lower than in the older revision.

    A level that the ladder renamed is the same level.

    ## Why it matters
    More people may override it now; that should be on purpose.

    ## Example
    ````markdown old/model_spec.md
    # Style {#style authority=user}

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

    ````markdown model_spec.md
    # Style {#style authority=guideline}

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

    ````markdown CHANGELOG.md
    # Changelog

    ## v2025.09.12

    - [Style](#style) moves down.
    ````

    ## Instead
    ````markdown old/model_spec.md
    # Style {#style authority=user}

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

    ````markdown model_spec.md
    # Style {#style authority=user}

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

    code = "REV002"
    name = "lowered-level"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at the level of each such clause."""
        previous = context.previous
        if previous is None:
            return
        renamed = _renamed(previous.document.ladder, document.ladder)
        for old in previous.document.clauses:
            clause = context.ids.get(old.id)
            if clause is None or old.level is None or not (span := attribute_span(clause, "authority")):
                continue
            was, now = (
                document.ladder.rank(renamed.get(old.level, old.level)),
                document.ladder.rank(clause.level or ""),
            )
            if was is not None and now is not None and now > was:
                yield self.at(
                    span,
                    f"level was `{old.level}` in `{previous.label}`, and is `{clause.level}`",
                    "make sure that it is meant",
                )
