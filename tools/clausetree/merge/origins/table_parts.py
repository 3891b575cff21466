"""Tables that a side cut in two, or joined: the rows of them that stand together in each of the three texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain, groupby
from operator import itemgetter
from statistics import median
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from clausetree.merge.origins.nodes import BASE, OURS, SIDES, THEIRS, Three, build_level
from clausetree.merge.origins.paragraph_runs import unite
from clausetree.merge.origins.table_rows import count_columns, count_head, name_row, pair_rows
from clausetree.text.sequence import find_ascent
from clausetree.text.words import fold_typography

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from clausetree.merge.origins.maps import PassagePlace
    from clausetree.merge.origins.nodes import Nodes
    from clausetree.model.document import Document

_ALL = (BASE, *SIDES)

TablePart = Three["PassagePlace"]
"""Rows that stand together in each text: the table that they stand in in each, or would if that text had them."""

BlockPart: TypeAlias = "TablePart | Three[int]"
"""Such rows, or the definition of a footnote in each of the three texts, by its number among all of that text."""


class Table(NamedTuple):
    """A table, or a paragraph of rows that a side cut off from one without a head.

    Attributes:
        text: Which of the three texts has it.
        place: Its place there.
        head: The lines of its head.
        rows: Its other lines.
    """

    text: int
    place: PassagePlace
    head: Sequence[str]
    rows: Sequence[str]


class MovedRow(NamedTuple):
    """A row that one side took past a cut of its table.

    Attributes:
        side: The side that took it there.
        said: It in base, ours and theirs; the other side can lack it.
    """

    side: int
    said: Three[str]


class CutBlock(NamedTuple):
    """A table in its parts, or a run of footnotes.

    Attributes:
        table: The table; for a run of footnotes each definition is a row.
        parts: Its parts, in order, with how many of its rows each has; the head is in the first.
        moved: The rows that one side took past a cut.
    """

    table: Table
    parts: Mapping[TablePart, int] | Mapping[Three[int], int]
    moved: Collection[MovedRow] = ()


def find_cut_tables(documents: Sequence[Document], nodes: Nodes) -> Iterator[CutBlock]:
    """Yields the tables of all texts that a side cut or joined.

    A row that a side took past such a cut is in the one part in the base, and in the other there.
    """
    tables = [_find_tables(document, side) for side, document in enumerate(documents)]
    for group in _find_groups(tables, nodes):
        labels = _label_rows(group)
        counts = [Counter(found) for found in labels]
        moved = tuple(_find_moved_rows(group, labels))
        for side, found in enumerate(group):
            for table in found:
                if table.rows:
                    yield CutBlock(table, _order_parts(table, side, counts), moved)


def _find_tables(document: Document, text: int) -> dict[PassagePlace, Table]:
    """Returns the tables of a text, and the paragraphs that look like the rows of one."""
    found: dict[PassagePlace, Table] = {}
    for clause in document.clauses:
        for number, passage in enumerate(clause.content.passages):
            said = passage.span.slice(clause.content.source)
            if passage.kind == "table" or (passage.kind == "paragraph" and said.startswith("|")):
                lines = said.split("\n")
                head = count_head(lines) if passage.kind == "table" else 0
                if passage.kind == "table" or all(line.lstrip().startswith("|") for line in lines):
                    place = clause.index, number
                    found[place] = Table(text, place, lines[:head], lines[head:])
    return found


def _find_groups(
    tables: Sequence[Mapping[PassagePlace, Table]], nodes: Nodes
) -> Iterator[Sequence[Sequence[Table]]]:
    """Yields for each of the three texts tables that are one in another, where a side has more or fewer of them than the base."""
    links = [
        [(BASE, place), (side, other)]
        for side in SIDES
        for place, other in _find_links(tables[BASE], tables[side], nodes, side)
    ]
    for group in unite(links):
        places = sorted(group)
        found = [[tables[text][place] for text, place in places if text == side] for side in _ALL]
        if len({len(some) for some in found if some}) > 1:
            yield found


def _find_links(
    old: Mapping[PassagePlace, Table], new: Mapping[PassagePlace, Table], nodes: Nodes, side: int
) -> Iterator[tuple[PassagePlace, PassagePlace]]:
    """Yields the places of two tables that are a pair, have a row in common which stands once in both texts, or else their head.

    The latter where no other table of their clause has that head, nor one with rows that are now in it.
    """
    if not old or not new:
        return
    before, after = (_find_homes(tables.values()) for tables in (old, new))
    linked = {(place, after[row]) for row, place in before.items() if row in after}
    pairs = ((node[BASE], node[side]) for node in nodes.passages.nodes)
    linked |= {(one, other) for one, other in pairs if one and other and one in old and other in new}
    yield from linked
    beside: dict[tuple[int | None, str], set[PassagePlace]] = defaultdict(set)
    clauses = {place: nodes.clauses.nodes[nodes.clauses.keys[BASE][place[0]]][side] for place in old}
    for place, clause in (*((place, other[0]) for place, other in linked), *clauses.items()):
        beside[clause, "".join(old[place].head)].add(place)
    for other in new.keys() - {other for _, other in linked}:
        places = beside[other[0], "".join(new[other].head)]
        if new[other].head and len(places) == 1:
            yield from ((place, other) for place in places)


def _find_homes(tables: Iterable[Table]) -> dict[str, PassagePlace]:
    """Returns for each row that stands once the place of its table."""
    rows = [(fold_typography(row), table.place) for table in tables for row in table.rows]
    counts = Counter(row for row, _ in rows)
    return {row: place for row, place in rows if counts[row] == 1}


def _label_rows(group: Sequence[Sequence[Table]]) -> list[list[TablePart]]:
    """Returns the parts of the rows of each of the three texts; a row that a text lacks would stand there beside the same one."""
    homes = [[table.place for table in tables for _ in table.rows] for tables in group]
    level = build_level(
        [range(len(found)) for found in homes],
        [_pair_ascending(group[BASE], group[side]) for side in SIDES],
        lambda _side, _place: None,
        {},
    )
    labels: list[list[PassagePlace | None]] = [
        [None if place is None else homes[side][place] for side, place in enumerate(node)]
        for node in level.nodes
    ]
    rows = [[labels[level.keys[side][place]] for place in range(len(homes[side]))] for side in _ALL]
    for found, places in zip(rows, homes, strict=True):
        for _, table in groupby(zip(places, found, strict=True), key=itemgetter(0)):
            _fill([label for _, label in table])
    return [[(label[BASE], label[OURS], label[THEIRS]) for label in found] for found in rows]


def _pair_ascending(old: Sequence[Table], new: Sequence[Table]) -> dict[int, int]:
    """Returns which row of some new tables each row of some old ones is, of those that kept their place among the others.

    The new tables are taken in the order of the old ones' rows.
    """
    rows = [[row for table in tables for row in table.rows] for tables in (old, new)]
    pairs = pair_rows(rows[0], rows[1], name_row)
    origins = {after: before for before, after in pairs.items()}
    runs: list[list[int]] = []
    start = 0
    for table in new:
        end = start + len(table.rows)
        runs.append([place for place in range(start, end) if place in origins])
        start = end
    runs = sorted(filter(None, runs), key=lambda run: median(origins[place] for place in run))
    places = [*chain.from_iterable(runs)]
    return {origins[places[at]]: places[at] for at in find_ascent([origins[place] for place in places])}


def _find_moved_rows(
    group: Sequence[Sequence[Table]], labels: Sequence[Sequence[TablePart]]
) -> Iterator[MovedRow]:
    """Yields the rows that one side has in another part than the base, where the other side has them in the same or not at all.

    All tables have to be of one clause and as wide, or a part could be asked about where one of its rows is merged elsewhere.
    """
    widths = {count_columns(table.head) for tables in group for table in tables if table.head}
    if len(widths) > 1 or any(len({table.place[0] for table in tables}) > 1 for tables in group):
        return
    rows = [[row for table in tables for row in table.rows] for tables in group]
    pairs = [pair_rows(rows[BASE], rows[side], name_row) for side in SIDES]
    for number, base in enumerate(rows[BASE]):
        places = number, *(found.get(number) for found in pairs)
        _, ours, theirs = (
            None if place is None else found[place] for found, place in zip(rows, places, strict=True)
        )
        movers = [
            side
            for side in SIDES
            if (place := places[side]) is not None and labels[side][place] != labels[BASE][number]
        ]
        if len(movers) == 1:
            yield MovedRow(movers[0], (base, ours, theirs))


def _fill(labels: Sequence[list[PassagePlace | None]]) -> None:
    """Gives rows of one table that another text lacks the place there of those before them, or of those after them."""
    for other in _ALL:
        for order in (labels, labels[::-1]):
            nearest: PassagePlace | None = None
            for label in order:
                label[other] = nearest = label[other] or nearest


def _order_parts(table: Table, side: int, counts: Sequence[Mapping[TablePart, int]]) -> dict[TablePart, int]:
    """Returns the parts of a table in order, those of which it has no row after what is before them in another text."""
    own = counts[side]
    ranks = {part: (rank, 0) for rank, part in enumerate(own) if part[side] == table.place}
    known = {part: rank for part, (rank, _) in ranks.items()}
    for number, found in enumerate(counts, 1):
        last = -1
        for part in found:
            last = known.get(part, last)
            if part[side] == table.place:
                ranks.setdefault(part, (last, number))
    return {part: own.get(part, 0) for part in sorted(ranks, key=ranks.__getitem__)}
