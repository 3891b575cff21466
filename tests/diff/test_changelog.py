"""Drafts of release notes: by weight, a sentence for each edit."""

from __future__ import annotations

import pytest

from clausetree.diff.documents import diff_documents
from clausetree.output.diff.changelog import render_changelog
from tests.diff.conftest import GOLDEN, diff_texts, read

HEAD = "# Rice {#rice authority=user}\n\n"
FIRST = "Rice is washed until the water runs clear, and then it rests for half an hour."
SECOND = "The pan is hot before the oil goes in, and the oil is hot before the rice does."
LAST = "\n\n# Salt {#salt}\n\nSalt goes in last.\n"
EXAMPLE = """**Example**: a pot of rice

~~~xml
<user>
How long does it take?
</user>
<comparison>
<assistant> <!-- GOOD: says how long -->
Some twelve minutes with a lid on.
</assistant>
<assistant> <!-- BAD: says nothing -->
It depends on the rice.
</assistant>
</comparison>
~~~"""
OTHER = EXAMPLE.replace("a pot of rice", "a pan of noodles").replace("twelve minutes", "four minutes")


def draft(old: str, new: str) -> list[str]:
    """Returns the bullets of a draft on the changes of a clause that ends before another one."""
    text = render_changelog("x", diff_texts(HEAD + old + LAST, HEAD + new + LAST))
    assert text.startswith("## x\n\n")
    return text.splitlines()[2:]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (FIRST, FIRST.replace("is washed", "is not washed"), "“is washed” → “is not washed”"),
        (FIRST, FIRST.replace("half an hour", "an hour"), "“for half an” → “for an”"),
        (FIRST, FIRST.replace("hour.", "hour, covered."), "“hour” → “hour, covered”"),
        (FIRST, f"{FIRST}\n\n{SECOND}", "the second paragraph is new"),
        (f"{FIRST}\n\n{SECOND}", SECOND, "the first paragraph was deleted"),
        (FIRST, f"{FIRST}\n\n- one\n- two", "the list is new"),
        (
            "助手不应当说谎、也应当友善。",
            "助手绝不应当说谎、也应当很友善。",
            "“助手不应当说” → “助手绝不应当说” and “、也应当友善。” → “、也应当很友善。”",
        ),
        ("用Python写、写得清楚。", "用Python写、写得很清楚。", "“写、写得清楚。” → “写、写得很清楚。”"),
        ("- one\n- two", "- one\n- two\n- three", "the list has a new item: “three”"),
        ("1. one\n2. two", "1. two", "the list lost an item: “one”"),
        ("- bread\n- milk", "- bread of rye\n- milk", "“bread” → “bread of rye”"),
        ("- bread\n- milk", "- bread\n- cold milk", "“milk” → “cold milk”"),
        ("1. bread\n2. milk of the\n   cow", "1. bread\n2. milk of the\n   brown cow", "“cow” → “brown cow”"),
        ("- One.", "- Two. And more.\n- One.", "the list has a new item: “Two. And more”"),
        ("- One. And so.\n- Two.", "- Two.", "the list lost an item: “One. And so”"),
        ("- One.", "- One. And so.", "the list has a new sentence: “And so”"),
        ("- One.", "- Two. And so.\n- Three.\n- One.", "the list has 2 new items"),
        ("- One.", "- One. And so.\n- Two.", "“One” → “One. And so. Two”"),
        ("> 1. One.", "> 1. Two.\n> 2. One.", "the quotation has a new item: “Two”"),
        ("- [ ] one", "- [ ] one\n- [x] two", "the list has a new item: “\\[x\\] two”"),
        ("> One is\n> here.", "> One is\n> there.", "“here” → “there”"),
        ("> One.", "> One.\n>\n> Two.", "the quotation has a new sentence: “Two”"),
        (FIRST, f"{FIRST} {SECOND}", f"the paragraph has a new sentence: “{SECOND[:-1]}”"),
        (f"{FIRST} {SECOND}", SECOND, f"the paragraph lost a sentence: “{FIRST[:-1]}”"),
        (f"{FIRST}\n\n{SECOND}", f"{FIRST}\n\n{SECOND.replace('pan', 'wok')}", "“pan” → “wok”"),
        (
            f"{FIRST}\n\n{SECOND}",
            f"{FIRST.replace('half', 'one')}\n\n{SECOND.replace('pan', 'wok')}",
            "in the first paragraph, “half” → “one”; in the second paragraph, “pan” → “wok”",
        ),
        (FIRST, f"{FIRST}\n\n{EXAMPLE}", "an example was added"),
        (f"{FIRST}\n\n{EXAMPLE}\n\n{OTHER}", FIRST, "2 examples were deleted"),
        (
            f"{FIRST}\n\n{EXAMPLE}",
            f"{FIRST}\n\n{EXAMPLE.replace('GOOD', 'OK')}",
            "a verdict changed from `GOOD` to `OK`",
        ),
        (
            f"{FIRST}\n\n{EXAMPLE}",
            f"{FIRST}\n\n{EXAMPLE.replace('twelve', 'ten')}",
            "in an example, “twelve” → “ten”",
        ),
        (
            f"{FIRST}\n\n{EXAMPLE}",
            f"{FIRST}\n\n{EXAMPLE.replace('lid on.', 'lid on. Indeed')}",
            "in an example, “on.” → “on. Indeed”",
        ),
        (
            f"{FIRST}\n\n{EXAMPLE}",
            f"{FIRST}\n\n{EXAMPLE.replace('lid on.', f'lid on.{chr(10)}Or not.')}",
            "in an example, “on” → “on. Or not”",
        ),
        (
            f"{FIRST}\n\n{EXAMPLE}",
            f"{FIRST}\n\n{EXAMPLE.replace('It depends', f'Well.{chr(10)}It depends')}",
            "in an example, “It” → “Well. It”",
        ),
        (
            f"{FIRST}\n\n{EXAMPLE.replace('It depends', f'1. Wash.{chr(10)}2. It depends')}",
            f"{FIRST}\n\n{EXAMPLE.replace('It depends', f'1. Weigh.{chr(10)}2. Wash.{chr(10)}3. It depends')}",
            "in an example, a list has a new item: “Weigh”",
        ),
        (
            f"{FIRST}\n\n{EXAMPLE.replace('It depends', f'- Wash it.{chr(10)}- It depends')}",
            f"{FIRST}\n\n{EXAMPLE.replace('It depends', '- It depends')}",
            "in an example, a list lost an item: “Wash it”",
        ),
        (
            f"{FIRST}\n\n{EXAMPLE}\n\n{OTHER}",
            f"{FIRST}\n\n{OTHER}\n\n{EXAMPLE}",
            "its examples are in another order",
        ),
        (
            FIRST,
            f"{FIRST.replace('is washed', 'is soaked')}\n\n{SECOND}\n\n{EXAMPLE}",
            "the second paragraph is new; “washed” → “soaked”; an example was added",
        ),
        (
            FIRST.replace("washed", "cooked (see [?](#salt))"),
            FIRST.replace("washed", "washed (see [?](#salt))"),
            "“cooked” → “washed”",
        ),
        (FIRST, FIRST.replace("washed", "cooked (see [?](#salt))"), "“washed” → “cooked (see Salt)”"),
    ],
)
def test_an_edit_is_one_sentence(old: str, new: str, sentence: str) -> None:
    assert draft(old, new) == [f"- [Rice](#rice): {sentence}."]


