"""`dangling-reference`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.fix import replace
from clausetree.lint.rule import Rule
from clausetree.text.nearest import SURE, find_nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document
    from clausetree.text.span import Span

_TOP = "top"  # HTML: where `#top` leads if nothing has that id


def _find_targets(content: Content) -> Iterator[tuple[str, Span, Span]]:
    """Yields each id that stands outside of messages as a link's target, with the link, and where it is written."""
    for reference in content.references:
        if reference.place != "message" and reference.target_span:
            yield reference.target, reference.span, reference.target_span
    for definition in content.link_definitions:
        if definition.target is not None and definition.target_span:
            yield definition.target, definition.span, definition.target_span


class DanglingReference(Rule):
    """Flags a reference to an id that no clause has.

    References inside messages are text and are not looked at. If an older revision or `[[lineage]]` in the settings knows the
    clause, the finding says what became of it.

    ## Why it matters
    The reader who follows it arrives nowhere, and `[?](#id)` has no title to show.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly; see [?](#toen).

    # Tone {#tone}

    Be kind.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly; see [?](#tone).

    # Tone {#tone}

    Be kind.
    ````
    """

    code = "REF001"
    name = "dangling-reference"
    severity = "error"
    fixes = "sometimes"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at each place where an id is written that no clause has.

        The fix writes the id that the clause has now, where older revisions or `[[lineage]]` know it, else an id that is
        very near; it is safe for a renamed clause, and where only the case differs.
        """
        known = {anchor.name for anchor in document.preamble.anchors}
        for part in context.parts:
            for target, whole, span in _find_targets(part.content):
                if document.find(target) or target in known or target.casefold() == _TOP:
                    continue
                if not target:
                    yield self.at(whole.shift(part.start), "reference names no id")
                else:
                    yield self._dangling(target, span.shift(part.start), context)

    def _dangling(self, target: str, span: Span, context: Context) -> Diagnostic:
        fact = f"no clause has the id `{target}`"
        if fate := context.find_fate(target):
            return self.at(span, f"{fact}: {fate.told}", fate.hint, fate.mend(span))
        near = context.known_ids.find_nearest(target)
        sure = near and find_nearest(target, [near], SURE)
        fix = replace(span, sure, safe=sure.casefold() == target.casefold()) if sure else None
        return self.at(span, fact, f"did you mean `{near}`?" if near else None, fix)
