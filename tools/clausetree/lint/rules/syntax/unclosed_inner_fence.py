"""`unclosed-inner-fence`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.lint.sound_examples import find_sound_messages
from clausetree.text.lines import LineIndex
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic


_FEWEST = 3  # backticks that open a fence: CommonMark 0.31.2, "Fenced code blocks"


def _open_fence(text: str) -> Span | None:
    """Returns where the fence stands that `text` leaves open, or None."""
    opening: Span | None = None
    run = ""
    lines = LineIndex(text)
    for number, line in enumerate(lines.contents):
        stripped = line.strip()
        marker = stripped[: len(stripped) - len(stripped.lstrip("`"))]
        if opening and len(marker) >= len(run) and marker == stripped:
            opening = None
        elif not opening and len(marker) >= _FEWEST and "`" not in stripped[len(marker) :]:
            start = lines.start(number) + line.index("`")
            opening, run = Span(start, start + len(stripped)), marker
    return opening


class UnclosedInnerFence(Rule):
    """A code fence inside a message that is never closed.

    ## Why it matters
    Everything after it is shown as code. If the message is cut short on purpose, allow the finding.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    **Example**: a loop

    ~~~xml
    <user>
    Write a loop.
    </user>
    <assistant>
    ```python
    for x in y: pass
    </assistant>
    ~~~
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    **Example**: a loop

    ~~~xml
    <user>
    Write a loop.
    </user>
    <assistant>
    ```python
    for x in y: pass
    ```
    </assistant>
    ~~~
    ````
    """

    code = "SYN012"
    name = "unclosed-inner-fence"
    severity = "info"

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding for each message that ends inside a fence, at the fence's opening line."""
        for message in find_sound_messages(content):
            if content.source.find("```", *message.body) < 0:
                continue
            opening = _open_fence(message.body.slice(content.source))
            if opening:
                span = opening.shift(message.body.start)
                hint = "close it, unless the message is cut short on purpose"
                yield self.at(span, "code fence inside a message is never closed", hint)
