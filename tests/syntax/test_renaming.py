"""Another id for a clause: each place that names it, and no other character."""

from __future__ import annotations

import pytest

from clausetree.syntax.document import parse_document
from clausetree.syntax.renaming import rename_clause, rename_references
from clausetree.text.edit import apply_edits

REFERRING = """\
See [?](#{0}), [the rice](#{0}), [its end](#{0}:~:text=of%20rice) and [that]( #{0} "titled" ), not `[?](#rice)`, [?](#rice_too) or <!-- [?](#rice) -->.

- a list with [?](#{0})

!!! meta "Commentary"
    As [?](#{0}) says.

    ~~~xml
    <assistant> <!-- BAD[#{0}]: as in [?](#{0}) -->
    x
    </assistant>
    ~~~

**Example**: about [?](#{0})

~~~xml
<user>
What does [?](#{0}) say of #rice?
</user>
<comparison>
<assistant> <!-- BAD[#{0}] -->
x
</assistant>
<assistant> <!-- BAD[#rice_too]: as in [?](#{0}) -->
y
</assistant>
</comparison>
~~~
"""
TEXT = (
    "Before [?](#{0}).\n\n# Rice {{#{0} authority=user}}\n\nItself: [?](#{0}).\n\n# Rice too {{#rice_too}}\n\n"
    + REFERRING
)


def rename(text: str, old: str, new: str) -> str:
    document = parse_document(text)
    clause = document.clause(old)
    assert clause
    return apply_edits(text, rename_clause(document, clause, new))


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_every_place_that_names_the_clause_follows(ending: str, mark: str) -> None:
    old, new = (mark + TEXT.format(name).replace("\n", ending) for name in ("rice", "grain_2"))
    assert rename(old, "rice", "grain_2") == new
    assert rename(new, "grain_2", "rice") == old


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("## Fried rice", "## Fried rice {#wok}"),
        ("## Fried rice ##", "## Fried rice {#wok} ##"),
        ("## Fried rice {authority=user}", "## Fried rice {#wok authority=user}"),
        ("Fried rice\n==========", "Fried rice {#wok}\n=========="),
        ("## Fried rice {#fried_rice .hot}", "## Fried rice {#wok .hot}"),
    ],
)
def test_a_clause_gets_an_id_of_its_own(heading: str, expected: str) -> None:
    text = "See [?](#fried_rice).\n\n{}\n\nHot.\n"
    renamed = rename(text.format(heading), "fried_rice", "wok")
    assert renamed == text.format(expected).replace("(#fried_rice)", "(#wok)")
    assert [clause.heading.id for clause in parse_document(renamed).clauses] == ["wok"]


def test_a_text_without_clauses_follows() -> None:
    text = "Examples for [^ab12] in Rice:\n\n" + REFERRING
    old, new = text.format("rice"), text.format("grain")
    assert apply_edits(old, rename_references(old, {"rice": "grain"})) == new


@pytest.mark.parametrize(
    ("written", "renamed"),
    [
        ("[x](#b&#95;c)", "[x](#new)"),
        ("[x](#b&#x5F;c)", "[x](#new)"),
        ("[x](&#35;b_c)", "[x](&#35;new)"),
        ("[x](&num;b%5fc)", "[x](&num;new)"),
        ("[x](<#b\\_c>)", "[x](<#new>)"),
        ("[x](model&#95;spec.md#b_c)", "[x](model&#95;spec.md#new)"),
        ("[x]\n\n[x]: #b&#95;c", "[x]\n\n[x]: #new"),
        ('<a href="#b&#95;c">x</a>', '<a href="#new">x</a>'),
    ],
)
def test_an_address_with_entities_is_renamed_whole(written: str, renamed: str) -> None:
    text = "# B {{#{0}}}\n\nSee {1}\n"
    assert rename(text.format("b_c", written), "b_c", "new") == text.format("new", renamed)
