"""What the server answers about a place or a text: hover, where things are, symbols, folds, lenses, layout."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from lsprotocol import types
from markdown_it import MarkdownIt
from pygls.exceptions import JsonRpcException

from clausetree.lint.canonical_layout import format_text
from clausetree.lsp.markdown_words import escape_markdown
from tests.lsp.editing import PROMPTS, SPEC, place

if TYPE_CHECKING:
    from tests.lsp.conftest import OpenSpec

_WHERE = {
    "[?](#short)": ("Short answers", "short", "user", "Answer in two sentences."),
    "[?](#kind)": ("Be kind", "kind", "developer", "친절"),
    "#kind]: cold": ("Be kind",),
    "authority=user": ("the level of authority",),
    "user tags": ("level 2 of 2", "developer, user"),
    "under_18}": ("under 18",),
    "[^ab12]": ("1 eval prompt", "ab12.md"),
    "GOOD -->": ("as the spec wants it",),
    "max_tokens: 80": ("in tokens",),
    "comparison>": ("verdict",),
}


def _hover(spec: OpenSpec, position: types.Position) -> str:
    found = spec.editing.ask_of(types.TEXT_DOCUMENT_HOVER, spec.uri, position)
    return found.contents.value if found else ""


@pytest.mark.parametrize("words", _WHERE)
def test_a_hover_tells_what_something_is(spec: OpenSpec, words: str) -> None:
    shown = _hover(spec, place(SPEC, words, 5 if words.startswith("[?]") else 2))
    assert all(part in shown for part in _WHERE[words])


@pytest.mark.parametrize(
    "settings", ["", "[ladder.override.user]\n", '[ladder.override]\nuser = {system = "no"}\n']
)
def test_a_level_is_overridden_as_its_clauses_are(spec: OpenSpec, settings: str) -> None:
    (spec.folder / "clausetree.toml").write_text(settings, "utf-8")
    text = SPEC.replace("2. **User**: second", "2. **User**: this can be overridden by developers")
    spec.editing.change(spec.uri, text)
    of_level = _hover(spec, place(text, "=user", 2)).rpartition("\n\n")[2]
    of_clause = _hover(spec, place(text, "#short authority", 2))
    assert of_level in of_clause


def test_prose_has_no_hover(spec: OpenSpec) -> None:
    assert _hover(spec, place(SPEC, "who decides")) == ""


def test_a_suppression_shows_the_page_of_its_rule(spec: OpenSpec) -> None:
    text = SPEC.replace("Say who", "<!-- clausetree: allow EXM001, STY because … -->\n\nSay who")
    spec.editing.change(spec.uri, text)
    assert "provision-without-example (EXM001)" in _hover(spec, place(text, "EXM001", 2))
    assert "STY004" in _hover(spec, place(text, "STY because", 1))


@pytest.mark.parametrize(
    ("comment", "pages"),
    [
        ("<!-- clausetree: allow STY004 because a > b -->", 1),
        ("<!-- clausetree: allow EXM001 and `STY004`\nbecause … -->", 1),
        ("<!-- clausetree allow: STY004 because … -->", 1),
        ("<!-- clausetree: allow EXM001 because STY004 is another -->", 0),
        ("`<!-- clausetree: allow STY004 because … -->`", 0),
        ("~~~\n<!-- clausetree: allow STY004 because … -->\n~~~", 0),
        ("<!-- clausetree: forbid STY004 -->", 0),
    ],
)
def test_a_suppression_is_what_lint_takes_for_one(spec: OpenSpec, comment: str, pages: int) -> None:
    text = SPEC.replace("Say who", f"{comment}\n\nSay who")
    spec.editing.change(spec.uri, text)
    assert _hover(spec, place(text, "STY004", 2)).count("(STY004)") == pages


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        "[run](command:workbench.action.quit)",
        "![x](https://example.org/x.png)",
        "`code` **bold** _it_ ~~no~~ &lt; &#60;",
        "<https://example.org> # no heading",
        "- item",
        "1. one",
        "| a | b |",
        "[a]: command:x",
    ],
)
def test_words_of_a_spec_are_shown_as_they_are_written(words: str) -> None:
    (_, inline, _) = MarkdownIt("gfm-like", {"linkify": False}).parse(escape_markdown(words))
    assert {token.type for token in inline.children or ()} <= {"text", "text_special"}
    assert "".join(token.content for token in inline.children or ()) == words


def test_a_reference_leads_to_its_clause_and_a_footnote_to_its_prompts(spec: OpenSpec) -> None:
    (found,) = spec.editing.ask_of(types.TEXT_DOCUMENT_DEFINITION, spec.uri, place(SPEC, "[?](#kind)", 6))
    assert found.range == types.Range(place(SPEC, "kind authority"), place(SPEC, "kind authority", 4))
    (prompts,) = spec.editing.ask_of(types.TEXT_DOCUMENT_DEFINITION, spec.uri, place(SPEC, "[^ab12]", 3))
    assert prompts.uri.endswith("examples/ab12.md")


def test_references_are_found_in_all_files(spec: OpenSpec) -> None:
    context = types.ReferenceContext(include_declaration=True)
    found = spec.editing.ask_of(
        types.TEXT_DOCUMENT_REFERENCES, spec.uri, place(SPEC, "{#kind", 3), context=context
    )
    lines = sorted((one.uri.rpartition("/")[2], one.range.start.line) for one in found)
    expected = [
        ("ab12.md", 6),
        *(("model_spec.md", place(SPEC, words).line) for words in ("(#kind)", "BAD[#", "{#kind")),
    ]
    assert lines == sorted(expected)


def test_questions_about_an_eval_prompt_file_are_answered(spec: OpenSpec) -> None:
    uri = spec.editing.open(spec.folder / "examples" / "ab12.md")
    (found,) = spec.editing.ask_of(types.TEXT_DOCUMENT_DEFINITION, uri, place(PROMPTS, "(#kind)", 3))
    assert found.uri == spec.uri
    spec.editing.close(uri)


def test_an_id_is_renamed_wherever_it_is_named(spec: OpenSpec) -> None:
    position = place(SPEC, "[?](#kind)", 6)
    prepared = spec.editing.ask_of(types.TEXT_DOCUMENT_PREPARE_RENAME, spec.uri, position)
    assert prepared.placeholder == "kind"
    edit = spec.editing.ask_of(types.TEXT_DOCUMENT_RENAME, spec.uri, position, new_name="gentle")
    files = {one.text_document.uri.rpartition("/")[2]: one for one in edit.document_changes}
    assert files.keys() >= {"model_spec.md", "ab12.md"}
    starts = [one.range.start for one in files["model_spec.md"].edits]
    assert starts == [place(SPEC, words) for words in ("kind)", "kind]:", "kind authority")]
    assert {one.new_text for one in files["model_spec.md"].edits} == {"gentle"}
    assert spec.editing.ask_of(types.TEXT_DOCUMENT_PREPARE_RENAME, spec.uri, place(SPEC, "decides")) is None


def test_an_id_can_have_letters_with_marks(spec: OpenSpec) -> None:
    edit = spec.editing.ask_of(
        types.TEXT_DOCUMENT_RENAME, spec.uri, place(SPEC, "{#kind", 3), new_name="दयालु_रहो"
    )
    assert {one.new_text for file in edit.document_changes[:1] for one in file.edits} == {"दयालु_रहो"}


@pytest.mark.parametrize("name", ["short", "two words", "", "kind"])
def test_an_id_that_no_clause_can_have_is_refused(spec: OpenSpec, name: str) -> None:
    with pytest.raises(JsonRpcException, match="id"):
        spec.editing.ask_of(types.TEXT_DOCUMENT_RENAME, spec.uri, place(SPEC, "{#kind", 3), new_name=name)


def test_symbols_are_the_clause_tree(spec: OpenSpec) -> None:
    (top,) = spec.editing.ask_of(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, spec.uri)
    assert (top.name, [one.name for one in top.children]) == ("Format", ["Short answers", "Be kind"])
    assert top.children[1].detail == "kind · developer"
    assert top.range.end == top.children[1].range.end


def test_clauses_examples_and_commentary_fold(spec: OpenSpec) -> None:
    folds = spec.editing.ask_of(types.TEXT_DOCUMENT_FOLDING_RANGE, spec.uri)
    starts = {one.start_line for one in folds}
    wanted = ("# Format", "## Short", "## Be", "~~~xml", "!!! meta")
    assert starts >= {place(SPEC, words).line for words in wanted}


def test_formatting_is_that_of_fmt(spec: OpenSpec) -> None:
    text = SPEC.replace("## Be kind", "\n\n## Be kind ").replace("Say who decides.", "Say who decides. 🙂  ")
    spec.editing.change(spec.uri, text)
    options = types.FormattingOptions(4, insert_spaces=True)
    edits = spec.editing.ask_of(types.TEXT_DOCUMENT_FORMATTING, spec.uri, options=options)
    formatted = text.splitlines(keepends=True)
    whole = text
    for one in reversed(edits):
        start, end = (
            sum(map(len, formatted[: at.line]))
            + _cut(formatted[at.line] if at.line < len(formatted) else "", at.character)
            for at in (one.range.start, one.range.end)
        )
        whole = whole[:start] + one.new_text + whole[end:]
    assert whole == format_text(text) != text


def _cut(line: str, units: int) -> int:
    return len(line.encode("utf-16-le")[: units * 2].decode("utf-16-le"))


def test_lenses_count_and_tell_what_changed_since_the_last_release(spec: OpenSpec) -> None:
    git = ["git", "-C", str(spec.folder), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "-C", str(spec.folder), "init", "-q"], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-qm", "Release 2025-02-12"], check=True)
    spec.editing.tell(
        types.TEXT_DOCUMENT_DID_SAVE, types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(spec.uri))
    )
    spec.editing.change(spec.uri, SPEC.replace("Be kind to people.", "Be kind to everyone you ever meet."))

    def titles() -> list[str]:
        found = spec.editing.ask_of(types.TEXT_DOCUMENT_CODE_LENS, spec.uri)
        return (
            []
            if found is None
            else [spec.editing.ask(types.CODE_LENS_RESOLVE, one).command.title for one in found]
        )

    assert titles()[0] == "1 example · 1 eval prompt"
    while "changed since 2025-02-12: edited" not in (found := titles()):
        seen = len(spec.editing.refreshed)
        assert len(found) < 5
        spec.editing.wait(lambda seen=seen: len(spec.editing.refreshed) > seen, f"more than {found}")
    assert "Last changed in 2025-02-12" in _hover(spec, place(SPEC, "[?](#kind)", 6)).replace("\\", "")
