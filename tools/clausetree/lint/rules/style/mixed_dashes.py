"""`mixed-dashes`."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from clausetree.lint.fix import replace
from clausetree.lint.prose_blocks import blot
from clausetree.lint.rule import Rule
from clausetree.text.remembering import remembered_of_each
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document

_DASH = re.compile(
    r"(?<=[^\W\d_.,;:!?)\"'\u2019\u201d*\0])-{2,3}(?=[^\W\d_(\"'\u201c\u2018*\0])|(?<=[^\s|>-][ \t])-{2,3}(?=[ \t]+[^\s|>-])"
)
_KINDS = {"paragraph", "list", "quote", "commentary", "admonition"}


class MixedDashes(Rule):
    """A dash typed in another way than in the rest of the text: `--` beside `---`.

    Ranges such as `3--4` and options such as `--fix` are not dashes.

    ## Why it matters
    The two are shown as dashes of different length.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly --- in short words.

    Be brief --- nobody reads on -- or stop.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly --- in short words.

    Be brief --- nobody reads on --- or stop.
    ````
    """

    code = "STY015"
    name = "mixed-dashes"
    severity = "info"
    fixes = "always"
    reviewed = "always"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at each dash of the kind that is rarer; the fix writes the other."""
        if "--" not in document.text:
            return
        dashes = [
            (span.shift(part.start), dash)
            for part in context.parts
            for span, dash in _find_dashes(part.content)
        ]
        counts = Counter(dash for _, dash in dashes)
        usual = "---" if counts["---"] >= counts["--"] else "--"
        for span, dash in dashes:
            if dash != usual:
                yield self.at(
                    span,
                    f"dash typed as `{dash}`, elsewhere as `{usual}`",
                    f"write `{usual}`",
                    replace(span, usual, safe=False),
                )


@remembered_of_each
def _find_dashes(content: Content) -> tuple[tuple[Span, str], ...]:
    """Returns the typed dashes of a clause's prose, with where each stands in it."""
    source = content.source
    return tuple(
        (span, match[0])
        for passage in content.passages
        if passage.kind in _KINDS and source.find("--", *passage.span) >= 0
        for match in _DASH.finditer(blot(passage.span.slice(source)))
        if not content.is_raw((span := Span(*match.span()).shift(passage.span.start)).start)
    )
