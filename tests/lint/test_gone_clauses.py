"""References to ids that clauses had in older revisions: what became of them is said, and mended where it is sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.lint.selection import Selection
from clausetree.project.linting import gone_clauses
from clausetree.project.linting.mending import mend_sources
from clausetree.project.linting.reporting import lint_sources
from clausetree.project.linting.result_cache import ResultCache
from clausetree.project.linting.sources import load_sources
from clausetree.project.revs import load_revision
from tests.history.conftest import make_repository

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from clausetree.lint.finding import Finding

SELECTED = Selection(select=("REF001", "EXM007"))
_SAYING_NO = """Say no in a way that helps: name what can't be done, keep the reason short, and offer the nearest thing
that can be done instead of it. Nobody is lectured, and nobody is told what they did not ask about."""
_LISTEN = "Listen to the whole of a question before the first word of an answer; ask where readings differ."
_CARE = (
    "Care for the long run: what people wish for tomorrow counts as much as what they wish for this minute."
)

BEFORE = f"""# Manner {{#manner}}

## Saying no {{#saying_no authority=user}}

{_SAYING_NO}

## Listen {{#listen authority=user}}

{_LISTEN}

{_CARE}
"""
AFTER = BEFORE.replace("{#saying_no", "{#say_no_well")
REFERRING = """
## Refer {#refer authority=user}

