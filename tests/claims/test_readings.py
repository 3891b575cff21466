"""Sentences of every kind about two small texts, and what holds of them."""

from __future__ import annotations

import pytest

from tests.claims.conftest import check_sentences

OLD = """# Rules {#rules}

1. **Platform**: highest
2. **User**: last

## Be kind {#be_kind authority=platform}

Greet everybody who comes to the door. Offer them a chair by the fire, and tea.

## Be clear {#be_clear authority=user}

Short words are best kept for long evenings. Nobody reads the small print.

## Be brief {#be_brief authority=user}

Leave out what the reader already knows.

# Manners {#manners}

## Be quiet {#be_quiet authority=platform}

Nobody whistles in the corridor at night.
"""
NEW = """# Rules {#rules}

1. **Root**: highest
2. **User**: last

## Love people {#love_people authority=root}

Greet everybody who comes to the door. Offer them a chair by the window, and tea.

## Be clear {#be_clear authority=user}

Short words are best kept for long evenings. Everybody reads the small print.

## Be fair {#be_fair authority=root}

Give each guest the same slice of cake.

# Manners {#manners}

## Be quiet {#be_quiet authority=user}

Nobody whistles in the corridor at night. Leave out what the reader already knows.
"""
SUPPORTED = [
    "The newer text adds “the same slice of cake”.",
    "The newer version now says “Everybody reads the small print”.",
    "The older version says “Nobody reads the small print”, but the newer version says “Everybody reads the small print”.",
    "“a chair by the fire” became “a chair by the window”.",
    "The newer text no longer says “a chair by the fire”.",
    "Both texts say “Greet everybody who comes to the door”.",
    "The newer text still says “greet everybody who comes to the door”.",
    "`be_kind` was renamed to `love_people`.",
    "“Be kind” is now “Love people”.",
    "`be_quiet` was demoted from platform to user.",
    "`be_quiet` is lowered to the user level.",
    "`love_people` was not promoted.",
    "Platform was renamed to root.",
    "#be_fair is new.",
    "The new version introduces the clause Be fair.",
    "be_fair is at root level.",
    "`be_clear` is still at user level.",
    "`love_people` keeps its level.",
    "The wording of `be_clear` changed.",
    "The older text does not say “the same slice of cake”.",
    "The older text lacks “the same slice of cake”.",
    "`be_fair` is missing from the older text.",
    "Only the newer text says “the same slice of cake”.",
    "“Leave out what the reader already knows” moved from `be_brief` to `be_quiet`.",
    "`be_quiet` says “nobody whistles in the corridor at night”.",
    "The newer text says “Greet everybody … Offer them a chair by the window”.",
]
CONTRADICTED = {
    "The newer text adds “Greet everybody who comes to the door”.": "the older text says it too",
    "The newer text now says “short words are best kept”.": "the older text says it too",
    "`be_kind` was deleted.": "was renamed to `love_people`",
    "The newer text introduces `love_people`.": "was renamed",
    "“Leave out what the reader already knows” was deleted.": "the newer text still says it",
    "`love_people` was promoted from platform to root.": "did not change",
    "`be_quiet` was promoted to user.": "went from `platform` to `user`",
    "`be_quiet` was demoted to root.": "went from `platform` to `user`",
    "`love_people` was renamed to `be_kind`.": "the other way round",
    "`be_kind` was renamed to `be_fair`.": "`be_kind` is `love_people`",
    "“a chair by the window” became “a chair by the fire”.": "the other way round",
    "`be_quiet` says “the same slice of cake”.": "are in `be_fair`",
    "The newer text does not say “the same slice of cake”.": "the newer text says it",
    "The newer text still says “a chair by the fire, and tea”.": "only",
    "Root was renamed to platform.": "the levels were",
    "`be_clear` was demoted.": "in both texts",
    "`be_clear` is no longer at root level.": "in both texts",
    "`be_quiet` keeps its level.": "went from `platform` to `user`",
    "The wording of `be_clear` did not change.": "edited",
    "`be_brief` is unchanged.": "only the older text",
    "`be_clear` is at root level.": "its level is `user`",
    "`manners` is at root level.": "it has no level",
    "`manners` is now at root level.": "it has no level",
    "`be_clear`: 2 paragraphs are new.": "none was inserted",
    "`be_clear` was not edited.": "edited",
    "The older text has the clause `be_fair`.": "does not have the clause",
    "`be_quiet` moved to `rules`.": "under `manners`",
    "The newer text drops `be_clear`.": "still has it",
}
AMBIGUOUS = [
    "Since the newer version, the spec says “Greet everybody who comes to the door”.",
    "The newer version has `be_kind`.",
    "Neither version says “the same slice of cake”.",
    "The newer text perhaps adds “the same slice of cake”.",
    "Does the newer text add “the same slice of cake”?",
    "The newer text says nobody gets “the same slice of cake”.",
    "The tone of `be_clear` is friendlier.",
    "`be_clear` has a longer example about “Short words are best kept”.",
    "The newer text adds an example to `be_clear`.",
    "The newer text adds “Give every guest the same slice of the cake”.",
    "In 2020-01-01, `be_fair` was added.",
    "The older text says “Greet everybody who comes to the door”, while the newer text says “Short words are best kept for long evenings”.",
    "From the newer version to the older version, `be_fair` was deleted.",
    "`be_quiet` is root or user.",
    "`love_people` moves from platform to root.",
    "`love_people` became a root-level rule.",
    "`love_people` is no longer at platform level.",
    "`be_clear` was reworded in its examples.",
    "All but `be_clear` were deleted.",
    "The older text adds “the same slice of cake”.",
    "The newer text removes “Leave out what the reader already knows” from `be_brief`.",
]
NOT_LOCATABLE = [
    "The newer text is friendlier.",
    "The newer text says “no such words stand anywhere in it”.",
    "The `colour` of it is different.",
    "Be Kind to each other.",
]


