"""What every redline of real texts keeps to, checked on the texts alone."""

from __future__ import annotations

import unicodedata
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Literal

import pytest

from clausetree.diff.documents import diff_documents
from clausetree.syntax.document import parse_document
from clausetree.text.sentences import split_sentences
from clausetree.text.words import split_tokens
from tests.bench.peers import git
from tests.bench.peers.wording import count_marked, find_repeated
from tests.diff.conftest import diff_texts, load_sample

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausetree.diff.changes import ChangeSet, ClauseChange
    from clausetree.diff.redlines import Redline
    from clausetree.model.clause import Clause

_FEW = 10  # strings of six words that may be both deleted and inserted, over all releases


@pytest.fixture(scope="module")
def released(releases: dict[str, str]) -> list[ChangeSet]:
    documents = [parse_document(text) for text in releases.values()]
    return [diff_documents(old, new) for old, new in pairwise(documents)]


@pytest.fixture(scope="module", params=["sample", pytest.param("released", marks=pytest.mark.upstream)])
def changes(request: pytest.FixtureRequest) -> list[ChangeSet]:
    """The change sets between the sample revisions, or between the releases."""
    if request.param == "released":
        found: list[ChangeSet] = request.getfixturevalue("released")
        return found
    revisions = [document for label, document in load_sample().items() if label != "tutor"]
    return [diff_documents(old, new) for old, new in pairwise(revisions)]


@pytest.mark.upstream
def test_what_a_passage_keeps_is_not_shown_as_deleted_and_inserted(released: list[ChangeSet]) -> None:
    found = [string for changes in released for string in find_repeated(changes)]
    assert len(found) <= _FEW, found


def test_runs_spell_both_wordings(changes: list[ChangeSet]) -> None:
    for line in _lines(changes):
        assert "".join(_old_texts(line)) == line.before
        assert "".join(_new_texts(line)) == line.after


def test_the_new_number_of_a_list_item_is_kept_text_that_knows_the_old_number() -> None:
    items = "Keep the first.", "Add one here.", "Keep the second."
    old, new = (
        "\n".join(f"{number}. {item}" for number, item in enumerate(row, 1)) for row in (items[::2], items)
    )
    lines = _lines([diff_texts(f"# Steps {{#steps}}\n\n{old}\n", f"# Steps {{#steps}}\n\n{new}\n")])
    renumbered = [run for line in lines for run in line.runs if run.old is not None]
    assert [(run.kind, run.old, run.text) for run in renumbered] == [
        ("kept", "2. Keep the second.", "3. Keep the second.")
    ]
    for line in lines:
        assert ("".join(_old_texts(line)), "".join(_new_texts(line))) == (line.before, line.after)


@pytest.mark.parametrize(
    ("text", "word", "other"),
    [
        ("Le café {} être servi à l’heure.", "doit", "peut"),
        ("어시스턴트는 {} 정직해야 한다.", "늘", "꼭"),
        ("Trợ lý {} trung thực với người dùng.", "phải", "nên"),
    ],
)
@pytest.mark.parametrize("forms", [("NFC", "NFD"), ("NFD", "NFC")])
def test_letters_and_marks_that_are_spelled_apart_are_the_same_letters(
    text: str, word: str, other: str, forms: tuple[Literal["NFC", "NFD"], Literal["NFC", "NFD"]]
) -> None:
    old, new = (
        unicodedata.normalize(form, f"# Rules {{#rules}}\n\n{text.format(said)}\n")
        for form, said in zip(forms, (word, other), strict=True)
    )
    lines = list(_lines([diff_texts(old, new)]))
    changed = [
        unicodedata.normalize("NFC", run.text) for line in lines for run in line.runs if run.kind != "kept"
    ]
    assert changed == [word, other]
    for line in lines:
        assert ("".join(_old_texts(line)), "".join(_new_texts(line))) == (line.before, line.after)


@pytest.mark.parametrize("rest", [" degrees are too cold.", ".5 degrees are too cold."])
def test_a_number_that_only_begins_a_sentence_is_said(rest: str) -> None:
    old, new = (f"# Milk {{#milk}}\n\n{number}{rest}\n" for number in (4, 6))
    assert all(run.old is None for line in _lines([diff_texts(old, new)]) for run in line.runs)


def test_no_word_is_cut(changes: list[ChangeSet]) -> None:
    for line in _lines(changes):
        for texts, wordings in (
            (_old_texts(line), [piece.before for piece in line.pieces]),
            (_new_texts(line), [piece.after for piece in line.pieces]),
        ):
            tokens = [token for wording in wordings for token in split_tokens(wording)]
            assert set(_ends(texts)) <= set(_ends(tokens)), line.runs


def _old_texts(line: Redline) -> list[str]:
    return [run.text if run.old is None else run.old for run in line.runs if run.kind != "inserted"]


def _new_texts(line: Redline) -> list[str]:
    return [run.text for run in line.runs if run.kind != "deleted"]


def _ends(texts: Iterable[str]) -> Iterator[int]:
    return accumulate(map(len, texts))


@pytest.mark.upstream
def test_fewer_characters_are_marked_than_by_git(released: list[ChangeSet]) -> None:
    theirs = sum(git.count_marked(changes.old.text, changes.new.text) for changes in released)
    assert 0 < sum(map(count_marked, released)) <= theirs


def test_every_sentence_that_changed_stands_in_one_redline_of_its_clause(changes: list[ChangeSet]) -> None:
    checked = 0
    for change in _clauses(changes):
        if change.old and change.new:
            old, new = change.old, change.new
            befores = [line.before for line in change.redline if _is_of(line.old, old)]
            afters = [line.after for line in change.redline if _is_of(line.new, new)]
            checked += _check_sentences(old, new, befores) + _check_sentences(new, old, afters)
    assert checked > 100


def _is_of(locator: object, clause: Clause) -> bool:
    return str(locator).partition("/")[0] == str(clause.locator)


def _check_sentences(one: Clause, other: Clause, told: Sequence[str]) -> int:
    """Checks that all sentences of a clause that its other state lacks are told once each; returns how many."""
    there = other.content.source
    found = {
        sentence
        for passage in one.content.passages
        for sentence in _sentences(passage.span.slice(one.content.source))
        if sentence not in there
    }
    for sentence in found:
        assert sum(text.count(sentence) for text in told) == one.content.source.count(sentence), sentence
    return len(found)


def _sentences(text: str) -> Iterator[str]:
    return (span.slice(text).strip() for span in split_sentences(text))


def _clauses(changes: Iterable[ChangeSet]) -> list[ClauseChange]:
    return [change for one in changes for change in one.clauses]


def _lines(changes: Iterable[ChangeSet]) -> list[Redline]:
    return [line for change in _clauses(changes) for line in change.redline]
