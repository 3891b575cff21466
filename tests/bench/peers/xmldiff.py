"""`xmldiff`: an edit script between two trees, here those of the HTML that the texts render to."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from markdown_it import MarkdownIt

from tests.bench.peers.view import Side, View

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.bench.peers.layout import Layout, Part

OPTIONS = {"fast_match": True, "F": 0.8}
_MARKDOWN = MarkdownIt("commonmark", {"html": False, "xhtmlOut": True})


def look(old: Layout, new: Layout) -> View:
    """Returns which blocks the edit script shows as new, gone, moved or changed."""
    from lxml import etree  # type: ignore[import-untyped, import-not-found, unused-ignore]  # noqa: PLC0415 - the bench installs it
    from xmldiff.main import diff_trees  # type: ignore[import-untyped, import-not-found, unused-ignore]  # noqa: PLC0415

    parser = etree.XMLParser(remove_blank_text=True, huge_tree=True)
    tree, other = (etree.fromstring(_render(layout.text), parser) for layout in (old, new))
    run = _Run(tree, diff_trees(tree, other, diff_options=OPTIONS))
    left = dict(enumerate(_find_blocks(old)))
    links: Counter[tuple[Part, Part]] = Counter()
    sides = _Shown(), _Shown()
    for block, element in zip(_find_blocks(new), run.body, strict=True):
        was = left.pop(run.numbers.get(element, -1), None)
        if was is None:
            sides[1].change(block, block.words)
            continue
        links[was.part, block.part] += max(1, min(was.words, block.words))
        for side, one in zip(sides, (was, block), strict=True):
            if element in run.moved:
                side.moved[one.part] += one.words
            if element in run.changed:
                side.change(one, 1)
    for was in left.values():
        sides[0].change(was, was.words)
    return View(links, sides[0].view(), sides[1].view())


def _render(text: str) -> str:
    return f"<html><body>{_MARKDOWN.render(text)}</body></html>"


class _Shown:
    """What the edit script shows of one of the texts."""

    def __init__(self) -> None:
        self.changed: Counter[Part] = Counter()
        self.moved: Counter[Part] = Counter()
        self.ink: dict[Part, str] = {}

    def change(self, block: _Block, words: int) -> None:
        self.changed[block.part] += words
        self.ink[block.part] = self.ink.get(block.part, "") + block.ink

    def view(self) -> Side:
        return Side(self.changed, self.moved, self.ink, words=None)


class _Block(NamedTuple):
    """A block of the page, the part that it is of, how many telling words it has, and its characters but blanks."""

    part: Part
    words: int
    ink: str


def _find_blocks(layout: Layout) -> Iterator[_Block]:
    """Yields the blocks of the page, as many as its body has elements."""
    starts = [0, *accumulate(map(len, layout.text.splitlines(keepends=True)))]
    words = [word.span.start for word in layout.words]
    for token in _MARKDOWN.parse(layout.text):
        if token.level == 0 and token.nesting >= 0 and token.map:
            start, end = (starts[min(line, len(starts) - 1)] for line in token.map)
            text = layout.text[start:end]
            part = layout.part_at(start + len(text) - len(text.lstrip()))
            assert part, text
            count = bisect_left(words, end) - bisect_left(words, start)
            yield _Block(part, count, "".join(text.split()))


class _Run:
    """An edit script run on the old tree, so that each block of the new one is known by the block that it was.

    Attributes:
        body: Holds the blocks.
        numbers: Which of the old blocks each was.
        moved: Those that the script moves.
        changed: Those in which the script changes anything.
    """

    def __init__(self, tree: Any, script: Iterable[Any]) -> None:
        from xmldiff.patch import Patcher  # type: ignore[import-untyped, import-not-found, unused-ignore]  # noqa: PLC0415 - the bench installs it

        self.body = tree.find("body")
        self.numbers = {element: number for number, element in enumerate(self.body)}
        self.moved: set[Any] = set()
        self.changed: set[Any] = set()
        patcher = Patcher()
        for action in script:
            self._note(action, tree)
            patcher.handle_action(action, tree)

    def _note(self, action: Any, tree: Any) -> None:
        """Notes what an action does to which block, before it is done."""
        node, target = (
            tree.xpath(path)[0] if (path := getattr(action, name, None)) else None
            for name in ("node", "target")
        )
        is_block = node is not None and node.getparent() is self.body
        if is_block and type(action).__name__ == "MoveNode" and target is self.body:
            self.moved.add(node)
            return
        for element in (node, target):
            if element is not None and element is not self.body:
                self.changed.add(self._find_block(element))

    def _find_block(self, element: Any) -> Any:
        """Returns the block that an element is in."""
        return element if element.getparent() is self.body else self._find_block(element.getparent())