@pytest.mark.parametrize("sentence", SUPPORTED)
def test_it_is_supported(sentence: str) -> None:
    (checked,) = check_sentences(sentence, OLD, NEW)
    assert checked.finding.verdict == "supported", checked.finding
    assert checked.finding.evidence or "level" in checked.finding.why


@pytest.mark.parametrize("sentence", CONTRADICTED)
def test_it_is_contradicted_and_says_why(sentence: str) -> None:
    (checked,) = check_sentences(sentence, OLD, NEW)
    assert checked.finding.verdict == "contradicted", checked.finding
    assert CONTRADICTED[sentence] in checked.finding.why
    assert checked.finding.evidence or "level" in checked.finding.why


@pytest.mark.parametrize("sentence", AMBIGUOUS)
def test_it_is_ambiguous(sentence: str) -> None:
    (checked,) = check_sentences(sentence, OLD, NEW)
    assert checked.finding.verdict == "ambiguous", checked.finding
    assert checked.finding.evidence or checked.finding.why


@pytest.mark.parametrize("sentence", NOT_LOCATABLE)
def test_it_can_not_be_located(sentence: str) -> None:
    (checked,) = check_sentences(sentence, OLD, NEW)
    assert checked.finding.verdict == "not_locatable", checked.finding
    assert checked.finding.why


def test_evidence_has_both_texts_where_the_older_one_says_it_too() -> None:
    (checked,) = check_sentences("The newer text adds “Greet everybody who comes to the door”.", OLD, NEW)
    assert [(one.side, one.locator) for one in checked.finding.evidence] == [
        ("old", "be_kind/p1/s1"),
        ("new", "love_people/p1/s1"),
    ]


def test_an_entry_of_another_revision_is_left_alone() -> None:
    notes = "# Changelog\n\n## 2025-02-01\n\n- Adds `be_fair`.\n\n## 2025-01-01\n\n- Adds `be_clear`.\n"
    (only,) = check_sentences(notes, OLD, NEW, ("2025-01-01", "2025-02-01"))
    assert (only.claim.line, only.finding.verdict) == (5, "supported")
    assert len(check_sentences(notes, OLD, NEW, ("2025-01-01", "2025-03-01"))) == 2


def test_code_headings_and_links_are_no_claims() -> None:
    text = "# Adds `be_kind`\n\n```\nAdds `be_kind`.\n```\n\nSee [the page](https://example.org/#be_kind). Adds `be_fair`.\n<!-- Drops `be_fair`. -->\n"
    assert [(one.claim.line, one.claim.text) for one in check_sentences(text, OLD, NEW)] == [
        (7, "See [the page](https://example.org/#be_kind)."),
        (7, "Adds `be_fair`."),
    ]


def test_records_may_have_quotes_of_their_own() -> None:
    text = (
        '{"id": "a", "claim": "Softer.", "old": "Offer them a chair by the fire", "new": "Offer them a chair by the window"}\n'
        '{"id": 7, "claim": "Softer.", "new": "Greet everybody who comes", "old": "a chair by the fire"}\n'
        '{"claim": "`be_fair` is new.", "old": "platform", "new": "root"}\n'
        '{"claim": "Softer.", "new": "a chair by the fire"}\n'
    )
    found = check_sentences(text, OLD, NEW, name="x.jsonl")
    assert [one.claim.id for one in found] == ["a", "7", "c3", "c4"]
    assert [one.finding.verdict for one in found] == [
        "ambiguous",
        "contradicted",
        "supported",
        "contradicted",
    ]


