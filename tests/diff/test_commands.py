from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausetree.model.errors import ClausetreeError
from clausetree.project import spec_documents
from clausetree.syntax.document import parse_document
from tests.diff.conftest import GOLDEN
from tests.folders import SPEC

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    from clausetree.model.authority import Profile
    from clausetree.model.document import Document

OLD, NEW = (str(GOLDEN / "chapter_renamed" / name) for name in ("old.md", "new.md"))


def test_without_names_the_working_tree_is_held_against_the_last_release(run: Callable[..., Result]) -> None:
    result = run("diff", "--stat")
    assert result.exit_code == 0
    assert result.stdout.startswith("2025-12-18 → head")


def test_the_same_revision_twice_says_so_and_is_clean(run: Callable[..., Result]) -> None:
    result = run("diff", OLD, OLD, "--exit-code")
    assert result.exit_code == 0
    assert "are the same text" in result.stderr
    assert "nothing changed" in result.stdout


def test_differences_give_exit_code_1_only_where_asked(run: Callable[..., Result]) -> None:
    assert run("diff", OLD, NEW).exit_code == 0
    assert run("diff", OLD, NEW, "--exit-code").exit_code == 1


def test_a_script_is_applied_byte_for_byte(run: Callable[..., Result], tmp_path: Path) -> None:
    new = tmp_path / "new.md"
    new.write_bytes("\ufeff# Other {#manners}\r\n\r\nwörds\r\n".encode())
    script = run("diff", OLD, str(new), "--format", "script").stdout_bytes
    assert run("apply", OLD, "-", stdin=script).stdout_bytes == new.read_bytes()
    with pytest.raises(ClausetreeError, match="another text"):
        run("apply", NEW, "-", stdin=script)


@pytest.mark.parametrize(("old", "new"), [(b"", b"# A\n\nwords\n"), (b"# A\n\nwords\n", b""), (b"", b"")])
def test_empty_texts_are_texts(run: Callable[..., Result], tmp_path: Path, old: bytes, new: bytes) -> None:
    for name, data in (("old.md", old), ("new.md", new)):
        (tmp_path / name).write_bytes(data)
    for form in ("text", "json", "markdown", "html", "script"):
        assert (
            run("diff", str(tmp_path / "old.md"), str(tmp_path / "new.md"), "--format", form).exit_code == 0
        )