def test_definitions_are_named_by_their_terms() -> None:
    old = "# Definitions {#definitions}\n\n**Rice**: a grain.\n\n**Pan**: a thing to cook in.\n"
    new = f"{old}\n**Oil**: what rice is fried in.\n"
    assert "- [Definitions](#definitions): the definition of “Oil” is new.\n" in render_changelog(
        "x", diff_texts(old, new)
    )


def test_a_reference_is_quoted_by_the_title_that_its_clause_has_now() -> None:
    old = "# Rice {#rice}\n\nIt is washed, as in [?](#salt).\n\n# Salt {#salt}\n\nIt comes last, a pinch for each.\n"
    new = old.replace("#salt", "#salting").replace("# Salt", "# Salting").replace("washed", "soaked")
    notes = render_changelog("x", diff_texts(old, new))
    assert "- [Rice](#rice): “washed” → “soaked”.\n" in notes


def test_several_definitions_are_one_paragraph_and_its_verb_agrees() -> None:
    old = "# Terms {#terms}\n\nWords.\n\n**Boat**: a hull.\\\n**Pier**: a wall.\n"
    notes = render_changelog("x", diff_texts(old, "# Terms {#terms}\n\nWords.\n"))
    assert "the paragraph that defines “Boat” and “Pier” was deleted." in notes


def test_a_clause_that_was_rewritten_is_not_told_piece_by_piece() -> None:
    old = "\n\n".join(
        f"{word} is what this paragraph tells about, at some length." for word in ("One", "Two", "Three")
    )
    new = "\n\n".join(
        f"{word} are the things on which this paragraph gives its opinion, at some length."
        for word in ("One", "Two", "Three")
    )
    assert len(draft(f"{old}\n\n{EXAMPLE}", f"{new}\n\n{OTHER}")[0]) < 200


LEVELS = """# Rice {#rice authority=user}

Rice is washed until the water runs clear, and then it rests for half an hour.

# Salt {#salt authority=developer}

Salt goes in last, by hand, and never twice, whoever asks for more of it at the table.

# Notes {#notes}

Some words on how this text came about.
"""


def test_levels_come_first_and_stand_in_code_style() -> None:
    new = LEVELS.replace("authority=user", "authority=developer").replace("water runs", "water may run")
    assert render_changelog("x", diff_texts(LEVELS, new)).splitlines()[2:] == [
        "- **Promoted.** [Rice](#rice) (`user` → `developer`).",
        "- [Rice](#rice): “runs” → “may run”.",
    ]


def test_a_provision_that_lost_its_level_is_told() -> None:
    new = LEVELS.replace(" authority=user", "")
    assert "- **Lost its level.** [Rice](#rice) (was `user`).\n" in render_changelog(
        "x", diff_texts(LEVELS, new)
    )


