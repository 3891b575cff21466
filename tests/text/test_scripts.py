"""Scripts other than Latin, and what sentences go on after."""

from __future__ import annotations

import unicodedata

import pytest

from clausetree.text.sentences import split_sentences
from clausetree.text.words import find_words, fold_typography, split_tokens

ABBREVIATIONS = (
    "e.g. E.g. i.e. I.e. cf. Cf. vs. viz. approx. resp. incl. esp. Mr. Mrs. Ms. Dr. Prof. Gen. Sen. Rep. "
    "U.S. U.K. U.N. E.U. bspw. bzw. ca. evtl. ggf. inkl. insb. sog. vgl. Vgl. Hr. Hrn. z.B. Z.B. d.h. D.h. "
    "u.a. z.T. i.d.R. p.ex. p.ej. Dra. Sra."
)
NUMBERED = (
    "No. no. Nos. nos. Fig. fig. Sec. sec. Ch. ch. p. pp. Vol. vol. Art. art. "
    "Nr. Nrn. Abb. Abs. Bd. Kap. S. Ziff. Núm. núm. Pág. pág."
)


def sentences(text: str) -> list[str]:
    return [span.slice(text) for span in split_sentences(text)]


@pytest.mark.parametrize("word", ABBREVIATIONS.split())
def test_a_sentence_goes_on_after_an_abbreviation(word: str) -> None:
    text = f"It holds {word} Somebody here. The next."
    assert sentences(text) == [f"It holds {word} Somebody here. ", "The next."]


@pytest.mark.parametrize("word", NUMBERED.split())
def test_a_sentence_goes_on_after_a_word_that_counts_only_before_a_number(word: str) -> None:
    assert sentences(f"See {word} 4 of it.") == [f"See {word} 4 of it."]
    assert len(sentences(f"See {word} Four of it.")) == 2


@pytest.mark.parametrize(
    "words",
    [
        "z. B.",
        "Z. B.",
        "z.\u202fB.",
        "d. h.",
        "i. d. R.",
        "u. a.",
        "(z. T.",
        "p. ex.",
        "p. ej.",
        "3. Mai",
        "12. Dezember",
    ],
)
def test_a_sentence_goes_on_in_and_after_an_abbreviation_of_several_words_and_in_a_date(words: str) -> None:
    assert sentences(f"Es gilt {words} Jemand hier. Das Nächste.") == [
        f"Es gilt {words} Jemand hier. ",
        "Das Nächste.",
    ]


@pytest.mark.parametrize(
    "cut",
    [
        "Plan B. Dann los.",
        "Es sind 3. Das reicht.",
        "Wir sind am Ende. Mai kommt.",
        "Wählen Sie A. B. folgt.",
        "Im Jahr 2024. Mai kam.",
    ],
)
def test_a_letter_or_a_number_before_another_word_ends_one(cut: str) -> None:
    assert len(sentences(cut)) > 1


@pytest.mark.parametrize("word", ["etc.", "Inc.", "no.", "works.", "big."])
def test_other_words_with_a_full_stop_end_one(word: str) -> None:
    assert len(sentences(f"It holds {word} The next.")) == 2


def test_the_number_of_a_list_item_ends_no_sentence() -> None:
    assert sentences("1. One thing.\n2. Another. And more.") == [
        "1. One thing.\n",
        "2. Another. ",
        "And more.",
    ]
    assert sentences("It was in 1999. Then it ended.") == ["It was in 1999. ", "Then it ended."]


def test_every_combining_mark_of_unicode_stays_with_its_letter() -> None:
    marks = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code))[0] == "M"]
    cut = [mark for mark in marks if split_tokens(f"\u0915{mark}\u0915") != [f"\u0915{mark}\u0915"]]
    assert cut == []
    assert len(marks) > 2000


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("助手应当诚实。", ["助", "手", "应", "当", "诚", "实"]),
        ("सहायक को सच बोलना चाहिए।", ["सहायक", "को", "सच", "बोलना", "चाहिए"]),
        ("يَقُولُ الْحَقَّ", ["يَقُولُ", "الْحَقَّ"]),
        ("정직해야 한다", ["정직해야", "한다"]),
        ("It\u2019s caf\u00e9", ["it's", "caf\u00e9"]),
        ("It\u2019s cafe\u0301", ["it's", "caf\u00e9"]),
    ],
)
def test_words_of_any_script(text: str, words: list[str]) -> None:
    assert find_words(text) == words


@pytest.mark.parametrize("emoji", ["👩\u200d👩\u200d👧", "🇩🇪", "👍🏽", "❤\ufe0f", "1\ufe0f\u20e3"])
def test_an_emoji_is_never_cut(emoji: str) -> None:
    tokens = split_tokens(f"so {emoji}, yes")
    assert "".join(tokens) == f"so {emoji}, yes"
    assert any(emoji in token for token in tokens)


def test_a_line_broken_between_characters_of_a_script_without_blanks_says_nothing() -> None:
    assert fold_typography("助手应当\n诚实。") == fold_typography("助手应当诚实。")
    assert fold_typography("should\nbe") == "should be"