See [?](#saying_no), [how to refuse](#saying_no) and [^note].

**Example**: a [refusal](#saying_no)

~~~xml
<user>
Do it.
</user>
<comparison>
<assistant> <!-- GOOD: as in [?](#saying_no) -->
I can't, but this I can.
</assistant>
<assistant> <!-- BAD[#saying_no]: rude -->
No.
</assistant>
</comparison>
~~~
"""


def write(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def kept(folder: Path, before: str, now: str, settings: str = "") -> Path:
    """Writes a project that keeps an older text as a file."""
    return write(
        folder, {"model_spec.md": now, "revisions/2025-02-12.md": before, "clausetree.toml": settings}
    )


def find(folder: Path, rev: str | None = None, selection: Selection = SELECTED) -> tuple[Finding, ...]:
    return lint_sources(load_sources(load_revision(rev, start=folder)), selection).findings


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(folder: Path, target: str = "saying_no") -> str:
    """Returns what all findings say of an id."""
    messages = {finding.message for finding in find(folder)}
    assert len(messages) == 1
    (message,) = messages
    start = f"no clause has the id `{target}`: "
    assert message.startswith(start)
    return message.removeprefix(start)


def test_every_form_of_reference_follows_a_rename(here: Path) -> None:
    kept(here, BEFORE, AFTER + REFERRING)
    findings = find(here)
    assert len(findings) == 5
    assert all("it is now `say_no_well`" in finding.message for finding in findings)
    assert {finding.hint for finding in findings} == {"write `say_no_well`"}
    mended = mend_sources(load_sources(load_revision(None, start=here)), SELECTED)
    (text,) = mended.texts.values()
    assert text == AFTER + REFERRING.replace("saying_no", "say_no_well")
    assert mended.report.findings == ()


def test_older_commits_know_it_too(here: Path) -> None:
    repository = make_repository(here)
    repository.commit("Release 2025-02-12", {"model_spec.md": BEFORE}, "2025-02-12")
    repository.commit("Release 2025-04-11", {"model_spec.md": AFTER}, "2025-04-11")
    write(repository.path, {"model_spec.md": AFTER + REFERRING})
    assert {finding.fix.safe for finding in find(repository.path) if finding.fix} == {True}
    assert len(find(repository.path)) == 5


def test_what_is_committed_and_not_released_counts(here: Path) -> None:
    repository = make_repository(here)
    repository.commit("Release 2025-02-12", {"model_spec.md": AFTER}, "2025-02-12")
    added = f"{AFTER}\n## Warn {{#warn authority=user}}\n\nWarn of heat, of knives and of food that has gone bad.\n"
    repository.commit("Add a clause", {"model_spec.md": added}, "2025-04-11")
    now = added.replace("{#warn ", "{#warn_early ") + "\nSee [?](#warn).\n"
    write(repository.path, {"model_spec.md": now})
    (finding,) = find(repository.path)
    assert finding.message == "no clause has the id `warn`: it is now `warn_early`"


def test_an_older_revision_is_looked_at_with_those_before_it(here: Path) -> None:
    repository = make_repository(here)
    repository.commit("Release 2025-02-12", {"model_spec.md": BEFORE}, "2025-02-12")
    repository.commit("Release 2025-04-11", {"model_spec.md": AFTER + REFERRING}, "2025-04-11")
    repository.commit("Release 2025-09-12", {"model_spec.md": "# Else {#else}\n"}, "2025-09-12")
    for rev in ("2025-04-11", f"{repository.path}@2025-04-11"):
        assert len([one for one in find(repository.path, rev) if "now `say_no_well`" in one.message]) == 5


def test_an_older_text_in_a_file_is_looked_at_with_those_before_it(here: Path) -> None:
    kept(here, BEFORE, AFTER)
    write(
        here,
        {"revisions/2025-04-11.md": AFTER + REFERRING, "revisions/2025-09-12.md": "# Else {#else}\n"},
    )
    assert len([one for one in find(here, "2025-04-11") if one.fix and one.fix.safe]) == 5


def test_renames_over_several_revisions_are_followed_to_the_end(here: Path) -> None:
    again = AFTER.replace("say_no_well", "decline")
    kept(here, BEFORE, again + REFERRING)
    write(here, {"revisions/2025-04-11.md": AFTER})
    assert {finding.fix.edits[0].text for finding in find(here) if finding.fix} == {"decline"}


def test_a_rename_of_an_edited_clause_counts_where_it_is_sure(here: Path) -> None:
    kept(here, BEFORE, AFTER.replace("Nobody is lectured", "Nobody is scolded") + "\nSee [?](#saying_no).\n")
    assert told(here) == "it is now `say_no_well`"


def test_a_reworded_clause_is_followed_where_the_diff_says_that_it_was_renamed(here: Path) -> None:
    reworded = """Say no so that it helps: name what can't be done, give a short reason, and offer what comes nearest to
it and can be done. Don't lecture, and don't tell people what they did not ask about."""
    kept(here, BEFORE, AFTER.replace(_SAYING_NO, reworded) + REFERRING)
    assert {finding.fix.safe for finding in find(here) if finding.fix} == {True}
    assert len([one for one in find(here) if "it is now `say_no_well`" in one.message]) == 5


def test_a_heading_that_lost_its_id_is_named_and_left_to_the_author(here: Path) -> None:
    kept(
        here,
        BEFORE,
        BEFORE.replace(" {#saying_no authority=user}", " {authority=user}") + "\nSee [?](#saying_no).\n",
    )
    found = [one for one in find(here) if one.code == "REF001"]
    assert [bool(one.fix and one.fix.safe) for one in found] == [False] * len(found)


def test_the_settings_may_be_all_that_knows_it(here: Path) -> None:
    declared = '[[lineage]]\nfrom = "{}"\nto = ["{}"]\nat = "{}"\nkind = "renamed"\n'
    settings = declared.format("saying_no", "say_no", "2025-04-11") + declared.format(
        "say_no", "say_no_well", "head"
    )
    write(here, {"model_spec.md": AFTER + REFERRING, "clausetree.toml": settings})
    findings = find(here)
    assert len(findings) == 5
    assert all("it is now `say_no_well`" in one.message and one.fix and one.fix.safe for one in findings)


@pytest.mark.parametrize(
    ("kind", "to", "words", "has_fix"),
    [
        ("split", ["manner", "listen"], "it was split into `manner` and `listen`", False),
        ("merged", ["listen"], "it is now part of `listen`", True),
        ("succeeded", ["listen"], "`listen` has taken its place", True),
        ("deleted", [], "it was deleted", False),
    ],
)
def test_what_the_settings_declare_is_said(
    here: Path, kind: str, to: list[str], words: str, *, has_fix: bool
) -> None:
    start = BEFORE.index("## Saying no")
    now = BEFORE[:start] + BEFORE[BEFORE.index("## Listen") :] + "\nSee [?](#saying_no).\n"
    entry = f'[[lineage]]\nfrom = "saying_no"\nto = {to}\nat = "2025-09-12"\nkind = "{kind}"\n'
    if not to:
        entry = entry.replace("to = []\n", "")
    write(here, {"model_spec.md": now, "clausetree.toml": entry})
    assert told(here) == words
    (finding,) = find(here)
    assert bool(finding.fix) == has_fix
    assert not (finding.fix and finding.fix.safe)


def test_a_deleted_clause_is_said_to_be_with_the_last_revision_that_had_it(here: Path) -> None:
    now = BEFORE[: BEFORE.index("## Saying no")] + BEFORE[BEFORE.index("## Listen") :]
    kept(here, BEFORE, f"{now}\nSee [?](#saying_no).\n")
    assert told(here) == "it was deleted after `2025-02-12`"
    assert find(here)[0].fix is None


def test_a_split_clause_is_said_to_be_and_left_to_the_author(here: Path) -> None:
    now = AFTER.replace("## Listen {#listen authority=user}", "## Hear {#hear authority=user}").replace(
        f"\n{_CARE}", f"\n## Care {{#care authority=user}}\n\n{_CARE}"
    )
    kept(here, BEFORE, f"{now}\nSee [?](#listen).\n")
    words = told(here, "listen")
    assert words.startswith("it was split into ")
    assert "`hear`" in words
    assert "`care`" in words
    assert find(here)[0].fix is None


def test_a_merged_clause_is_said_to_be(here: Path) -> None:
    start = BEFORE.index("## Saying no")
    now = f"{BEFORE[:start]}{BEFORE[BEFORE.index('## Listen') :]}\n{_SAYING_NO}\n\nSee [?](#saying_no).\n"
    kept(here, BEFORE, now)
    assert told(here) == "it is now part of `listen`"
    (finding,) = find(here)
    assert finding.fix
    assert not finding.fix.safe


def test_a_slip_is_still_one(here: Path) -> None:
    kept(here, BEFORE, BEFORE + "\nSee [?](#saying_noo).\n")
    (finding,) = find(here)
    assert (finding.message, finding.hint) == (
        "no clause has the id `saying_noo`",
        "did you mean `saying_no`?",
    )


def test_a_text_of_no_project_has_no_history(here: Path) -> None:
    kept(here, BEFORE, BEFORE)
    write(here, {"notes.md": "# Notes {#notes}\n\nSee [?](#saying_no).\n"})
    assert [one.message for one in find(here, "notes.md")] == ["no clause has the id `saying_no`"]


def test_a_file_of_its_own_has_the_past_that_git_keeps(here: Path) -> None:
    repository = make_repository(here)
    repository.commit("Write", {"docs/rules.md": BEFORE}, "2025-02-12")
    repository.commit("Rename", {"docs/rules.md": AFTER}, "2025-04-11")
    write(here, {"docs/rules.md": AFTER + REFERRING})
    assert len([one for one in find(here, "docs/rules.md") if "now `say_no_well`" in one.message]) == 5


def test_nothing_older_is_read_where_no_reference_dangles(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(here, BEFORE, AFTER + REFERRING.replace("saying_no", "say_no_well"))

    def fail(_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(gone_clauses, "load_older", fail)
    assert find(here) == ()
    assert find(here, selection=Selection(select=("STY",))) is not None


def test_what_follows_from_history_is_not_kept_as_a_result(here: Path) -> None:
    repository = make_repository(here)
    repository.commit("Release 2025-02-12", {"model_spec.md": AFTER}, "2025-02-12")
    write(repository.path, {"model_spec.md": f"{AFTER}\nSee [?](#saying_no).\n"})
    results = ResultCache(here / ".git" / "results")

    def look() -> str:
        snapshot = load_revision(None, start=repository.path)
        (finding,) = lint_sources(load_sources(snapshot), SELECTED, cache=results).findings
        return finding.message

    assert look() == "no clause has the id `saying_no`"
    now = (repository.path / "model_spec.md").read_text(encoding="utf-8")
    repository.git("reset", "--hard", "--quiet")
    repository.git("checkout", "--quiet", "--orphan", "other")
    repository.commit("Release 2025-01-10", {"model_spec.md": BEFORE}, "2025-01-10")
    write(repository.path, {"model_spec.md": now})
    assert look() == "no clause has the id `saying_no`: it is now `say_no_well`"
