"""Who can override a clause: by the ladder's order, the settings, the text, the clause itself."""

from __future__ import annotations

import pytest

from clausetree.model.authority import KNOWN_PROFILES, Ladder, Profile
from clausetree.model.overriding import CONTEXT, Can, Override, Overriding, derive_override, describe_override
from clausetree.model.revision import Revision
from clausetree.output.overriding_answers import OverridingAnswer
from clausetree.output.screen import PLAIN
from clausetree.output.terminal.who import render
from clausetree.syntax.document import parse_document
from clausetree.syntax.overriding import find_level_statements, find_overriding

REVISION = Revision("head", None, None, "", "-", "-")
LEVELS = ("root", "system", "developer", "user", "guideline")
DERIVED = {
    "root": "no no no no no",
    "system": "explicitly explicitly no no no",
    "developer": "explicitly explicitly explicitly no no",
    "user": "explicitly explicitly explicitly explicitly no",
    "guideline": "implicitly implicitly implicitly implicitly implicitly",
}
SAYS = {
    "root": "Nobody: root",
    "system": "System messages can; developers and users cannot",
    "developer": "System messages and developers can; users cannot",
    "user": "Anyone who asks for it",
    "guideline": "Anyone, and context alone may",
}


@pytest.mark.parametrize("level", LEVELS)
def test_the_order_of_a_known_ladder_says_who_can(level: str) -> None:
    override = derive_override(Ladder(LEVELS), level)
    assert [one.by for one in override] == [*LEVELS[:-1], CONTEXT]
    assert " ".join(one.can for one in override) == DERIVED[level]
    overriding = Overriding(level, override, "profile")
    assert overriding.says == SAYS[level]
    assert overriding.able == tuple(one.by for one in override if one.can in {"explicitly", "implicitly"})


def _find(
    text: str, settings: dict[str, dict[str, str]] | None = None, clause: str = "a"
) -> tuple[str, str, str | None]:
    document = parse_document(text)
    found = document.clause(clause)
    assert found
    overriding = find_overriding(document, found, settings or {}, find_level_statements(document))  # type: ignore[arg-type]
    can = " ".join(one.can for one in overriding.override)
    return can, overriding.origin, str(overriding.statement) if overriding.statement else None


RULE = "\n# A {#a authority=%s}\n\nSay what is so.\n"
STATEMENTS = {
    "system": (
        "Rules that can be overridden through system messages, but cannot be overridden by developers or users.",
        DERIVED["system"],
    ),
    "root": ("Rules that cannot be overridden by system messages, developers or users.", DERIVED["root"]),
    "guideline": ("Habits that can be implicitly overridden.", DERIVED["guideline"]),
    "user": ("Defaults, which users or developers can explicitly override.", DERIVED["user"]),
    "developer": ("No message can lift these.", "no no no no no"),
}


@pytest.mark.parametrize("level", STATEMENTS)
def test_what_the_text_says_of_a_level(level: str) -> None:
    said, can = STATEMENTS[level]
    text = f"# Levels {{#levels}}\n\nFrom the top:\n\n- **{level.capitalize()}**: {said}\n{RULE % level}"
    assert _find(text) == (can, "text", "levels/p2")


@pytest.mark.parametrize(
    ("said", "can"),
    [
        ("This can be overridden by explicit instructions at the user level.", DERIVED["user"]),
        (
            "As a principle, this cannot be overridden by developers.",
            "explicitly explicitly no explicitly no",
        ),
        ("This may be overridden implicitly.", DERIVED["guideline"]),
        ("Note that it can be overridden by users but cannot be overridden implicitly.", DERIVED["user"]),
    ],
)
def test_what_a_clause_says_of_itself_goes_first(said: str, can: str) -> None:
    text = RULE.replace("Say what is so.", f"Say it. {said}") % "user"
    assert _find(text, {"user": {"user": "no"}}) == (can, "text", "a/p1/s2")


@pytest.mark.parametrize(
    "said",
    [
        "Nothing here can override what the person wants.",
        "It never overrides a rule.",
        "They can be overridden by users.",
    ],
)
def test_a_sentence_about_something_else_says_nothing_of_the_clause(said: str) -> None:
    assert _find(RULE.replace("Say what is so.", said) % "user")[1] == "profile"


def test_the_settings_go_before_the_text_of_the_level() -> None:
    assert _find(RULE % "user", {"user": {"user": "no", "context": "implicitly"}}) == (
        "explicitly explicitly explicitly no implicitly",
        "settings",
        None,
    )


@pytest.mark.parametrize(
    ("who", "context", "says"),
    [
        (("explicitly", "no"), "implicitly", "Developers can, and context alone may; users cannot"),
        (("explicitly", "no"), "no", "Developers can; users cannot"),
        (("no", "no"), "implicitly", "Nobody who asks; context alone may"),
        (("no", "no"), "no", "Nobody: user"),
        (("explicitly", "implicitly"), "implicitly", "Anyone, and context alone may"),
        (("explicitly", "explicitly"), "no", "Anyone who asks for it"),
    ],
)
def test_who_can_override_is_said_in_words_for_context_too(
    who: tuple[Can, Can], context: Can, says: str
) -> None:
    senders = zip(("developer", "user"), who, strict=True)
    override = [Override(by, can) for by, can in (*senders, (CONTEXT, context))]
    assert describe_override(override, "user") == says


def test_of_a_ladder_of_its_own_nothing_is_known() -> None:
    document = parse_document(RULE % "platform", Profile("custom", Ladder(("platform", "feature"))))
    found = find_overriding(document, document.clauses[0], {}, {})
    assert (found.override, found.origin) == ((), "unknown")
    assert found.says == "Not known: neither the text nor the settings say"


def test_a_clause_without_a_level_has_the_range_of_those_under_it() -> None:
    text = "# A {#a}\n\n## B {#b authority=user}\n\nOne.\n\n## C {#c authority=root}\n\nTwo.\n\n# D {#d}\n\nThree.\n"
    document = parse_document(text)
    assert document.level_range(document.clauses[0]) == ("root", "user")
    assert document.level_range(document.clauses[3]) is None
    assert _find(text) == ("", "unknown", None)


@pytest.mark.parametrize(
    ("under", "levels", "said"),
    [
        (
            "## B {#b}\n\n### C {#c authority=root}\n\n### D {#d authority=guideline}\n",
            ("root", "guideline"),
            "go from",
        ),
        (
            "## B {#b authority=user}\n\n## C {#c}\n\nOne.\n\n## D {#d authority=system}\n",
            ("system", "user"),
            "go from",
        ),
        ("#### B {#b authority=user}\n\n## C {#c authority=root}\n", ("root", "user"), "go from"),
        (
            "## B {#b authority=user}\n\n## C {#c authority=unheard}\n",
            ("user", "user"),
            "every provision under it is user",
        ),
        ("## B {#b authority=unheard}\n", None, ""),
        ("## B {#b}\n", None, ""),
    ],
)
def test_the_range_of_a_chapter_with_mixed_clauses(
    under: str, levels: tuple[str, str] | None, said: str
) -> None:
    text = f"# Z {{#z authority=root}}\n\n# A {{#a}}\n\n{under}\n# Y {{#y authority=root}}\n"
    document = parse_document(text, KNOWN_PROFILES[0])
    (chapter,) = (clause for clause in document.clauses if clause.id == "a")
    assert document.level_range(chapter) == levels
    overriding = find_overriding(document, chapter, {}, {})
    shown = render(OverridingAnswer(REVISION, document, chapter, overriding), PLAIN)
    assert said in shown
    assert ("provision" in shown) == bool(levels)
