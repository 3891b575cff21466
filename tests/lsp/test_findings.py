"""Findings as one writes: unsaved texts, settings and eval prompts; fixes, and comments that allow findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types

from clausetree.history.opening.plain_file import PlainFile
from clausetree.lint.selection import Selection
from clausetree.project.linting.reporting import lint_sources
from clausetree.project.linting.sources import load_sources
from tests.lsp.conftest import OpenSpec
from tests.lsp.editing import PROMPTS, SPEC, Editing, place

if TYPE_CHECKING:
    from pathlib import Path

_BROKEN = SPEC.replace("[?](#kind)", "[?](#kindd)")


def _lint(path: Path) -> list[tuple[str, str, str]]:
    """Returns what `clausetree lint` finds in a saved spec."""
    snapshot = PlainFile(path, str(path), lambda _: None).load(None)
    found = lint_sources(load_sources(snapshot), Selection()).findings
    return sorted((one.code, one.message, one.fingerprint) for one in found if one.path == str(path))


def _find_actions(spec: OpenSpec, found: types.Diagnostic, *only: str) -> list[Any]:
    context = types.CodeActionContext([found], only=list(only) or None)
    actions = spec.editing.ask_of(
        types.TEXT_DOCUMENT_CODE_ACTION, spec.uri, range=found.range, context=context
    )
    assert isinstance(actions, list | tuple)
    return list(actions)


def _apply(text: str, edit: types.WorkspaceEdit | None, uri: str) -> str:
    """Returns a text after the edits of one file; all in ASCII."""
    assert edit
    assert edit.document_changes
    change = next(
        one
        for one in edit.document_changes
        if isinstance(one, types.TextDocumentEdit) and one.text_document.uri == uri
    )
    lines = text.splitlines(keepends=True)
    for one in reversed(change.edits):
        assert isinstance(one, types.TextEdit)
        start, end = (
            sum(map(len, lines[: at.line])) + at.character for at in (one.range.start, one.range.end)
        )
        text = text[:start] + one.new_text + text[end:]
    return text


def test_a_clean_spec_has_no_findings(spec: OpenSpec) -> None:
    assert spec.editing.codes(spec.uri) == []


def test_what_is_not_saved_is_checked_as_it_would_be_saved(spec: OpenSpec) -> None:
    text = _BROKEN.replace("people are", "are are are")
    spec.editing.change(spec.uri, text)
    found = spec.editing.check(spec.uri)
    path = spec.folder / "model_spec.md"
    path.write_text(text, "utf-8")
    told = sorted((str(one.code), one.message.partition("\n")[0], str(one.data)) for one in found)
    assert told == _lint(path)
    assert next(one.range for one in found if one.code == "REF001").start == place(text, "kindd)")


def test_eval_prompts_are_checked_unsaved_or_not(spec: OpenSpec) -> None:
    prompts = spec.folder / "examples" / "ab12.md"
    uri = spec.editing.open(prompts, PROMPTS.replace("</user>", "</usr>"))
    assert spec.editing.codes(uri)
    spec.editing.change(uri, PROMPTS)
    assert spec.editing.codes(uri) == []
    spec.editing.close(uri)


def test_settings_are_those_in_the_editor(spec: OpenSpec) -> None:
    spec.editing.change(spec.uri, _BROKEN)
    assert spec.editing.codes(spec.uri) == ["REF001"]
    settings = spec.editing.open(
        spec.folder / "clausetree.toml", '[spec]\nname = "Desk"\n[lint]\nignore = ["REF001"]\n'
    )
    spec.editing.wait(lambda: not spec.editing.client.diagnostics[spec.uri], "the rule to be ignored")
    spec.editing.change(settings, "[lint\n")
    spec.editing.wait(lambda: spec.editing.client.diagnostics[spec.uri], "the settings to be refused")
    assert "clausetree.toml" in spec.editing.client.diagnostics[spec.uri][0].message
    spec.editing.close(settings)


def test_what_is_wrong_with_settings_is_shown_in_them_too(spec: OpenSpec) -> None:
    shown = spec.editing.client.diagnostics
    settings = spec.editing.open(spec.folder / "clausetree.toml", '[spec]\nname = "Desk"\n[lint\n')
    for text, line, words in (
        ('[spec]\nname = "Desk"\n[lint\n', 2, "not valid TOML"),
        ("[lnt]\n", 0, "unknown key `lnt`"),
        ('[lint]\nignore = ["REF0O1"]\n', 0, "no rule `REF0O1`"),
        ("[lint.rules.clause-length]\nmax = 2\n", 0, "clause-length"),
    ):
        spec.editing.change(settings, text)
        spec.editing.wait(
            lambda words=words: any(words in one.message for one in shown.get(settings, ())),
            f"{words} to be told",
        )
        (found,) = shown[settings]
        assert found.range.start.line == line
        assert [one.message for one in shown[spec.uri]] == [found.message]
    spec.editing.change(settings, '[spec]\nname = "Desk"\n')
    spec.editing.wait(lambda: not shown[settings], "the settings to be right again")
    spec.editing.close(settings)


def test_changes_on_disk_are_taken(spec: OpenSpec) -> None:
    spec.editing.check(spec.uri)
    prompts = spec.folder / "examples" / "ab12.md"
    prompts.write_text(PROMPTS.replace("[^ab12]", "[^ab13]"), "utf-8")
    change = types.FileEvent(prompts.as_uri(), types.FileChangeType.Changed)
    spec.editing.tell(types.WORKSPACE_DID_CHANGE_WATCHED_FILES, types.DidChangeWatchedFilesParams([change]))
    spec.editing.wait(
        lambda: spec.editing.client.diagnostics.get(prompts.as_uri()), "findings in the prompts"
    )


def test_the_client_is_asked_to_watch_files(editing: Editing) -> None:
    editing.wait(lambda: editing.registered)
    globs = str(editing.registered[0].register_options)
    assert all(glob in globs for glob in ("**/*.md", "**/clausetree.toml"))


def test_findings_go_with_the_text_that_is_closed(editing: Editing, tmp_path: Path) -> None:
    path = tmp_path / "model_spec.md"
    uri = editing.open(path, _BROKEN)
    assert editing.codes(uri)
    editing.close(uri)
    editing.wait(lambda: not editing.client.diagnostics[uri], "the findings to go")


def test_other_markdown_is_left_alone(editing: Editing, tmp_path: Path) -> None:
    uri = editing.open(tmp_path / "README.md", "# Read me\n\nthe the\n")
    assert editing.ask_of(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, uri) is None
    editing.change(uri, "# Read me {#read}\n\nNow it is is a spec.\n")
    assert "STY004" in editing.codes(uri)
    editing.close(uri)


def test_two_folders_are_two_specs(editing: Editing, tmp_path: Path) -> None:
    uris = []
    for name, text in (("one", SPEC), ("two", _BROKEN)):
        (tmp_path / name).mkdir()
        uris.append(editing.open(tmp_path / name / "model_spec.md", text))
    assert ["REF001" in editing.codes(uri) for uri in uris] == [False, True]
    editing.change(uris[0], _BROKEN)
    editing.change(uris[1], SPEC)
    assert ["REF001" in editing.codes(uri) for uri in uris] == [True, False]
    found = editing.ask(types.WORKSPACE_SYMBOL, types.WorkspaceSymbolParams("be kind"))
    assert {one.location.uri for one in found} >= set(uris)
    for uri in uris:
        editing.close(uri)


def test_a_conflict_is_told_and_nothing_in_it(spec: OpenSpec) -> None:
    conflict = "<<<<<<< ours\nBe kind kind.\n=======\nBe [?](#nobody).\n>>>>>>> theirs\n"
    spec.editing.change(spec.uri, SPEC.replace("Say who decides.", conflict))
    assert set(spec.editing.codes(spec.uri)) == {"SYN016"}


def test_a_fix_is_offered_and_marked_where_it_needs_review(spec: OpenSpec) -> None:
    spec.editing.change(spec.uri, _BROKEN)
    (found,) = (one for one in spec.editing.check(spec.uri) if one.code == "REF001")
    actions = _find_actions(spec, found)
    fix = next(one for one in actions if one.title.startswith("Fix REF001"))
    assert "needs review" in fix.title
    assert _apply(_BROKEN, fix.edit, spec.uri) == SPEC


def test_a_safe_fix_is_preferred(spec: OpenSpec) -> None:
    text = SPEC.replace("{#kind authority", "{ #kind authority")
    spec.editing.change(spec.uri, text)
    found = next(one for one in spec.editing.check(spec.uri) if one.code == "STY006")
    fix = next(one for one in _find_actions(spec, found) if one.title.startswith("Fix"))
    assert fix.is_preferred
    assert _apply(text, fix.edit, spec.uri) == SPEC


def test_all_that_is_safe_is_fixed_at_once(spec: OpenSpec) -> None:
    text = SPEC.replace("{#kind authority", "{ #kind authority").replace("(#kind)", "(#kindd)")
    spec.editing.change(spec.uri, text)
    found = spec.editing.check(spec.uri)[0]
    (action,) = _find_actions(spec, found, "source.fixAll")
    assert action.kind == "source.fixAll.clausetree"
    assert action.edit is None
    resolved = spec.editing.ask(types.CODE_ACTION_RESOLVE, action)
    assert _apply(text, resolved.edit, spec.uri) == text.replace("{ #kind", "{#kind")


@pytest.mark.parametrize(
    ("opening", "text"),
    [
        ("", "See [?](#nowhere).\n"),
        ("---\ntitle: Desk\n---\n", "\nSee [?](#nowhere).\n\n# A {#a}\n"),
        ("---\ntitle: Desk\n---\n", "See [?](#nowhere).\n"),
        ("+++\ntitle = 'Desk'\n+++\n", "\nSee [?](#nowhere).\n"),
    ],
)
def test_a_comment_before_all_clauses_comes_after_front_matter(
    spec: OpenSpec, opening: str, text: str
) -> None:
    spec.editing.change(spec.uri, opening + text)
    found = next(one for one in spec.editing.check(spec.uri) if one.code == "REF001")
    allow = next(one for one in _find_actions(spec, found) if one.title.startswith("Allow REF001"))
    allowed = _apply(opening + text, allow.edit, spec.uri)
    assert allowed.startswith(opening)
    assert allowed.endswith(text)
    spec.editing.change(spec.uri, allowed)
    assert [code for code in spec.editing.codes(spec.uri) if code in {"REF001", "IDS002", "STY011"}] == []


def test_a_clause_that_goes_on_in_another_file_is_that_file_s_to_edit(
    editing: Editing, tmp_path: Path
) -> None:
    (tmp_path / "clausetree.toml").write_text('[spec]\nname = "Desk"\nfiles = ["a.md", "b.md"]\n', "utf-8")
    (tmp_path / "a.md").write_text("# Kind {#kind}\n\nBe kind.\n", "utf-8")
    text = "---\ntitle: more\n---\n\nBe the the kindest. See [?](#kind) and [?](#style).\n\n# Style {#style}\n\nSee [?](#ki"
    path = tmp_path / "b.md"
    path.write_text(text, "utf-8")
    uri = editing.open(path)
    spec = OpenSpec(editing, tmp_path, uri)
    found = next(one for one in editing.check(uri) if one.code == "STY004")
    allow = next(one for one in _find_actions(spec, found) if one.title.startswith("Allow STY004"))
    comment = "<!-- clausetree: allow STY004 because  -->"
    assert _apply(text, allow.edit, uri) == text.replace("---\n\nBe", f"---\n\n{comment}\n\nBe")
    context = types.ReferenceContext(include_declaration=False)
    places = editing.ask_of(types.TEXT_DOCUMENT_REFERENCES, uri, place(text, "#style)", 2), context=context)
    assert [(one.uri, one.range.start) for one in places] == [(uri, place(text, "style)"))]
    marked = editing.ask_of(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, uri, place(text, "#kind)", 2))
    assert [one.range.start for one in marked] == [place(text, "kind)")]
    completed = editing.ask_of(types.TEXT_DOCUMENT_COMPLETION, uri, place(text, "(#ki", 4))
    assert completed is not None
    editing.close(uri)


def test_a_comment_allows_a_finding_and_asks_for_a_reason(spec: OpenSpec) -> None:
    text = SPEC.replace("Be kind to people.", "Be kind to to people.")
    spec.editing.change(spec.uri, text)
    (found,) = spec.editing.check(spec.uri)
    allow = next(one for one in _find_actions(spec, found) if one.title.startswith("Allow STY004"))
    allowed = _apply(text, allow.edit, spec.uri)
    spec.editing.change(spec.uri, allowed)
    assert spec.editing.codes(spec.uri) == ["STY012"]
    spec.editing.change(spec.uri, allowed.replace("because ", "because it is a quotation"))
    assert spec.editing.codes(spec.uri) == []
