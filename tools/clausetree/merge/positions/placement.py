"""Where clauses and passages stand in the merged text, and what stands there at all."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from clausetree.merge.composition.paragraphs import Paragraphs
from clausetree.merge.deletions.clause_parents import ClauseParents
from clausetree.merge.origins.arrangement import arrange, choose_homes
from clausetree.merge.origins.maps import is_prose
from clausetree.merge.origins.nodes import BASE, OTHER, OURS, SIDE_NAMES, THEIRS
from clausetree.merge.positions.companions import find_companions, take_along
from clausetree.merge.positions.disputed_passages import read_with_new
from clausetree.merge.positions.orphaned_passages import find_orphaned
from clausetree.merge.positions.passage_parts import PassageParts
from clausetree.merge.positions.split_clauses import find_split_clauses, put_beside
from clausetree.merge.states.parted_moves import PartedMoves, are_parted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clausetree.merge.deletions.survival import Survival
    from clausetree.merge.origins.arrangement import Arrangement, Homes
    from clausetree.merge.origins.maps import PassagePlace
    from clausetree.merge.origins.nodes import SaidNode
    from clausetree.merge.positions.companions import Companion
    from clausetree.merge.states.material import Material
    from clausetree.model.locator import Locator


class Placement:
    """Decides the place of everything that is in the merged text."""

    def __init__(self, material: Material, survival: Survival) -> None:
        """Takes the material of a merge, and what survives."""
        self._material = material
        self._survival = survival

    @cached_property
    def parents(self) -> ClauseParents:
        """Returns what tells in which clauses others stand."""
        return ClauseParents(self._material, self._survival.gone_clauses, self._survival.disputed_clauses)

    @cached_property
    def clauses(self) -> Arrangement:
        """Returns where the clauses stand."""
        material = self._material
        homes: dict[int, Homes] = {}
        gone: dict[int, Homes] = {}
        for key, node in enumerate(material.nodes.clauses.nodes):
            base, ours, theirs = (
                None if place is None else self.parents.find(side, place).key
                for side, place in enumerate(node)
            )
            (gone if key in self._survival.gone_clauses else homes)[key] = (base, ours, theirs)
        keys = material.nodes.clauses.keys
        orders = [[places[place] for place in sorted(places)] for places in keys]
        weights = {key: max(len(c.body) for c in material.clauses(key) if c) + 1 for key in homes}
        split = find_split_clauses(material, homes)
        settled = {key: home for key, home in homes.items() if key not in split}
        return put_beside(arrange(settled, orders, weights, gone, twice=True), split)

    @property
    def notes(self) -> tuple[str, ...]:
        """Returns what was placed without a question that somebody may want to know, in sentences."""
        material = self._material
        clauses = [material.clauses(key)[OURS] for key in sorted(self.clauses.met)]
        found = [
            f"both inserted `{clause.id}` at different places: it is where ours has it"
            for clause in clauses
            if clause
        ]
        found += [
            f"both moved `{locator}` to different clauses: it is where {SIDE_NAMES[side]} has it"
            for locator, side in self._find_moved_apart()
        ]
        return tuple(found)

    def _find_moved_apart(self) -> Iterator[tuple[Locator, int]]:
        """Yields the addresses, in the base, of what both sides moved to different clauses, and the side that has it where it is."""
        material = self._material
        apart = {
            key: self._choose_apart(material.find_homes(material.nodes.sentences.nodes[key]))
            for key, home in self.paragraphs.homes.items()
            if None not in home
        }
        for node in material.nodes.passages.nodes:
            place = node[BASE]
            if place is None:
                continue
            passage, locator = material.passage(BASE, place)[1], material.locate(BASE, place)
            sides = [apart.get(sentence) for sentence in material.sentences_of(BASE, place)]
            if not is_prose(passage):
                sides = [self._choose_apart(self._find_homes(node))]
            if len({*sides}) == 1 and sides[0] is not None:
                yield locator, sides[0]
                continue
            for number, side in enumerate(sides, 1):
                if side is not None:
                    yield locator.to("sentence", number), side

    def _choose_apart(self, homes: Homes) -> int | None:
        """Returns the side that has what both moved to different clauses where it is; None where they did not."""
        if not are_parted(homes):
            return None
        return THEIRS if self._parted.yields(homes) else OURS

    @cached_property
    def passages(self) -> Arrangement:
        """Returns where the passages stand that are in the merged text."""
        material = self._material
        homes = {
            key: home
            for key, home in self._passage_homes.items()
            if key not in self._consumed and self._has_text(key)
        }
        parts = PassageParts(material)
        settled = {
            key: parts.add_homes(key, home) for key, home in homes.items() if key not in self._companions
        }
        _, *keys = material.nodes.passages.keys
        orders = [parts.order, *([places[place] for place in sorted(places)] for places in keys)]
        weights = {key: len(next(filter(None, material.passage_texts(key)), "")) for key in settled}
        gone = {key: home for key, home in self._passage_homes.items() if key not in homes}
        found = arrange(settled, orders, weights, gone)
        rows = {clause: [*row] for clause, row in found.rows.items()}
        take_along((one for key, one in self._companions.items() if key in homes), rows, material)
        return found._replace(rows=rows)

    @cached_property
    def _companions(self) -> Mapping[int, Companion]:
        """Returns the passages that go along with those beside them, or with their words, by key."""
        material = self._material
        found = {one.key: one for one in find_companions(material) if self._is_standing(one.clause)}

        def find_home(side: int, place: PassagePlace) -> int | None:
            beside = found.get(material.nodes.passages.keys[side][place])
            clause = beside.clause if beside else material.nodes.clauses.keys[side][place[0]]
            return clause if self._is_standing(clause) else None

        return found | {one.key: one for one in find_orphaned(material, self._survival, find_home)}

    @cached_property
    def _passage_homes(self) -> Mapping[int, Homes]:
        """Returns the clause of each passage on each side, of those that have one in the merged text."""
        found: dict[int, Homes] = {}
        for key, node in enumerate(self._material.nodes.passages.nodes):
            base, ours, theirs = self._parted.settle(self._find_homes(node))
            if key in self._companions:
                goal = self._companions[key].clause
                ours, theirs = (goal if node[OURS] else None), (goal if node[THEIRS] else None)
            if ours is not None or theirs is not None:
                found[key] = (base, ours, theirs)
        return found

    def _find_homes(self, node: SaidNode) -> Homes:
        """Returns the clause of a passage on each side, of those that are in the merged text."""
        base, *sides = self._material.find_homes(node)
        ours, theirs = (clause if self._is_standing(clause) else None for clause in sides)
        return base, ours, theirs

    @cached_property
    def _parted(self) -> PartedMoves:
        return PartedMoves(
            self._material, self._survival.gone_clauses | self._survival.disputed_clauses.keys()
        )

    def _find_clause(self, passage: int) -> int | None:
        """Returns the clause that a passage has in the merged text; None where it has none."""
        homes = self._passage_homes.get(passage)
        return choose_homes(*homes)[0] if homes else None

    def read_rest(self, side: int, place: PassagePlace) -> str:
        """Returns what a passage of one of the texts says, without what stands elsewhere in the merged text."""
        material = self._material
        clause, passage = material.passage(side, place)
        text = passage.span.slice(clause.content.source)
        if not is_prose(passage):
            return "" if self._stands_elsewhere(material.nodes.passages.keys[side][place]) else text
        said = [(key, material.sentence_texts(key)[side] or "") for key in material.sentences_of(side, place)]
        kept = [sentence for key, sentence in said if key not in self.standing_sentences]
        if len(kept) == len(said):
            return text
        opening = text.removesuffix("".join(sentence for _, sentence in said))
        return f"{opening}{''.join(kept).rstrip()}" if kept else ""

    def read_disputed(self, key: int, side: int) -> list[str]:
        """Returns what a passage that one side alone has, and the other deleted, says in base, ours and theirs, likewise."""
        node = self._material.nodes.passages.nodes[key]
        return read_with_new(self._material, key, side, self.standing_sentences) or [
            "" if place is None else self.read_rest(at, place) for at, place in enumerate(node)
        ]

    def _stands_elsewhere(self, passage: int) -> bool:
        """Returns whether a passage that a question would show stands in the merged text, and is none itself."""
        return passage in self.standing_passages and passage not in self._survival.disputed_passages

    @cached_property
    def standing_passages(self) -> frozenset[int]:
        """Returns the passages that are in the merged text, by key."""
        return frozenset(chain.from_iterable(self.passages.rows.values()))

    @cached_property
    def standing_sentences(self) -> frozenset[int]:
        """Returns the sentences that are in the prose of the merged text, by key."""
        rows = (
            row
            for key, row in self.paragraphs.rows.items()
            if key in self.standing_passages and self.is_prose_passage(key)
        )
        return frozenset(chain.from_iterable(rows)).difference(self._survival.torn.sentences)

    @cached_property
    def _consumed(self) -> frozenset[int]:
        """Returns the passages that stand in a question about their clause."""
        found = set()
        for key, side in self._survival.disputed_clauses.items():
            place = self._material.nodes.clauses.nodes[key][side]
            assert place is not None  # noqa: S101 - the side has it
            found |= {
                passage
                for passage in self._material.passages_of(side, place)
                if not self.lives_elsewhere(passage, side)
            }
        return frozenset(found)

    def lives_elsewhere(self, passage: int, side: int) -> bool:
        """Returns whether the other side has a passage in a clause that is in the merged text without a question."""
        other = OTHER[side]
        place = self._material.nodes.passages.nodes[passage][other]
        return place is not None and self._is_standing(self._material.nodes.clauses.keys[other][place[0]])

    def _is_standing(self, clause: int | None) -> bool:
        survival = self._survival
        return (
            clause is not None
            and clause not in survival.gone_clauses
            and clause not in survival.disputed_clauses
        )

    @cached_property
    def paragraphs(self) -> Paragraphs:
        """Returns the prose of the merged text."""
        left_out = (
            self._consumed | self._survival.disputed_passages.keys() | self._survival.rewritten.writers.keys()
        )
        return Paragraphs(self._material, self._survival, self._parted, left_out, self._find_clause)

    def _has_text(self, key: int) -> bool:
        """Returns whether a passage says anything in the merged text."""
        if key in self._survival.disputed_passages or key in self._survival.torn.recasters:
            return True
        node = self._material.nodes.passages.nodes[key]
        if self.is_prose_passage(key):
            return key in self.paragraphs.rows
        if self._material.is_emptied(key):
            return False
        return (node[OURS] is not None and node[THEIRS] is not None) or node[BASE] is None

    def is_prose_passage(self, key: int) -> bool:
        """Returns whether a passage is merged sentence by sentence: it is prose wherever it stands."""
        node = self._material.nodes.passages.nodes[key]
        return key not in self._survival.rewritten.writers and all(
            is_prose(self._material.passage(side, place)[1])
            for side, place in enumerate(node)
            if place is not None
        )
