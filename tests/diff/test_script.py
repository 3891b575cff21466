from __future__ import annotations

import pytest

from clausetree.diff.script import Insert, Move, Replace, apply_script, build_script
from clausetree.model.errors import ClausetreeError
from clausetree.output.diff.script import parse_script
from tests.diff.conftest import GOLDEN, diff_texts, read, show_changes


def test_a_clause_that_moves_and_changes_is_one_move_with_its_edit_inside() -> None:
    changes = diff_texts(
        "# A {#a}\n\none two three four\n\n# B {#b}\n\nfive six seven eight and some more words\n\n# C {#c}\n",
        "# B {#b}\n\nfive six seven eight and some more words\n\n# C {#c}\n\n# A {#a}\n\none two three five\n",
    )
    moves = [edit for edit in build_script(changes).edits if isinstance(edit, Move)]
    assert [(move.clause, [edit.text.strip() for edit in move.edits]) for move in moves] == [("a", ["five"])]


def test_nothing_unchanged_is_in_a_script() -> None:
    folder = GOLDEN / "chapter_renamed"
    old, new = read(folder / "old.md"), read(folder / "new.md")
    edits = build_script(diff_texts(old.text, new.text)).edits
    assert {edit.clause for edit in edits} == {"behaviour", "welcome", "say_goodbye", "finish_the_job"}
    for edit in edits:
        assert isinstance(edit, Replace)
        assert edit.span.slice(old.text) != edit.text


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_endings_and_marks_come_out_as_they_are(ending: str) -> None:
    old = "\ufeff# A {#a}\n\nwords\n".replace("\n", ending)
    new = "# A {#a}\n\nother words".replace("\n", ending)
    assert apply_script(build_script(diff_texts(old, new)), old) == new
    assert apply_script(build_script(diff_texts(new, old)), new) == old


def test_a_script_for_another_text_is_refused() -> None:
    script = build_script(diff_texts("# A\n", "# B\n"))
    with pytest.raises(ClausetreeError, match="made for another text"):
        apply_script(script, "# C\n")


def test_a_damaged_script_is_refused() -> None:
    script = build_script(diff_texts("# A\n", "# A\n\nwords\n"))
    broken = script._replace(edits=(Insert(clause="a", at=99, text="words"),))
    with pytest.raises(ClausetreeError, match="damaged"):
        apply_script(broken, "# A\n")


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"\xff", b'{"schema_version": "2"}', b'{"schema_version": "1", "edits": 3}']
)
def test_what_is_no_script_is_refused(data: bytes) -> None:
    with pytest.raises(ClausetreeError, match="not an edit script"):
        parse_script(data)


def test_a_script_survives_the_way_through_json() -> None:
    folder = GOLDEN / "moved_and_reordered"
    changes = diff_texts(read(folder / "old.md").text, read(folder / "new.md").text)
    assert parse_script(show_changes(changes, "script").encode()) == build_script(changes)