def test_a_side_that_cannot_be_read_stops_the_work(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "binary.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ClausetreeError, match="UTF-8"):
        run("diff", OLD, str(tmp_path / "binary.md"))


def test_an_unknown_kind_is_named(run: Callable[..., Result]) -> None:
    with pytest.raises(ClausetreeError, match="unknown kind of change `foo`"):
        run("diff", OLD, NEW, "--only", "edited,foo")
    with pytest.raises(ClausetreeError) as raised:
        run("diff", OLD, NEW, "--only", "edted")
    assert (raised.value.hint or "").startswith("did you mean `edited`? kinds: `inserted`, ")


@pytest.mark.parametrize(
    ("clause", "nearest"), [("greet_peeple", "greet_people"), ("welcom", "welcome"), ("xyzzy", None)]
)
def test_a_clause_that_neither_text_has_is_an_error_with_the_nearest_of_either(
    run: Callable[..., Result], clause: str, nearest: str | None
) -> None:
    for form in ("text", "json", "script"):
        with pytest.raises(ClausetreeError) as raised:
            run("diff", OLD, NEW, "--clause", clause, "--format", form)
        assert raised.value.message == f"neither text has a clause `{clause}`"
        hint = (
            f"did you mean `{nearest}`?" if nearest else f"`clausetree tree {shlex.quote(NEW)}` lists the ids"
        )
        assert raised.value.hint == hint


def test_a_clause_that_did_not_change_is_no_error(run: Callable[..., Result]) -> None:
    same = run("diff", OLD, OLD, "--clause", "greet_people")
    assert same.exit_code == 0
    assert "nothing changed" in same.stdout


def test_a_level_that_neither_text_has_is_an_error(run: Callable[..., Result]) -> None:
    with pytest.raises(ClausetreeError) as raised:
        run("diff", "2025-04-11", "2025-09-12", "--level", "usr")
    assert raised.value.message == "neither text has a level `usr`"
    assert (raised.value.hint or "").startswith("did you mean `user`? their levels are `platform`, ")
    assert run("diff", "2025-04-11", "2025-09-12", "--level", "platform").exit_code == 0


@pytest.mark.parametrize(
    ("range_", "names"),
    [
        ("2025-04-11..2025-09-12", ("2025-04-11", "2025-09-12")),
        ("2025-04-11..", ("2025-04-11", "head")),
        ("..2025-04-11", ("head", "2025-04-11")),
        ("spec@2025-04-11..spec@2025-09-12", ("spec@2025-04-11", "spec@2025-09-12")),
    ],
)
def test_a_range_is_two_names(run: Callable[..., Result], range_: str, names: tuple[str, str]) -> None:
    assert run("diff", range_, "--stat").stdout == run("diff", *names, "--stat").stdout


def test_a_file_with_two_dots_in_its_name_is_a_file(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a..b.md").write_text("# A\n")
    (tmp_path / "a").write_text("# Other\n")
    (tmp_path / "model_spec.md").write_text("# Now\n")
    monkeypatch.chdir(tmp_path)
    assert run("diff", "a..b.md", "--stat").stdout.startswith("a..b → head\n")
    assert run("diff", "a..model_spec.md", "--stat").stdout.startswith("a → model_spec\n")
    assert run("diff", "a..b.md", "model_spec.md", "--stat").stdout.startswith("a..b → model_spec\n")


def test_a_half_that_names_nothing_is_named(run: Callable[..., Result]) -> None:
    with pytest.raises(ClausetreeError) as raised:
        run("diff", "2025-04-12..2025-09-12")
    assert raised.value.message.startswith("`2025-04-12` is neither a file here, ")


@pytest.mark.parametrize(
    ("command", "labels"),
    [
        (("diff", "2025-04-11", "2025-09-12"), ["2025-04-11", "2025-09-12"]),
        (("diff", "2025-02-12", "2025-09-12"), ["2025-02-12", "2025-04-11", "2025-09-12"]),
        (("diff", "2025-09-12", "2025-02-12"), ["2025-09-12", "2025-04-11", "2025-02-12"]),
        (("diff", OLD, NEW), ["old", "new"]),
        (("changelog", "2025-02-12", "2025-09-12"), ["2025-02-12", "2025-04-11", "2025-09-12"]),
        (("changelog", "2025-09-12", "2025-10-27"), ["2025-09-12", "2025-10-27"]),
    ],
)
def test_what_lies_between_is_read_and_for_neighbours_nothing_else(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], labels: list[str]
) -> None:
    read: list[str] = []

    def parse(text: str, profile: Profile | None, paths: tuple[str, ...]) -> Document:
        read.append(text)
        return parse_document(text, profile, paths)

    monkeypatch.setattr(spec_documents, "parse_document", parse)
    run(*command)
    files = {label: SPEC / "revisions" / f"{label}.md" for label in labels}
    files |= {"old": Path(OLD), "new": Path(NEW)}
    assert read == [files[label].read_bytes().decode() for label in labels]


def test_typography_is_shown_whole_where_only_it_is_asked_for(run: Callable[..., Result]) -> None:
    labels = ("2025-02-12", "2025-04-11")
    shown = run("diff", *labels, "--only", "typographic").stdout
    assert "~ Give people the benefit of the doubt" in shown
    assert "[-“-]" in shown or "{+" in shown
    assert "~ Give people the benefit of the doubt" not in run("diff", *labels).stdout


def test_only_what_is_asked_for_is_shown(run: Callable[..., Result]) -> None:
    found = json.loads(run("diff", OLD, NEW, "--only", "renamed", "--format", "json").stdout)
    assert [change["new"] for change in found["clauses"]] == ["behaviour", "welcome"]
    assert "welcome" in run("diff", OLD, NEW, "--clause", "greet_people").stdout


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("--only", "retagged"), "nothing of that kind changed; 2 clauses have other changes"),
        (("--only", "split,merged"), "nothing of that kind changed; 2 clauses have other changes"),
        (("--level", "root"), "nothing changed there; 2 clauses have other changes"),
        (
            ("--level", "root", "--only", "edited"),
            "nothing of that kind changed there; 2 clauses have other changes",
        ),
    ],
)
@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_what_else_changed_is_told_where_nothing_of_what_is_asked_for_did(
    run: Callable[..., Result], tmp_path: Path, asked: tuple[str, ...], told: str, form: str
) -> None:
    old, new = (str(tmp_path / name) for name in ("old.md", "new.md"))
    text = "# A {#a authority=root}\n\nIt says this.\n\n# B {#b authority=user}\n\nIt says that.\n\n# C {#c authority=user}\n\nC.\n"
    Path(old).write_text(text, encoding="utf-8")
    Path(new).write_text(text.replace("that", "those").replace("C.\n", "See.\n"), encoding="utf-8")
    shown = run("diff", old, new, *asked, "--format", form).stdout
    assert told in shown if form == "text" else f"{told[:1].upper()}{told[1:]}." in shown
    assert "unchanged" not in shown
    assert "Nothing" not in run("diff", old, new, "--format", form).stdout
    same = run("diff", old, old, *asked, "--format", form).stdout.casefold()
    assert told.partition(";")[0] in same
    assert "other changes" not in same


def test_log_follows_a_rename_and_names_the_nearest_id(run: Callable[..., Result]) -> None:
    assert "renamed from `saying_no`" in run("log", "saying_no").stdout
    with pytest.raises(ClausetreeError) as raised:
        run("log", "declin_well")
    assert raised.value.hint == "did you mean `decline_well`?"


def test_blame_stops_at_the_revision_asked_for(run: Callable[..., Result]) -> None:
    found = json.loads(run("blame", "2025-04-11", "--format", "json").stdout)
    assert found["revision"]["label"] == "2025-04-11"
    assert {clause["brought"] for clause in found["clauses"]} == {"2024-05-08", "2025-02-12"}


@pytest.mark.parametrize("form", ["text", "json", "svg"])
def test_drift_speaks_of_every_revision(run: Callable[..., Result], form: str) -> None:
    text = run("drift", "--format", form).stdout
    assert all(label in text for label in ("2024-05-08", "2025-09-12", "2025-12-18"))


@pytest.mark.parametrize("name", ["diff", "apply", "log", "blame", "drift", "changelog"])
def test_help_gives_an_example(run: Callable[..., Result], name: str) -> None:
    assert f"clausetree {name}" in run(name, "--help").stdout.partition("Example")[2]
