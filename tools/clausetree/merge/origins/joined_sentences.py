"""Sentences that a side broke or joined are merged as one, so that no answer to a question says a part of them twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.origins.broken_sentences import are_in_order
from clausetree.merge.origins.nodes import BASE, SIDES, Level, Nodes
from clausetree.merge.origins.paragraph_runs import unite
from clausetree.merge.origins.parted_sentences import SentenceGroup, list_spots, part_sentences
from clausetree.merge.origins.sentence_parts import list_parts
from clausetree.merge.wordings.sentence_layout import ends_paragraph, part_lead, read_layout

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from clausetree.merge.origins.maps import SentencePlace
    from clausetree.merge.origins.nodes import Three


class JoinedSentences(NamedTuple):
    """Three texts in which such sentences are one.

    Attributes:
        nodes: What is what in them.
        origins: For each text where its sentences were before, by the places that they have now; of several the first.
        parted: For each sentence that one side joined with others which the other side moved apart, by key, the joined one.
    """

    nodes: Nodes
    origins: tuple[Mapping[SentencePlace, SentencePlace], ...]
    parted: Mapping[int, int]


def join_sentences(nodes: Nodes, broken: Sequence[Collection[int]]) -> JoinedSentences:
    """Returns what is what in three texts, with the sentences as one that a side broke or joined.

    Args:
        nodes: What is what in the texts.
        broken: Sentences, by key, that are one although they are set in several blocks of a passage.
    """
    taken = {key for keys in broken for key in keys}
    inside = (group for group in _find_groups(nodes) if taken.isdisjoint(group.keys))
    groups = {min(group.keys): group for group in (*(_build_group(nodes, keys) for keys in broken), *inside)}
    behind = {key for head, group in groups.items() for key in group.keys if key != head}
    texts = [
        _join(said, [group.spots[side] for group in groups.values()]) for side, said in enumerate(nodes.said)
    ]
    places = [places for _, places in texts]
    left = [key for key in range(len(nodes.sentences.nodes)) if key not in behind]
    sentences = [
        _follow(groups[key].spots if key in groups else _list_own(nodes, key), places) for key in left
    ]
    parted: dict[int, int] = {}
    for at, key in enumerate(left):
        mover = groups[key].mover if key in groups else None
        if mover is not None:
            parted[at] = at
            for spot in groups[key].strays:
                parted[len(sentences)] = at
                sentences.append(
                    _follow([[spot] if side == mover else [] for side in (BASE, *SIDES)], places)
                )
    said = tuple(said for said, _ in texts)
    origins = tuple({now: then for then, now in reversed(found.items())} for found in places)
    return JoinedSentences(nodes._replace(sentences=Level(sentences), said=said), origins, parted)


def _find_groups(nodes: Nodes) -> Iterator[SentenceGroup]:
    """Yields the sentences that are one in a text."""
    for keys in unite(list_parts(nodes)):
        apart = [side for side in (BASE, *SIDES) if not _stand_together(nodes, keys, side)]
        moved = [side for side in apart if not _stand_in_one(nodes, keys, side)]
        group = part_sentences(nodes, keys, moved or apart) if apart else _build_group(nodes, keys)
        if group is not None and (apart or are_in_order(nodes, keys)):
            yield group


def _build_group(nodes: Nodes, keys: Collection[int]) -> SentenceGroup:
    return SentenceGroup(keys, tuple(list_spots(nodes, keys, side) for side in (BASE, *SIDES)))


def _list_own(nodes: Nodes, key: int) -> Sequence[Sequence[SentencePlace]]:
    """Returns where one sentence stands in each text."""
    return [[] if spot is None else [spot] for spot in nodes.sentences.nodes[key]]


def _stand_together(nodes: Nodes, keys: Collection[int], side: int) -> bool:
    """Returns whether sentences stand in one of the texts side by side, in one paragraph or list item."""
    spots = list_spots(nodes, keys, side)
    if spots and spots != [(*spots[0][:2], spots[0][2] + number) for number in range(len(spots))]:
        return False
    return not any(_begins_block(nodes.said[side], spot) for spot in spots[1:])


def _stand_in_one(nodes: Nodes, keys: Collection[int], side: int) -> bool:
    """Returns whether sentences stand in one passage of a text, with none of the base among them but their own."""
    spots = list_spots(nodes, keys, side)
    if not spots:
        return True
    among = [
        nodes.sentences.keys[side].get((*spots[0][:2], at)) for at in range(spots[0][2], spots[-1][2] + 1)
    ]
    return spots[0][:2] == spots[-1][:2] and all(
        key in keys or key is None or nodes.sentences.nodes[key][BASE] is None for key in among
    )


def _begins_block(said: Mapping[SentencePlace, str], spot: SentencePlace) -> bool:
    """Returns whether a sentence that isn't the first of its passage begins a paragraph or a list item."""
    before = said[*spot[:2], spot[2] - 1]
    layout = read_layout(said[spot], begins_line=before.endswith("\n"))
    return bool(part_lead(layout.lead)[1]) or ends_paragraph(before[len(before.rstrip()) :])


def _join(
    said: Mapping[SentencePlace, str], runs: Sequence[Sequence[SentencePlace]]
) -> tuple[dict[SentencePlace, str], dict[SentencePlace, SentencePlace]]:
    """Returns the sentences of a text with each run of them as one, and where those of the same passages are now."""
    behind = {spot for run in runs for spot in run[1:]}
    touched = {spot[:2] for spot in behind}
    joined = {spot: text for spot, text in said.items() if spot[:2] not in touched}
    places: dict[SentencePlace, SentencePlace] = {}
    for passage in touched:
        at, count = 0, 0
        while (spot := (*passage, at)) in said:
            count += spot not in behind
            places[spot] = now = (*passage, count - 1)
            joined[now] = joined.get(now, "") + said[spot]
            at += 1
    return joined, places


def _follow(
    spots: Sequence[Sequence[SentencePlace]], places: Sequence[Mapping[SentencePlace, SentencePlace]]
) -> Three[SentencePlace]:
    """Returns where sentences that are one are now in each of the three texts."""
    base, ours, theirs = (
        places[side].get(found[0], found[0]) if found else None for side, found in enumerate(spots)
    )
    return base, ours, theirs
