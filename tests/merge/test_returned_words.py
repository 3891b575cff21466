"""Words that come back to a clause, or are taken out of it again, are set as they were: nested, in commentary, in a quote."""

from __future__ import annotations

import pytest

from clausetree.diff.documents import diff_documents
from clausetree.merge.held.crossings import Crossings
from clausetree.merge.held.held_clauses import hold_clauses
from clausetree.syntax.document import parse_document

STAMP = "Stamp each slip twice with red ink. Dry it on the blotter before noon. Hand it back to the reader."
GREET = "Say hello to whoever comes in from the rain."
GREEN = "Green apples are kept in the cellar by the porter."
APPLES = "Apples are sold at the door on Fridays."
PEARS = "Pears are kept on the upper shelf."
COUNT = "Count the books each evening before you leave."
META = '!!! meta "Commentary"\n\n    '


def _write(stamp: str, greet: str) -> str:
    return f"# Stamp {{#stamp}}\n\n{stamp}\n\n# Greet {{#greet}}\n\n{greet}\n"


HOLDING = {
    "a nested item": f"{STAMP}\n\n- {APPLES}\n  - {GREEN}\n- {PEARS}",
    "a nested item at the end": f"{STAMP}\n\n- {APPLES}\n- {PEARS}\n  - {GREEN}",
    "the first item": f"{STAMP}\n\n- {GREEN}\n- {APPLES}\n- {PEARS}",
    "the first sentence of an item": f"{STAMP}\n\n- {APPLES}\n- {GREEN} {PEARS}",
    "the last sentence of an item": f"{STAMP}\n\n- {APPLES} {GREEN}\n- {PEARS}",
    "the first paragraph of a commentary": f"{STAMP}\n\n{META}{GREEN}\n\n    {PEARS}",
    "the last paragraph of a commentary": f"{STAMP}\n\n{META}{PEARS}\n\n    {GREEN}",
    "the first sentence of a commentary": f"{STAMP}\n\n{META}{GREEN} {PEARS}",
    "all of a commentary": f"{STAMP}\n\n{META}{GREEN}",
    "an item in a commentary": f"{STAMP}\n\n{META}{PEARS}\n\n    - {APPLES}\n      - {GREEN}\n    - {COUNT}",
    "the first line of a quote": f"{STAMP}\n\n> {GREEN}\n> {PEARS}",
    "the last line of a quote": f"{STAMP}\n\n> {PEARS}\n> {GREEN}",
    "all of a quote": f"{STAMP}\n\n> {GREEN}",
    "a line of its own": f"{STAMP}\n{PEARS}\n{GREEN}",
    "the first line": f"{GREEN}\n{STAMP}",
    "the first sentence": f"{GREEN} {STAMP}",
}
LEFT = {
    "a nested item": f"{STAMP}\n\n- {APPLES}\n- {PEARS}",
    "a nested item at the end": f"{STAMP}\n\n- {APPLES}\n- {PEARS}",
    "the first item": f"{STAMP}\n\n- {APPLES}\n- {PEARS}",
    "the first sentence of an item": f"{STAMP}\n\n- {APPLES}\n- {PEARS}",
    "the last sentence of an item": f"{STAMP}\n\n- {APPLES}\n- {PEARS}",
    "the first paragraph of a commentary": f"{STAMP}\n\n{META}{PEARS}",
    "the last paragraph of a commentary": f"{STAMP}\n\n{META}{PEARS}",
    "the first sentence of a commentary": f"{STAMP}\n\n{META}{PEARS}",
    "all of a commentary": STAMP,
    "an item in a commentary": f"{STAMP}\n\n{META}{PEARS}\n\n    - {APPLES}\n    - {COUNT}",
    "the first line of a quote": f"{STAMP}\n\n> {PEARS}",
    "the last line of a quote": f"{STAMP}\n\n> {PEARS}",
    "all of a quote": STAMP,
    "a line of its own": f"{STAMP}\n{PEARS}",
    "the first line": STAMP,
    "the first sentence": STAMP,
}
ELSEWHERE = {"a sentence": f"{GREET} {GREEN}", "a paragraph": f"{GREET}\n\n{GREEN}"}


@pytest.mark.parametrize("held", ["stamp", "greet"])
@pytest.mark.parametrize("elsewhere", ELSEWHERE)
@pytest.mark.parametrize("what", HOLDING)
def test_what_left_comes_back_as_it_was(what: str, elsewhere: str, held: str) -> None:
    assert _hold(_write(HOLDING[what], GREET), _write(LEFT[what], ELSEWHERE[elsewhere]), held) == _write(
        HOLDING[what], GREET
    )


@pytest.mark.parametrize("held", ["stamp", "greet"])
@pytest.mark.parametrize("elsewhere", ELSEWHERE)
@pytest.mark.parametrize("what", HOLDING)
def test_what_came_is_taken_out_and_leaves_no_trace(what: str, elsewhere: str, held: str) -> None:
    assert _hold(_write(LEFT[what], ELSEWHERE[elsewhere]), _write(HOLDING[what], GREET), held) == _write(
        LEFT[what], ELSEWHERE[elsewhere]
    )


def test_paragraphs_stay_apart_where_a_list_between_them_is_taken_out() -> None:
    old = _write(f"{STAMP}\n\n{PEARS}", f"{GREET} {GREEN}")
    new = _write(f"{STAMP}\n- {GREEN}\n\n{PEARS}", GREET)
    assert _hold(old, new, "greet") == old


def test_a_commentary_comes_back_as_one_where_what_it_stood_beside_binds_now() -> None:
    old = _write(f"{STAMP}\n\n{META}{GREEN} {COUNT}", GREET)
    new = _write(f"{STAMP}\n\n{GREEN}", f"{GREET} {COUNT}")
    assert _hold(old, new, "greet") == _write(f"{STAMP}\n\n{GREEN}\n\n{META}{COUNT}", GREET)


def test_what_stood_beside_what_is_code_now_comes_back_after_it() -> None:
    old = _write(f"{STAMP}\n\n{GREEN} {COUNT}", GREET)
    new = _write(f"{STAMP}\n\n```\n{GREEN}\n```", f"{GREET} {COUNT}")
    assert _hold(old, new, "greet") == _write(f"{STAMP}\n\n```\n{GREEN}\n```\n\n{COUNT}", GREET)


def test_an_item_comes_back_where_another_was_put_beside_it() -> None:
    old = _write(f"{STAMP}\n\n- {APPLES}\n- {GREEN} {PEARS}", GREET)
    new = _write(f"{STAMP}\n\n- {APPLES}\n- {COUNT}\n- {PEARS}", f"{GREET} {GREEN}")
    assert _hold(old, new, "greet") == _write(f"{STAMP}\n\n- {APPLES}\n- {COUNT}\n- {GREEN} {PEARS}", GREET)


def test_an_item_comes_back_after_what_was_added_to_the_one_before_it() -> None:
    old = _write(f"{STAMP}\n\n- {APPLES}\n- {GREEN}\n- {PEARS}", GREET)
    new = _write(f"{STAMP}\n\n- {APPLES} {COUNT}\n- {PEARS}", f"{GREET} {GREEN}")
    assert _hold(old, new, "greet") == _write(f"{STAMP}\n\n- {APPLES} {COUNT}\n- {GREEN}\n- {PEARS}", GREET)


def _hold(old: str, new: str, held: str) -> str:
    one, other = parse_document(old), parse_document(new)
    assert Crossings(diff_documents(one, other)).find({held})
    return hold_clauses(one, other, {held}, parse_document).text
