"""Words that went between a clause that is left behind and one that is not: they stay where they were."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.clause_text import ReturnedText, list_places, read_place, write_clause
from clausetree.merge.maps import find_sentence_texts, is_prose, map_passages, map_sentences
from clausetree.text.edit import TextEdit, apply_edits
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from clausetree.diff.changes import ChangeSet
    from clausetree.merge.clause_text import SaidPlace
    from clausetree.model.clause import Clause


class Crossing(NamedTuple):
    """A sentence, or a passage that is no prose, that one of two texts has in a clause that is left behind, and the other not."""

    old: SaidPlace
    new: SaidPlace


def find_crossings(changes: ChangeSet, held: Collection[str]) -> tuple[Crossing, ...]:
    """Returns what went between clauses that are left behind, told by the ids of either text, and others."""
    old, new = _find_held(changes, held)
    return tuple(
        Crossing(before, after)
        for before, after in _map_places(changes).items()
        if (before[0] in old) != (after[0] in new)
    )


def undo_crossings(changes: ChangeSet, held: Collection[str]) -> str:
    """Returns the new text with what crossed where the old one has it, as far as that clause is not left behind itself."""
    crossings = find_crossings(changes, held)
    behind, _ = _find_held(changes, held)
    removed = {crossing.new for crossing in crossings if crossing.old[0] in behind}
    lost = {crossing.old for crossing in crossings if crossing.old[0] not in behind}
    origins = {pair.new.index: pair.old for pair in changes.pairs}
    mapped = _map_places(changes) if lost else {}
    edits = []
    for clause in changes.new.clauses:
        origin = origins.get(clause.index)
        back = [*_find_returns(origin, lost, mapped, clause.index)] if origin else []
        text = write_clause(clause, removed, back)
        if text != clause.content.source:
            edits.append(TextEdit(Span(clause.start, clause.start + len(clause.content.source)), text))
    return apply_edits(changes.new.text, edits)


def tell_crossings(changes: ChangeSet, held: Collection[str]) -> Iterator[str]:
    """Yields in sentences between which clauses words went that stay where they were."""
    crossings = find_crossings(changes, held)
    behind, _ = _find_held(changes, held)
    for old, new in dict.fromkeys((crossing.old[0], crossing.new[0]) for crossing in crossings):
        names = changes.old.clauses[old].id, changes.new.clauses[new].id
        left = names[0] if old in behind else names[1]
        yield f"theirs moved words from `{names[0]}` to `{names[1]}`: they stay, since `{left}` is left behind"


def find_bound(changes: ChangeSet, held: Collection[str]) -> dict[str, str]:
    """Returns the clauses that can't be taken without one that is left behind: gone into it, or made of its words alone.

    For the id of each that of the other, in the old text where it is there.
    """
    crossings = find_crossings(changes, held)
    behind, _ = _find_held(changes, held)
    origins = {pair.new.index: pair.old for pair in changes.pairs}
    kept = {clause.index for clause in origins.values()}
    came = {crossing.new for crossing in crossings if crossing.old[0] in behind}
    found: dict[str, str] = {}
    for crossing in crossings:
        old, new = changes.old.clauses[crossing.old[0]], changes.new.clauses[crossing.new[0]]
        if old.index not in behind and old.index not in kept:
            found[old.id] = origins.get(new.index, new).id
        if old.index in behind and new.index not in origins and came.issuperset(list_places(new)):
            found[new.id] = old.id
    return found


def _find_held(changes: ChangeSet, held: Collection[str]) -> tuple[set[int], set[int]]:
    """Returns the clauses that are left behind, in the old text and in the new one."""
    old = {clause.index for clause in changes.old.clauses if clause.id in held}
    new = {clause.index for clause in changes.new.clauses if clause.id in held}
    for pair in changes.pairs:
        stays = pair.old.index in old or pair.new.index in new
        (old.add if stays else old.discard)(pair.old.index)
        (new.add if stays else new.discard)(pair.new.index)
    return old, new


def _map_places(changes: ChangeSet) -> dict[SaidPlace, SaidPlace]:
    """Returns where sentences, and passages that are no prose, of the old text stand in the new one."""
    texts = find_sentence_texts(changes.old)
    sentences = map_sentences(changes, texts)
    passages = map_passages(changes, sentences, texts)
    return dict(sentences) | {
        old: new
        for old, new in passages.items()
        if not is_prose(changes.old.clauses[old[0]].content.passages[old[1]])
    }


def _find_returns(
    clause: Clause, lost: Collection[SaidPlace], mapped: Mapping[SaidPlace, SaidPlace], home: int
) -> Iterator[ReturnedText]:
    """Yields what a clause of the old text gets back in the new one, in order.

    Args:
        clause: The clause.
        lost: What crossed.
        mapped: Where what the old text says stands in the new one.
        home: The place of the clause in the new text.
    """
    stays = {place: mapped[place] for place in list_places(clause) if mapped.get(place, (None,))[0] == home}
    anchor: SaidPlace | None = None
    for place in list_places(clause):
        if place in stays:
            anchor = place
        elif place in lost:
            joins = anchor is not None and anchor[:2] == place[:2]
            at = None if anchor is None else stays[anchor]
            yield ReturnedText(read_place(clause, place), at if joins or at is None else at[:2], place[:2])
