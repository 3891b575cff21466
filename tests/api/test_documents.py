"""What the public functions say is what the commands say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import clausetree
from clausetree.cli.main import main
from clausetree.model.errors import ClausetreeError
from clausetree.model.locator import parse_locator
from clausetree.output.answers import ChangesAnswer
from clausetree.output.formats import render
from tests.folders import SAMPLES

if TYPE_CHECKING:
    from typing import Any

TEXT = """\
# Be kind {#be_kind authority=user}

Mean well. Say it plainly.

!!! meta "Commentary"
    Why so? Because it helps.

**Example**: a greeting

~~~xml
<user>
hello
</user>
<comparison>
<assistant> <!-- GOOD -->
hello
</assistant>
<assistant> <!-- BAD -->
go away
</assistant>
</comparison>
~~~

# Again {#be_kind}

Twice.
"""


@pytest.fixture(autouse=True)
def _in_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SAMPLES)


def _run(*arguments: str) -> Any:
    return json.loads(CliRunner().invoke(main, arguments).stdout)


def test_lint_finds_what_the_command_finds() -> None:
    found = clausetree.lint(clausetree.load("spec"), clausetree.load("spec@2025-04-11"))
    told = _run("lint", "spec", "--against", "spec@2025-04-11", "--format", "json")["diagnostics"]
    assert [(f.code, f.line, f.fingerprint) for f in found] == [
        (t["code"], t["line"], t["fingerprint"]) for t in told
    ]
    assert found


def test_lint_names_the_file_of_a_document_beside_a_text_that_has_none() -> None:
    new, old = clausetree.load("spec"), clausetree.load("spec@2025-04-11")
    assert {found.path for found in clausetree.lint(new, clausetree.parse(old.text))} == {new.revision.path}
    assert {found.path for found in clausetree.lint(clausetree.parse(new.text), old)} == {"-"}


@pytest.mark.parametrize(("old", "new"), [("2024-05-08", "2025-12-18"), ("2025-12-18", "2025-02-12")])
def test_diff_tells_what_the_command_tells(old: str, new: str) -> None:
    before, after = clausetree.load(f"spec@{old}"), clausetree.load(f"spec@{new}")
    answer = ChangesAnswer(before.revision, after.revision, clausetree.diff(before, after))
    assert json.loads(render("diff", "json", answer)) == _run(
        "diff", f"spec@{old}", f"spec@{new}", "--format", "json"
    )


def test_revisions_are_those_that_the_command_lists() -> None:
    listed = [revision["label"] for revision in _run("revisions", "spec", "--format", "json")["revisions"]]
    assert [revision.label for revision in clausetree.revisions("spec")] == listed


def test_a_loaded_document_knows_what_lies_beside_it_and_a_parsed_one_does_not() -> None:
    loaded, parsed = clausetree.load("spec"), clausetree.parse(TEXT)
    assert loaded.revision.label == "head"
    assert loaded.settings
    assert loaded.settings.spec.name == "Common Ground"
    assert {"k7ub"} <= set(loaded.prompts)
    assert (parsed.revision, parsed.settings, parsed.prompts) == (None, None, None)
    assert clausetree.parse(loaded.text) == loaded


def test_what_was_parsed_is_rendered_and_linted() -> None:
    document = clausetree.parse(TEXT)
    assert clausetree.render(document) == TEXT
    assert "IDS001" in {finding.code for finding in clausetree.lint(document)}
    assert "REV001" in {finding.code for finding in clausetree.lint(clausetree.parse("# A {#a}\n"), document)}


@pytest.mark.parametrize(
    ("locator", "text"),
    [
        ("be_kind/p1", "Mean well. Say it plainly."),
        ("be_kind/p1/s2", "Say it plainly."),
        ("be_kind/p2/s1", "Why so?"),
        ("be_kind/e1/m1", "<user>\nhello\n</user>"),
        ("be_kind/p3/m1", "<user>\nhello\n</user>"),
        ("be_kind/e1/c1/r2", "<assistant> <!-- BAD -->\ngo away\n</assistant>"),
        ("be_kind/e1/c1/r2/m1", "<assistant> <!-- BAD -->\ngo away\n</assistant>"),
        ("be_kind~2/p1", "Twice."),
    ],
)
def test_a_locator_leads_to_its_part(locator: str, text: str) -> None:
    document = clausetree.parse(TEXT)
    found = clausetree.locate(document, locator)
    assert found.text.lstrip() == text
    assert found.span.slice(TEXT) == found.text
    assert str(found.locator) == locator


def test_every_locator_of_a_document_leads_back() -> None:
    document = clausetree.load("spec")
    for clause in document.clauses:
        for locator, passage in zip(clause.passage_locators(), clause.content.passages, strict=True):
            found = clausetree.locate(document, str(locator))
            assert found.clause is clause
            assert found.text == passage.span.slice(clause.content.source).rstrip()


@pytest.mark.parametrize(
    ("locator", "message", "hint"),
    [
        ("be_kin/p1", "no clause `be_kin`", "did you mean `be_kind`?"),
        ("be_kind~3", "no clause `be_kind~3`", "only 2 clauses have the id `be_kind`"),
        ("be_kind/p9", "no passage `be_kind/p9`", "`be_kind` has 3 passages"),
        ("be_kind/p1234567890", "no passage `be_kind/p1234567890`", "`be_kind` has 3 passages"),
        (
            "be_kind~123456789012345678",
            "no clause `be_kind~123456789012345678`",
            "only 2 clauses have the id `be_kind`",
        ),
        ("be_kind/p0", "no passage `be_kind/p0`", "`be_kind` has 3 passages"),
        ("be_kind/e1/p1", "no passage `be_kind/e1/p1`", "`be_kind/e1` has no passages"),
        ("be_kind/m1", "no message `be_kind/m1`", "`be_kind` has no messages"),
        ("be_kind/x1", "`be_kind/x1` is not a locator", None),
        ("", "`` is not a locator", None),
    ],
)
def test_a_locator_that_leads_nowhere_says_what_there_is(
    locator: str, message: str, hint: str | None
) -> None:
    with pytest.raises(ClausetreeError) as caught:
        clausetree.locate(clausetree.parse(TEXT), locator)
    assert caught.value.message == message
    assert hint is None or caught.value.hint == hint


def test_a_locator_survives_the_way_through_text() -> None:
    for text in ("a", "a~2", "a/p3/s2", "a~12/e1/c2/r1/m3", "a/b/p1"):
        assert str(parse_locator(text)) == text
