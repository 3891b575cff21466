"""Links of every form whose ids follow a rename: `references`; links that lead elsewhere now: `edited`."""

from __future__ import annotations

import pytest

from clausetree.output.diff.changelog import render_changelog
from clausetree.syntax.document import parse_document
from clausetree.syntax.renaming import rename_clause
from clausetree.text.edit import apply_edits
from tests.diff.conftest import diff_texts

TEXT = (
    "# A {{#a}}\n\nKeep this as it is.\n\n# B {{#b}}\n\nSee all of it, {}\n\n# C {{#c}}\n\nSomething else.\n"
)
FORMS = [
    "[x](#a)",
    "[?](#a)",
    "[x](<#a>)",
    '[x](#a "T")',
    '[x]( <#a> "T" )',
    "[x](#%61)",
    "[x](model_spec.md#a)",
    "[x](./model_spec.md#a)",
    "[x][k]\n\n[k]: #a",
    '[x][k]\n\n[k]: <#a> "T"',
    "[x][]\n\n[X]: model_spec.md#a",
    '<a href="#a">x</a>',
    "<a class='y' href = '#a'>x</a>",
    "[?](#a) and [x](<#a>)",
]


@pytest.mark.parametrize("form", FORMS)
def test_what_rename_rewrites_is_no_edit(form: str) -> None:
    old = parse_document(TEXT.format(form))
    new = apply_edits(old.text, rename_clause(old, old.clauses[0], "aa"))
    assert new.count("aa") > 1
    changes = diff_texts(old.text, new)
    kinds = {change.clause.id: change.kinds for change in changes.clauses}
    assert kinds == {"aa": ("renamed",), "b": ("references",)}
    assert "[B](#b)" not in render_changelog("x", changes)


@pytest.mark.parametrize("form", [form for form in FORMS if "\n" not in form])
@pytest.mark.parametrize("place", ["{}.", "See [?](#b). {}.", "All of it. {}. Some of it.", "- One\n- {}"])
def test_a_sentence_that_is_no_more_than_a_link_is_no_edit(form: str, place: str) -> None:
    old = parse_document(TEXT.replace("See all of it, {}", place).format(form))
    new = apply_edits(old.text, rename_clause(old, old.clauses[0], "aa"))
    kinds = {change.clause.id: change.kinds for change in diff_texts(old.text, new).clauses}
    assert kinds == {"aa": ("renamed",), "b": ("references",)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[x](#a)", "[x](#c)"),
        ("[x](<#a>)", "[x](<#c>)"),
        ("[x](#a)", "[y](#aa)"),
        ("[x](https://example.org/#a)", "[x](https://example.org/#aa)"),
        ("[x](other.md#a)", "[x](other.md#aa)"),
        ('<a href="https://example.org/#a">x</a>', '<a href="https://example.org/#aa">x</a>'),
        ("the colour #a", "the colour #aa"),
        ("[x](model_spec.md#a)", "[x](other.md#aa)"),
        ("[x][k]\n\n[k]: #a", "[x][k]\n\n[k]: #c"),
    ],
)
def test_another_address_is_an_edit(old: str, new: str) -> None:
    renamed = TEXT.format(new).replace("{#a}", "{#aa}")
    kinds = {change.clause.id: change.kinds for change in diff_texts(TEXT.format(old), renamed).clauses}
    assert kinds["b"] == ("edited",)


BARE = (
    "# House\n\nSee [x](#{0}).\n\n## {1}\n\nMean well, and say it plainly.\n\n"
    "## Doors\n\nShut them at night, as in [this](#{0}).\n"
)


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        (("be-kind", "Be kind"), ("be_kind", "Be kind {#be_kind}"), ("retagged",)),
        (("be-kind", "Be kind"), ("kind", "Be kind {#kind}"), ("renamed",)),
        (("be-kind", "Be kind"), ("be-kinder", "Be kinder"), ("retitled",)),
        (("be_kind", "Be kind"), ("be-kind", "Be kind"), ("unchanged",)),
    ],
)
def test_what_a_heading_without_an_id_is_called_follows_it(
    old: tuple[str, str], new: tuple[str, str], kinds: tuple[str, ...]
) -> None:
    changes = {
        change.clause.title: change.kinds
        for change in diff_texts(BARE.format(*old), BARE.format(*new)).clauses
    }
    assert changes["House"] == changes["Doors"] == ("references",)
    assert set(kinds) <= set(changes.get(new[1].partition(" {")[0], ("unchanged",)))


@pytest.mark.parametrize(
    ("old", "new"),
    [(("be-kind", "Be kind"), ("doors", "Be kind")), (("be-kind", "Be kind"), ("be-kinder", "Be kind"))],
)
def test_the_name_of_another_heading_or_of_none_is_an_edit(
    old: tuple[str, str], new: tuple[str, str]
) -> None:
    kinds = {
        change.clause.id: change.kinds for change in diff_texts(BARE.format(*old), BARE.format(*new)).clauses
    }
    assert kinds["house"] == kinds["doors"] == ("edited",)


def test_a_place_in_a_clause_is_another_address() -> None:
    old = 'A <a name="here"></a>place.\n\nSee [x](#here).\n'
    assert diff_texts(f"# A\n\n{old}", f"# A\n\n{old.replace('#here', '#a')}").clauses[0].kinds == ("edited",)
