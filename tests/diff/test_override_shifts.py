"""Which clauses became easier or harder to override, and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.diff.documents import diff_documents
from clausetree.diff.override_shifts import find_override_shifts, find_unknown
from clausetree.model.authority import KNOWN_PROFILES, Ladder, Profile
from clausetree.project.chains import load_chain
from clausetree.syntax.document import parse_document

if TYPE_CHECKING:
    from pathlib import Path

    from clausetree.model.overriding import Can

    Stated = dict[str, dict[str, Can]]

NEW, OLD, _ = KNOWN_PROFILES
WORDS = "Say what the numbers show, in the order in which somebody asked, and leave out what nobody needs."
NUMBERS = (
    "Say what the numbers show, in the order in which somebody asked. Leave out what nobody needs to know. Give the"
    " unit of each number and how it was measured."
)
BREAD = (
    "Bread is baked on Mondays by whoever is free. It is shared among all neighbours before the evening. What is left"
    " goes to the birds."
)


def spec(**levels: str) -> str:
    """Returns a spec with a clause for each level; what stands after a colon is what the clause says beside its words."""
    clauses = []
    for name, told in levels.items():
        level, _, said = told.partition(":")
        attribute = f" authority={level}" if level else ""
        clauses.append(f"## Clause {name} {{#{name}{attribute}}}\n\n{name.upper()}: {WORDS}{said}\n")
    return "\n".join(["# Rules {#rules}\n", *clauses])


def find(
    old: str,
    new: str,
    profiles: tuple[Profile, Profile] = (OLD, NEW),
    stated: tuple[Stated, Stated] = ({}, {}),
) -> dict[str, tuple[str, str]]:
    """Returns for each shift, by the ids on both sides, who can more and who can less."""
    changes = diff_documents(parse_document(old, profiles[0]), parse_document(new, profiles[1]))
    return {
        f"{one.old_clause.id}>{one.new_clause.id}": (
            " ".join(f"{step.by}:{step.old}>{step.new}" for step in one.easier),
            " ".join(f"{step.by}:{step.old}>{step.new}" for step in one.harder),
        )
        for one in find_override_shifts(changes, *stated)
    }


EVERY = {"a": "platform", "b": "developer", "c": "user", "d": "guideline", "e": ""}


def test_a_level_that_only_changed_its_name_is_no_change() -> None:
    assert find(spec(**EVERY), spec(**{**EVERY, "a": "root"})) == {}


def test_an_inserted_level_changes_only_what_came_to_it() -> None:
    assert find(spec(**EVERY, f="platform"), spec(**{**EVERY, "a": "root"}, f="system")) == {
        "f>f": ("root:no>explicitly system:None>explicitly", "")
    }


def test_what_fell_below_the_inserted_level_can_be_overridden_by_its_sender_too() -> None:
    assert find(spec(**EVERY, f="platform"), spec(**{**EVERY, "a": "root"}, f="developer")) == {
        "f>f": ("root:no>explicitly system:None>explicitly developer:no>explicitly", "")
    }
    assert find(spec(**EVERY, f="developer"), spec(**{**EVERY, "a": "root"}, f="system")) == {
        "f>f": ("", "developer:explicitly>no")
    }


@pytest.mark.parametrize(
    ("old", "new", "easier", "harder"),
    [
        ("user", "guideline", "root system developer user context", ""),
        ("guideline", "user", "", "root system developer user context"),
        ("user", "developer", "", "user"),
        ("developer", "user", "user", ""),
        ("root", "user", "root system developer user", ""),
        ("user", "root", "", "root system developer user"),
        ("user", "", "", ""),
        ("", "root", "", ""),
        ("user", "unheard", "", ""),
        ("user", "user: This cannot be overridden by users.", "", "user"),
        ("user: This cannot be overridden by users.", "user", "user", ""),
        ("user", "user: This may be overridden implicitly.", "root system developer user context", ""),
        ("root", "guideline: This cannot be overridden by users or developers.", "root system context", ""),
        (
            "guideline",
            "developer: This can be overridden by users.",
            "",
            "root system developer user context",
        ),
    ],
)
def test_by_whom(old: str, new: str, easier: str, harder: str) -> None:
    kept = {"b": "user", "c": "guideline", "d": "root"}
    found = find(spec(a=old, **kept), spec(a=new, **kept), (NEW, NEW))
    told = {
        key: tuple(" ".join(step.partition(":")[0] for step in side.split()) for side in sides)
        for key, sides in found.items()
    }
    assert told == ({"a>a": (easier, harder)} if easier or harder else {})


def test_the_settings_of_both_sides_count() -> None:
    text = spec(a="user", b="root")
    stated: Stated = {"user": {"user": "no"}}
    assert find(text, text, (NEW, NEW), (stated, stated)) == {}
    assert find(text, text, (NEW, NEW), (stated, {})) == {"a>a": ("user:no>explicitly", "")}
    assert find(text, text, (NEW, NEW), ({}, stated)) == {"a>a": ("", "user:explicitly>no")}


def test_what_a_text_begins_to_say_of_a_level_counts_for_all_its_clauses() -> None:
    ladder = "# Levels {#levels}\n\n- **User**: Rules that %s\n- **Root**: Rules that cannot be overridden by users.\n\n"
    text = spec(a="user", b="root", c="user")
    old = ladder % "users or developers can explicitly override." + text
    new = ladder % "cannot be overridden by users." + text
    harder = ("", "user:explicitly>no")
    assert find(old, new, (NEW, NEW)) == {"a>a": harder, "c>c": harder}


def test_of_a_ladder_of_its_own_nothing_is_told() -> None:
    own = Profile("custom", Ladder(("law", "habit")))
    assert find(spec(a="law", b="habit"), spec(a="habit", b="habit"), (own, own)) == {}


@pytest.mark.parametrize("ways", [1, -1])
def test_words_that_went_to_a_clause_of_another_level_are_told_once(ways: int) -> None:
    bread = f"# Rules {{#rules}}\n\n## Bread {{#bread authority=user}}\n\n{BREAD}\n\n"
    cats = "## Cats {#cats authority=user}\n\nCats sleep where they like.\n"
    apart = f"{bread}## Numbers {{#numbers authority=root}}\n\n{NUMBERS}\n\n{cats}"
    steps = [f"{by}:no>explicitly" for by in ("root", "system", "developer", "user")]
    old, new = (apart, f"{bread}{NUMBERS}\n\n{cats}")[::ways]
    found = find(old, new, (NEW, NEW))
    assert found == (
        {"numbers>bread": (" ".join(steps), "")}
        if ways == 1
        else {"bread>numbers": ("", " ".join(steps).replace("no>explicitly", "explicitly>no"))}
    )


def test_a_renamed_clause_is_one() -> None:
    kept = {"b": "user", "c": "root"}
    new = spec(a="guideline", **kept).replace("{#a ", "{#other ")
    assert list(find(spec(a="user", **kept), new, (NEW, NEW))) == ["a>other"]


@pytest.mark.upstream
def test_the_real_releases(upstream_bundle: Path) -> None:
    chain = load_chain(
        f"{upstream_bundle}@2025-02-12", f"{upstream_bundle}@2025-10-27", start=upstream_bundle.parent
    )
    shifts = find_override_shifts(chain.diff(), {}, {})
    fell = {"comply_with_laws", "no_erotica_or_gore", "use_preset_voice_in_voice_mode"}
    told = {one.new_clause.id: [step.by for step in one.easier] for one in shifts if one.easier}
    assert {one: told[one] for one in fell} == {key: ["root", "system"] for key in fell}


def test_what_one_revision_alone_says_is_unknown_of_provisions_only() -> None:
    changes = diff_documents(
        parse_document(spec(one="user", two="user", three=""), OLD),
        parse_document(spec(one="user", two="", three=""), NEW),
    )
    assert find_unknown(changes, {}, {}) == ()
    own = Profile("custom", Ladder(("captain", "crew")))
    changes = diff_documents(
        parse_document(spec(one="crew", two="captain", three=""), own),
        parse_document(spec(one="user", two="", three="user"), NEW),
    )
    assert [(old.id, new.id) for old, new in find_unknown(changes, {}, {})] == [("one", "one")]


def test_where_no_revision_says_who_can_a_changed_level_is_unknown() -> None:
    own = Profile("custom", Ladder(("captain", "crew")))
    changes = diff_documents(
        parse_document(spec(one="captain", two="crew"), own),
        parse_document(spec(one="crew", two="crew"), own),
    )
    assert [(old.id, new.id) for old, new in find_unknown(changes, {}, {})] == [("one", "one")]
