"""Which sentences each passage of the merged text has, in order."""

from __future__ import annotations

from collections import defaultdict
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
    owners: Sequence[Mapping[int, int]],
) -> Mapping[int, Sequence[int]]:
    """Returns for the key of a passage the sentences that it has in the merged text.

    Args:
        homes: For each sentence that stays the passage that it stands in on each side.
        material: The material of a merge.
        left_out: The passages that are dealt with as wholes, by key.
        find_clause: Returns the clause that a passage has in the merged text, both by key; None where it has none.
        owners: For each of the three texts and a sentence the list item that it stands in.
    """
    placed = keep_in_clauses(
        {key: home for key, home in homes.items() if _is_placed(home)}, material, find_clause
    )
    followers = _find_followers({**homes, **placed}, material, left_out, owners)
    left = set(chain.from_iterable(followers.values()))
    settled = {key: home for key, home in placed.items() if key not in left}
    orders = [[keys[spot] for spot in sorted(keys)] for keys in material.nodes.sentences.keys]
    weights = {key: len(next(filter(None, material.sentence_texts(key)), "")) for key in settled}
    gone = {
        key: _find_passages(material, key)
        for key in range(len(material.nodes.sentences.nodes))
        if key not in homes
    }
    rows = arrange(settled, orders, weights, gone).rows
    return _take_along(followers, rows, material)


def _find_passages(material: Material, key: int) -> Homes:
    """Returns the passage that a sentence stands in in each of the three texts."""
    keys = material.nodes.passages.keys
    base, ours, theirs = (
        None if spot is None else keys[side][spot[:2]]
        for side, spot in enumerate(material.nodes.sentences.nodes[key])
    )
    return base, ours, theirs


def _find_followers(
    homes: Mapping[int, Homes],
    material: Material,
    left_out: Collection[int],
    owners: Sequence[Mapping[int, int]],
) -> dict[int, list[int]]:
    """Returns for each side what it put where the other side left nothing of before: into a passage, or into a list item.

    It goes along with the sentence beside it, in order; where nothing of before stands beside it, it stays.
    """
    nodes, keys = material.nodes.sentences, material.nodes.passages.keys
    known = {key for key, home in homes.items() if nodes.nodes[key][BASE] is not None and _is_placed(home)}
    lives = {key: choose_homes(*homes[key])[0] for key in known}
    lived = {*lives.values(), *left_out}
    found: dict[int, list[int]] = {OURS: [], THEIRS: []}
    for side, followers in found.items():
        taken = {*found[OURS]}
        for place in dict.fromkeys(spot[:2] for spot in sorted(nodes.keys[side])):
            row, here = material.sentences_of(side, place), keys[side][place]
            is_left = here not in lived and not known.isdisjoint(row)
            away = {key for key in row if lives.get(key, here) != here}
            for key in row:
                if nodes.nodes[key][BASE] is None and (is_left or owners[side][key] in away):
                    away.add(key)
                    if key not in taken:
                        followers.append(key)
    return found


def _take_along(
    followers: Mapping[int, Sequence[int]], rows: Mapping[int, Sequence[int]], material: Material
) -> dict[int, list[int]]:
    """Returns rows with sentences that each side put in, each behind the nearest before it there that stands in one of them.

    Where none does, it stands before the next one.
    """
    standing = {*chain.from_iterable(rows.values())}
    behind: dict[int, list[int]] = defaultdict(list)
    ahead: dict[int, list[int]] = defaultdict(list)
    for side, keys in followers.items():
        for key in keys:
            before = _find_nearest(key, side, -1, material, standing)
            if before is not None:
                behind[before].append(key)
            else:
                after = _find_nearest(key, side, 1, material, standing)
                assert after is not None  # noqa: S101 - what it goes along with stands beside it
                ahead[after].append(key)
            standing.add(key)
    return {place: _put_beside(row, ahead, behind) for place, row in rows.items()}


def _find_nearest(
    key: int, side: int, step: int, material: Material, standing: Collection[int]
) -> int | None:
    """Returns the nearest sentence before or after one in its passage on a side that is among some; None where none is."""
    keys, spot = material.nodes.sentences.keys[side], material.nodes.sentences.nodes[key][side]
    found: int | None = key
    while spot is not None and found is not None and (found == key or found not in standing):
        spot = (*spot[:2], spot[2] + step)
        found = keys.get(spot)
    return found


def _put_beside(
    row: Sequence[int], ahead: Mapping[int, Sequence[int]], behind: Mapping[int, Sequence[int]]
) -> list[int]:
    """Returns a row with what stands ahead of and behind each thing in it, and with what stands behind these."""
    found: list[int] = []
    waiting = [key for one in row for key in (*ahead.get(one, ()), one)][::-1]
    while waiting:
        key = waiting.pop()
        found.append(key)
        waiting += behind.get(key, ())[::-1]
    return found


def _is_placed(home: Homes) -> bool:
    return home[OURS] is not None or home[THEIRS] is not None


def _stays(material: Material, key: int) -> bool:
    """Returns whether a sentence is in the merged text: both sides have it, or one put it in, edited or reset it."""
    node = material.nodes.sentences.nodes[key]
    if node[OURS] is not None and node[THEIRS] is not None:
        return True
    side = OURS if node[OURS] is not None else THEIRS
    return material.is_reworded(key, side) or material.is_reset(node, side)
