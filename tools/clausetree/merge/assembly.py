"""The merged text, put together clause by clause."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from clausetree.merge.arrangement import TOP
from clausetree.merge.blank_lines import EMPTY_LINE, find_blanks, settle_gap
from clausetree.merge.conflict import Conflict, Question, Stance
from clausetree.merge.exemplars import Asker, merge_example, merge_lines
from clausetree.merge.headings import merge_heading
from clausetree.merge.nodes import BASE, OURS, THEIRS
from clausetree.merge.placement import Placement
from clausetree.merge.wording import settle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausetree.merge.conflict import MergedPiece
    from clausetree.merge.material import Material
    from clausetree.merge.nodes import PassagePlace
    from clausetree.merge.survival import Survival
    from clausetree.model.example import Example

_SIDES = {OURS: "ours", THEIRS: "theirs"}


class Assembly:
    """Puts the merged text together."""

    def __init__(self, material: Material, survival: Survival) -> None:
        """Takes the material of a merge, and what survives."""
        self._material = material
        self._survival = survival
        self._placement = Placement(material, survival)

    def build(self) -> Iterator[MergedPiece]:
        """Yields the merged text, from the preamble to the last clause."""
        documents = self._material.documents
        preambles = [document.mark + document.preamble.source for document in documents]
        preamble = merge_lines(preambles, Asker("prose", None, ["", "", ""]))
        yield from self._end(chain(preamble, self._build_below(TOP, 0)))

    def _build_below(self, home: int, depth: int) -> Iterator[MergedPiece]:
        """Yields the clauses that stand in one, with all below them."""
        for key in self._placement.clauses.rows.get(home, ()):
            if key in self._placement.clauses.torn:
                yield from self._build_torn(key, home, depth)
            else:
                yield from self._build_clause(key, depth)

    def _build_torn(self, key: int, home: int, depth: int) -> Iterator[MergedPiece]:
        """Yields a clause that both sides moved apart, at one of its two places."""
        material = self._material
        node = material.nodes.clauses.nodes[key]
        ours, theirs = (
            None if place is None else self._placement.find_home(side, place)
            for side, place in ((OURS, node[OURS]), (THEIRS, node[THEIRS]))
        )
        inner = list(self._build_clause(key, depth))
        clauses = material.clauses(key)
        base, one, other = (Stance(str(clause.locator), None, None) if clause else None for clause in clauses)
        mine = clauses[OURS]
        why = "both moved the clause to different places"
        conflict = Conflict("position", mine.id if mine else None, base, one, other, why)
        if ours == theirs:
            yield from inner
        elif home == ours:
            yield Question(conflict, "", _choose(inner, OURS), "")
        else:
            yield Question(conflict, "", "", _choose(inner, THEIRS))

    def _build_clause(self, key: int, depth: int) -> Iterator[MergedPiece]:
        """Yields a clause and all below it."""
        below = depth + self._find_step(key)
        side = self._find_untouched(key, below)
        if key in self._survival.disputed_clauses:
            yield self._build_disputed(key, self._survival.disputed_clauses[key], below)
        elif side is not None:
            clause = self._material.clauses(key)[side]
            yield _end_clause(clause.content.source) if clause else ""
        else:
            row = self._placement.passages.rows.get(key, ())
            yield from merge_heading(self._material.clauses(key), below)
            yield self._find_heading_gap(key, row[0] if row else None)
            for place, passage in enumerate(row):
                yield from self._build_passage(passage)
                yield self._find_gap(passage, row[place + 1] if place + 1 < len(row) else None)
        yield from self._build_below(key, below)

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
        if list(self._placement.passages.rows.get(key, ())) != row:
            return None
        whole = all(self._is_whole(passage, side) for passage in row)
        return side if whole else None

    def _is_whole(self, passage: int, side: int) -> bool:
        """Returns whether a passage has in the merged text just the sentences that it has on a side, in this order."""
        place = self._material.nodes.passages.nodes[passage][side]
        if place is None or passage in self._survival.disputed_passages:
            return False
        if not self._placement.is_prose_passage(passage):
            return True
        row = self._material.sentences_of(side, place)
        return list(self._placement.paragraphs.rows.get(passage, ())) == row and not any(
            self._is_touched_elsewhere(sentence, side) for sentence in row
        )

    def _is_touched_elsewhere(self, sentence: int, side: int) -> bool:
        """Returns whether the other side edited a sentence where it stood on that side."""
        texts = self._material.sentence_texts(sentence)
        other = THEIRS if side == OURS else OURS
        return texts[other] != texts[side] and texts[other] != texts[BASE]

    def _find_step(self, key: int) -> int:
        """Returns how much deeper a clause's heading is than that of what it stands in."""
        steps: list[int | None] = []
        for side, clause in enumerate(self._material.clauses(key)):
            parent = clause and self._material.documents[side].parent(clause)
            steps.append(clause.depth - (parent.depth if parent else 0) if clause else None)
        step = steps[OURS] if steps[OURS] is not None and steps[OURS] != steps[BASE] else steps[THEIRS]
        return max(1, next(found for found in (step, steps[OURS], steps[THEIRS]) if found is not None))

    def _build_passage(self, key: int) -> Iterator[MergedPiece]:
        """Yields a passage, without the blanks after it."""
        material = self._material
        texts = material.passage_texts(key)
        node = material.nodes.passages.nodes[key]
        place = node[OURS] if node[OURS] is not None else node[THEIRS]
        side = OURS if node[OURS] is not None else THEIRS
        assert place is not None  # noqa: S101 - it stands on a side
        clause, passage = material.passage(side, place)
        asker = Asker("example" if passage.kind == "example" else "prose", clause.id, material.locators(key))
        if key in self._survival.disputed_passages:
            why = f"{_SIDES[side]} edited it, {_SIDES[OURS if side == THEIRS else THEIRS]} deleted it"
            yield asker.ask([text or "" for text in texts], why)
        elif self._placement.is_prose_passage(key):
            yield from self._placement.paragraphs.render(key, asker)
        elif None in texts:
            yield from (text for text in (texts[OURS] or texts[THEIRS],) if text)
        else:
            examples = [self._find_example(at, spot) for at, spot in enumerate(node)]
            said = [text or "" for text in texts]
            if all(examples):
                sources = [
                    self._material.documents[at].clauses[spot[0]].content.source
                    for at, spot in enumerate(node)
                    if spot is not None
                ]
                yield from merge_example([found for found in examples if found], sources, asker)
            else:
                yield from merge_lines(said, asker)

    def _find_example(self, side: int, place: PassagePlace | None) -> Example | None:
        """Returns the example that a passage of one of the texts is; None where it is none."""
        if place is None:
            return None
        clause, passage = self._material.passage(side, place)
        return next((found for found in clause.examples if found.span == passage.span), None)

    def _build_disputed(self, key: int, side: int, depth: int) -> Question:
        """Returns the question about a clause that one side deleted and the other changed."""
        material = self._material
        clauses = material.clauses(key)
        texts = ["", "", ""]
        for where in (BASE, side):
            clause = clauses[where]
            assert clause is not None  # noqa: S101 - it is there
            source = clause.content.source
            pieces = [
                *merge_heading([None, clause, None], depth),
                find_blanks(source, clause.heading.span.end),
            ]
            for number, passage in enumerate(material.passages_of(where, clause.index)):
                if where == side and self._placement.lives_elsewhere(passage, side):
                    continue
                span = clause.content.passages[number].span
                pieces += [span.slice(source), find_blanks(source, span.end)]
            texts[where] = _end_clause("".join(piece for piece in pieces if isinstance(piece, str)))
        base, ours, theirs = (
            Stance(str(clause.locator), None, text) if clause else None
            for clause, text in zip(clauses, texts, strict=True)
        )
        found = clauses[side]
        other = OURS if side == THEIRS else THEIRS
        why = f"{_SIDES[side]} changed the clause, {_SIDES[other]} deleted it"
        conflict = Conflict("deletion", found.id if found else None, base, ours, theirs, why)
        return Question(conflict, *texts)

    def _find_heading_gap(self, key: int, following: int | None) -> str:
        """Returns the blank lines between a heading and the first passage."""
        gaps: list[str | None] = [None, None, None]
        next_keys: list[int | None] = [None, None, None]
        for side, clause in enumerate(self._material.clauses(key)):
            if clause is not None:
                gaps[side] = find_blanks(clause.content.source, clause.heading.span.end)
                next_keys[side] = next(iter(self._material.passages_of(side, clause.index)), None)
        return settle_gap(gaps, next_keys, following)

    def _find_gap(self, key: int, following: int | None) -> str:
        """Returns the blank lines after a passage."""
        gaps: list[str | None] = [None, None, None]
        next_keys: list[int | None] = [None, None, None]
        for side, place in enumerate(self._material.nodes.passages.nodes[key]):
            if place is not None:
                clause, passage = self._material.passage(side, place)
                gaps[side] = find_blanks(clause.content.source, passage.span.end)
                next_keys[side] = self._material.nodes.passages.keys[side].get((place[0], place[1] + 1))
        return settle_gap(gaps, next_keys, following)

    def _end(self, segments: Iterable[MergedPiece]) -> Iterator[MergedPiece]:
        """Yields the segments with the blank lines at the end that the text has on the side that changed them."""
        found = list(segments)
        while found and isinstance(found[-1], str) and not found[-1].strip():
            found.pop()
        last = found[-1] if found else ""
        yield from found[:-1]
        yield last.rstrip() if isinstance(last, str) else last
        ends = [document.text[len(document.text.rstrip()) :] for document in self._material.documents]
        end = settle(*ends)
        yield ends[OURS] if end is None else end


def _end_clause(text: str) -> str:
    return f"{text.rstrip()}{EMPTY_LINE}"


def _choose(segments: Iterable[MergedPiece], side: int) -> str:
    """Returns the text that the segments make where every question is answered by one side."""
    return "".join(
        segment if isinstance(segment, str) else (segment.base, segment.ours, segment.theirs)[side]
        for segment in segments
    )
