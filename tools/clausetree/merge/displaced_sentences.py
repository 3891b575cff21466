"""Sentences that one side moved within their clause, from one paragraph to another."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from clausetree.merge.arrangement import find_moved
from clausetree.merge.nodes import BASE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetree.merge.maps import PassagePlace, SentencePlace
    from clausetree.merge.material import Material


def find_displaced(material: Material, side: int) -> frozenset[int]:
    """Returns the sentences, by key, that a side moved past others of their clause, and into or out of a paragraph.

    Where paragraphs were joined or broken, all keep their order; where one was moved whole, all in it moved.
    """
    clauses = {
        key: home
        for key, node in enumerate(material.nodes.sentences.nodes)
        if (home := material.find_homes(node)[BASE]) is not None and home == material.find_homes(node)[side]
    }
    weights = {key: len(material.sentence_texts(key)[BASE] or "") for key in clauses}
    before, after = (_list_rows(material.nodes.sentences.keys[where], clauses) for where in (BASE, side))
    moved = {key for home in before for key in find_moved(before[home], after[home], weights)}
    places = {key: _find_passages(material, key, side) for key in clauses}
    left = {places[key] for key in clauses if key not in moved}
    ends = [{pair[where] for pair in left} for where in range(2)]
    return frozenset(
        key
        for key in moved
        if places[key] not in left and (places[key][0] in ends[0] or places[key][1] in ends[1])
    )


def _find_passages(
    material: Material, key: int, side: int
) -> tuple[PassagePlace | None, PassagePlace | None]:
    """Returns the passages that a sentence stands in in the base and on a side."""
    node = material.nodes.sentences.nodes[key]
    old, new = (None if spot is None else spot[:2] for spot in (node[BASE], node[side]))
    return old, new


def _list_rows(keys: Mapping[SentencePlace, int], clauses: Mapping[int, int]) -> dict[int, list[int]]:
    """Returns for each clause its sentences in the order of one of the texts."""
    rows: dict[int, list[int]] = defaultdict(list)
    for place in sorted(keys):
        if keys[place] in clauses:
            rows[clauses[keys[place]]].append(keys[place])
    return rows
