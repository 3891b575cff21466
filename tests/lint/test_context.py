"""What rules look things up in, for small specs."""

from __future__ import annotations

import pytest

from clausetree.lint.attributes import tidy_attributes
from clausetree.lint.context import Context
from clausetree.lint.levels import attribute_span, find_stated_ladder, find_unlevelled, retired_levels
from clausetree.lint.terms import spellings
from clausetree.lint.under18 import under18_clauses, under18_setting
from clausetree.model.authority import KNOWN_PROFILES, Ladder
from clausetree.syntax.document import parse_document
from clausetree.syntax.eval_prompts import parse_eval_prompts

SPEC = """Before.[^zz99]

# Overview {#start}

## Words {#words}

# Rules {#rules}

## Kind {#kind authority=root}

Be kind.[^ab12]

**Example**: sound

~~~xml
<user>
Hi
</user>
<comparison>
<assistant> <!-- GOOD -->
Hello
</assistant>
</comparison>
~~~

**Example**: broken

~~~xml
<user>
never closed
~~~

**Example**: only a star

~~~xml
*<user>
Bye
</user>
~~~

## Kind {#kind authority=user}

#### Deep {#deep}

# Glossary {#DEFINITIONS}
"""


def context(text: str = SPEC, **beside: object) -> Context:
    return Context(parse_document(text), **beside)  # type: ignore[arg-type]


def test_parts_are_the_text_before_the_first_heading_and_every_clause() -> None:
    parts = context().parts
    assert [part.clause.id if part.clause else None for part in parts] == [
        None,
        "start",
        "words",
        "rules",
        "kind",
        "kind",
        "deep",
        "DEFINITIONS",
    ]
    assert all(SPEC[part.start :].startswith(part.content.source) for part in parts)
    assert context("\ufeffx").parts[0].start == 1


def test_of_clauses_with_one_id_the_first_is_looked_up() -> None:
    found = context()
    assert found.ids["kind"] is found.document.clauses[3]
    assert set(found.ids) == {"start", "words", "rules", "kind", "deep", "DEFINITIONS"}


def test_children_are_those_of_the_tree() -> None:
    found = context()
    assert [[child.index for child in children] for children in found.children] == [
        [1],
        [],
        [3, 4],
        [],
        [5],
        [],
        [],
    ]


def test_chapters_for_information_are_known_by_id_or_title_with_all_under_them() -> None:
    assert context().informative == (True, True, False, False, False, False, True)
    assert context(informative=["Rules"]).informative == (False, False, True, True, True, True, False)
    assert context(informative=["START"]).informative == (True, True, False, False, False, False, False)


def test_a_clause_is_misplaced_where_it_skips_a_depth() -> None:
    assert context().misplaced == (False, False, False, False, False, True, False)
    assert context("### A\n# B\n## C\n").misplaced == (False, False, False)


def test_provisions_carry_a_level() -> None:
    assert [clause.index for clause in context().provisions] == [3, 4]


def test_examples_that_could_not_be_read_are_left_to_the_reader() -> None:
    found = context()
    assert [example.title for _, example in found.examples] == ["sound", "only a star"]
    assert [message.text for _, message in found.messages] == ["Hi", "Hello", "Bye"]
    assert [example.title for _, example, _ in found.comparisons] == ["sound"]
    assert {part.clause.index for part, _ in found.examples if part.clause} == {3}


def test_an_error_outside_of_an_example_leaves_it_sound() -> None:
    text = "# A {#a\n\n~~~xml\n<user>\nHi\n</user>\n~~~\n\n```\nnever closed\n"
    found = context(text)
    assert [item.code for item in found.document.diagnostics] == ["SYN010", "SYN001"]
    assert len(found.examples) == 1


def test_labels_of_footnotes_and_of_prompt_files_are_known() -> None:
    found = context(prompts=[parse_eval_prompts("ab12", ""), parse_eval_prompts("cd34", "")])
    assert found.footnote_labels == {"zz99", "ab12"}
    assert found.prompt_labels == {"ab12", "cd34"}
    assert context().prompt_labels == frozenset()


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("# A {#a authority=root}", "root"),
        ('# A {#a authority="root"}', "root"),
        ("# A {#a tags=x authority='root' y=z}", "root"),
        ("# A {#a authority=XX}", "XX"),
        ("# A {#a authority=}", None),
        ("# A {#a}", None),
    ],
)
def test_the_value_of_an_attribute_is_found_in_the_document(heading: str, value: str | None) -> None:
    text = f"Before.\n\n{heading}\n"
    span = attribute_span(parse_document(text).clauses[0], "authority")
    assert (span.slice(text) if span else None) == value
    assert not span or text[: span.start].rstrip("\"'").endswith("authority=")


