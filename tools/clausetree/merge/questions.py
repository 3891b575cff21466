"""Questions about whole clauses: which place, which id, or whether they stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.merge.blank_lines import end_clause, find_blanks
from clausetree.merge.conflict import Conflict, Question, Stance
from clausetree.merge.forms.headings import merge_heading
from clausetree.merge.origins.nodes import BASE, OURS, SIDES, THEIRS, read_passage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from clausetree.merge.conflict import MergedPiece
    from clausetree.merge.origins.maps import PassagePlace
    from clausetree.merge.states.material import Material
    from clausetree.model.clause import Clause

_DELETED = {
    OURS: "ours changed the clause, theirs deleted it",
    THEIRS: "theirs changed the clause, ours deleted it",
}
_EMPTIED = "each side took away a part of the clause, and nothing is left of it"
REARRANGED = "the sides arrange what the clause says in ways that can't be joined"
"""Why a clause is asked about as a whole."""


def build_position_conflict(material: Material, key: int) -> Conflict:
    """Returns the conflict about a clause that both sides moved apart."""
    clauses = material.clauses(key)
    base, ours, theirs = (
        clause
        and Stance(
            str(clause.locator),
            material.documents[side].clauses[clause.index - 1].id if clause.index else None,
            None,
        )
        for side, clause in enumerate(clauses)
    )
    mine = clauses[OURS]
    why = "both moved the clause to different places"
    return Conflict("position", mine.id if mine else None, base, ours, theirs, why)


def find_clash_questions(material: Material) -> Iterator[tuple[int, Question]]:
    """Yields for the key of each of two clauses with one id what its heading says, whichever side keeps the id."""
    keys = material.nodes.clauses.keys
    for clash in material.names.clashes:
        ours, theirs = (
            Stance(str(clause.locator), clash.id, None)
            for clause in (
                material.documents[OURS].clauses[clash.ours.index],
                material.documents[THEIRS].clauses[clash.theirs.index],
            )
        )
        why = "both gave one id to different clauses"
        conflict = Conflict("id", clash.id, None, ours, theirs, why)
        one, other = clash.name_in_ours, clash.name_in_theirs
        asked = (
            (keys[OURS][clash.ours.index], Question(conflict, one, clash.id, one)),
            (keys[THEIRS][clash.theirs.index], Question(conflict, other, other, clash.id)),
        )
        for key, question in asked:
            if not _has_three_ids(material, key):
                yield key, question


def _has_three_ids(material: Material, key: int) -> bool:
    """Returns whether both sides gave a clause another id: its heading asks that, and any answer settles the clash."""
    return len({clause.id for clause in material.clauses(key) if clause}) == len(material.documents)


def build_deletion_question(
    material: Material,
    key: int,
    side: int,
    depth: int,
    read_rest: Callable[[int, PassagePlace], str],
) -> Question:
    """Returns the question about a clause that one side deleted and the other changed.

    Args:
        material: The material of the merge.
        key: The clause.
        side: The side that has it.
        depth: The depth of its heading.
        read_rest: Returns what a passage of one of the texts says, without what stands elsewhere in the merged text.
    """
    clauses = material.clauses(key)
    texts = ["", "", ""]
    for where in (BASE, side):
        clause = clauses[where]
        assert clause is not None  # noqa: S101 - it is there
        texts[where] = end_clause("".join(_read_clause(clause, where, depth, read_rest)))
    return _ask_whether_it_stays(clauses, texts, _DELETED[side])


def build_whole_question(material: Material, key: int, depth: int) -> Question:
    """Returns the question about a clause that one side deleted, with all that each text has of it, its heading at a depth."""

    def read(where: int, place: PassagePlace) -> str:
        return read_passage(material.documents[where], place)

    clauses = material.clauses(key)
    texts = [
        end_clause("".join(_read_clause(clause, where, depth, read))) if clause else ""
        for where, clause in enumerate(clauses)
    ]
    return _ask_whether_it_stays(clauses, texts, REARRANGED)


def build_emptied_question(
    material: Material, key: int, depth: int, read_rest: Callable[[int, PassagePlace], str]
) -> Question:
    """Returns the question about a clause of which the two sides together left nothing; as `build_deletion_question` does.

    The base has it whole; a side lacks it if all that it left there stands elsewhere.
    """
    clauses = material.clauses(key)
    base = clauses[BASE]
    texts = [end_clause(base.content.source) if base else ""]
    for side in SIDES:
        clause = clauses[side]
        heading, *said = _read_clause(clause, side, depth, read_rest) if clause else [""]
        texts.append(end_clause("".join([heading, *said])) if said else "")
    return _ask_whether_it_stays(clauses, texts, _EMPTIED)


def _read_clause(
    clause: Clause, where: int, depth: int, read_rest: Callable[[int, PassagePlace], str]
) -> Iterator[str]:
    """Yields a clause of one of the texts, at a depth: its heading, and what is left of each passage, with the blanks after it."""
    source = clause.content.source
    heading = merge_heading([None, clause, None], depth)
    yield choose_side(heading, OURS) + find_blanks(source, clause.heading.span.end)
    for number, passage in enumerate(clause.content.passages):
        if rest := read_rest(where, (clause.index, number)):
            yield rest + find_blanks(source, passage.span.end)


def _ask_whether_it_stays(clauses: Sequence[Clause | None], texts: Sequence[str], why: str) -> Question:
    """Returns the question which of three texts of a clause stands, some of them empty."""
    base, ours, theirs = (
        Stance(str(clause.locator), None, text) if clause else None
        for clause, text in zip(clauses, texts, strict=True)
    )
    name = next((clause.id for clause in clauses[OURS:] if clause), None)
    return Question(Conflict("deletion", name, base, ours, theirs, why), *texts)


def build_rearranged_question(material: Material, key: int) -> Question:
    """Returns the question which of three texts a clause has below its heading, without the blanks after it."""
    clauses = material.clauses(key)
    texts = [_read_own(clause) if clause else "" for clause in clauses]
    base, ours, theirs = (
        clause and Stance(str(clause.locator), None, text)
        for clause, text in zip(clauses, texts, strict=True)
    )
    name = next((clause.id for clause in clauses[OURS:] if clause), None)
    conflict = Conflict("prose", name, base, ours, theirs, REARRANGED)
    return Question(conflict, *texts)


def _read_own(clause: Clause) -> str:
    """Returns what stands below a clause's heading, the first line with its indentation, without the blanks after it."""
    source, end = clause.content.source, clause.heading.span.end
    return source[end + len(find_blanks(source, end)) :].rstrip()


