"""Code between fences, merged line by line: a fence that a side changed holds what the other side put into it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.forms.exemplars import merge_lines
from clausetree.merge.wordings.wording import choose_changed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.merge.conflict import MergedPiece
    from clausetree.merge.forms.exemplars import Asker

_BLOCK = re.compile(
    r"(?P<fence>(?P<sign>[`~])(?P=sign){2,})(?P<info>(?!(?P=sign))[^\n]*)\n(?P<body>(?:.*\n)?)(?P=fence)(?P=sign)*[ \t]*",
    re.DOTALL,
)


class _FencedCode(NamedTuple):
    """Code between fences.

    Attributes:
        fence: The signs around it.
        opening: What the first line says after them.
        body: The lines between.
    """

    fence: str
    opening: str
    body: str

    def write(self, fence: str) -> str:
        """Returns the code as it stands between other fences."""
        return f"{fence}{self.opening}\n{self.body}{fence}"


def merge_code(texts: Sequence[str], asker: Asker) -> Iterator[MergedPiece]:
    """Yields code, given in base, ours and theirs; with fences that are changed on a side, between such as end in no line of it."""
    found = [_read(text) for text in texts]
    blocks = [block for block in found if block is not None]
    fences = [block.fence for block in blocks]
    if choose_changed(*texts) is None and len(blocks) == len(texts) and len({*fences}) > 1:
        fence = _choose_fence(blocks)
        texts = [block.write(fence) for block in blocks]
    yield from merge_lines(texts, asker)


def _read(text: str) -> _FencedCode | None:
    """Returns code between fences; None for any other, such as indented code or a fence that stays open."""
    match = _BLOCK.fullmatch(text)
    return None if match is None else _FencedCode(match["fence"], match["info"], match["body"])


def _choose_fence(blocks: Sequence[_FencedCode]) -> str:
    """Returns the fence of the side that changed it, of two that did the longer, made longer than what it holds."""
    base, ours, theirs = (block.fence for block in blocks)
    fence = choose_changed(base, ours, theirs) or max(ours, theirs, key=len)
    runs = re.compile(rf"^ {{0,3}}({fence[0]}{{3,}})[ \t]*$", re.MULTILINE)
    longest = max((len(run) for block in blocks for run in runs.findall(block.body)), default=0)
    return fence[0] * max(len(fence), longest + 1)