def test_levels_that_older_ladders_had_are_retired_with_the_rank_they_had() -> None:
    newest, middle, oldest = (profile.ladder for profile in KNOWN_PROFILES)
    assert retired_levels(newest) == {"platform": 0, "tool": 3}
    assert retired_levels(middle) == {"tool": 3}
    assert retired_levels(oldest) == {}
    assert retired_levels(Ladder(("high", "low"))) == {}


def test_clauses_without_a_level_stand_out_beside_clauses_with_one() -> None:
    text = """# Overview {#o}
# Rules {#r}
## A {#a authority=root}
## B {#b}
## Group {#g}
### C {#c}
### D {#d authority=user}
##### Deep {#deep}
# Other {#x}
## E {#e}
"""
    found = context(text)
    assert [clause.id for clause in find_unlevelled(found.document, found)] == ["b", "c"]


def test_the_list_that_states_the_ladder_is_found_with_its_words() -> None:
    text = """# A {#a authority=root}

1. **First**: of another list
2. **Root**: alone

## B {#b authority=user}

The order of 1 and all:

1. **Root**: highest
2. **User level**: lowest
3. **Other**: none
"""
    document = parse_document(text)
    stated = find_stated_ladder(document, Context(document))
    assert {level: span.slice(text) for level, span in stated.items()} == {
        "root": "Root",
        "user": "User level",
        "other": "Other",
    }
    assert all(text[: span.start].endswith("**") for span in stated.values())
    assert stated["root"].start == text.rindex("Root")


def test_no_list_states_a_ladder_where_none_names_two_levels() -> None:
    document = parse_document(
        "# A {#a authority=root}\n# B {#b authority=user}\n\n1. **First**: x\n2. **Root**: y\n"
    )
    assert find_stated_ladder(document, Context(document)) == {}


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("Assistant", ("assistant",)),
        ("Model / assistant", ("model", "assistant")),
        ("User (of the API)", ("user",)),
        ("Policy", ("policy", "policies")),
        ('"Tool", plug-in:', ("tool", "plug-in")),
        ("`Token`", ("token",)),
        ("", ()),
    ],
)
def test_a_term_may_be_spelled_in_several_ways(term: str, words: tuple[str, ...]) -> None:
    assert spellings(term) == words


def test_clauses_for_under_eighteen_are_those_tagged_and_all_under_them() -> None:
    document = parse_document(
        "# A {#a}\n## B {#b tags=under_18}\n### C {#c}\n#### D {#d}\n## E {#e tags=other}\n"
    )
    starts = under18_clauses(document)
    assert [clause.id for clause in document.clauses if clause.start in starts] == ["b", "c", "d"]


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ("under_18: true", True),
        ("under_18: TRUE", True),
        ("under_18: false", False),
        ("over_18: true", False),
    ],
)
def test_a_conversation_says_that_its_user_is_under_eighteen(settings: str, *, found: bool) -> None:
    text = f"# A {{#a}}\n\n~~~xml\n<user>\nHi\n</user>\n<system>\n<settings>\n{settings}\n</settings>\n</system>\n~~~\n"
    (example,) = parse_document(text).clauses[0].examples
    assert (under18_setting(example) is not None) == found


@pytest.mark.parametrize(
    ("written", "tidy"),
    [
        ("{#a authority=root}", "{#a authority=root}"),
        ("{ #a  authority=root }", "{#a authority=root}"),
        ("{#  a\tb=c}", "{#a b=c}"),
        ("{#a }", "{#a}"),
        ("{ #a}", "{#a}"),
        ("{# a}", "{#a}"),
        ("{#a note=\"two  spaces \"  b='{ x }' }", "{#a note=\"two  spaces \" b='{ x }'}"),
    ],
)
def test_attribute_lists_have_one_space_between_attributes_and_none_elsewhere(
    written: str, tidy: str
) -> None:
    assert tidy_attributes(written) == tidy
    assert tidy_attributes(tidy) == tidy
