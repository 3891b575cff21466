"""`stale-reference-text`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.lint.fix import replace
from clausetree.lint.rule import Rule
from clausetree.text.nearest import SURE, find_nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document

_HINT = "write `[?]`, which shows the title"
_NUMBER = re.compile(r"\A(?:§ ?)?\d+(?:\.\d+)*[.):]? ")  # of a heading, which a link can leave out


def _plain(title: str) -> str:
    """Returns `title` in lower case, with straight quotes and without emphasis."""
    return " ".join(title.casefold().replace("’", "'").replace("*", "").replace("`", "").split())


class StaleReferenceText(Rule):
    """A reference whose own text is nearly its target's title, or is the title of another clause.

    A text that begins with a small letter is part of its sentence, and is not checked.

    ## Why it matters
    The clause was retitled, but the text was not; `[?](#id)` always shows the current title.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly; see [Be a kind assistant](#tone).

    # Be kind, assistant {#tone}

    Be kind.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly; see [?](#tone).

    # Be kind, assistant {#tone}

    Be kind.
    ````
    """

    code = "REF002"
    name = "stale-reference-text"
    severity = "info"
    fixes = "always"
    reviewed = "always"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding for each reference with such a text; the fix lets it show its target's title."""
        titles = {_plain(clause.title): clause for clause in document.clauses}
        for part in context.parts:
            for reference in part.content.references:
                target = document.find(reference.target)
                if target is None or not (reference.text or "")[:1].isupper() or reference.place == "message":
                    continue
                own = reference.text or ""
                text, title = _plain(own), _plain(target.title)
                span = reference.text_span.shift(part.start)
                if text in (title, _NUMBER.sub("", title)):
                    continue
                if text in titles:
                    fact = f"is the title of `{titles[text].id}`, not of `{target.id}`"
                elif find_nearest(text, [title], SURE):
                    fact = f"is nearly the title of `{target.id}`, `{target.title}`"
                else:
                    continue
                yield self.at(span, f"text of the reference {fact}", _HINT, replace(span, "?", safe=False))
