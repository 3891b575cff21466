"""What changed in one clause, in one sentence of Markdown, as release notes say it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from clausetree.diff.redlines import Piece, draw_runs
from clausetree.output.diff.facts import tell_apart
from clausetree.output.diff.names import Names, link
from clausetree.output.diff.part_moves import describe_moves
from clausetree.output.diff.passage_kinds import count_moved, name_moved
from clausetree.output.diff.passage_names import count_passages, name_passage
from clausetree.output.diff.passages import find_way
from clausetree.output.diff.quotes import (
    count_readdressed,
    is_reworded,
    quote_edit,
    quote_sentence,
    read_pieces,
)
from clausetree.output.diff.turned_passages import is_in, tell_turn
from clausetree.text.code_span import code
from clausetree.text.counted_noun import agree, count_noun
from clausetree.text.list_markers import LIST_MARKER
from clausetree.text.listed import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausetree.diff.changes import ClauseChange, ExampleChange
    from clausetree.diff.kinds import ExampleKind
    from clausetree.diff.redlines import Redline
    from clausetree.model.clause import Clause
    from clausetree.model.example import Verdict
    from clausetree.model.locator import Locator

_PARTS = 4  # of a sentence; a clause that was rewritten is not told piece by piece
_ONE_BY_ONE = 2  # edited passages that are named each
_REWORDED: frozenset[ExampleKind] = frozenset({"edited", "retitled"})
_JUDGED: frozenset[ExampleKind] = frozenset({"reason", "target"})
_ITEM = re.compile(rf"[ \t>]*{LIST_MARKER}[ \t]")
_LINES = {"table": "row", "code": "line"}
"""What the lines of a passage are called that say something each."""


def describe_edits(change: ClauseChange, names: Names) -> str:
    """Returns what changed in a clause, without a full stop; nothing where no word did.

    Of a clause that is on one side only, no more is told than which words changed on their way from or to another.
    """
    prose = [line for line in change.redline if line.passage not in {"heading", "example"}]
    parts = [*_passage_parts(change, prose, names), *_move_parts(change, prose, names)]
    parts += [*_example_parts(change, names)]
    return "; ".join([*parts[:_PARTS], *(["and more"] if len(parts) > _PARTS else [])])


def _passage_parts(change: ClauseChange, lines: Sequence[Redline], names: Names) -> Iterator[str]:
    """Yields which passages are new and gone, and what changed in others."""
    if change.old is None or change.new is None:
        return
    new = [line.new for line in lines if line.kind == "inserted" and line.new]
    gone = [line.old for line in lines if line.kind == "deleted" and line.old]
    for clause, places, verb, what in ((change.new, new, "is", "new"), (change.old, gone, "was", "deleted")):
        if len(places) == 1:
            yield f"{name_passage(clause, places[0])} {verb} {what}"
        elif places:
            yield f"{count_passages(clause, places)} {'are' if verb == 'is' else 'were'} {what}"
    yield from dict.fromkeys(_turn_parts(change, change.new, lines))
    edited = [line for line in lines if line.kind == "edited"]
    reworded = [line for line in edited if not line.turn or is_reworded(line, names.titles)]
    yield from _edit_parts(change.new, reworded, names)


def _turn_parts(change: ClauseChange, new: Clause, lines: Sequence[Redline]) -> Iterator[str]:
    """Yields which passages of a clause became commentary, and which are commentary no longer."""
    for line in lines:
        turn = tell_turn(change, line)
        if turn is None or line.new is None or not is_in(line.new, new):
            continue
        if not _is_whole(new, line.new, line):
            yield turn.part
        elif line.turn == "binds":
            yield f"{name_passage(new, line.new)} {turn.whole}"
        elif change.old and line.old and is_in(line.old, change.old):  # named as what it was
            yield f"{name_passage(change.old, line.old)} {turn.whole}"
        else:
            yield turn.part


def _is_whole(clause: Clause, place: Locator, line: Redline) -> bool:
    """Returns whether a redline is of all that a passage says."""
    passage = clause.content.passages[place.steps[0].number - 1]
    return line.after.strip() == passage.span.slice(clause.content.source).strip()


def _edit_parts(clause: Clause, lines: Sequence[Redline], names: Names) -> Iterator[str]:
    """Yields what changed in passages that were edited: the words, where they are few."""
    places = [line.new for line in lines if line.new]
    if len(places) > _ONE_BY_ONE:
        yield f"{count_passages(clause, places)} were edited"
        return
    rewritten = []
    for line, place in zip(lines, places, strict=True):
        name = name_passage(clause, place)
        readdressed = count_readdressed(line, names.titles)
        if units := _describe_units(line, names):
            yield units if line.passage == "footnote" else f"{name} {units}"
        elif words := quote_edit(line, names.titles):
            yield words if len(lines) == 1 else f"in {name}, {words}"
        elif is_reworded(line, names.titles) or not readdressed:
            rewritten.append(name)
            continue
        if readdressed:
            links = f"{agree(readdressed, 'the address', 'the addresses')} of {_some(readdressed, 'link')} changed"
            yield links if len(lines) == 1 else f"in {name}, {links}"
    if rewritten:
        yield f"{listed(rewritten)} {agree(len(rewritten), 'was', 'were')} edited"


def _describe_units(line: Redline, names: Names) -> str | None:
    """Returns which sentences, items, rows or lines a passage gained or lost, or None where others changed too."""
    pieces = read_pieces(line, names.titles)
    changed = [piece for piece in pieces if piece.before.split() != piece.after.split()]
    new = [piece.after for piece in changed if not piece.before.strip()]
    gone = [piece.before for piece in changed if not piece.after.strip()]
    if not changed or len(changed) not in {len(new), len(gone)}:
        return None
    if line.passage == "footnote":
        return _describe_footnotes(new, gone)
    lined = _LINES.get(line.passage)
    units = (
        [(False, one.strip().strip("|")) for one in new or gone]
        if lined
        else [*_join_items(line.pieces, pieces)]
    )
    starts = {is_item for is_item, _ in units}
    if len(starts) > 1:
        return None
    unit = lined or ("item" if starts == {True} else "sentence")
    if len(units) > 1:
        return f"{'has' if new else 'lost'} {count_noun(len(units), f'new {unit}' if new else unit)}"
    said = quote_sentence(units[0][1])
    return f"has a new {unit}: {said}" if new else f"lost {'an' if unit == 'item' else 'a'} {unit}: {said}"


def _join_items(written: Sequence[Piece], read: Sequence[Piece]) -> Iterator[tuple[bool, str]]:
    """Yields the items, with all their sentences, and the sentences that came or went, each after whether it is an item."""
    found: list[str] = []
    is_item = False
    for source, piece in (*zip(written, read, strict=True), (None, Piece("", ""))):
        text = piece.after or piece.before
        begins = source is not None and _ITEM.match(source.after or source.before) is not None
        stays = piece.before.split() == piece.after.split()
        if found and (stays or begins or not is_item):
            yield is_item, " ".join(found)
            found = []
        if not stays:
            is_item = is_item if found else begins
            found.append(text.strip())


def _describe_footnotes(new: Sequence[str], gone: Sequence[str]) -> str:
    """Returns which footnotes are new, or were deleted, of several that stand together."""
    if len(new or gone) > 1:
        return f"the footnotes {f'have {len(new)} new ones' if new else f'lost {len(gone)}'}"
    return f"a footnote {'is new' if new else 'was deleted'}: {quote_sentence((new or gone)[0])}"


def _move_parts(change: ClauseChange, lines: Sequence[Redline], names: Names) -> Iterator[str]:
    """Yields which passages came from other clauses and went to others, and which words changed on the way."""
    moved = [line for line in lines if line.kind == "moved"]
    if change.old is None or change.new is None:
        moved = [line for line in moved if line.wording == "edited"]
    elif any(find_way(change, line) == "stayed" for line in moved):
        yield "some parts are in another order"
    groups: dict[tuple[str, str], list[Redline]] = defaultdict(list)
    for line in moved:
        way = find_way(change, line)
        if way == "came" and line.old:
            groups["moved here from", names.at_old(line.old)].append(line)
        elif way == "went" and line.new:
            groups["moved to", names.at_new(line.new)].append(line)
    for (verb, clause), group in groups.items():
        noun, *others = sorted({name_moved(change, line) for line in group})
        noun = "passage" if others else noun
        is_reworded = [line.wording for line in group] == ["edited"]
        words = quote_edit(group[0], names.titles) if is_reworded else None
        end = f": {words}" if words else ", edited" if is_reworded else ""
        number = len(group) if others else sum(count_moved(change, line) for line in group)
        yield f"{_some(number, noun)} {verb} {clause}{end}"


def _example_parts(change: ClauseChange, names: Names) -> Iterator[str]:
    """Yields what happened to the examples of a clause: which came and went, then what others say now."""
    examples = [tuple(told) for _, told in groupby(change.examples, key=tell_apart)]
    if change.old and change.new:
        moved = Counter(
            _describe_move(change, told[0], names) for told in examples if told[0].kind == "moved"
        )
        for what in ("inserted", "deleted"):
            if number := sum(told[0].kind == what for told in examples):
                yield _passive(number, "example", "added" if what == "inserted" else what)
        yield from (f"{_some(number, 'example')} {move}" for move, number in moved.items())
    here = [one for one in change.examples if one.new and one.new.clause is change.new]
    yield from _reworded_parts(change, here, names)
    yield from _rearranged_parts([one for one in here if one.kind == "rearranged"])
    if any(one.kind == "order" for one in here):
        yield "its examples are in another order"


def _rearranged_parts(examples: Sequence[ExampleChange]) -> Iterator[str]:
    """Yields which parts of an example changed places; of several, no more than that some did."""
    if len(examples) == 1:
        yield f"in an example, {describe_moves(examples[0])}"
    elif examples:
        yield f"in {count_noun(len(examples), 'example')}, parts changed places"


def _reworded_parts(change: ClauseChange, examples: Sequence[ExampleChange], names: Names) -> Iterator[str]:
    """Yields which verdicts turned, and how many examples say something else."""
    turned = [verdict for one in examples if one.kind == "verdict" for verdict in one.verdicts]
    if len(turned) == 1:
        yield f"a verdict changed from {_verdict(turned[0].old)} to {_verdict(turned[0].new)}"
    elif turned:
        yield f"{len(turned)} verdicts changed"
    told = _numbers(one for one in examples if one.kind == "verdict")
    reworded = _numbers(one for one in examples if one.kind in _REWORDED)
    reworded |= _numbers(one for one in examples if one.kind in _JUDGED) - told
    words = None if told else _quote_example(change, reworded, names)
    if words:
        yield f"in an example, {words}"
    elif reworded:
        yield _passive(len(reworded), "example", "edited")


def _numbers(examples: Iterable[ExampleChange]) -> set[int]:
    return {one.new.number for one in examples if one.new}


def _describe_move(change: ClauseChange, example: ExampleChange, names: Names) -> str:
    """Returns where an example moved, or where it moved from."""
    old, new = example.old, example.new
    if new and new.clause is not change.new:
        return f"moved to {link(new.clause)}"
    return f"moved here from {names.of_old(old.clause)}" if old else ""


def _quote_example(change: ClauseChange, numbers: set[int], names: Names) -> str | None:
    """Returns the words that changed in the only one of some examples, where they are few."""
    if change.new is None or len(numbers) != 1:
        return None
    place = change.new.locator.to("example", min(numbers) + 1)
    lines = [line for line in change.redline if line.new == place and line.passage == "example"]
    if len(lines) != 1:
        return None
    return _describe_item(lines[0], names) or quote_edit(lines[0], names.titles)


def _describe_item(line: Redline, names: Names) -> str | None:
    """Returns which item a list in an example gained or lost, where nothing else changed but the numbers of those after it."""
    changed = [piece for piece in line.pieces if any(run.kind != "kept" for run in draw_runs((piece,)))]
    if len(changed) != 1 or (changed[0].before.strip() and changed[0].after.strip()):
        return None
    before, after = read_pieces(line._replace(pieces=tuple(changed)), names.titles)[0]
    item = _ITEM.match(after or before)
    if item is None:
        return None
    said = quote_sentence((after or before)[item.end() :])
    return f"a list {'has a new' if after.strip() else 'lost an'} item: {said}"


def _verdict(verdict: Verdict | None) -> str:
    return code(verdict.word) if verdict else "none"


def _some(number: int, noun: str) -> str:
    """Returns so many of something, as the subject of a sentence."""
    if number > 1:
        return count_noun(number, noun)
    return f"{'an' if noun.startswith(('e', 'H')) else 'a'} {noun}"


def _passive(number: int, noun: str, participle: str) -> str:
    return f"{_some(number, noun)} {agree(number, 'was', 'were')} {participle}"
