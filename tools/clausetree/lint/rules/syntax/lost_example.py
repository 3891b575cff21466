"""`lost-example`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.model.diagnostic import Fix
from clausetree.model.example import KNOWN_ROLES
from clausetree.syntax.content import parse_fragment
from clausetree.text.bold_terms import BOLD_END, COLON
from clausetree.text.edit import TextEdit
from clausetree.text.lines import LineIndex
from clausetree.text.nearest import SLIP, find_nearest
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.eval_prompts import EvalPrompts

_TITLE = re.compile(rf"^[ \t]*\*\*Example{BOLD_END}[^\r\n]*", re.MULTILINE)
_ROLE = re.compile(
    rf"^[ \t]*\*?<(?P<name>{'|'.join((*KNOWN_ROLES, 'comparison'))})(?:[ \t][^<>]*)?>(?:[ \t]*<!--.*-->)?[ \t]*$",
    re.MULTILINE,
)
_FENCE = re.compile(r"[ \t]*(?P<fence>[~`]{3,}[^\r\n]*)")
_QUOTED = re.compile(r"^[ \t]*>[ \t>]*(?P<fence>~{3,}[ \t]*xml)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_UNSEEN = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
_HINT = "put a `~~~xml` conversation below it"
_MARK = "**Example**:"
_NAMED = re.compile(r"\W{0,6}example\b", re.IGNORECASE)
_SHORTEST = 3  # characters of a fence: CommonMark 0.31.2, "Fenced code blocks"
_ROLES_ENOUGH = 2  # a code block that shows XML may have one of these tags


class LostExample(Rule):
    """The title of an example without a conversation under it, and a conversation in another fence than `~~~xml`.

    A conversation in a quotation is reported too.

    ## Why it matters
    The example is lost: it is not counted, not shown as one, and not exported.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    **Example**: a definition

    ```xml
    <user>
    What is a noun?
    </user>
    <assistant>
    A word that names something.
    </assistant>
    ```
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly.

    **Example**: a definition

    ~~~xml
    <user>
    What is a noun?
    </user>
    <assistant>
    A word that names something.
    </assistant>
    ~~~
    ````
    """

    code = "SYN017"
    name = "lost-example"
    severity = "warning"
    fixes = "sometimes"
    reviewed = "always"

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at each such title, or at the fence where one is below it; the fix writes the right fence."""
        titles = list(_find_titles(content))
        fences = [fence for fence in content.raw if _is_conversation(fence.slice(content.source))]
        behind = {fence: _find_title(fence, titles, content) for fence in fences}
        for title in titles:
            if title not in behind.values():
                apart = _is_parted(title, content)
                hint = "put only blank lines between it and its `~~~xml`" if apart else _HINT
                yield self.at(title, "title of an example without an example", hint)
        for fence, above in behind.items():
            yield from self._check_fence(fence, content, titled=above is not None)
        yield from self._check_quotations(content)
        for example in content.examples:
            if example.title and example.title_span and re.match(COLON, example.title):
                yield self.at(
                    example.title_span, "title of an example begins with `:`", "write `**Example**: …`"
                )

    def _check_quotations(self, content: Content) -> Iterator[Diagnostic]:
        for passage in content.passages:
            if passage.kind != "quote":
                continue
            for match in _QUOTED.finditer(passage.span.slice(content.source).replace("\r", "\n")):
                yield self.at(
                    Span(*match.span("fence")).shift(passage.span.start),
                    "conversation in a quotation is not read as an example",
                    "write it without `>` at the beginnings of its lines",
                )

    def check_prompts(self, prompts: EvalPrompts, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - of all rules
        """Yields the same of an eval prompt file, and a finding at each line that is nearly the title of an example."""
        content = parse_fragment(prompts.text)
        yield from self.check_content(content)
        for example in content.examples:
            above = prompts.text[: example.span.start].rstrip().rpartition("\n")[2].rpartition("\r")[2]
            named = _NAMED.match(above) or find_nearest(above[: len(_MARK) + 1], [_MARK], SLIP)
            if not example.title and named:
                fence = example.conversation.fence
                yield self.at(
                    fence, "example has no title", "write `**Example**: …` on a line of its own above it"
                )

    def _check_fence(self, fence: Span, content: Content, *, titled: bool) -> Iterator[Diagnostic]:
        text = fence.slice(content.source)
        roles = {match["name"] for match in _ROLE.finditer(text.replace("\r", "\n"))}
        opening = _FENCE.match(text)
        if opening is None or not (titled or len(roles) >= _ROLES_ENOUGH):
            return
        yield self.at(
            Span(*opening.span("fence")).shift(fence.start),
            "conversation in a fence that is read as code",
            "write `~~~xml` above it, and `~~~` below it",
            _mend(text, fence.start),
        )


def _find_titles(content: Content) -> Iterator[Span]:
    """Yields where titles stand that no example has."""
    source = content.source.replace("\r", "\n")
    if "**Example" not in source:
        return
    taken = {example.span.start for example in content.examples if example.title_span}
    hidden = [p.span for p in content.passages if p.kind in {"code", "comment", "html"}]
    for match in _TITLE.finditer(source):
        start = match.start()
        inside = content.is_raw(start) or any(span.start <= start < span.end for span in hidden)
        if start not in taken and not inside:
            yield Span(*match.span())


def _is_parted(title: Span, content: Content) -> bool:
    """Returns whether what stands between a title and the next example is only what nobody sees: comments, tags of HTML."""
    following = (example.span.start for example in content.examples if not example.title_span)
    start = next((start for start in following if start >= title.end), None)
    return start is not None and not _UNSEEN.sub("", content.source[title.end : start]).strip()


def _is_conversation(text: str) -> bool:
    """Returns whether a fence that holds no conversation for the reader holds one for people."""
    opening = _FENCE.match(text)
    is_read = opening and re.fullmatch(r"~{3,}[ \t]*xml[ \t]*", opening["fence"], re.IGNORECASE)
    return not is_read and bool(_ROLE.search(text.replace("\r", "\n")))


def _find_title(fence: Span, titles: list[Span], content: Content) -> Span | None:
    """Returns the title above a fence, with nothing between them."""
    for title in titles:
        if title.end <= fence.start and not content.source[title.end : fence.start].strip():
            return title
    return None


def _mend(text: str, start: int) -> Fix | None:
    """Returns the fix that makes a fence one of a conversation; None where one stands in it, or it has no end."""
    lines = LineIndex(text)
    closing = lines.contents[-1].strip()
    if "~~~" in text.strip("~`") or len(lines) == 1 or set(closing) - set("~`") or len(closing) < _SHORTEST:
        return None
    edits = []
    for number, fence in ((0, "~~~xml"), (len(lines) - 1, "~~~")):
        content = lines.contents[number]
        inside = Span(lines.start(number) + len(content) - len(content.lstrip()), lines.end(number))
        edits.append(TextEdit(inside.shift(start), fence))
    return Fix(tuple(edits), safe=False)
