"""`dangling-reference`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.fix import replace
from clausetree.lint.rule import Rule
from clausetree.syntax.content import parse_fragment
from clausetree.text.nearest import SURE, find_nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausetree.lint.context import Context
    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document
    from clausetree.model.eval_prompts import EvalPrompts
    from clausetree.model.reference import Anchor
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
    """A reference to an id that no clause has.

    Eval prompt files are checked too. References inside messages are text and are not checked. If an older revision or `[[lineage]]` in the settings knows the
    clause, the finding says what became of it.

    ## Why it matters
    A reader who follows it ends up nowhere, and `[?](#id)` has no title to show.

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
    reviewed = "sometimes"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at each place of the spec where an id is written that no clause has.

        The fix writes the id that the clause has now, where older revisions or `[[lineage]]` know it, else an id that is
        very near; it is safe for a renamed clause, and where only the case differs.
        """
        for part in context.parts:
            yield from self._check_content(part.content, part.start, document.preamble.anchors, context)

    def check_prompts(self, prompts: EvalPrompts, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at each such place in an eval prompt file, whose references lead into the spec."""
        content = parse_fragment(prompts.text)
        anchors = (*context.document.preamble.anchors, *content.anchors)
        yield from self._check_content(content, 0, anchors, context)

    def _check_content(
        self, content: Content, start: int, anchors: Iterable[Anchor], context: Context
    ) -> Iterator[Diagnostic]:
        """Yields a finding at each place in a content that begins at an offset; `anchors` are no clause's."""
        known = {anchor.name for anchor in anchors}
        for target, whole, span in _find_targets(content):
            if context.document.find(target) or target in known or target.casefold() == _TOP:
                continue
            if not target:
                yield self.at(whole.shift(start), "reference names no id")
            else:
                yield self._dangling(target, span.shift(start), context)

    def _dangling(self, target: str, span: Span, context: Context) -> Diagnostic:
        fact = f"no clause has the id `{target}`"
        if fate := context.find_fate(target):
            return self.at(span, f"{fact}: {fate.told}", fate.hint, fate.mend(span))
        near = context.known_targets.find_nearest(target)
        sure = near and find_nearest(target, [near], SURE)
        fix = replace(span, sure, safe=sure.casefold() == target.casefold()) if sure else None
        return self.at(span, fact, f"did you mean `{near}`?" if near else None, fix)
