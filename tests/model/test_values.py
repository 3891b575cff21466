"""Locators, ladders, diagnostics, errors: small values that other layers build on."""

from __future__ import annotations

from itertools import pairwise

import pytest

from clausetree.model.authority import KNOWN_PROFILES, Ladder
from clausetree.model.diagnostic import Diagnostic
from clausetree.model.errors import ClausetreeError
from clausetree.model.locator import Locator, Step, StepKind
from clausetree.text.span import Span


@pytest.mark.parametrize(
    ("locator", "written", "kind"),
    [
        (Locator("be_kind"), "be_kind", "clause"),
        (Locator("be_kind", 2), "be_kind~2", "clause"),
        (Locator("be_kind").to("passage", 3), "be_kind/p3", "passage"),
        (Locator("be_kind").to("passage", 3).to("sentence", 2), "be_kind/p3/s2", "sentence"),
        (Locator("be_kind").to("example", 2).to("message", 3), "be_kind/e2/m3", "message"),
        (
            Locator("a", 3).to("example", 1).to("comparison", 1).to("response", 12),
            "a~3/e1/c1/r12",
            "response",
        ),
        (Locator("a").to("example", 1).to("comparison", 4), "a/e1/c4", "comparison"),
        (Locator("a").to("example", 1), "a/e1", "example"),
    ],
)
def test_a_locator_is_written_as_the_contract_has_it(locator: Locator, written: str, kind: str) -> None:
    assert str(locator) == written
    assert locator.kind == kind


def test_a_step_further_leaves_the_locator_before_it_as_it_was() -> None:
    passage = Locator("a").to("passage", 1)
    assert passage.to("sentence", 2).steps == (Step("passage", 1), Step("sentence", 2))
    assert passage == Locator("a", 1, (Step("passage", 1),))


def test_every_kind_of_step_has_a_letter_of_its_own() -> None:
    kinds: tuple[StepKind, ...] = ("passage", "sentence", "example", "message", "comparison", "response")
    assert [str(Step(kind, 1)) for kind in kinds] == ["p1", "s1", "e1", "m1", "c1", "r1"]


def test_a_ladder_knows_how_far_below_the_top_a_level_is() -> None:
    ladder = Ladder(("root", "system", "user"))
    assert [ladder.rank(level) for level in ladder] == [0, 1, 2]
    assert ladder.rank("Root") is None
    assert ladder.levels == ("root", "system", "user")


def test_the_known_profiles_are_the_published_ones_newest_first() -> None:
    assert [(profile.name, profile.ladder.levels, profile.eval_prompts) for profile in KNOWN_PROFILES] == [
        ("2025-09", ("root", "system", "developer", "user", "guideline"), True),
        ("2025-02", ("platform", "developer", "user", "guideline"), True),
        ("2024-05", ("platform", "developer", "user", "tool"), False),
    ]
    assert all(one.name > other.name for one, other in pairwise(KNOWN_PROFILES))


def test_a_diagnostic_that_moves_says_the_same() -> None:
    found = Diagnostic("SYN001", "unclosed-fence", "error", "fence is never closed", Span(2, 5), "close it")
    assert found.shift(10) == found._replace(span=Span(12, 15))


def test_an_error_says_what_is_wrong_and_what_to_do() -> None:
    error = ClausetreeError("it is wrong", "mend it")
    assert (str(error), error.message, error.hint) == ("it is wrong", "it is wrong", "mend it")
    assert ClausetreeError("it is wrong").hint is None
