"""Two pieces of HTML as one: in the structure of the newer, with words that went struck and words that came underlined.

Tables and conversations are taken apart into rows, cells, messages and responses, and each that is on both sides is
written as one; what is between them, and in them, is written word by word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.publish.draw.marked_changes.html_parts import (
    find_holders,
    find_parts,
    find_told,
    pair_columns,
    pair_parts,
)
from clausetree.publish.draw.marked_changes.html_tokens import (
    BLOCKS,
    INLINE,
    Token,
    cut_tokens,
    find_blocks,
    find_open_marks,
    split_html,
)
from clausetree.publish.draw.marked_changes.html_words import (
    STRUCK,
    Cut,
    Stretch,
    add_note,
    merge_words,
    share_tags,
)
from clausetree.publish.draw.marked_changes.html_writer import Writer
from clausetree.publish.draw.markup import EMPTY, Markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.publish.draw.marked_changes.html_parts import HtmlPart, Pair

_EMPTY_CELL = (Token("open", "<td>", None, "td"), Token("close", "</td>", None, "td"))


class _Side:
    """A piece of HTML as tokens, each with the number of the stretch that it is in."""

    def __init__(self, html: Markup, texts: Sequence[str]) -> None:
        runs = cut_tokens(split_html(html), texts)
        self.tokens = [token for run in runs for token in run]
        self.labels = [label for label, run in enumerate(runs) for _ in run]
        self.all = range(len(self.tokens))
        told = find_told(self.tokens)
        words = [at for at in self.all if self.tokens[at].is_word and at not in told]
        self.first = {self.labels[at]: at for at in reversed(words)}
        self.last = {self.labels[at]: at for at in words}

    def find_holders(self, where: range) -> list[HtmlPart]:
        """Returns the outermost tables and conversations at some places."""
        return find_holders(self.tokens, self.labels, where)

    def find_parts(self, unit: HtmlPart) -> list[HtmlPart]:
        """Returns what an element holds."""
        return find_parts(self.tokens, self.labels, unit.inside)

    def find_rows(self, table: HtmlPart) -> list[list[HtmlPart]]:
        """Returns the cells of a table's rows."""
        parts = self.find_parts(table)
        rows = [row for part in parts for row in (self.find_parts(part) if part.kind != "tr" else [part])]
        return [self.find_parts(row) for row in rows if row.kind == "tr"]

    def select(self, where: range, label: int) -> list[Token]:
        """Returns the tokens of a stretch at some places."""
        return [self.tokens[at] for at in where if self.labels[at] == label]


def merge_html(old: Markup, new: Markup, stretches: Sequence[Stretch] = ()) -> Markup:
    """Returns one piece of HTML that shows how `old` became `new`; either can be empty.

    Args:
        old: The older piece.
        new: The newer piece.
        stretches: What stands beside what, in order; all beside all where it is not said.
    """
    joined = _join(stretches) or [Stretch("", "")]
    elsewhere = ("came", "stayed")
    olds = _Side(old, ["" if one.way in elsewhere else one.before for one in joined])
    news = _Side(new, [one.after for one in joined])
    merger = _Merger(olds, news, joined)
    if not new:
        merger.strike(olds.all)
    elif _is_in_other_blocks(olds, news) and not any(one.way for one in joined):
        return replace_html(old, new)
    else:
        merger.merge(olds.all, news.all)
    return merger.writer.finish()


def replace_html(old: Markup, new: Markup) -> Markup:
    """Returns one piece of HTML after the other, the older struck and the newer as what came."""
    return merge_html(old, EMPTY) + merge_html(EMPTY, new)


def has_same_blocks(old: Markup, new: Markup) -> bool:
    """Returns whether two pieces of HTML are made of the same blocks."""
    shapes = (
        [
            token.html if token.name == "ol" else token.key
            for token in split_html(html)
            if token.is_block or token.kind == "void"
        ]
        for html in (old, new)
    )
    return next(shapes) == next(shapes)


def _is_in_other_blocks(olds: _Side, news: _Side) -> bool:
    """Returns whether all that there was is in blocks of another kind now, such as a quotation."""
    old, new = ({find_blocks(token) for token in side.tokens if token.is_word} for side in (olds, news))
    return bool(old and new) and old.isdisjoint(new)


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