def test_a_column_of_quotes_is_looked_up() -> None:
    found = check_sentences('quote,by\n"Greet everybody, who comes",x\n', OLD, NEW, name="x.csv")
    assert [one.finding.verdict for one in found] == ["ambiguous"]


_RICE = "# Rice {#rice}\n\nRice is washed until the water runs clear, and then it rests for half an hour.\n\n"
_SALT = "# Salt {#salt}\n\nSalt goes in last, by hand, and never twice, whoever asks for more of it.\n\n"
_COOKING = (
    f"# Cooking {{#cooking}}\n\n{_RICE.partition('}')[2].strip()}\n\n{_SALT.partition('}')[2].strip()}\n"
)


@pytest.mark.parametrize(
    ("sentence", "merged", "split"),
    [
        ("**Inserted.** [Cooking](#cooking).", "supported", "contradicted"),
        ("**Deleted.** [Cooking](#cooking).", "contradicted", "ambiguous"),
        ("**Inserted.** [Rice](#rice).", "contradicted", "ambiguous"),
        ("**Deleted.** “Rice” (`rice`).", "ambiguous", "contradicted"),
        ("The newer text adds `cooking`.", "ambiguous", "contradicted"),
    ],
)
def test_a_draft_lists_as_inserted_what_was_merged_into_a_new_clause(
    sentence: str, merged: str, split: str
) -> None:
    """Under `Merged` it says whose text that is; parts of a split clause are listed under `Split` alone."""
    for texts, verdict in (((_RICE + _SALT, _COOKING), merged), ((_COOKING, _RICE + _SALT), split)):
        (checked,) = check_sentences(sentence, *texts)
        assert checked.finding.verdict == verdict, checked.finding


PREFACE = {
    "The newer version now says “the fourth text of these house rules”.": "supported",
    "The newer text no longer says “Version 3 of our rules”.": "supported",
    "“Version 3 of our rules” became “the fourth text of these house rules”.": "supported",
    "The newer text adds “Version 3 of our rules”.": "contradicted",
    "In [Be kind](#be_kind), the older text says “Version 3 of our rules”.": "contradicted",
    "The newer text says “Version 5 of your laws”.": "not_locatable",
}


@pytest.mark.parametrize("sentence", PREFACE)
def test_words_before_the_first_heading_are_looked_up(sentence: str) -> None:
    (checked,) = check_sentences(
        f"{sentence}\n",
        f"Version 3 of our rules.\n\n{OLD}",
        f"This is the fourth text of these house rules.\n\n{NEW}",
    )
    assert checked.finding.verdict == PREFACE[sentence], checked.finding.why
    assert {part.locator for part in checked.finding.evidence} <= {None}
    assert all("rules" in part.text for part in checked.finding.evidence)


BEFORE = {
    ("Hello there.", "Hello you."): ("supported", "contradicted"),
    ('Hello "there".', "Hello “there”."): ("ambiguous", "supported"),
    ("Hello there.", "Hello\nthere."): ("ambiguous", "supported"),
    ("Hello there.", "Hello there."): ("contradicted", "contradicted"),
    ("", "Hello there."): ("supported", "contradicted"),
}


@pytest.mark.parametrize("texts", BEFORE)
def test_what_is_said_of_the_text_before_the_first_heading_is_checked(texts: tuple[str, str]) -> None:
    old, new = (f"{text}\n\n{OLD}".lstrip() for text in texts)
    said = (
        "The text before the first heading was edited.",
        "The text before the first heading changed (only typography).",
    )
    found = tuple(check_sentences(one, old, new)[0].finding.verdict for one in said)
    assert found == BEFORE[texts]


@pytest.mark.parametrize("name", ["ईमानदार_रहो", "ใจดี_เสมอ", "诚实_待人", "höflich_sein"])
def test_an_id_of_any_script_is_read_whole(name: str) -> None:
    old, new = (text.replace("be_clear", name) for text in (OLD, NEW))
    text = f"- #{name} was edited.\n- {name} was edited.\n- `{name}` was edited.\n"
    assert [found.finding.verdict for found in check_sentences(text, old, new)] == ["supported"] * 3
