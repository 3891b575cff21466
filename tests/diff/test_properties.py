from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausetree.diff.documents import diff_documents
from clausetree.diff.script import apply_script, build_script
from clausetree.output.diff.script import parse_script
from clausetree.syntax.document import parse_document
from tests.diff.conftest import diff_texts, load_sample, show_changes

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet, ClauseChange
    from clausetree.model.document import Document

MIRROR = {"inserted": "deleted", "deleted": "inserted", "split": "merged", "merged": "split"}
WAYS = {"promoted": "demoted", "demoted": "promoted", "kept": "kept"}

lines = st.sampled_from(
    [
        "# One {#one}",
        "# One {#two}",
        "## Two words {#two authority=user}",
        "## Two words {#three authority=root}",
        "### Deep",
        "A sentence of several words that can be told from others.",
        "A sentence of several words — which can be told from others[^abcd].",
        "Another one, about [?](#one).",
        "**Example**: a title",
        "~~~xml\n<user>\nhello\n</user>\n<comparison>\n<assistant> <!-- GOOD -->\nhi\n</assistant>\n</comparison>\n~~~",
        "~~~xml\n<user>\nhello\n</user>\n<comparison>\n<assistant> <!-- BAD[#one] -->\nhi\n</assistant>\n</comparison>\n~~~",
        '!!! meta "Commentary"\n    Said aside.',
        "",
        "\ufeff",
        "plain\r\nwindows",
    ]
)
texts = st.one_of(
    st.text(max_size=60), st.lists(lines, max_size=14).map("\n".join), st.lists(lines).map("\n\n".join)
)


@given(texts, texts)
@settings(max_examples=150, deadline=None)
def test_a_script_makes_any_text_of_any_other(old: str, new: str) -> None:
    script = parse_script(show_changes(diff_texts(old, new), "script").encode())
    assert apply_script(script, old) == new


@given(texts)
@settings(max_examples=60, deadline=None)
def test_a_text_and_itself_have_no_difference(text: str) -> None:
    changes = diff_texts(text, text)
    assert not changes.clauses
    assert not changes.ladder
    assert not build_script(changes).edits


@given(texts, texts)
@settings(max_examples=100, deadline=None)
def test_redlines_spell_both_texts(old: str, new: str) -> None:
    for change in diff_texts(old, new).clauses:
        for line in change.redline:
            if line.passage != "heading" and line.kind != "moved":
                before = "".join(run.text for run in line.runs if run.kind != "inserted")
                after = "".join(run.text for run in line.runs if run.kind != "deleted")
                assert before in old
                assert after in new


@given(texts, texts)
@settings(max_examples=100, deadline=None)
def test_a_clause_that_is_not_listed_is_the_same_but_for_its_level_name(old: str, new: str) -> None:
    changes = diff_texts(old, new)
    listed = {change.new.start for change in changes.clauses if change.new}
    for pair in changes.pairs:
        if pair.new.start not in listed:
            bodies = [c.content.source[c.heading.span.end :].strip() for c in (pair.old, pair.new)]
            assert bodies[0] == bodies[1]
            assert pair.old.title == pair.new.title


@pytest.mark.parametrize(("old", "new"), list(product(load_sample(), repeat=2)))
def test_sample_revisions_are_made_of_each_other_and_mirror_each_other(old: str, new: str) -> None:
    _check_pair(load_sample()[old], load_sample()[new])


@pytest.mark.upstream
def test_releases_are_made_of_each_other_and_mirror_each_other(releases: dict[str, str]) -> None:
    documents = [parse_document(text) for text in releases.values()]
    for old, new in product(documents, repeat=2):
        _check_pair(old, new)


def _check_pair(old: Document, new: Document) -> None:
    changes = diff_documents(old, new)
    assert apply_script(build_script(changes), old.text) == new.text
    assert _facts(changes, mirrored=False) == _facts(diff_documents(new, old), mirrored=True)


def _facts(changes: ChangeSet, *, mirrored: bool) -> set[tuple[object, ...]]:
    return {_fact(change, mirrored=mirrored) for change in changes.clauses}


def _fact(change: ClauseChange, *, mirrored: bool) -> tuple[object, ...]:
    ids = [clause.id if clause else None for clause in (change.old, change.new)]
    if not mirrored:
        return (*ids, frozenset(change.kinds), change.direction)
    return (
        *reversed(ids),
        frozenset(MIRROR.get(kind, kind) for kind in change.kinds),
        WAYS[change.direction],
    )