class _Merger:
    """Writes two pieces of HTML as one: tables and conversations part by part, all else word by word."""

    def __init__(self, olds: _Side, news: _Side, stretches: Sequence[Stretch]) -> None:
        self.writer = Writer()
        self._olds, self._news, self._stretches = olds, news, stretches

    def merge(self, old: range, new: range) -> None:
        """Writes some places of both pieces."""
        befores, afters = self._olds.find_holders(old), self._news.find_holders(new)
        at, new_at = old.start, new.start
        for one, other in pair_parts(befores, afters):
            if one is not None and other is not None:
                before, after = befores[one], afters[other]
                self._merge_words(range(at, before.start), range(new_at, after.start))
                self._merge_unit(before, after, ())
                at, new_at = before.end, after.end
        self._merge_words(range(at, old.stop), range(new_at, new.stop))

    def strike(self, old: range) -> None:
        """Writes some places of the older piece as gone, their tags included."""
        for cut in self._cut(old, range(0)):
            self.writer.write(add_note(cut.olds, cut.stretch), STRUCK[cut.stretch.way])

    def _merge_unit(self, before: HtmlPart, after: HtmlPart, columns: Sequence[Pair]) -> None:
        """Writes a part that is on both sides, in the tags of the newer one."""
        self._keep(range(after.start, after.start + 1))
        if after.is_holder:
            self._merge_parts(before, after, columns)
        elif after.is_told:
            olds, news = (
                [side.tokens[at] for at in unit.inside]
                for side, unit in ((self._olds, before), (self._news, after))
            )
            merge_words(Cut(olds, news, Stretch("", "")), self.writer)
        else:
            self.merge(before.inside, after.inside)
        self._keep(range(after.end - 1, after.end))

    def _merge_parts(self, before: HtmlPart, after: HtmlPart, columns: Sequence[Pair]) -> None:
        """Writes what a holder holds; the cells of a table's rows stay in their columns."""
        if after.kind == "table":
            columns = pair_columns(self._olds.find_rows(before), self._news.find_rows(after))
        befores, afters = self._olds.find_parts(before), self._news.find_parts(after)
        at = after.inside.start
        for one, other in columns if after.kind == "tr" else pair_parts(befores, afters):
            if other is None and one is not None:
                self._write_single(befores[one], columns, is_old=True)
            elif other is not None:
                self._keep(range(at, afters[other].start))
                at = afters[other].end
                if one is None:
                    self._write_single(afters[other], columns, is_old=False)
                else:
                    self._merge_unit(befores[one], afters[other], columns)
        self._keep(range(at, after.inside.stop))

    def _write_single(self, unit: HtmlPart, columns: Sequence[Pair], *, is_old: bool) -> None:
        """Writes a part that one side lacks; a row has an empty cell in a column that its side lacks."""
        if unit.kind != "tr":
            self._write_side(range(unit.start, unit.end), is_old=is_old)
            return
        side = self._olds if is_old else self._news
        cells = side.find_parts(unit)
        self.writer.write(side.tokens[unit.start : unit.start + 1], None)
        for pair in columns:
            at = pair[0 if is_old else 1]
            if at is None:
                self.writer.write(_EMPTY_CELL, None)
            else:
                self._write_side(range(cells[at].start, cells[at].end), is_old=is_old)
        self.writer.write(side.tokens[unit.end - 1 : unit.end], None)

    def _write_side(self, where: range, *, is_old: bool) -> None:
        if is_old:
            self.strike(where)
        else:
            self._merge_words(range(0), where)

    def _merge_words(self, old: range, new: range) -> None:
        cuts = list(self._cut(old, new))
        share_tags(cuts)
        for cut in cuts:
            merge_words(cut, self.writer)

    def _cut(self, old: range, new: range) -> Iterator[Cut]:
        """Yields what each stretch has at some places; what is said of a move, and what moved, belongs to one of them."""
        labels = {self._olds.labels[at] for at in old} | {self._news.labels[at] for at in new}
        around: list[Token] = []
        for label in sorted(labels):
            stretch = self._stretches[label]
            side, where = (self._news, new) if label in self._news.last else (self._olds, old)
            if side.last.get(label) not in where:
                stretch = stretch._replace(note=EMPTY)
            olds, news = self._olds.select(old, label), self._news.select(new, label)
            before, around = around, find_open_marks([*around, *olds])
            if stretch.origin and self._news.first.get(label, new.start) in new:
                olds += _transplant(split_html(stretch.origin), news)
            yield Cut(olds, news, stretch, before)

    def _keep(self, where: range) -> None:
        self.writer.write(self._news.tokens[where.start : where.stop], None)


def _transplant(origin: Sequence[Token], news: Sequence[Token]) -> Iterator[Token]:
    """Yields what moved without the blocks that it was in, as if it had stood in those where it is now."""
    blocks = next((find_blocks(token) for token in news if token.is_word), ())
    for token in origin:
        if token.kind == "text" or token.name in INLINE:
            marks = tuple(name for name in token.format if name not in BLOCKS)
            yield token._replace(format=blocks + marks)
