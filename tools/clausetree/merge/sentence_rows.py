"""Which sentences each passage of the merged text has, in order."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from clausetree.merge.arrangement import arrange, choose_homes
from clausetree.merge.nodes import BASE, OURS, THEIRS
from clausetree.merge.sentence_clauses import keep_in_clauses

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from clausetree.merge.arrangement import Homes
    from clausetree.merge.material import Material


def find_homes(
    material: Material,
    asked: Collection[int],
    left_out: Collection[int],
    find_clause: Callable[[int], int | None],
) -> dict[int, Homes]:
    """Returns for each sentence that stays the passage that it stands in on each side; None where that is gone or a question.

    Args:
        material: The material of a merge.
        asked: The sentences that stay as questions whatever the sides did to them, by key.
        left_out: The passages that are dealt with as wholes, by key.
        find_clause: Returns the clause that a passage has in the merged text, both by key; None where it has none.
    """
    found: dict[int, Homes] = {}
    for key in range(len(material.nodes.sentences.nodes)):
        if key in asked or _stays(material, key):
            base, *sides = _find_passages(material, key)
            ours, theirs = (
                None if place is None or place in left_out or find_clause(place) is None else place
                for place in sides
            )
            found[key] = (base, ours, theirs)
    return found


def find_rows(
    homes: Mapping[int, Homes],
    material: Material,
    left_out: Collection[int],
    find_clause: Callable[[int], int | None],
) -> Mapping[int, Sequence[int]]:
    """Returns for the key of a passage the sentences that it has in the merged text.

    Args:
        homes: For each sentence that stays the passage that it stands in on each side.
        material: The material of a merge.
        left_out: The passages that are dealt with as wholes, by key.
        find_clause: Returns the clause that a passage has in the merged text, both by key; None where it has none.
    """
    placed = keep_in_clauses(
        {key: home for key, home in homes.items() if _is_placed(home)}, material, find_clause
    )
    followers = _find_followers({**homes, **placed}, material, left_out)
    left = set(chain.from_iterable(followers.values()))
    settled = {key: home for key, home in placed.items() if key not in left}
    orders = [[keys[spot] for spot in sorted(keys)] for keys in material.nodes.sentences.keys]
    weights = {key: len(next(filter(None, material.sentence_texts(key)), "")) for key in settled}
    gone = {
        key: _find_passages(material, key)
        for key in range(len(material.nodes.sentences.nodes))
        if key not in homes
    }
    rows = {place: [*row] for place, row in arrange(settled, orders, weights, gone).rows.items()}
    places = {key: place for place, row in rows.items() for key in row}
    for side, keys in followers.items():
        for key in keys:
            _take_along(key, _find_neighbours(material, key, side), rows, places, left)
    return rows


def _find_passages(material: Material, key: int) -> Homes:
    """Returns the passage that a sentence stands in in each of the three texts."""
    keys = material.nodes.passages.keys
    base, ours, theirs = (
        None if spot is None else keys[side][spot[:2]]
        for side, spot in enumerate(material.nodes.sentences.nodes[key])
    )
    return base, ours, theirs


def _find_followers(
    homes: Mapping[int, Homes], material: Material, left_out: Collection[int]
) -> dict[int, list[int]]:
    """Returns for each side what it put into passages of which the other side left nothing where it was, in order.

    It goes along with the sentence beside it; where nothing of before stands beside it, it stays.
    """
    nodes, keys = material.nodes.sentences, material.nodes.passages.keys
    known = {key for key, home in homes.items() if nodes.nodes[key][BASE] is not None and _is_placed(home)}
    lived = {choose_homes(*homes[key])[0] for key in known} | {*left_out}
    found: dict[int, list[int]] = {OURS: [], THEIRS: []}
    for side, followers in found.items():
        taken = {*found[OURS]}
        for place in dict.fromkeys(spot[:2] for spot in sorted(nodes.keys[side])):
            row = material.sentences_of(side, place)
            if keys[side][place] not in lived and not known.isdisjoint(row):
                followers += [key for key in row if nodes.nodes[key][BASE] is None and key not in taken]
    return found


def _find_neighbours(material: Material, key: int, side: int) -> tuple[list[int], list[int]]:
    """Returns the sentences before one in its passage on a side, the nearest first, and those after it."""
    spot = material.nodes.sentences.nodes[key][side]
    assert spot is not None  # noqa: S101 - the side has it
    row = material.sentences_of(side, spot[:2])
    return row[: spot[2]][::-1], row[spot[2] + 1 :]


def _take_along(
    key: int,
    neighbours: tuple[list[int], list[int]],
    rows: Mapping[int, list[int]],
    places: dict[int, int],
    followers: Collection[int],
) -> None:
    """Puts a sentence after the nearest one before it that stands in one of the rows, or else before the next one."""
    before, after = ([beside for beside in found if beside in places] for found in neighbours)
    beside = (before or after)[0]
    row = rows[places[beside]]
    at = row.index(beside)
    if before:
        at += 1
        while at < len(row) and row[at] in followers:
            at += 1
    row.insert(at, key)
    places[key] = places[beside]


def _is_placed(home: Homes) -> bool:
    return home[OURS] is not None or home[THEIRS] is not None


def _stays(material: Material, key: int) -> bool:
    """Returns whether a sentence is in the merged text: both sides have it, or one put it in, edited or reset it."""
    node = material.nodes.sentences.nodes[key]
    if node[OURS] is not None and node[THEIRS] is not None:
        return True
    side = OURS if node[OURS] is not None else THEIRS
    return material.is_reworded(key, side) or material.is_reset(node, side)
