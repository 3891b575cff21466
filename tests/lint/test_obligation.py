"""Words that oblige somebody, and those that tell what others do, think, ask or deny."""

from __future__ import annotations

import pytest

from clausetree.lint.obligation import find_obligation


def find(text: str) -> list[str]:
    return [span.slice(text) for span in find_obligation(text)]


OBLIGES = [
    ("The assistant must not lie.", ["must"]),
    ("It should be kind, and it shall be brief.", ["should", "shall"]),
    ("Here the assistant therefore must answer.", ["must"]),
    ("Readers know that the assistant must answer.", ["must"]),
    ("We left it out. The assistant must answer.", ["must"]),
    ("That the assistant must have lied is a guess.", []),
    ("Editors of this spec should not add levels.", []),
    ("It is long, so readers in a hurry must skip.", []),
    ("The answer of the assistant must be short.", ["must"]),
    ("The answer that a user of the app wants must be short.", ["must"]),
    ("These are must-have parts, and it must answer.", ["must"]),
]


@pytest.mark.parametrize(("text", "found"), OBLIGES)
def test_what_the_text_tells_the_assistant_obliges(text: str, found: list[str]) -> None:
    assert find(text) == found


THINKERS = "We, Some, Many, Others, Critics, People, Readers, Researchers, Experts, Philosophers, One, An earlier draft, The earlier version, An earlier text"
THOUGHTS = (
    "believe think thought felt feel argue argued hold say said debate debated considered discussed asked wondered "
    "disagree hope expect wrote"
)
DENIED = (
    "mean means meant meaning imply implies implying say says saying suggest suggests suggesting follow follows require "
    "claim claims argue think believe"
)
DENIALS = "not, doesn't, won\u2019t, never, nor, nobody, nothing, no one, without, rather than"
QUESTIONS = "whether why how what whom whose"
ANYBODY = (
    "the reader, the reader's, readers, a user, users, a person, persons, people, humans, men, women, children, parents, teachers, "
    "doctors, lawyers, judges, a developer, developers, operators, a customer, customers, clients, we, you, one, nobody, "
    "anybody, somebody, everybody, no one, anyone, someone, everyone, editors, authors, writers, annotators, raters, graders, "
    "reviewers, critics, the company, companies, governments, researchers, institutions, society, societies, he, she, this, "
    "that, these, those, there, which, OpenAI, the publisher, teams, maintainers, contributors, examples, commentary, notes"
)
ADVERBS = "also therefore then still always often sometimes themselves itself too simply just"
GUESSED = "read understood seen taken noted said remembered enough clear obvious plain noticed mentioned"
CONDITIONS = "it they the an a this that these those he she we you anyone someone there"


@pytest.mark.parametrize("who", THINKERS.split(", "))
def test_what_somebody_thinks_obliges_nobody(who: str) -> None:
    assert find(f"{who} think the assistant must answer.") == []
    assert find(f"{who} may well think the assistant must answer.") == []


@pytest.mark.parametrize("verb", THOUGHTS.split())
def test_each_verb_of_thought_tells_what_is_thought(verb: str) -> None:
    assert find(f"Some {verb} the assistant must answer.") == []
    assert find(f"Some {verb}x the assistant must answer.") == ["must"]


@pytest.mark.parametrize("verb", DENIED.split())
def test_what_is_denied_obliges_nobody(verb: str) -> None:
    assert find(f"It does not {verb} the assistant must answer.") == []
    assert find(f"It will {verb} the assistant must answer.") == ["must"]


@pytest.mark.parametrize("denial", DENIALS.split(", "))
def test_each_denial_denies(denial: str) -> None:
    assert find(f"This {denial} means the assistant must answer.") == []


@pytest.mark.parametrize("word", QUESTIONS.split())
def test_what_is_asked_obliges_nobody(word: str) -> None:
    assert find(f"The text leaves open {word} the assistant must answer.") == []


def test_a_question_obliges_nobody() -> None:
    assert find('Ask: "the assistant must answer?"') == []


@pytest.mark.parametrize("who", ANYBODY.split(", "))
def test_what_others_must_do_is_no_duty_of_the_reader(who: str) -> None:
    assert find(f"It is late; {who} must answer.") == []


@pytest.mark.parametrize("adverb", ADVERBS.split())
def test_an_adverb_may_stand_between(adverb: str) -> None:
    assert find(f"It is late; users {adverb} must answer.") == []
    assert find(f"It is late; the assistant {adverb} must answer.") == ["must"]


@pytest.mark.parametrize("word", GUESSED.split())
def test_a_guess_obliges_nobody(word: str) -> None:
    assert find(f"That the assistant knows must be {word} here.") == []
    assert find("The assistant must be kind.") == ["must"]


@pytest.mark.parametrize("word", CONDITIONS.split())
def test_a_condition_obliges_nobody(word: str) -> None:
    assert find(f"The assistant answers should {word} answer.") == []
    assert find(f"The assistant must {word} answer.") == ["must"]
