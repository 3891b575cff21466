"""Whether a word in one of two wordings turns round what the other says."""

from __future__ import annotations

import pytest

from clausetree.text.polarity import is_turned_round

TURNED = [
    ("The assistant should not refuse.", "The assistant should refuse."),
    ("The assistant must always comply.", "The assistant must never comply."),
    ("Users may override it.", "Users may not override it."),
    ("Show it unless asked.", "Show it if asked."),
    ("This is allowed.", "This is forbidden."),
    ("Help with everything.", "Help with nothing."),
    ("The assistant should share it with users.", "The assistant shouldn\u2019t share it with users."),
    ("These can be overridden by users.", "These cannot be overridden by users."),
    ("It goes on with consent.", "It goes on without consent."),
]
NOT_TURNED = [
    ("It doesn't lie.", "It should not lie."),
    ("It should not do that.", "It should avoid doing that."),
    ("It should never lie.", "It should not ever lie."),
    ("The loan ends with the task.", "Spoken or not, the loan ends with the task."),
    ("It should be honest.", "It should not only be honest but kind."),
    ("It should be honest.", "It should be honest, and it must not do so with more words than anyone needs."),
    ("It should be honest.", "It should be plain."),
    ("It should be honest.", "It should be honest."),
]

DENIALS = (
    "not never no nobody none nothing nor neither cannot without unless except rarely seldom unable unlikely unsafe "
    "false avoid avoids avoiding refuse refuses refusing decline declines declining refrain reject rejects rejected "
    "deny denies forbid forbids forbidden prohibit prohibits prohibited disallowed prevent prevents ignore ignores "
    "unacceptable inappropriate isn't won't"
)
ONLY = "only just merely necessarily"


@pytest.mark.parametrize("word", DENIALS.split())
def test_each_of_these_denies(word: str) -> None:
    assert is_turned_round("Tell them of it.", f"Tell {word} of it.")


@pytest.mark.parametrize("word", ONLY.split())
def test_not_with_one_of_these_behind_it_says_more(word: str) -> None:
    assert not is_turned_round("Be kind to users.", f"Be kind not {word} to users.")


@pytest.mark.parametrize(("old", "new"), TURNED)
def test_a_denial_in_one_of_two_turns_them_round(old: str, new: str) -> None:
    assert is_turned_round(old, new)
    assert is_turned_round(new, old)


@pytest.mark.parametrize(("old", "new"), NOT_TURNED)
def test_what_denies_on_both_sides_or_says_more_does_not(old: str, new: str) -> None:
    assert not is_turned_round(old, new)
    assert not is_turned_round(new, old)
