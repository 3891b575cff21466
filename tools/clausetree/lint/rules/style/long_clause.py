"""`long-clause`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class LongClauseOptions(NamedTuple):
    """The options of `long-clause`.

    Attributes:
        words: How many words are allowed.
    """

    words: int = 1200  # the longest clause that the Model Spec has published, its definitions, has 1154


class LongClause(Rule):
    """A clause whose own text, examples left out, is longer than a limit.

    ## Why it matters
    A long clause says several things; nobody can cite, test or override one of them.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly and briefly. Be kind.
    ````

    ````toml clausetree.toml
    [lint.rules.long-clause]
    words = 5
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly and briefly.

    # Tone {#tone}

    Be kind.
    ````

    ````toml clausetree.toml
    [lint.rules.long-clause]
    words = 5
    ````

    ## Options
    - `words`: how many words are allowed; 1200 by default.
    """

    code = "STY009"
    name = "long-clause"
    severity = "info"

    options: LongClauseOptions = LongClauseOptions()

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at the title of each such clause."""
        allowed = self.options.words
        for clause, informative in zip(document.clauses, context.informative, strict=True):
            source = clause.content.source
            prose = [passage.span for passage in clause.content.passages if passage.kind != "example"]
            if informative or sum(end - start + 1 for start, end in prose) < (allowed + 1) * 2:
                continue  # a word and the space after it take two characters at least
            words = sum(len(span.slice(source).split()) for span in prose)
            if words > allowed:
                fact = f"clause has {words} words; the limit is {allowed}"
                yield self.at(clause.locate(clause.heading.title_span), fact, "split it")
