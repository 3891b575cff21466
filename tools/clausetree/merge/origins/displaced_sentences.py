"""Sentences that one side moved within their clause, from one paragraph to another."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from clausetree.merge.origins.arrangement import find_moved
from clausetree.merge.origins.nodes import BASE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetree.merge.origins.maps import SentencePlace
    from clausetree.merge.origins.nodes import Nodes


def find_displaced(nodes: Nodes, side: int) -> frozenset[int]:
    """Returns the sentences, by key, that a side moved past others of their clause, and into or out of a paragraph.

    Where paragraphs were joined or broken, all keep their order; where one was moved whole, all in it moved.
    """
    sentences, clauses = nodes.sentences, nodes.clauses.keys
    spots = {
        key: (old, new)
        for key, node in enumerate(sentences.nodes)
        if (old := node[BASE]) is not None and (new := node[side]) is not None
    }
    homes = {
        key: clauses[BASE][old[0]]
        for key, (old, new) in spots.items()
        if clauses[BASE][old[0]] == clauses[side][new[0]]
    }
    weights = {key: len(nodes.said[BASE][spots[key][0]]) for key in homes}
    before, after = (_list_rows(sentences.keys[where], homes) for where in (BASE, side))
    moved = {key for home in before for key in find_moved(before[home], after[home], weights)}
    places = {key: (spots[key][0][:2], spots[key][1][:2]) for key in homes}
    left = {places[key] for key in homes if key not in moved}
    ends = [{pair[where] for pair in left} for where in range(2)]
    return frozenset(
        key
        for key in moved
        if places[key] not in left and (places[key][0] in ends[0] or places[key][1] in ends[1])
    )


def _list_rows(keys: Mapping[SentencePlace, int], clauses: Mapping[int, int]) -> dict[int, list[int]]:
    """Returns for each clause its sentences in the order of one of the texts."""
    rows: dict[int, list[int]] = defaultdict(list)
    for place in sorted(keys):
        if keys[place] in clauses:
            rows[clauses[keys[place]]].append(keys[place])
    return rows
