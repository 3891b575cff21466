"""`lost-comment`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetree.lint.fix import delete
from clausetree.lint.rule import Rule
from clausetree.model.diagnostic import Fix
from clausetree.text.code_span import CODE_SPAN
from clausetree.text.comments import find_comments
from clausetree.text.edit import TextEdit
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic

_DASH = "[-\u2010-\u2015]"
_OPENING = re.compile(
    rf"(?!<!--)<[ \t]?![ \t]?{_DASH}{{1,3}}(?=[^<>]*?(?P<end>{_DASH}+[ \t]?>))|^(?:<|!)--(?=[ \t]+\w[^<>]*-->)",
    re.MULTILINE,
)
_LEFT_OVER = re.compile("[->]+")
_NO_COMMENT = re.compile(rf"\\<|{CODE_SPAN}", re.DOTALL)
_DIRECTIVE = re.compile(r"\s*clausetree\b")  # unused-suppression speaks of it
_OPEN, _CLOSE = "<!--", "-->"


class LostComment(Rule):
    """A comment with a slip where it begins or ends.

    ## Why it matters
    It is shown as text, or the text after it is taken for a part of it and nobody sees it.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    <!- to do: shorten -->

    Write plainly.

    <!-- to do: shorten -->>

    Write briefly.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    <!-- to do: shorten -->

    Write plainly.

    <!-- to do: shorten -->

    Write briefly.
    ````
    """

    code = "SYN021"
    name = "lost-comment"
    severity = "warning"
    fixes = "sometimes"
    reviewed = "always"

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at each such slip; the fix mends the mark, but not where text is lost in a comment."""
        for passage in content.passages:
            if passage.kind in {"code", "example"}:
                continue
            for slip in _find_slips(passage.span.slice(content.source)):
                span = slip.span.shift(passage.span.start)
                if not content.is_raw(span.start):
                    yield self.at(span, slip.fact, slip.hint, slip.fix and slip.fix.shift(passage.span.start))


class _Slip(NamedTuple):
    """Where a comment has a slip, what is wrong there, how to write it, and what mends it."""

    span: Span
    fact: str
    hint: str
    fix: Fix | None = None


def _find_slips(text: str) -> Iterator[_Slip]:
    """Yields what is wrong with the comments of a passage, and with what was meant to be one."""
    if "--" not in text and "!" not in text:
        return
    shown = _NO_COMMENT.sub(lambda found: " " * len(found[0]), text)
    for start, end in find_comments(shown):
        again = shown.find(_OPEN, start + 1, end)
        if again >= 0 and not _DIRECTIVE.match(shown, again + len(_OPEN)):
            fact = f"comment holds another `{_OPEN}`, and ends at the first `-->`"
            yield _Slip(Span(start, start + len(_OPEN)), fact, "write `-->` where it should end")
        if left := _LEFT_OVER.match(shown, end):
            span = Span(*left.span())
            yield _Slip(
                span, f"`{left[0]}` is left over after a comment", "delete it", delete(span, safe=False)
            )
    for found in _OPENING.finditer(shown):
        if _DIRECTIVE.match(shown, found.end()):
            continue
        ends = [TextEdit(Span(*found.span("end")), _CLOSE)] if found["end"] else []
        span = Span(*found.span())
        fix = Fix((TextEdit(span, _OPEN), *ends), safe=False)
        fact = "comment does not begin as one, and is shown"
        yield _Slip(span, fact, f"write it between `{_OPEN}` and `{_CLOSE}`", fix)
