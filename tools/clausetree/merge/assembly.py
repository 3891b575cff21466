"""The merged text, put together clause by clause."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from clausetree.merge.blank_lines import end_clause, find_blanks, settle_footnote_gap, settle_gap
from clausetree.merge.conflict import Question
from clausetree.merge.deletions.deletion_reasons import tell_deletion
from clausetree.merge.forms.block_rows import merge_rows, settle_heads
from clausetree.merge.forms.example_order import SidedExample
from clausetree.merge.forms.exemplars import Asker, merge_example, merge_lines
from clausetree.merge.forms.fenced_code import merge_code
from clausetree.merge.forms.headings import merge_heading
from clausetree.merge.forms.recast_blocks import merge_recast
from clausetree.merge.origins.arrangement import TOP
from clausetree.merge.origins.nodes import BASE, OTHER, OURS, SIDES, THEIRS, find_changer
from clausetree.merge.positions.next_clauses import NextClauses
from clausetree.merge.questions import (
    ask_for_all,
    build_deletion_question,
    build_emptied_question,
    build_position_conflict,
    build_rearranged_question,
    build_whole_question,
    choose_side,
    find_clash_questions,
)
from clausetree.merge.wordings.wording import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from clausetree.merge.conflict import MergedPiece
    from clausetree.merge.deletions.survival import Survival
    from clausetree.merge.origins.maps import PassagePlace
    from clausetree.merge.positions.placement import Placement
    from clausetree.merge.states.material import Material
    from clausetree.model.clause import Clause


class Assembly:
    """Puts the merged text together."""

    def __init__(
        self, material: Material, survival: Survival, placement: Placement, asked: Collection[int] = ()
    ) -> None:
        """Takes the material of a merge, what survives, where it stands, and the clauses that are asked about as wholes, by key."""
        self._asked = asked
        self._material = material
        self._survival = survival
        self._placement = placement
        self._clashes = dict(find_clash_questions(material))
        self._next = NextClauses(material, placement.clauses, survival.disputed_clauses)

    def build(self) -> Iterator[MergedPiece]:
        """Yields the merged text, from the preamble to the last clause."""
        documents = self._material.documents
        preambles = [document.mark + document.preamble.source for document in documents]
        preamble = merge_lines(preambles, Asker("prose", None, lambda: ["", "", ""]))
        yield from self._end(chain(preamble, self._build_below(TOP, 0)))

    def _build_below(self, home: int, depth: int) -> Iterator[MergedPiece]:
        """Yields the clauses that stand in one, with all below them."""
        arrangement = self._placement.clauses
        for number, key in enumerate(arrangement.rows.get(home, ())):
            claim = arrangement.claims.get((home, number))
            if claim is None:
                yield from self._build_clause(key, depth)
            else:
                conflict = build_position_conflict(self._material, key)
                inner = choose_side(self._build_clause(key, depth), claim)
                yield Question(conflict, "", *((inner, "") if claim == OURS else ("", inner)))

    def _build_clause(self, key: int, depth: int) -> Iterator[MergedPiece]:
        """Yields a clause and all below it."""
        below = depth + self._find_step(key)
        side = None if key in self._asked else self._find_untouched(key, below)
        keeper = self._survival.disputed_clauses.get(key)
        if keeper is not None and key in self._asked:
            yield build_whole_question(self._material, key, below)
        elif keeper is not None:
            yield build_deletion_question(self._material, key, keeper, below, self._placement.read_rest)
        elif key not in self._asked and self._is_emptied(key):
            yield build_emptied_question(self._material, key, below, self._placement.read_rest)
        elif side is not None:
            sources = [clause.content.source if clause else "" for clause in self._material.clauses(key)]
            same = [at for at, source in enumerate(sources) if source == sources[side]]
            stays = any(self._next.are_neighbours(at, key) for at in same)
            yield sources[side] if stays else end_clause(sources[side])
        else:
            row = self._placement.passages.rows.get(key, ())
            heading = [
                *merge_heading(self._material.clauses(key), below, self._clashes.get(key)),
                self._find_heading_gap(key, row[0] if row else None),
            ]
            is_new = self._material.nodes.clauses.nodes[key][BASE] is None
            is_last = key not in self._placement.clauses.rows
            yield from ask_for_all(heading, [*self._build_own(key, row)], is_alone=is_new and is_last)
        yield from self._build_below(key, below)

    def _is_emptied(self, key: int) -> bool:
        """Returns whether a clause of both sides says nothing in the merged text, and no side has it so."""
        clauses = self._material.clauses(key)
        arranged = self._placement.passages.rows.get(key) or self._placement.clauses.rows.get(key)
        return not arranged and all(clause and clause.content.passages for clause in clauses)

    def _build_own(self, key: int, row: Sequence[int]) -> Iterator[MergedPiece]:
        """Yields the passages of a clause, with the blanks after each."""
        if key in self._asked:
            yield build_rearranged_question(self._material, key)
            yield self._find_body_end(key)
            return
        name = next((clause.id for clause in self._material.clauses(key)[OURS:] if clause), None)
        for before, passage, following in zip([None, *row], row, [*row[1:], None], strict=False):
            yield from self._build_passage(passage, before, name)
            yield (
                self._find_gap(passage, following) if following is not None else self._find_end(key, passage)
            )

    def _find_untouched(self, key: int, depth: int) -> int | None:
        """Returns the side whose clause stands as it is: the other left it alone, and nothing came to it or left it."""
        clauses = self._material.clauses(key)
        sources = [clause and clause.content.source for clause in clauses]
        side = OURS if sources[THEIRS] in {sources[BASE], sources[OURS]} else THEIRS
        clause = clauses[side]
        if clause is None or clause.depth != depth:
            return None
        if side == THEIRS and sources[OURS] not in {sources[BASE], sources[THEIRS]}:
            return None
        row = self._material.passages_of(side, clause.index)
        if key in self._clashes or list(self._placement.passages.rows.get(key, ())) != row:
            return None
        whole = all(self._is_whole(passage, side) for passage in row)
        return side if whole else None

    def _is_whole(self, passage: int, side: int) -> bool:
        """Returns whether a passage has in the merged text just the sentences that it has on a side, in this order."""
        place = self._material.nodes.passages.nodes[passage][side]
        if place is None or passage in self._survival.disputed_passages:
            return False
        if not self._placement.is_prose_passage(passage):
            return not _is_touched_elsewhere(self._material.passage_texts(passage), side)
        row = self._material.sentences_of(side, place)
        if not self._material.parted.keys().isdisjoint(row):
            return False
        return list(self._placement.paragraphs.rows.get(passage, ())) == row and not any(
            _is_touched_elsewhere(self._material.sentence_texts(sentence), side) for sentence in row
        )

    def _find_step(self, key: int) -> int:
        """Returns how much deeper a clause's heading is than that of what it stands in."""
        steps = [
            None if place is None else self._placement.parents.find(side, place).step
            for side, place in enumerate(self._material.nodes.clauses.nodes[key])
        ]
        step = steps[find_changer(*steps)]
        assert step is not None  # noqa: S101 - what is merged stands on a side
        return max(1, step)

    def _build_passage(self, key: int, before: int | None, clause_id: str | None) -> Iterator[MergedPiece]:
        """Yields a passage, without the blanks after it, given the one that stands before it in its clause, and that one's id."""
        material = self._material
        texts = material.passage_texts(key)
        node = material.nodes.passages.nodes[key]
        place = node[OURS] if node[OURS] is not None else node[THEIRS]
        side = OURS if node[OURS] is not None else THEIRS
        assert place is not None  # noqa: S101 - it stands on a side
        is_example = material.passage(side, place)[1].kind == "example"
        asker = Asker("example" if is_example else "prose", clause_id, lambda: material.locators(key))
        if key in self._survival.disputed_passages:
            why = tell_deletion(material, node, side, "it", is_edited=self._survival.has_own_words(key, side))
            yield asker.ask(self._placement.read_disputed(key, side), why)
        elif key in self._survival.torn.recasters:
            yield self._survival.torn.ask(key, [text or "" for text in texts])
        elif key in self._survival.rewritten.writers:
            yield self._survival.rewritten.merge(key, asker)
        elif self._placement.is_prose_passage(key):
            yield from self._placement.paragraphs.render(key, asker)
        elif (texts[OURS] is None or texts[THEIRS] is None) and not material.moved_rows(key):
            yield texts[OURS] or texts[THEIRS] or ""
        else:
            is_first = before is None or not any(material.table_heads(before))
            heads = material.table_heads(key)
            yield from self._merge_block(
                key, settle_heads([text or "" for text in texts], heads, is_first=is_first), asker
            )

    def _merge_block(self, key: int, texts: Sequence[str], asker: Asker) -> Iterator[MergedPiece]:
        """Yields a passage that both sides have, or a part of a table, and that is no prose in all of the texts."""
        node = self._material.nodes.passages.nodes[key]
        moved = self._material.moved_rows(key)
        states = [self._find_example(at, spot) for at, spot in enumerate(node)]
        kinds = [self._material.passage(at, spot)[1].kind for at, spot in enumerate(node) if spot is not None]
        if all(states):
            yield from merge_example([state for state in states if state], asker)
        elif node[BASE] is not None and len(set(kinds)) > 1:
            recasters = [side for side in SIDES if kinds[side] != kinds[BASE]]
            yield merge_recast(texts, recasters[0] if len(recasters) == 1 else None, asker)
        elif set(kinds) == {"break"}:
            yield texts[THEIRS] if texts[OURS] == texts[BASE] else texts[OURS]
        elif set(kinds) == {"code"}:
            yield from merge_code(texts, asker)
        elif kinds[BASE] == "table" and (node[BASE] is not None or moved):
            yield from merge_rows(texts, asker, moved)
        else:
            yield from merge_lines(texts, asker)

    def _find_example(self, side: int, place: PassagePlace | None) -> SidedExample | None:
        """Returns the example that a passage of one of the texts is; None where it is none."""
        if place is None:
            return None
        clause, passage = self._material.passage(side, place)
        examples = (found for found in clause.examples if found.span == passage.span)
        return next((SidedExample(found, clause.content.source) for found in examples), None)

    def _find_heading_gap(self, key: int, following: int | None) -> str:
        """Returns the blank lines between a heading and the first passage, or the next clause where there is none."""
        gaps: list[str | None] = [None, None, None]
        next_keys: list[int | None] = [None, None, None]
        for side, clause in enumerate(self._material.clauses(key)):
            if clause is not None:
                gaps[side] = self._find_blanks(side, clause, clause.heading.span.end)
                row = self._material.passages_of(side, clause.index)
                if following is not None:
                    next_keys[side] = next(iter(row), None)
                elif not row:
                    next_keys[side] = self._next.find_on(side, clause.index)
        return settle_gap(gaps, next_keys, self._next.find(key) if following is None else following)

    def _find_gap(self, key: int, following: int) -> str:
        """Returns the blank lines between a passage and the next."""
        keys = self._material.nodes.passages.keys
        return self._settle_behind(
            key, following, lambda side, place: keys[side].get((place[0], place[1] + 1))
        )

    def _find_end(self, clause_key: int, key: int) -> str:
        """Returns the blank lines after the last passage of a clause."""

        def find_next(side: int, place: PassagePlace) -> int | None:
            clause, _ = self._material.passage(side, place)
            is_last = place[1] + 1 == len(clause.content.passages)
            return self._next.find_on(side, place[0]) if is_last else None

        return self._settle_behind(key, self._next.find(clause_key), find_next)

    def _find_body_end(self, key: int) -> str:
        """Returns the blank lines after all that a clause says."""
        gaps: list[str | None] = [None, None, None]
        next_keys: list[int | None] = [None, None, None]
        for side, clause in enumerate(self._material.clauses(key)):
            if clause is not None:
                gaps[side] = self._find_blanks(side, clause, len(clause.content.source.rstrip()))
                next_keys[side] = self._next.find_on(side, clause.index)
        return settle_gap(gaps, next_keys, self._next.find(key))

    def _settle_behind(
        self, key: int, following: int | None, find_next: Callable[[int, PassagePlace], int | None]
    ) -> str:
        """Returns the blank lines after a passage, given what follows and what does on a side that has it at a place."""
        gaps: list[str | None] = [None, None, None]
        next_keys: list[int | None] = [None, None, None]
        for side, place in enumerate(self._material.nodes.passages.nodes[key]):
            if place is not None:
                clause, passage = self._material.passage(side, place)
                gaps[side] = self._find_blanks(side, clause, passage.span.end)
                next_keys[side] = find_next(side, place)
        is_footnote = self._material.is_footnote
        if following is not None and is_footnote(key) and is_footnote(following):
            return settle_footnote_gap(gaps, next_keys, following, is_footnote)
        return settle_gap(gaps, next_keys, following)

    def _find_blanks(self, side: int, clause: Clause, offset: int) -> str | None:
        """Returns the blanks in a clause from an offset on; None where nothing follows them."""
        last = clause.index + 1 == len(self._material.documents[side].clauses)
        blanks = find_blanks(clause.content.source, offset)
        return None if last and offset + len(blanks) == len(clause.content.source) else blanks

    def _end(self, pieces: Iterable[MergedPiece]) -> Iterator[MergedPiece]:
        """Yields the pieces with the blank lines at the end that the text has on the side that changed them."""
        found = list(pieces)
        while found and isinstance(found[-1], str) and not found[-1].strip():
            found.pop()
        ends = [document.text[len(document.text.rstrip()) :] for document in self._material.documents]
        settled = settle(*ends)
        end = ends[OURS] if settled is None else settled
        last = found[-1] if found else ""
        yield from found[:-1]
        yield f"{last.rstrip()}{end}" if isinstance(last, str) else last.end(end)


def _is_touched_elsewhere(texts: Sequence[str | None], side: int) -> bool:
    """Returns whether the other side edited what stood on that side."""
    return texts[OTHER[side]] not in {texts[side], texts[BASE]}
