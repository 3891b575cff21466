"""What stays: clauses and passages that one side deleted, held against what the other side did to them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from clausetree.merge.deletions.carried_passages import find_carried
from clausetree.merge.deletions.clause_parents import has_moved, has_taken_in
from clausetree.merge.deletions.disputed_items import DisputedItems
from clausetree.merge.deletions.rewritten_lists import RewrittenLists
from clausetree.merge.deletions.torn_blocks import TornBlocks
from clausetree.merge.origins.maps import is_prose
from clausetree.merge.origins.nodes import BASE, OTHER, OURS, SIDE_NAMES, THEIRS
from clausetree.merge.states.sided_layouts import SidedLayouts
from clausetree.merge.wordings.sentence_layout import ignore_number
from clausetree.model.referrals import count_targets

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from clausetree.merge.origins.maps import PassagePlace
    from clausetree.merge.states.material import Material
    from clausetree.model.locator import Locator

_BLANKS = " \t\n>"  # those after a sentence, in a quote too


class Survival:
    """Decides of everything that one side lacks whether it is gone, or a question.

    Attributes:
        torn: The blocks that one side made of prose which the other took apart.
        rewritten: The lists that one side wrote anew as sentences, or the other way round.
        layouts: How sentences are set in each of the three texts.
        items: The list items that one side deleted and in which the other changed something.
        carried: The passages that one side put into a clause which the other took apart, by key: beside what they go.
    """

    def __init__(self, material: Material, asked: Collection[int] = ()) -> None:
        """Takes the material of a merge, and the clauses that are asked about as wholes, by key."""
        self._material = material
        self._asked = asked
        self.torn = TornBlocks(material)
        self.rewritten = RewrittenLists(material)
        self.layouts = SidedLayouts(material)
        self.items = DisputedItems(material, self.layouts)
        self.carried = find_carried(material)

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """Returns what was decided without a question that somebody may want to know, in sentences."""
        targets = [count_targets(document) for document in self._material.documents]
        found = []
        for key in sorted(self.gone_clauses):
            side = _keeper(self._material.nodes.clauses.nodes[key])
            if side is None:
                continue
            clause = self._material.clauses(key)[BASE]
            assert clause is not None  # noqa: S101 - it was deleted
            this, other = SIDE_NAMES[side], SIDE_NAMES[OTHER[side]]
            if targets[side][clause.id] > targets[BASE][clause.id]:
                found.append(f"{other} deleted `{clause.id}`, and {this} refers to it")
            if self._lost_typography(key, side):
                found.append(f"{other} deleted `{clause.id}`, where {this} changed only typography: deleted")
        found += [self._tell_stranded(key, home) for key, home in sorted(self.stranded_clauses.items())]
        return *found, *self._tell_lost_passages(), *self._tell_lost_sentences()

    def _tell_lost_passages(self) -> Iterator[str]:
        """Yields the passages that one side deleted and the other set otherwise, in clauses that stay."""
        nodes = self._material.nodes
        for key, node in enumerate(nodes.passages.nodes):
            side, place = _keeper(node), node[BASE]
            if side is None or place is None or nodes.clauses.keys[BASE][place[0]] in self.gone_clauses:
                continue
            if key in self.disputed_passages:
                continue
            if self._is_set_otherwise(key, side) and not self.is_alive(key, OTHER[side]):
                yield _tell_lost(self._material.locate(BASE, place), side)

    def _tell_lost_sentences(self) -> Iterator[str]:
        """Yields the sentences likewise, of passages that stay."""
        material, nodes = self._material, self._material.nodes
        for key, node in enumerate(nodes.sentences.nodes):
            side, spot = _keeper(node), node[BASE]
            if side is None or spot is None or nodes.clauses.keys[BASE][spot[0]] in self.gone_clauses:
                continue
            if key in self.items.sentences or nodes.passages.keys[BASE][spot[:2]] in self.rewritten.writers:
                continue
            texts = material.sentence_texts(key)
            base, mine = (ignore_number((texts[at] or "").rstrip(_BLANKS)) for at in (BASE, side))
            if base.split() == mine.split() or not self.is_alive(
                nodes.passages.keys[BASE][spot[:2]], OTHER[side]
            ):
                continue
            if not material.is_reworded(key, side) and not material.is_reset(node, side):
                yield _tell_lost(material.locate_sentence(BASE, spot), side)

    def _tell_stranded(self, key: int, home: int) -> str:
        side = _keeper(self._material.nodes.clauses.nodes[key])
        assert side is not None  # noqa: S101 - one side deleted it
        clause, target = (self._material.clauses(one)[BASE] for one in (key, home))
        assert clause is not None  # noqa: S101 - likewise
        assert target is not None  # noqa: S101 - likewise
        this, other = SIDE_NAMES[side], SIDE_NAMES[OTHER[side]]
        return f"{other} merged `{clause.id}` into `{target.id}`, which {this} deleted: `{clause.id}` stays"

    def _lost_typography(self, key: int, side: int) -> bool:
        """Returns whether a side set a passage of a clause otherwise that is nowhere on the other side."""
        material = self._material
        clause = material.clauses(key)[side]
        assert clause is not None  # noqa: S101 - the side has it
        return any(
            not self.is_alive(passage, OTHER[side]) and self._is_set_otherwise(passage, side)
            for passage in material.passages_of(side, clause.index)
        )

    def _is_set_otherwise(self, key: int, side: int) -> bool:
        """Returns whether a side has the words of a passage in another typography."""
        texts = self._material.passage_texts(key)
        return texts[side] != texts[BASE] and self._material.read_words(
            key, side
        ) == self._material.read_words(key, BASE)

    @cached_property
    def disputed_clauses(self) -> dict[int, int]:
        """Returns the clauses that one side deleted and the other changed, or that are asked about: for each key the side that has it."""
        found: dict[int, int] = {}
        for key, node in enumerate(self._material.nodes.clauses.nodes):
            side = _keeper(node)
            if side is not None and (key in self._asked or self._has_own_change(key, side)):
                found[key] = side
        return found

    @cached_property
    def gone_clauses(self) -> frozenset[int]:
        """Returns the clauses that are deleted without a question."""
        return frozenset(
            key
            for key, node in enumerate(self._material.nodes.clauses.nodes)
            if (node[OURS] is None and node[THEIRS] is None)
            or (
                _keeper(node) is not None
                and key not in self.disputed_clauses
                and key not in self.stranded_clauses
            )
        )

    @cached_property
    def stranded_clauses(self) -> dict[int, int]:
        """Returns the clauses that stay since what one side took over from them went to where the other has nothing.

        For each key the clause, by key, that took words over and that the side that kept these deleted.
        """
        found: dict[int, int] = {}
        for key, node in enumerate(self._material.nodes.clauses.nodes):
            side = _keeper(node)
            place = None if side is None else node[side]
            if side is not None and place is not None and key not in self.disputed_clauses:
                lost = next(self._find_lost_homes(place, side), None)
                found |= {} if lost is None else {key: lost}
        return found

    def _find_lost_homes(self, clause: int, side: int) -> Iterator[int]:
        """Yields the clauses that the other side put words of a clause of one side into, and that this one deleted."""
        nodes, other = self._material.nodes, OTHER[side]
        for passage in self._material.passages_of(side, clause):
            spot = nodes.passages.nodes[passage][side]
            sentences = self._material.sentences_of(side, spot) if spot else []
            places = [found[:2] for key in sentences if (found := nodes.sentences.nodes[key][other])]
            for place in places or filter(None, [nodes.passages.nodes[passage][other]]):
                home = nodes.clauses.keys[other][place[0]]
                if _keeper(nodes.clauses.nodes[home]) == other and not self._is_carried(place, other):
                    yield home

    def _is_carried(self, place: PassagePlace, side: int) -> bool:
        """Returns whether the other side has a passage of one side in a clause that both have, or that it put in."""
        nodes, other = self._material.nodes, OTHER[side]
        spot = nodes.passages.nodes[nodes.passages.keys[side][place]][other]
        return spot is not None and _keeper(nodes.clauses.nodes[nodes.clauses.keys[other][spot[0]]]) is None

    @cached_property
    def disputed_passages(self) -> dict[int, int]:
        """Returns the passages that one side deleted whole and the other edited, took elsewhere, or made bind or explain.

        For each key the side that has it.
        """
        material = self._material
        found: dict[int, int] = {}
        for key, node in enumerate(material.nodes.passages.nodes):
            side = _keeper(node)
            if side is None or self.is_alive(key, OTHER[side]):
                continue
            if self.has_own_words(key, side) or self._is_reset_whole(key, side):
                found[key] = side
        return found

    def _is_reset_whole(self, key: int, side: int) -> bool:
        """Returns whether a side made a passage bind or explain, or has it elsewhere.

        Of prose the latter is asked sentence by sentence; a footnote says the same wherever it is defined.
        """
        material, node = self._material, self._material.nodes.passages.nodes[key]
        place = node[side]
        if place is None or is_prose(material.passage(side, place)[1]):
            return material.find_turn(node, side) is not None
        return not material.is_footnote(key) and material.is_elsewhere(node, side)

    def is_alive(self, key: int, side: int) -> bool:
        """Returns whether a passage of the base, or a sentence of it, stands anywhere on a side."""
        material = self._material
        node = material.nodes.passages.nodes[key]
        if node[side] is not None:
            return True
        place = node[BASE]
        sentences = material.sentences_of(BASE, place) if place is not None else []
        return any(material.nodes.sentences.nodes[one][side] is not None for one in sentences)

    def _has_own_change(self, key: int, side: int) -> bool:
        """Returns whether the side that kept a clause changed it otherwise than in what lives on elsewhere."""
        material = self._material
        clauses = material.clauses(key)
        base, mine = clauses[BASE], clauses[side]
        assert base is not None  # noqa: S101 - the other side deleted it
        assert mine is not None  # noqa: S101 - it keeps it
        if (base.title, base.id, base.heading.attributes) != (mine.title, mine.id, mine.heading.attributes):
            return True
        moved = has_moved(material, side, base.index, mine.index)
        if moved or has_taken_in(material, side, mine.index, OTHER[side]):
            return True
        return any(self._is_own(passage, side) for passage in material.passages_of(side, mine.index))

    def _is_own(self, key: int, side: int) -> bool:
        """Returns whether a passage came from another clause, or is new, edited or torn and not alive on the other side."""
        material = self._material
        node = material.nodes.passages.nodes[key]
        place = node[side]
        if place is None:
            return False
        if material.is_elsewhere(node, side):
            return True
        if node[OTHER[side]] is not None or key in self.carried:
            return False
        sentences, nodes = material.sentences_of(side, place), material.nodes.sentences.nodes
        return (
            self.has_own_words(key, side)
            or material.find_turn(node, side) is not None
            or not self.torn.sentences.keys().isdisjoint(sentences)
            or any(material.is_reset(nodes[one], side) for one in sentences)
        )

    def has_own_words(self, key: int, side: int) -> bool:
        """Returns whether a side put into a passage, or edited there, what the other side has nowhere."""
        material = self._material
        node = material.nodes.passages.nodes[key]
        place = node[side]
        if place is None:
            return False
        if not is_prose(material.passage(side, place)[1]):
            return node[BASE] is None or material.read_words(key, side) != material.read_words(key, BASE)
        return any(
            material.nodes.sentences.nodes[one][OTHER[side]] is None and material.is_reworded(one, side)
            for one in material.sentences_of(side, place)
        )


def _tell_lost(locator: Locator, side: int) -> str:
    """Returns that what one side set otherwise is gone, given its address in the base."""
    this, other = SIDE_NAMES[side], SIDE_NAMES[OTHER[side]]
    return f"{other} deleted `{locator}`, where {this} changed only typography: deleted"


def _keeper(node: tuple[object | None, ...]) -> int | None:
    """Returns the side that still has what stood in the base and the other side deleted; None where that is not so."""
    if node[BASE] is None or (node[OURS] is None) == (node[THEIRS] is None):
        return None
    return OURS if node[OURS] is not None else THEIRS
