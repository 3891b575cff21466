"""What two stretches of HTML have in common, and what went and came between them: words struck and underlined.

Words and blocks are compared, and how words are marked, such as by emphasis. Every tag of the newer stretch is kept, so
that what comes out is as well-formed as what went in; of the older one those are kept that belong to what went.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from clausetree.publish.draw.marked_changes.html_changes import find_token_changes
from clausetree.publish.draw.marked_changes.html_tokens import INLINE, Token, close, find_open_marks
from clausetree.publish.draw.markup import EMPTY, Markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.diff.kinds import Way
    from clausetree.publish.draw.marked_changes.html_writer import Mark, Writer

STRUCK: dict[Way | None, Mark] = {None: "del", "went": "went", "came": "came-del", "stayed": "stayed-del"}
"""How what is gone is marked."""


class Stretch(NamedTuple):
    """A part of what two pieces of HTML are made of.

    Attributes:
        before: The words of the older piece's source.
        after: The words of the newer one's.
        way: Which way it moved; None for what stands in its place.
        note: What is said of the move, after it.
        origin: What came or moved inside its clause as it was drawn where it stood, for it is not in the older piece.
    """

    before: str
    after: str
    way: Way | None = None
    note: Markup = EMPTY
    origin: Markup = EMPTY


class Cut(NamedTuple):
    """The tokens of a stretch, before and after, and how it is marked.

    Attributes:
        olds: Those of the older piece.
        news: Those of the newer one.
        stretch: How it is marked.
        around: The marks inside a line that a stretch before this one began in the older piece, and that are open still.
    """

    olds: list[Token]
    news: list[Token]
    stretch: Stretch
    around: Sequence[Token] = ()


def merge_words(cut: Cut, writer: Writer) -> None:
    """Writes the tokens of a stretch as one."""
    olds, stretch = cut.olds, cut.stretch
    news = add_note(cut.news, stretch)
    kept: Mark | None = stretch.way if stretch.way != "went" else None
    one, other = _find_compared(olds), _find_compared(news)
    done = read = 0
    around = list(cut.around)
    for change in find_token_changes([olds[at] for at in one], [news[at] for at in other]):
        start = other[change.new_start] if change.new_start < len(other) else len(news)
        gone: list[Token] = []
        if change.old_start < change.old_end:
            first = one[change.old_start]
            around, read = find_open_marks([*around, *olds[read:first]]), first
            gone = olds[first : one[change.old_end - 1] + 1]
            kept_end = max(done, other[change.new_start - 1] + 1 if change.new_start else 0)
            writer.write(news[done:kept_end], kept)
            done = kept_end + _delete(gone, around, news[kept_end:start], stretch, writer)
        writer.write(news[done:start], kept)
        done = other[change.new_end - 1] + 1 if change.new_start < change.new_end else start
        writer.write(news[start:done], kept if _is_break(gone, news[start:done]) else "ins")
    writer.write(news[done:], kept)


def _delete(
    tokens: Sequence[Token], marks: Sequence[Token], tags: Sequence[Token], stretch: Stretch, writer: Writer
) -> int:
    """Writes what went, in the marks around it, among `tags` of the newer stretch; returns how many of these it wrote."""
    around = marks[: _count_lasting(marks, tokens)]
    place = _find_place(writer, tags, around)
    writer.write(tags[:place], stretch.way if stretch.way != "went" else None)
    shared = _count_same(writer.find_marks(), around)
    tokens = _complete(tokens, marks[shared:])
    writer.delete(add_note(tokens, stretch) if stretch.way == "went" else tokens, STRUCK[stretch.way], shared)
    return place


def _find_compared(tokens: Sequence[Token]) -> list[int]:
    return [place for place, token in enumerate(tokens) if token.key is not None]


def _find_place(writer: Writer, tokens: Sequence[Token], around: Sequence[Token]) -> int:
    """Returns before which of the tokens, which say nothing, there are the marks `around` what went, and no others."""

    def weigh(place: int) -> tuple[int, int]:
        marks = writer.find_marks(tokens[:place])
        return 2 * _count_same(marks, around) - len(marks), place

    return max(range(len(tokens) + 1), key=weigh)


def _is_break(olds: Sequence[Token], news: Sequence[Token]) -> bool:
    """Returns whether all that changed is that a space is where a block or a line ended and the next one began."""
    kinds = {token.kind for token in olds if token.is_block or token.kind == "void"}
    return bool(kinds >= {"open", "close"} or "void" in kinds) and not any(
        token.is_word for token in (*olds, *news)
    )


def _count_lasting(marks: Sequence[Token], tokens: Sequence[Token]) -> int:
    """Returns how many of the marks around the first of the tokens are around all of them."""
    depth = lowest = len(marks)
    for token in tokens:
        if token.name in INLINE and token.kind != "void":
            depth += 1 if token.kind == "open" else -1
            lowest = min(lowest, depth)
    return max(lowest, 0)


def _count_same(marks: Sequence[Token], others: Sequence[Token]) -> int:
    pairs = zip(marks, others, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0].name == pair[1].name, pairs))


def _complete(tokens: Sequence[Token], marks: Sequence[Token]) -> list[Token]:
    """Returns what went with all marks that were around it, but for those that are around its place too."""
    found = [*marks, *tokens]
    return [*found, *map(close, reversed(find_open_marks(found)))]


def add_note(tokens: Sequence[Token], stretch: Stretch) -> Sequence[Token]:
    """Returns the tokens with what is said of their move after their last word, and after the space after what went."""
    is_last = [
        token.is_word or (stretch.way == "went" and token.kind == "text" and not token.is_layout)
        for token in tokens
    ]
    end = len(is_last) - is_last[::-1].index(True) if any(is_last) else 0
    return [*tokens[:end], _note(stretch), *tokens[end:]] if stretch.note and end else tokens


def _note(stretch: Stretch) -> Token:
    kind = "redline__note redline__note--went" if stretch.way == "went" else "redline__note"
    return Token("void", f' <span class="{kind}">({stretch.note})</span>', None, "span")


def share_tags(cuts: Sequence[Cut]) -> None:
    """Puts what is gone inside of the blocks that it began or ended: takes their tags from the neighbour that has them now."""
    for cut, before in zip(cuts[1:], cuts, strict=False):
        if not any(token.is_word for token in cut.news):
            count = _count_shared(_find_ends(cut.olds[::-1], "close"), before.news[::-1])
            cut.news[:0] = before.news[len(before.news) - count :]
            del before.news[len(before.news) - count :]
    for cut, after in zip(cuts[-2::-1], cuts[:0:-1], strict=True):
        if not any(token.is_word for token in cut.news):
            count = _count_shared(_find_ends(cut.olds, "open"), after.news)
            cut.news.extend(after.news[:count])
            del after.news[:count]


def _find_ends(tokens: Sequence[Token], kind: str) -> list[str]:
    """Returns the blocks that begin among the tokens and don't end there, or, the tokens backwards, the other way round."""
    names: list[str] = []
    for token in tokens[::-1]:
        if token.is_block and token.kind != kind:
            names.append(token.name)
        elif token.is_block:
            names = names[:-1] if names and names[-1] == token.name else [*names, f"{kind} {token.name}"]
    return [name.partition(" ")[2] for name in names if " " in name][::-1]


def _count_shared(names: Sequence[str], tokens: Sequence[Token]) -> int:
    """Returns how many tokens hold the tags of those blocks, spaces between them included."""
    found = waiting = 0
    for place, token in enumerate(tokens, 1):
        if token.is_layout:
            continue
        if waiting == len(names) or token.name != names[waiting] or not token.is_block:
            break
        found, waiting = place, waiting + 1
    return found
