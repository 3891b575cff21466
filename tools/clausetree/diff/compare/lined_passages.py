"""Tables, code and footnotes side by side: each row, line and definition stands beside the one that it was."""

from __future__ import annotations

import re
from collections import ChainMap, defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from clausetree.diff.compare.conversations import are_many, find_counterparts
from clausetree.diff.match.fragments import Fragment
from clausetree.diff.match.pairing import NewIndex, OldIndex
from clausetree.diff.redlines import Piece
from clausetree.text.sequence import compare_sequences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from clausetree.diff.compare.rows import PassageIndex
    from clausetree.diff.match.passage_matches import PassageMatches
    from clausetree.diff.match.side import Side

_LINED = frozenset({"table", "code", "footnote"})
_DEFINITION = re.compile(r"^(?= {0,3}\[\^[^\[\]\s]*\]:)", re.MULTILINE)
_COLUMNS = re.compile(r"[|: \t-]*-[|: \t-]*")  # between the head of a table and its rows


def join_lined(
    passages: PassageMatches, olds: Sequence[Fragment], news: Sequence[Fragment], sides: tuple[Side, Side]
) -> tuple[list[Fragment], list[Fragment], Mapping[Fragment, Fragment]]:
    """Returns the fragments of a clause's two states and what became of them, each table, block of code and run of footnotes as one fragment.

    Where a full stop ends a sentence in them says nothing: it can stand in the middle of a row.
    """
    befores: dict[PassageIndex, Fragment] = {}
    afters: dict[PassageIndex, Fragment] = {}
    for old, new in _find_lined(passages, olds, news, sides):
        before, after = _join(old), _join(new)
        after.origin = before
        befores[before.place], afters[after.place] = before, after
    if not befores:
        return [*olds], [*news], passages.partners
    found = dict(zip(befores.values(), afters.values(), strict=True))
    return list(_replace(olds, befores)), list(_replace(news, afters)), ChainMap(found, passages.partners)


def align_lined(old: str, new: str) -> tuple[Piece, ...]:
    """Returns which line of a table or of code, or which definition of a footnote, became which."""
    olds, news = map(_split, (old, new))
    pieces: list[Piece] = []
    place = new_place = 0
    for change in [*compare_sequences([*map(_read, olds)], [*map(_read, news)]), None]:
        end = change.old_start if change else len(olds)
        pieces += map(Piece, olds[place:end], news[new_place:])
        if change:
            pieces += _align_gap(
                olds[change.old_start : change.old_end], news[change.new_start : change.new_end]
            )
            place, new_place = change.old_end, change.new_end
    return tuple(pieces)


def is_lined(side: Side, place: PassageIndex) -> bool:
    """Returns whether a passage is a table, a block of code, or definitions of footnotes."""
    return side.features[place[0]].clause.content.passages[place[1]].kind in _LINED


def _find_lined(
    passages: PassageMatches, olds: Iterable[Fragment], news: Iterable[Fragment], sides: tuple[Side, Side]
) -> Iterator[tuple[list[Fragment], list[Fragment]]]:
    """Yields the tables and the like that became each other, nothing in them being from elsewhere or having left."""
    rows = zip(sides, (olds, news), strict=True)
    if not any(is_lined(side, place) for side, row in rows for place in {one.place for one in row}):
        return
    partners = passages.partners
    pairs = dict.fromkeys((old.place, partners[old].place) for old in olds if old in partners)
    pairs |= dict.fromkeys((new.origin.place, new.place) for new in news if new.origin)
    lined = [(old, new) for old, new in pairs if is_lined(sides[0], old) and is_lined(sides[1], new)]
    befores = _group(passages.of_old[OldIndex(clause)] for clause in {old for (old, _), _ in lined})
    afters = _group(passages.of_new[NewIndex(clause)] for clause in {new for _, (new, _) in lined})
    for old, new in lined:
        targets = {partners[one].place for one in befores[old] if one in partners}
        origins = {one.origin.place for one in afters[new] if one.origin}
        if (targets, origins) == ({new}, {old}):
            yield befores[old], afters[new]


def _group(clauses: Iterable[Iterable[Fragment]]) -> Mapping[PassageIndex, list[Fragment]]:
    """Returns the fragments of some clauses by their passages."""
    found: dict[PassageIndex, list[Fragment]] = defaultdict(list)
    for fragment in chain.from_iterable(clauses):
        found[fragment.place].append(fragment)
    return found


def _join(fragments: Sequence[Fragment]) -> Fragment:
    """Returns the fragments of a passage as one."""
    first = fragments[0]
    return Fragment(first.place, first.sentence, "".join(one.source for one in fragments), raw=first.raw)


def _replace(fragments: Iterable[Fragment], wholes: Mapping[PassageIndex, Fragment]) -> Iterator[Fragment]:
    """Yields fragments, each whole in place of the first of its parts."""
    done: set[PassageIndex] = set()
    for fragment in fragments:
        if fragment.place not in wholes:
            yield fragment
        elif fragment.place not in done:
            done.add(fragment.place)
            yield wholes[fragment.place]


def _split(text: str) -> list[str]:
    """Returns the definitions of footnotes, each with all its lines; of another text the lines."""
    if _DEFINITION.match(text):
        return [part for part in _DEFINITION.split(text) if part]
    return text.splitlines(keepends=True)


def _read(line: str) -> str:
    """Returns a line to be found again, in whatever way it ends; the one below a table's head is found whatever columns there are."""
    bare = line.rstrip()
    return "|-" if "|" in bare and _COLUMNS.fullmatch(bare) else bare


def _align_gap(olds: Sequence[str], news: Sequence[str]) -> Iterator[Piece]:
    """Yields the lines of which none is the same at its place: each beside its counterpart, if it has one; all as one where they are too many to compare."""
    if olds and news and are_many(olds, news):
        yield Piece("".join(olds), "".join(news))
        return
    pairs = find_counterparts(olds, news)
    place = new_place = 0
    for old, new in [*pairs, (len(olds), len(news))]:
        yield from (Piece(text, "") for text in olds[place:old])
        yield from (Piece("", text) for text in news[new_place:new])
        if old < len(olds):
            yield Piece(olds[old], news[new])
        place, new_place = old + 1, new + 1
