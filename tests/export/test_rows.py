"""What each form of rows says, on a small spec that has everything."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import pytest

import clausetree
from clausetree.export.building import build_inspect_rows
from clausetree.export.chat_rows import count_pairless
from clausetree.export.exported_document import ExportedDocument
from clausetree.export.inspect_samples import build_samples
from clausetree.export.prompt_rows import find_unnamed
from clausetree.export.sample_values import SampleCall
from clausetree.model.errors import ClausetreeError
from tests.steps import count_steps

if TYPE_CHECKING:
    from pathlib import Path

    from clausetree.project.spec_documents import SpecDocument

SETTINGS = """[spec]
name = "Kind"
licence = "CC-BY-4.0"
ladder = ["root", "user"]
informative = ["terms"]

[ladder.override]
user = {root = "explicitly", user = "explicitly", context = "no"}
"""
TEXT = """# Terms {#terms}

The assistant must be called *assistant*.

# Be kind {#be_kind authority=user tags="tone,warm"}

Mean well[^ab12], as in [?](#terms).

!!! meta "Commentary"
    See [the terms](#terms):

    - why

**Example**: two questions

~~~xml
<developer>
<settings>
max_tokens: 80
</settings>
Be brief.
</developer>
<assistant recipient="search" end_turn="false">
{"q": "x"}
</assistant>
<tool name="search">
<untrusted>
1 &lt; 2 [... more]
</untrusted>
</tool>
<comparison>
<assistant> <!-- GOOD: short -->
One.
</assistant>
<assistant> <!-- BAD[#terms]: long -->
Two.
</assistant>
<assistant> <!-- BAD -->
Three.
</assistant>
</comparison>
<user>
And?
</user>
<comparison>
<assistant> <!-- GOOD -->
Yes [...]
</assistant>
<assistant> <!-- BAD -->
No.
</assistant>
</comparison>
<user>
Last?
</user>
<comparison>
<assistant> <!-- OK -->
Perhaps.
</assistant>
<assistant>
Perhaps not.
</assistant>
</comparison>
~~~

# Be warm {#be_warm authority=user}

Mean well, as in [?](#terms).

# Be heard {#be_heard}

Speak up.[^cd34]
"""
PROMPTS = {
    "ab12": "Examples for [^ab12] in Be kind:\n\n**Example**: a tool\n\n~~~xml\n<user>\nHi.\n</user>\n<tool>\n5\n</tool>\n~~~\n\n"
    "~~~xml\n<user>\nHo.\n</user>\n[...]\n<assistant>\nHa.\n</assistant>\n<user>\nHe?\n</user>\n~~~\n",
    "zz99": "Examples for [^zz99] in Be gone:\n\n~~~xml\n<user>\nHi.\n</user>\n~~~\n",
}


@pytest.fixture
def document(tmp_path: Path) -> SpecDocument:
    (tmp_path / "clausetree.toml").write_text(SETTINGS)
    (tmp_path / "model_spec.md").write_text(TEXT)
    (tmp_path / "examples").mkdir()
    for label, text in PROMPTS.items():
        (tmp_path / "examples" / f"{label}.md").write_text(text)
    return clausetree.load(str(tmp_path))


def test_a_clause_has_its_prose_apart_from_commentary(document: SpecDocument) -> None:
    terms, kind, warm, heard = clausetree.rows(document, "jsonl")
    assert (terms.prose, terms.informative) == ("The assistant must be called assistant.", True)
    assert (kind.prose, kind.informative) == ("Mean well, as in Terms.", False)
    assert kind.source.startswith("# Be kind {#be_kind")
    assert kind.commentary == "See the terms:\n\n- why"
    assert kind.commentary_fingerprint != kind.fingerprint
    assert (warm.commentary, warm.commentary_fingerprint, warm.tags) == (None, None, ())
    assert (heard.level, heard.informative) == (None, False)
    assert kind.tags == ("tone", "warm")


def test_a_clause_says_who_can_override_it(document: SpecDocument) -> None:
    terms, kind, *_ = clausetree.rows(document, "jsonl")
    assert kind.who["from"] == "settings"
    assert [(one.by, one.can) for one in kind.who["override"]] == [
        ("root", "explicitly"),
        ("user", "explicitly"),
        ("context", "no"),
    ]
    assert (terms.who["range"], terms.who["statement"], terms.who["says"]) == (
        None,
        None,
        "It has no level of its own",
    )


def test_every_row_says_where_it_comes_from(document: SpecDocument) -> None:
    (row,) = clausetree.rows(document, "chat")
    revision = document.revision
    assert (row.label, row.commit, row.sha256) == (revision.label, revision.commit, revision.sha256)
    assert (row.locator, row.clause, row.level) == (f"{revision.label}#be_kind/e1", "be_kind", "user")
    assert row.id == f"chat-{row.fingerprint[:16]}"
    assert row.licence == "CC-BY-4.0"
    assert TEXT.splitlines()[row.line - 1] == "**Example**: two questions"
    assert TEXT.splitlines()[row.end_line - 1] == "~~~"


def test_settings_and_quoted_text_stand_in_their_message(document: SpecDocument) -> None:
    (row,) = clausetree.rows(document, "chat")
    developer, call, answer = row.messages[:3]
    assert (developer.content, developer.settings) == ("Be brief.", {"max_tokens": "80"})
    assert (call.recipient, call.attributes) == ("search", {"recipient": "search", "end_turn": "false"})
    assert (answer.name, answer.untrusted, answer.settings) == ("search", ("1 < 2 [... more]",), None)
    assert row.abridged


def test_a_pair_has_what_was_said_before_it(document: SpecDocument) -> None:
    first, second, later = clausetree.rows(document, "preference")
    assert [message.role for message in first.prompt] == ["developer", "assistant", "tool"]
    assert (first.chosen[0].content, first.rejected[0].content) == ("One.", "Two.")
    assert (first.chosen_reason, first.rejected_reason, first.violates) == ("short", "long", "terms")
    assert (second.rejected[0].response, second.violates) == (3, None)
    assert (first.after_comparison, later.after_comparison) == (False, True)
    assert [message.content for message in later.prompt][-1] == "And?"
    assert second.id == f"{first.id}~2"
    assert count_pairless(document.clauses) == 1


def test_an_eval_prompt_comes_with_its_clause(document: SpecDocument) -> None:
    first, second = clausetree.rows(document, "prompts")
    assert (first.footnote, first.title, second.title) == ("ab12", "a tool", None)
    assert first.clause_text == "Mean well, as in Terms."
    assert (first.locator, first.place) == ("head#be_kind", "head#be_kind/p1")
    assert [message.content for message in first.messages] == ["Hi.", "5"]
    assert (first.abridged, second.abridged) == (False, True)
    assert find_unnamed(document) == ("zz99",)
    (clause,) = [row for row in clausetree.rows(document, "jsonl") if row.clause == "be_kind"]
    assert first.clause_fingerprint == second.clause_fingerprint == clause.fingerprint
    assert len({first.fingerprint, second.fingerprint, clause.fingerprint}) == 3


def test_equal_words_have_one_fingerprint_and_two_ids(tmp_path: Path) -> None:
    file = tmp_path / "spec.md"
    file.write_text("# A {#a}\n\nOne.\n\n# B {#b}\n\nOne.\n")
    first, second = clausetree.rows(clausetree.load(str(file)), "jsonl")
    assert first.fingerprint == second.fingerprint
    assert second.id == f"{first.id}~2"


def test_a_sample_is_what_models_take(document: SpecDocument) -> None:
    first, second = build_inspect_rows(document, document.clauses)
    assert [message.role for message in first.input] == ["user", "assistant", "tool"]
    assert first.input[1].tool_calls == (SampleCall(id="call_1", function="tool", arguments={}),)
    assert (first.input[2].tool_call_id, first.input[2].content) == ("call_1", "5")
    assert first.target == "Be kind\n\nMean well, as in Terms."
    assert [turn.role for turn in first.metadata.turns] == ["user", "tool"]
    assert second.metadata.footnote == "ab12"
    assert second.metadata.responses == ()


def test_without_eval_prompts_the_examples_are_samples(document: SpecDocument) -> None:
    clauses = [clause._replace(content=clause.content._replace(footnotes=())) for clause in document.clauses]
    (sample,) = build_inspect_rows(document, clauses)
    assert [message.role for message in sample.input] == ["system", "assistant", "tool"]
    call = SampleCall(id="call_1", function="search", arguments={"q": "x"})
    assert sample.input[1].tool_calls == (call,)
    assert sample.input[2].function == "search"
    assert [turn.settings for turn in sample.metadata.turns] == [{"max_tokens": "80"}, None, None]
    assert [(one.verdict, one.reason, one.violates) for one in sample.metadata.responses] == [
        ("good", "short", None),
        ("bad", "long", "terms"),
        ("bad", None, None),
    ]


@pytest.mark.parametrize("text", ["# A {#a/b}\n\nDo.\n", "# A {#a}\n\nDo.\n\n# B {#a/e1}\n\nDo.\n"])
def test_a_sample_has_its_clause_whatever_stands_in_the_address(text: str, tmp_path: Path) -> None:
    file = tmp_path / "spec.md"
    file.write_text(f"{text}\n~~~xml\n<user>\nHi.\n</user>\n~~~\n")
    document = clausetree.load(str(file))
    exported = ExportedDocument(document, document.revision._replace(label="feature/x#1"), "inspect")
    (sample,) = build_samples(exported, document.clauses)
    clause = document.clauses[-1]
    assert (sample.metadata.locator, sample.target) == (
        f"feature/x#1#{clause.locator}/e1",
        f"{clause.title}\n\nDo.",
    )


def test_rows_are_made_when_they_are_asked_for(document: SpecDocument) -> None:
    assert inspect.isgenerator(clausetree.rows(document, "chat"))


def test_rows_need_a_revision() -> None:
    with pytest.raises(ClausetreeError, match="rows need a revision") as found:
        clausetree.rows(clausetree.parse(TEXT), "chat")
    assert found.value.hint
    assert "load" in found.value.hint


def test_another_form_is_an_error(document: SpecDocument) -> None:
    form: Any = "chats"
    with pytest.raises(ClausetreeError, match="no form of rows `chats`") as found:
        clausetree.rows(document, form)
    assert found.value.hint == "did you mean `chat`?"


@pytest.mark.parametrize(
    ("said", "abridged"),
    [
        ("[...]", True),
        ("Then [... more] follows", True),
        ("[… and so on]", True),
        ("[ ... ]", True),
        ("[Black/Asian/white/...]", False),
        ("Wait...", False),
        ("a[0]...", False),
    ],
)
def test_what_is_left_out_on_purpose_is_known_by_its_brackets(
    said: str, *, abridged: bool, tmp_path: Path
) -> None:
    file = tmp_path / "spec.md"
    file.write_text(f"# A {{#a}}\n\n~~~xml\n<user>\n{said}\n</user>\n~~~\n", encoding="utf-8")
    (row,) = clausetree.rows(clausetree.load(str(file)), "chat")
    assert row.abridged is abridged


@pytest.mark.parametrize(
    "part", ["Say.[^a{0}]\n\n", "- [?](#a)\n\n", '!!! meta "C"\n    x[^a{0}]\n\n', "```\nx\n```\n\n"]
)
def test_the_work_for_a_clause_grows_with_its_length(part: str, tmp_path: Path) -> None:
    def measure(count: int) -> int:
        file = tmp_path / f"{count}.md"
        file.write_text("# A {#a}\n\n" + "".join(part.replace("{0}", f"{n:05}") for n in range(count)))
        document = clausetree.load(str(file))
        return count_steps(lambda: list(clausetree.rows(document, "jsonl")))

    measure(1)  # what is imported only then
    assert measure(1000) < 2.5 * measure(500)  # the square is 4
