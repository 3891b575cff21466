"""Whether a text may be released: each check, what makes it fail, and what mends that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.model.errors import ClausetreeError
from tests.review.conftest import (
    DELETED,
    LABEL,
    OLD,
    PLAIN,
    Project,
    call,
    check,
    delete_kind,
    failed,
    lower,
    shorten,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Change = Callable[[Project], None]


def test_a_text_whose_changes_are_told_is_ready(project: Project) -> None:
    shorten(project)
    project.note(PLAIN)
    ran = call("release", "check", LABEL)
    assert ran.code == 0
    assert [line.split()[:2] for line in ran.out.splitlines()[:5]] == [
        ["ok", name] for name in ("label", "notes", "ids", "levels", "lint")
    ]
    assert ran.out.endswith("\nhead as 2025-02-02, after 2025-01-01: ready\n")


@pytest.mark.parametrize(
    ("bullets", "details"),
    [
        ((), ["changed, but not mentioned: `plainly` (edited)"]),
        (("[Be kind](#kind): kinder.",), None),
        ((PLAIN, "[Be kind](#kind): kinder."), ["mentioned, but not changed: `kind`"]),
        ((PLAIN,), []),
        (("“Write plainly” is shorter.",), []),
    ],
)
def test_notes_cover_what_changed_and_no_more(
    project: Project, bullets: tuple[str, ...], details: list[str] | None
) -> None:
    shorten(project)
    project.note(*bullets)
    found = check()["notes"]
    told = [detail["says"] for detail in found["details"]]
    assert found["ok"] == (details == [])
    assert len(told) == 2 if details is None else told == details
    again = call("changelog", "2025-01-01", "head", "--check", "CHANGELOG.md")
    assert again.code == int(not found["ok"])


def test_notes_stand_under_the_label_or_are_unreleased(project: Project) -> None:
    shorten(project)
    project.note(PLAIN, title=LABEL)
    assert failed() == []
    project.note(PLAIN, title="Some other day")
    found = check()["notes"]
    assert found["says"] == f"`CHANGELOG.md` has no entry for `{LABEL}`, and none that is `Unreleased`"
    assert "`clausetree changelog 2025-01-01 head` drafts it" in found["hint"]


def test_the_notes_of_the_last_release_are_not_those_of_the_next(project: Project) -> None:
    shorten(project)
    project.note(PLAIN)
    assert failed("2025-01-01") == ["label"]


def test_without_a_changelog_only_a_text_without_changes_passes(project: Project) -> None:
    assert failed() == []
    shorten(project)
    assert failed() == ["notes"]
    assert check()["notes"]["says"] == "there is no `CHANGELOG.md`"


@pytest.mark.parametrize(
    ("change", "bullet", "settings", "expected"),
    [
        (delete_kind, DELETED, "", ["ids"]),
        (delete_kind, "Removes “Be kind” (`kind`).", "", []),
        (
            delete_kind,
            DELETED,
            '\n[[lineage]]\nfrom = "kind"\nto = []\nat = "head"\nkind = "deleted"\n',
            [],
        ),
        (
            lambda project: project.edit("{#kind ", "{#friendly "),
            "“Be kind” has another id, [Be kind](#friendly).",
            "",
            [],
        ),
    ],
    ids=["without a word", "named in the notes", "declared", "renamed"],
)
def test_no_id_is_lost(
    project: Project, change: Change, bullet: str, settings: str, expected: list[str]
) -> None:
    change(project)
    project.note(bullet)
    project.edit("[spec]", f"{settings}\n[spec]", "clausetree.toml")
    found = check()
    assert [name for name, one in found.items() if not one["ok"]] == expected
    if expected:
        (detail,) = found["ids"]["details"]
        assert "id `kind` of `2025-01-01` was deleted" in detail["says"]
        assert (detail["path"], detail["line"]) == ("model_spec.md", 1)


@pytest.mark.parametrize(
    ("bullet", "expected"),
    [
        ("[Write plainly](#plainly): a new example.", ["levels"]),
        ("[Write plainly](#plainly): for every user.", ["levels"]),
        ("[Write plainly](#plainly) is clearer to users.", ["levels"]),
        ("[Write plainly](#plainly): `guideline`.", []),
        ("[Write plainly](#plainly) goes from user to guideline.", []),
        ("[Write plainly](#plainly) moves down to guideline.", []),
        ("**Demoted.** [Write plainly](#plainly).", []),
        ("Two clauses have another level:\n  - [Write plainly](#plainly)", []),
        ("Another level:\n  - nothing\n- [Write plainly](#plainly)", ["levels"]),
        ("**Promoted.** [Write plainly](#plainly) (`user` → `root`)", ["notes", "levels"]),
        ("[Write plainly](#plainly): its level `user` is kept", ["notes", "levels"]),
        ("Other.\n\n### Levels\n\n- [Write plainly](#plainly)", []),
        ("### Levels\n\n- none\n\n### Others\n\n- [Write plainly](#plainly)", ["levels"]),
    ],
)
def test_a_level_is_not_lowered_in_silence(project: Project, bullet: str, expected: list[str]) -> None:
    lower(project)
    project.note(bullet)
    found = check()
    assert [name for name, one in found.items() if not one["ok"]] == expected
    if expected:
        (detail,) = found["levels"]["details"]
        assert detail["says"] == "`plainly`: level was `user` in `2025-01-01`, and is `guideline` [REV002]"
        assert detail["line"] == 5


def test_a_level_that_a_comment_allows_was_lowered_on_purpose(project: Project) -> None:
    lower(project)
    project.note(PLAIN)
    assert failed() == ["levels"]
    allowed = "<!-- clausetree: allow REV002 because style is a matter of taste -->"
    project.edit("Write in short", f"{allowed}\n\nWrite in short")
    assert failed() == []


@pytest.mark.parametrize(
    ("bullet", "expected"),
    [
        ("[Write plainly](#plainly) takes in a sentence of [Be kind](#kind).", ["levels"]),
        ("**Words demoted.** [Be kind](#kind), `developer` → `user` in [Write plainly](#plainly).", []),
        ("A sentence of [Be kind](#kind) is in [Write plainly](#plainly) now, at level user.", []),
    ],
)
def test_words_are_not_lowered_in_silence(project: Project, bullet: str, expected: list[str]) -> None:
    project.edit("Nobody is mocked, whatever they ask.", "Help comes first.")
    project.edit("Prefer common words.", "Prefer common words. Nobody is mocked, whatever they ask.")
    project.note(bullet)
    assert failed() == expected
    if expected:
        (detail,) = check()["levels"]["details"]
        assert detail["says"].endswith(
            "which had level `developer` in `2025-01-01`, are here now, at level `user` [REV006]"
        )
        assert "allow REV006" in check()["levels"]["hint"]


def test_a_level_that_is_raised_needs_no_more_than_a_mention(project: Project) -> None:
    project.edit("authority=developer", "authority=root")
    project.note("[Be kind](#kind).")
    assert failed() == []


def test_lint_is_clean(project: Project) -> None:
    project.edit("Prefer common words.", "Prefer the the common words.")
    project.note(PLAIN)
    found = check()
    assert [name for name, one in found.items() if not one["ok"]] == ["lint"]
    assert [detail["says"] for detail in found["lint"]["details"]] == ["`the` is repeated [STY004]"]
    project.edit("[spec]", '[lint]\nfail-on = "error"\n\n[spec]', "clausetree.toml")
    assert failed() == []


def test_what_the_baseline_knows_is_no_failure(project: Project) -> None:
    project.edit("Prefer common words.", "Prefer the the common words.")
    project.note(PLAIN)
    call("lint", "--write-baseline", "known.json")
    project.edit("[spec]", '[lint]\nbaseline = "known.json"\n\n[spec]', "clausetree.toml")
    assert failed() == []


def test_the_command_that_drafts_notes_can_be_pasted(project: Project) -> None:
    project.write("my old.md", OLD)
    shorten(project)
    project.note(title="Some other day")
    hint = check(LABEL, "head", "--against", "my old.md")["notes"]["hint"]
    assert "`clausetree changelog 'my old.md' head`" in hint


def test_the_first_release_needs_an_entry_and_clean_text(project: Project) -> None:
    project.write("clausetree.toml", '[spec]\nfile = "model_spec.md"\n')
    (project.folder / "old.md").unlink()
    assert failed() == ["notes"]
    project.write("CHANGELOG.md", "# Changelog\n\n## Unreleased\n\nThe first.\n")
    assert failed() == []
    assert "head as 2025-02-02, the first release: ready" in call("release", "check", LABEL).out


def test_two_files_are_held_against_each_other(project: Project) -> None:
    project.write("new.md", OLD.replace(" Prefer common words.", ""))
    project.note(PLAIN)
    found = check(LABEL, "new.md", "--against", "old.md")
    assert [name for name, one in found.items() if not one["ok"]] == []


def test_github_gets_a_line_for_each_reason(project: Project) -> None:
    project.edit("Prefer common words.", "Prefer the the common words.")
    project.note()
    ran = call("release", "check", LABEL, "--format", "github")
    assert ran.code == 1
    titles = [line.split("::")[1] for line in ran.out.splitlines()]
    assert titles == [
        "error title=release%3A notes",
        "error title=release%3A notes,file=CHANGELOG.md",
        "error title=release%3A lint",
        "error title=release%3A lint,file=model_spec.md,line=7",
    ]
    project.write("model_spec.md", OLD)
    assert call("release", "check", LABEL, "--format", "github").out.startswith("::notice title=release::")


@pytest.mark.parametrize("rev", ["-", "nothing", "nothing.md"])
def test_what_can_not_be_read_is_told(project: Project, rev: str) -> None:
    project.note()
    for arguments in ((rev,), ("--against", rev)):
        with pytest.raises(ClausetreeError) as raised:
            check(LABEL, *arguments)
        assert raised.value.hint


@pytest.mark.parametrize("label", ["2025-02-12", "2025-04-11", "2025-09-12", "2025-10-27", "2025-12-18"])
def test_every_release_of_the_sample_spec_was_ready(label: str) -> None:
    assert failed(label, f"spec@{label}") == []


def test_the_sample_draft_is_ready() -> None:
    assert failed("2026-03-01", "spec@head") == []


@pytest.mark.upstream
def test_a_real_release_is_told_what_it_left_open(upstream_bundle: Path) -> None:
    assert failed("2025-09-12", f"{upstream_bundle}@2025-09-12") == ["notes", "levels", "lint"]