def ask_for_all(
    heading: Sequence[MergedPiece], pieces: Sequence[MergedPiece], *, is_alone: bool
) -> Iterator[MergedPiece]:
    """Yields a clause; with its heading in the question about its words where one answer leaves nothing of these.

    Args:
        heading: Its heading, with the blanks after it.
        pieces: Its own passages.
        is_alone: Whether the heading would say nothing without them: it is new, and no clause stands in it.
    """
    asked = [piece for piece in pieces if isinstance(piece, Question)]
    ours, theirs = (choose_side(pieces, side).strip() for side in SIDES)
    if not is_alone or not asked or (ours and theirs) or not all(isinstance(piece, str) for piece in heading):
        yield from (*heading, *pieces)
        return
    title = choose_side(heading, BASE)
    said = [choose_side(pieces, side) for side in (BASE, *SIDES)]
    titles = "", title, title
    texts = [f"{above}{text}" if text.strip() else "" for above, text in zip(titles, said, strict=True)]
    conflict = asked[0].conflict
    base, mine, other = (
        stance and stance._replace(text=text.rstrip("\n"))
        for stance, text in zip((conflict.base, conflict.ours, conflict.theirs), texts, strict=True)
    )
    yield Question(Conflict("deletion", conflict.clause, base, mine, other, conflict.why), *texts)


def choose_side(pieces: Iterable[MergedPiece], side: int) -> str:
    """Returns the text that the pieces make where every question is answered by one side."""
    return "".join(
        piece if isinstance(piece, str) else (piece.base, piece.ours, piece.theirs)[side] for piece in pieces
    )
