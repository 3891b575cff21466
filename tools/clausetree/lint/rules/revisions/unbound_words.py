"""`unbound-words`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.model.located import locate
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.changes import ChangeSet
    from clausetree.lint.context import Context
    from clausetree.model.clause import Clause
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document
    from clausetree.model.locator import Locator


class UnboundWords(Rule):
    """Words that bound in the older revision and are commentary now.

    The clause keeps its level, so `lowered-level` has nothing to say of it. Found by `clausetree lint --against REV`.

    ## Why it matters
    Commentary explains a rule and does not bind: what was an instruction is one no longer. That should be on purpose.

    ## Example
    ````markdown old/model_spec.md
    # Privacy {#privacy authority=root}

    Never tell anybody where a person lives.

    Somebody who asks for an employer is told the same.
    ````

    ````markdown model_spec.md
    # Privacy {#privacy authority=root}

    Never tell anybody where a person lives.

    !!! meta "Commentary"
        Somebody who asks for an employer is told the same.
    ````

    ## Instead
    ````markdown old/model_spec.md
    # Privacy {#privacy authority=root}

    Never tell anybody where a person lives.

    Somebody who asks for an employer is told the same.
    ````

    ````markdown model_spec.md
    # Privacy {#privacy authority=root}

    Never tell anybody where a person lives.

    Somebody who asks for an employer is told the same.

    !!! meta "Commentary"
        Employers ask for this more often than anybody else.
    ````
    """

    code = "REV007"
    name = "unbound-words"
    severity = "warning"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding where each such commentary begins; none in a clause that lost its level as a whole."""
        if context.changes is None or context.previous is None:
            return
        for clause, place in _find_unbound(context.changes):
            start = locate(document, place).span.start
            yield self.at(
                Span(start, document.lines.end(document.lines.line_of(start))),
                f"words of `{clause.id}` bound in `{context.previous.label}`, and are commentary here",
                "if intended, add `<!-- clausetree: allow REV007 because … -->`",
            )


def _find_unbound(changes: ChangeSet) -> Iterator[tuple[Clause, Locator]]:
    """Yields for each commentary of a provision that words became the older provision that the first of them are of, and its address."""
    olds = {clause.locator: clause for clause in changes.old.clauses if clause.level}
    levelled = {clause.locator for clause in changes.new.clauses if clause.level}
    found: dict[Locator, Clause] = {}
    for change in changes.clauses:
        for line in change.redline:
            if line.turn != "explains" or line.old is None or line.new is None:
                continue
            clause = olds.get(line.old.clause_locator)
            if clause and line.new.clause_locator in levelled:
                found.setdefault(line.new._replace(steps=line.new.steps[:1]), clause)
    return ((clause, place) for place, clause in found.items())