def test_a_provision_that_lost_its_level_in_a_merge_is_told() -> None:
    new = LEVELS.replace("# Salt {#salt authority=developer}\n\n", "").replace("# Notes {#notes}\n\n", "")
    new = new.replace("Rice is", "# Notes {#notes}\n\nRice is").replace(
        "# Rice {#rice authority=user}\n\n", ""
    )
    text = render_changelog("x", diff_texts(LEVELS, new))
    assert "**Lost their level.**" in text
    assert "“Salt” (`salt`, was `developer`), whose words are in [Notes](#notes)" in text
    assert "“Rice” (`rice`, was `user`), whose words are in [Notes](#notes)" in text


def test_words_that_left_a_provision_for_a_new_clause_without_a_level_are_told() -> None:
    second = "The pan is hot before the oil goes in, and the oil is hot before the rice does."
    old = LEVELS.replace("\n\n# Salt", f"\n\n{second}\n\n# Salt")
    new = LEVELS.replace("# Notes", f"# Pans {{#pans}}\n\n{second}\n\n# Notes")
    text = render_changelog("x", diff_texts(old, new))
    told = "[Pans](#pans) (`user` → no level, in words from [Rice](#rice))"
    assert f"- **Lost its level.** {told}.\n" in text


def test_the_largest_share_of_a_merge_comes_first() -> None:
    changes = diff_documents(
        read(GOLDEN / "split_and_merged" / "old.md"), read(GOLDEN / "split_and_merged" / "new.md")
    )
    text = render_changelog("x", changes)
    split = next(line for line in text.splitlines() if line.startswith("- **Split.**"))
    shares = [int(part.split("%")[0]) for part in split.split("(")[1:] if "%" in part]
    assert len(shares) == 2
    assert shares == sorted(shares, reverse=True)


def test_words_that_changed_on_the_way_are_told_of_the_clause_that_has_them_now() -> None:
    folder = GOLDEN / "words_changed_on_the_way"
    text = render_changelog("x", diff_documents(read(folder / "old.md"), read(folder / "new.md")))
    moved = "a paragraph moved here from [Lending](#lending): “must reveal” → “must not reveal”"
    assert f"- [Borrowers' secrets](#secrets): {moved}; " in text


def test_what_nobody_needs_to_be_told_by_name_is_counted_and_numbers_agree() -> None:
    old = "# A {#a}\n\nIt's one.\n\n# B {#b}\n\nIt's two; see [?](#wasp) for more of it.\n\n# C {#wasp}\n\nWords.\n"
    new = old.replace("It's one", "It’s one").replace("wasp", "bee")
    assert render_changelog("x", diff_texts(old, new)).splitlines()[2:] == [
        "- **Renamed.** “C” (`wasp`) is now [C](#bee).",
        "- **Also.** 1 clause with only its references updated.",
        "- **Typography.** 1 clause with only its typography changed.",
    ]


def test_names_in_groups_are_links_and_what_is_gone_is_in_backticks() -> None:
    old = (
        "# A {#a}\n\nFirst words.\n\n## B {#b authority=user}\n\nSecond words, more of them.\n\n# C {#c}\n\nThird words.\n"
        "\n# D {#d}\n\nFourth words of the text.\n"
    )
    new = (
        "# A {#a}\n\nFirst words.\n\n# C, again {#c}\n\nThird words.\n\n## B {#b authority=user tags=under_18}\n\n"
        "Second words, more of them.\n\n# E {#e authority=root}\n\nWhat nobody wrote before, in no revision.\n"
    )
    assert render_changelog("x", diff_texts(old, new)).splitlines()[2:] == [
        "- **Inserted.** [E](#e) (`root`).",
        "- **Deleted.** “D” (`d`).",
        "- **Moved.** [B](#b) to [C, again](#c).",
        "- **Retitled.** [C, again](#c) (was “C”).",
        "- **Retagged.** [B](#b) (`tags=under_18` inserted).",
    ]


def test_nothing_changed_says_so() -> None:
    assert render_changelog("x", diff_texts(LEVELS, LEVELS)) == "## x\n\n- No changes.\n"


def test_titles_are_text() -> None:
    old = "# *A* <b>[x](#b) {#a}\n\nWords of A.\n\n# B {#b}\n\nWords of B.\n"
    text = render_changelog("x", diff_texts(old, old.replace("of A", "on A")))
    assert text.splitlines()[2:] == [r"- [\*A\* \<b\>\[x\](\#b)](#a): “of” → “on”."]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Hello.", "Hello, you.", "The text before the first heading changed."),
        ('"Hello."', "“Hello.”", "The text before the first heading changed (only typography)."),
        ("Hello there.", "Hello\nthere.", "The text before the first heading changed (only spaces)."),
    ],
)
def test_the_text_before_the_first_heading_is_told_as_diff_tells_it(old: str, new: str, told: str) -> None:
    changes = diff_texts(f"{old}\n\n{HEAD}{FIRST}\n", f"{new}\n\n{HEAD}{FIRST}\n")
    assert render_changelog("x", changes).splitlines()[2:] == [f"- {told}"]
