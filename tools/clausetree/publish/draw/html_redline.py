"""Two pieces of HTML as one: in the structure of the newer, with words that went struck and words that came underlined.

Words and blocks are compared; marks inside a line, such as links and emphasis, are those of the newer text. Every tag of
the newer piece is kept, so that what comes out is as well-formed as what went in; of the older one those tags are kept
that begin and end within a stretch that went.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.redlines import find_changes
from clausetree.publish.draw.html_tokens import Token, cut_tokens, split_html
from clausetree.publish.draw.html_writer import Mark, Writer
from clausetree.publish.draw.markup import EMPTY, Markup
from clausetree.text.sequence import Change

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from clausetree.diff.kinds import Way

_STRUCK: dict[Way | None, Mark] = {None: "del", "went": "went", "came": "came-del", "stayed": "stayed-del"}


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


class _Cut(NamedTuple):
    """The tokens of a stretch, before and after, and how it is marked."""

    olds: list[Token]
    news: list[Token]
    stretch: Stretch


def merge_html(old: Markup, new: Markup, stretches: Sequence[Stretch] = ()) -> Markup:
    """Returns one piece of HTML that shows how `old` became `new`; either can be empty.

    Args:
        old: The older piece.
        new: The newer piece.
        stretches: What stands beside what, in order; all beside all where it is not said.
    """
    writer = Writer()
    for cut in _cut(split_html(old), split_html(new), _join(stretches) or (Stretch("", ""),)):
        if new:
            _merge(cut, writer)
        else:
            writer.write(_add_note(cut.olds, cut.stretch), _STRUCK[cut.stretch.way])
    return writer.finish()


def _join(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Returns the stretches with those in one that are gone and stood next to each other."""
    found: list[Stretch] = []
    for stretch in stretches:
        last = found[-1] if found else None
        if last and not last.after and not stretch.after and not last.note and last.way == stretch.way:
            found[-1] = stretch._replace(before=last.before + stretch.before)
        else:
            found.append(stretch)
    return found


def _cut(olds: Sequence[Token], news: Sequence[Token], stretches: Sequence[Stretch]) -> list[_Cut]:
    elsewhere = ("came", "stayed")
    befores = cut_tokens(olds, ["" if one.way in elsewhere else one.before for one in stretches])
    afters = cut_tokens(news, [one.after for one in stretches])
    found: list[_Cut] = []
    for before, after, stretch in zip(befores, afters, stretches, strict=True):
        stray = [token for token in split_html(stretch.origin) if token.kind == "text"]
        found.append(_Cut(before + stray, after, stretch))
    _share_tags(found)
    return found


def _share_tags(cuts: Sequence[_Cut]) -> None:
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
    """Returns how many tokens hold the tags of those blocks, blanks between them included."""
    found = waiting = 0
    for place, token in enumerate(tokens, 1):
        if token.is_layout:
            continue
        if waiting == len(names) or token.name != names[waiting] or not token.is_block:
            break
        found, waiting = place, waiting + 1
    return found


def _merge(cut: _Cut, writer: Writer) -> None:
    """Writes the tokens of a stretch as one."""
    olds, stretch = cut.olds, cut.stretch
    news = _add_note(cut.news, stretch)
    kept: Mark | None = stretch.way if stretch.way != "went" else None
    struck = _STRUCK[stretch.way]
    one, other = _find_compared(olds), _find_compared(news)
    done = 0
    for change in _compare([olds[at].key or "" for at in one], [news[at].key or "" for at in other]):
        start = other[change.new_start] if change.new_start < len(other) else len(news)
        went, marks = _find_gone(olds, one, change, writer.find_open(news[done:start]))
        first = start
        if went:
            first -= _count_marks(olds[:marks], news[done:start])
        writer.write(news[done:first], kept)
        writer.delete(went, struck)
        if stretch.way == "went" and went and stretch.note:
            writer.write((_note(stretch),), None)
        writer.write(news[first:start], kept)
        done = other[change.new_end - 1] + 1 if change.new_start < change.new_end else start
        writer.write(news[start:done], "ins")
    writer.write(news[done:], kept)


def _note(stretch: Stretch) -> Token:
    kind = "redline__note redline__note--went" if stretch.way == "went" else "redline__note"
    return Token("void", f' <span class="{kind}">({stretch.note})</span>', None)


def _add_note(tokens: Sequence[Token], stretch: Stretch) -> Sequence[Token]:
    """Returns the tokens with what is said of their move after their last word."""
    end = next((place + 1 for place in reversed(range(len(tokens))) if tokens[place].is_word), 0)
    return [*tokens[:end], _note(stretch), *tokens[end:]] if stretch.note and end else tokens


def _find_gone(
    olds: Sequence[Token], compared: Sequence[int], change: Change, around: Collection[str]
) -> tuple[Sequence[Token], int]:
    """Returns what a change took away, and where it began.

    Marks inside a line that are around no more than it are among it, but for those that are `around` its place too.
    """
    if change.old_start == change.old_end:
        return (), 0
    start, end = compared[change.old_start], compared[change.old_end - 1] + 1
    begun = start
    while end < len(olds) and olds[end].kind == "close" and olds[end].key is None:
        if not _has_unclosed(olds[start:end]):
            if not start or not _opens(olds[start - 1]) or olds[start - 1].name in around:
                break
            start -= 1
        end += 1
    return olds[start:end], begun


def _opens(token: Token) -> bool:
    return token.kind == "open" and token.key is None


def _has_unclosed(tokens: Sequence[Token]) -> bool:
    """Returns whether a mark inside a line begins among the tokens and doesn't end there."""
    depth = 0
    for token in tokens:
        if _opens(token):
            depth += 1
        elif token.kind == "close" and token.key is None:
            depth = max(0, depth - 1)
    return depth > 0


def _compare(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """Yields the changes; where that is the same, what came or went begins where a block begins."""
    before = Change(0, 0, 0, 0)
    for change in find_changes(old, new):
        tokens, start, end, room = (
            (new, change.new_start, change.new_end, change.new_start - before.new_end)
            if change.old_start == change.old_end
            else (old, change.old_start, change.old_end, change.old_start - before.old_end)
        )
        back = 0
        if change.old_start == change.old_end or change.new_start == change.new_end:
            back = _find_block(tokens, start, end, room)
        before = Change(*(place - back for place in change))
        yield before


def _find_block(tokens: Sequence[str], start: int, end: int, room: int) -> int:
    """Returns by how much a stretch can begin earlier, with the same tokens in it, so that it begins with a block; else 0."""
    for back in range(room + 1):
        if tokens[start - back].startswith("\0open"):
            return back
        if back == room or tokens[start - back - 1] != tokens[end - back - 1]:
            break
    return 0


def _count_marks(before: Sequence[Token], kept: Sequence[Token]) -> int:
    """Returns how many marks inside a line begin right before a change that were not around what stood there."""
    count = 0
    while count < len(kept) and kept[-1 - count].key is None and kept[-1 - count].kind == "open":
        if (
            count < len(before)
            and before[-1 - count].html.partition(" ")[0] == kept[-1 - count].html.partition(" ")[0]
        ):
            break
        count += 1
    return count


def _find_compared(tokens: Sequence[Token]) -> list[int]:
    return [place for place, token in enumerate(tokens) if token.key is not None]
