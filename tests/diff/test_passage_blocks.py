"""How a changed clause is read: nothing of it is left out, and all of it stands where it stood or stands."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from clausetree.diff.documents import diff_documents
from clausetree.syntax.document import parse_document
from tests.diff.conftest import diff_texts, load_sample

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet, ClauseChange
    from clausetree.diff.passage_blocks import Part
    from clausetree.model.clause import Clause


@pytest.fixture(scope="module", params=["sample", pytest.param("released", marks=pytest.mark.upstream)])
def changes(request: pytest.FixtureRequest) -> list[ChangeSet]:
    """The change sets of all pairs of the sample revisions, or of the releases."""
    if request.param == "released":
        releases: dict[str, str] = request.getfixturevalue("releases")
        documents = list(map(parse_document, releases.values()))
    else:
        documents = [document for label, document in load_sample().items() if label != "tutor"]
    return [diff_documents(old, new) for old, new in combinations(documents, 2)]


def test_the_newer_text_is_all_there_in_its_order(changes: list[ChangeSet]) -> None:
    checked = 0
    for change in _read(changes):
        if change.new:
            said = (piece.after for part in _parts(change) if part.way != "went" for piece in part.pieces)
            assert "".join(said) == _source(change.new), change.clause.id
            checked += 1
    assert checked > 50


def test_the_older_text_is_all_there_and_what_did_not_move_in_its_order(changes: list[ChangeSet]) -> None:
    checked = 0
    for change in _read(changes):
        if change.old:
            _check_old(change, change.old)
            checked += 1
    assert checked > 50


def _check_old(change: ClauseChange, old: Clause) -> None:
    rest = _source(old)
    departed = {id(part.line) for part in _parts(change) if _is_departure(part)}
    parts = [
        part
        for part in _parts(change)
        if part.way != "came" and (id(part.line) not in departed or _is_departure(part))
    ]
    for part in parts:
        if part.way == "stayed":
            for piece in part.pieces:
                assert rest.count(piece.before) >= 1, change.clause.id
                rest = rest.replace(piece.before, "\0", 1)
    place = 0
    for piece in (piece for part in parts if part.way != "stayed" for piece in part.pieces):
        at = rest.find(piece.before, place)
        assert at >= 0, (change.clause.id, piece.before)
        assert not rest[place:at].strip("\0"), (change.clause.id, rest[place:at])
        place = at + len(piece.before)
    assert not rest[place:].strip("\0"), change.clause.id


def _read(changes: list[ChangeSet]) -> list[ClauseChange]:
    return [change for one in changes for change in one.clauses if change.reading]


def _parts(change: ClauseChange) -> list[Part]:
    return [part for block in change.reading for part in block.parts]


def _is_departure(part: Part) -> bool:
    """Returns whether a part shows where a sentence stood that is shown at its new place too."""
    line = part.line
    return bool(part.way == "went" and line and line.new and line.old and line.old[:2] == line.new[:2])


def _source(clause: Clause) -> str:
    passages = clause.content.passages
    return "".join(passage.span.slice(clause.content.source) for passage in passages)


SAID = (
    "Whoever asks for the recipe gets all of it, even where a step seems too easy to be worth a line.",
    "The oven is named with its number, because two of them stand in the same cold kitchen.",
    "Salt is weighed and not guessed, for a spoon of it is never the same spoon twice.",
    "A burnt crust is told at once and to everybody who has already been given a slice.",
)
ONE, TWO, THREE, FOUR = SAID
OWN = "Guests may bring a bottle of whatever they like to drink with their supper."
CASES = {
    "a paragraph broken in two around a sentence that came": (
        [f"{ONE} {TWO}", FOUR],
        [ONE, f"{TWO} {FOUR}"],
        [ONE, TWO, FOUR],
    ),
    "a sentence moved into a list item": (
        [f"{ONE} {TWO}", f"- {THREE}\n- {FOUR}"],
        [ONE, f"- {THREE} {TWO}\n- {FOUR}"],
        [ONE, THREE, TWO, FOUR],
    ),
    "a struck passage where the one before all others moved": (
        [ONE, TWO, THREE, FOUR],
        [TWO, FOUR, ONE],
        [TWO, THREE, FOUR, ONE],
    ),
    "the last sentence of a paragraph struck": ([f"{ONE} {TWO}", THREE], [ONE, THREE], [ONE, TWO, THREE]),
    "the first sentence of a passage struck": ([ONE, f"{TWO} {THREE}"], [ONE, THREE], [ONE, TWO, THREE]),
}


@pytest.mark.parametrize(("olds", "news", "order"), CASES.values(), ids=CASES.keys())
def test_what_is_struck_or_moved_stands_among_its_neighbours(
    olds: list[str], news: list[str], order: list[str]
) -> None:
    old, new = (f"# A {{#a}}\n\n{OWN}\n\n" + "\n\n".join(passages) + "\n" for passages in (olds, news))
    (change,) = diff_texts(old, new).clauses
    parts = [part for part in _parts(change) if not _is_departure(part)]
    shown = "".join(piece.before or piece.after for part in parts for piece in part.pieces)
    places = [shown.index(sentence[:30]) for sentence in order]
    assert places == sorted(places), shown


def test_what_left_a_clause_stands_there_where_it_stood() -> None:
    old = f"# A {{#a}}\n\n{OWN}\n\n{ONE} {TWO} {THREE}\n\n# B {{#b}}\n\n{FOUR}\n"
    new = f"# A {{#a}}\n\n{OWN}\n\n{ONE} {THREE}\n\n# B {{#b}}\n\n{FOUR} {TWO}\n"
    one, other = diff_texts(old, new).clauses
    assert [(part.way, part.pieces[0].before[:9]) for part in _parts(one)] == [
        (None, OWN[:9]),
        (None, ONE[:9]),
        ("went", TWO[:9]),
        (None, THREE[:9]),
    ]
    assert [part.way for part in _parts(other)] == [None, "came"]
    assert [block.is_kept for block in one.reading] == [True, False]


@pytest.mark.parametrize(
    ("olds", "news", "expected"),
    [
        (
            [f"{ONE} {TWO} {THREE}", FOUR],
            [f"{ONE} {THREE}", f"{FOUR} {TWO}"],
            [(None, ONE), ("went", TWO), (None, THREE), (None, FOUR), ("stayed", TWO)],
        ),
        (
            [f"{ONE} {TWO}", f"{THREE} {FOUR}"],
            [ONE, f"{THREE} {TWO} {FOUR}"],
            [(None, ONE), ("went", TWO), (None, THREE), ("stayed", TWO), (None, FOUR)],
        ),
        (
            [f"{TWO} {THREE}", ONE],
            [THREE, f"{ONE} {TWO}"],
            [("went", TWO), (None, THREE), (None, ONE), ("stayed", TWO)],
        ),
        ([ONE, TWO, THREE], [ONE, THREE, TWO], [(None, ONE), ("stayed", THREE), (None, TWO)]),
    ],
    ids=["from the middle", "into the middle", "from the start", "a whole passage"],
)
def test_a_sentence_that_moved_within_its_clause_is_also_where_it_stood(
    olds: list[str], news: list[str], expected: list[tuple[str | None, str]]
) -> None:
    old, new = ("# A {#a}\n\n" + "\n\n".join(passages) + "\n" for passages in (olds, news))
    (change,) = diff_texts(old, new).clauses
    read = [
        (part.way, (piece.before or piece.after).strip()) for part in _parts(change) for piece in part.pieces
    ]
    assert read == expected


def test_a_clause_that_is_gone_is_read_as_it_was() -> None:
    old = f"# A {{#a}}\n\n{OWN}\n\n# B {{#b}}\n\n{ONE} {TWO} {THREE}\n"
    new = f"# A {{#a}}\n\n{OWN} {ONE} {TWO}\n"
    gone = next(change for change in diff_texts(old, new).clauses if change.new is None)
    said = "".join(piece.before for part in _parts(gone) for piece in part.pieces)
    assert said.split() == f"{ONE} {TWO} {THREE}".split()
    assert len(gone.reading) == 1


def test_two_diffs_of_the_same_texts_read_the_same() -> None:
    old, new = f"# A {{#a}}\n\n{ONE} {TWO}\n", f"# A {{#a}}\n\n{ONE}\n\n{TWO} {THREE}\n"
    (one,), (other,) = diff_texts(old, new).clauses, diff_texts(old, new).clauses
    assert one.reading == other.reading
    assert hash(one.reading) == hash(other.reading)
    (elsewhere,) = diff_texts(old, new.replace(THREE, FOUR)).clauses
    assert one.reading != elsewhere.reading
