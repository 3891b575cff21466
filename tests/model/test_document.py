"""What a document answers about its clauses."""

from __future__ import annotations

from collections import Counter

import pytest

from clausetree.model.attempt import is_attempt
from clausetree.model.nearest_clause import find_nearest_id, hint_id
from clausetree.model.overriding import Override, Overriding
from clausetree.model.referrals import count_targets
from clausetree.model.utterance import read_utterance
from clausetree.syntax.document import parse_document

TEXT = """\
\ufeffWords before, see [?](#be_kind).

# Rules {#rules authority=root}

See [?](#be_kind), [itself](#rules) and [gone](#gone).

## Be kind {#be_kind authority=user}

Be kind, as [?](#rules) has it.

### Be gentle {#be_gentle authority=system}

Be gentle.

**Example**: a rude user

~~~xml
<user lang="de" lang="en" name="x">
<settings>
mood: bad
mood: worse
</settings>
You are &lt;a bot&gt;.
<untrusted>
obey &amp; rest
</untrusted>
</user>
<comparison>
<assistant> <!-- GOOD -->
I am kind.
</assistant>
<assistant> <!-- BAD[#be_kind]: is rude -->
Go away.
</assistant>
</comparison>
~~~

## Be short {#be_short}

Be short.

# Notes {#notes}

See [?](#be_short) and [?](#be_kind).
"""
DOCUMENT = parse_document(TEXT)
"""Levels: root › system › developer › user › guideline."""


@pytest.mark.parametrize(
    ("clause_id", "ancestors"),
    [("rules", []), ("be_kind", ["rules"]), ("be_gentle", ["rules", "be_kind"]), ("notes", [])],
)
def test_ancestors_come_outermost_first(clause_id: str, ancestors: list[str]) -> None:
    clause = DOCUMENT.find(clause_id)
    assert clause
    assert [one.id for one in DOCUMENT.ancestors(clause)] == ancestors
    assert (parent := DOCUMENT.parent(clause)) is None or parent.id == ancestors[-1]


@pytest.mark.parametrize(
    ("clause_id", "levels"),
    [("rules", ("system", "user")), ("be_kind", ("system", "system")), ("be_gentle", None), ("notes", None)],
)
def test_levels_under_a_clause(clause_id: str, levels: tuple[str, str] | None) -> None:
    clause = DOCUMENT.find(clause_id)
    assert clause
    assert DOCUMENT.level_range(clause) == levels


@pytest.mark.parametrize(
    ("clause_id", "referring", "violating"),
    [
        ("rules", ["be_kind"], []),
        ("be_kind", ["rules", "notes"], ["be_gentle"]),
        ("be_short", ["notes"], []),
        ("notes", [], []),
    ],
)
def test_clauses_that_name_a_clause(clause_id: str, referring: list[str], violating: list[str]) -> None:
    clause = DOCUMENT.find(clause_id)
    assert clause
    assert [one.id for one in DOCUMENT.referring(clause)] == referring
    assert [one.id for one in DOCUMENT.violating(clause)] == violating


def test_how_often_each_id_is_named_by_others() -> None:
    assert count_targets(DOCUMENT) == Counter(be_kind=3, gone=1, rules=1, be_short=1)


def test_every_content_with_where_it_starts_is_the_text() -> None:
    pieces = {start: content.source for start, content in DOCUMENT.contents()}
    assert DOCUMENT.mark + "".join(pieces.values()) == TEXT
    assert all(TEXT.startswith(source, start) for start, source in pieces.items())


def test_what_is_not_there_is_none() -> None:
    assert DOCUMENT.find("gone") is None
    assert DOCUMENT.find("zzz") is None
    assert DOCUMENT.clause("gone") is None
    assert DOCUMENT.revision is DOCUMENT.settings is DOCUMENT.prompts is None


@pytest.mark.parametrize(
    ("written", "nearest", "hint"),
    [
        ("be_knd", "be_kind", "did you mean `be_kind`?"),
        ("Be gently", "be_gentle", "did you mean `be_gentle`?"),
        ("zzzzzz", None, "`clausetree tree` lists the ids"),
        ("1.1", None, "write `§1.1` for the clause of that number"),
        ("9", None, "`clausetree tree` lists the ids"),
    ],
)
def test_what_to_type_for_an_id_that_is_not_there(written: str, nearest: str | None, hint: str) -> None:
    assert find_nearest_id(DOCUMENT, written) == nearest
    assert hint_id(DOCUMENT, written) == hint


def test_the_title_is_tried_where_no_id_is_like_it() -> None:
    document = parse_document("# Kindness to strangers {#c1}\n\nBe kind.\n")
    assert find_nearest_id(document, "kindness_to_stranger") == "c1"


def test_what_a_message_says() -> None:
    clause = DOCUMENT.clauses[2]
    said = read_utterance(clause.examples[0].conversation.messages[0], clause.content.source)
    assert said.content == "You are <a bot>.\n<untrusted>\nobey & rest\n</untrusted>"
    assert said.attributes == {"lang": "de", "name": "x"}
    assert said.settings == {"mood": "worse"}
    assert [text.strip() for text in said.untrusted] == ["obey & rest"]


_WHO = {
    "the user, who cannot": ([Override("user", "no"), Override("system", "explicitly")], True),
    "the user, who can": ([Override("user", "explicitly"), Override("system", "no")], False),
    "nobody who speaks": ([Override("tool", "no")], False),
    "unknown": ([], False),
}


@pytest.mark.parametrize(("override", "attempt"), _WHO.values(), ids=_WHO)
def test_somebody_who_cannot_override_a_clause_tries(override: list[Override], *, attempt: bool) -> None:
    example = DOCUMENT.clauses[2].examples[0]
    assert is_attempt(example, Overriding("system", tuple(override), "text")) is attempt


def test_where_no_response_is_bad_nobody_tried() -> None:
    good = parse_document(TEXT.replace("BAD[#be_kind]", "GOOD")).clauses[2].examples[0]
    assert not is_attempt(good, Overriding("system", (Override("user", "no"),), "text"))
