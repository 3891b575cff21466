"""`diff` with filters, and before the first heading: counts, words and exit code are about what was asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from clausetree.cli.main import main
from clausetree.diff.documents import diff_documents
from clausetree.diff.summary import count_kinds, select_changes
from clausetree.syntax.document import parse_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

OLD = """Rules of the house.

# House {#house authority=root}

Be at home here, and let others be at home.

## Lend tools {#lend authority=user}

Write down who borrows what, and when it comes back to us.

## Lights {#lights authority=user}

The last person who leaves switches off the lights and locks up.

## Guests {#guests authority=developer}

Guests are welcome until ten, and later by agreement with all.

# Garden {#garden authority=user}

Water the beds in the evening, not at noon.
"""
NEW = (
    OLD.replace("Rules of the house", "What holds here")
    .replace("{#lend authority=user}", "{#lend authority=developer}")
    .replace("who borrows what", "who takes what")
    .replace("until ten", "until eleven")
    + "\n## Bees {#bees authority=user}\n\nKeep away from the hives.\n"
)


@pytest.fixture
def ask(tmp_path: Path) -> Callable[..., Result]:
    (tmp_path / "old.md").write_text(OLD)
    (tmp_path / "new.md").write_text(NEW)

    def run(*options: str) -> Result:
        return CliRunner().invoke(
            main, ["diff", str(tmp_path / "old.md"), str(tmp_path / "new.md"), *options]
        )

    return run


def read_told(result: Result) -> list[str]:
    return [" ".join(line.split()) for line in result.stdout.splitlines()[1:] if line.strip()]


@pytest.mark.parametrize(
    ("options", "told", "code"),
    [
        (
            (),
            "1 inserted, 1 promoted, 2 edited, text before the first heading changed, 3 unchanged",
            1,
        ),
        (("--clause", "bees"), "1 inserted", 1),
        (("--clause", "lend"), "1 promoted, 1 edited", 1),
        (("--clause", "lights"), "nothing changed there; 3 clauses have other changes", 0),
        (
            ("--clause", "bees", "--only", "moved"),
            "nothing of that kind changed there; 3 clauses have other changes",
            0,
        ),
        (("--only", "edited"), "2 edited", 1),
        (("--only", "promoted"), "1 promoted", 1),
        (("--only", "relevelled"), "1 promoted", 1),
        (("--only", "demoted"), "nothing of that kind changed; 3 clauses have other changes", 0),
        (("--only", "unchanged"), "3 unchanged", 0),
        (("--only", "unchanged,inserted"), "1 inserted, 3 unchanged", 1),
        (("--only", "unchanged", "--clause", "lights"), "1 unchanged", 0),
        (("--only", "unchanged", "--level", "user"), "2 unchanged", 0),
        (("--level", "user"), "1 inserted, 1 promoted, 1 edited, 2 unchanged", 1),
        (("--level", "root"), "nothing changed there; 3 clauses have other changes", 0),
        (("--level", "developer"), "1 promoted, 2 edited", 1),
    ],
)
def test_counts_and_exit_code_are_those_of_what_is_asked_for(
    ask: Callable[..., Result], options: tuple[str, ...], told: str, code: int
) -> None:
    for result in (ask(*options, "--stat", "--exit-code"), ask(*options, "--exit-code")):
        assert " ".join(read_told(result)).startswith(told)
        assert result.exit_code == code
        assert ask(*options).exit_code == 0
    markdown = ask(*options, "--format", "markdown").stdout
    assert f"\n{told[:1].upper()}{told[1:]}.\n" in markdown
    unchanged = json.loads(ask(*options, "--format", "json").stdout)["summary"]["unchanged"]
    if not told.startswith("nothing"):
        assert unchanged == (int(told.split()[-2]) if told.endswith("unchanged") else 0)


def test_rows_of_the_summary_are_of_the_kinds_asked_for(ask: Callable[..., Result]) -> None:
    assert read_told(ask("--only", "edited", "--stat")) == ["2 edited", "edited lend, guests"]
    assert read_told(ask("--only", "unchanged")) == ["3 unchanged", "unchanged house, lights, garden"]


def test_what_stands_before_the_first_heading_is_no_clause_that_was_asked_for(
    ask: Callable[..., Result],
) -> None:
    assert "before the first heading" in ask().stdout
    for options in (("--clause", "bees"), ("--only", "edited"), ("--level", "user")):
        for form in ("text", "markdown", "html"):
            assert "before the first heading" not in ask(*options, "--format", form).stdout.casefold()


def test_unchanged_clauses_are_listed_in_json_where_they_are_asked_for(ask: Callable[..., Result]) -> None:
    found = json.loads(ask("--only", "unchanged", "--format", "json").stdout)["clauses"]
    assert [(row["new"], row["kinds"], row["parent"]["new"]) for row in found] == [
        ("house", ["unchanged"], None),
        ("lights", ["unchanged"], "house"),
        ("garden", ["unchanged"], None),
    ]


def test_unchanged_clauses_of_all_levels_are_as_many_as_are_counted() -> None:
    changes = diff_documents(parse_document(OLD), parse_document(NEW))
    parts = [select_changes(changes, level=level).unchanged for level in ("root", "developer", "user")]
    assert (
        sum(parts)
        == changes.unchanged
        == count_kinds(select_changes(changes, kinds={"unchanged"}))["unchanged"]
    )
    assert select_changes(changes) == changes


BODY = OLD.partition("\n\n")[2]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("", "Hello.\n\n", "text before the first heading changed"),
        ("Hello.\n\n", "", "text before the first heading changed"),
        ("Hello.\n\n", "Hello, you.\n\n", "text before the first heading changed"),
        ("", "\ufeff", "text before the first heading changed (only a byte-order mark)"),
        ("\ufeff", "", "text before the first heading changed (only a byte-order mark)"),
        ("", "\n\n", "text before the first heading changed (only spaces)"),
        ("“Hello.”\n\n", '"Hello."\n\n', "text before the first heading changed (only typography)"),
    ],
)
def test_a_change_before_the_first_heading_is_said(
    tmp_path: Path, before: str, after: str, told: str
) -> None:
    names = [str(tmp_path / name) for name in ("old.md", "new.md")]
    for name, text in zip(names, (before, after), strict=True):
        (tmp_path / name).write_bytes((text + BODY).encode())
    for form, shown in (
        ("text", told),
        ("markdown", told[:1].upper() + told[1:]),
        ("html", told[:1].upper() + told[1:]),
    ):
        result = CliRunner().invoke(main, ["diff", *names, "--stat", "--exit-code", "--format", form])
        assert f"{shown}, 5 unchanged" in result.stdout
        assert result.exit_code == 1


@pytest.mark.parametrize(
    "options", [("--only", "moved"), ("--clause", "lend"), ("--stat",), ("--level", "user")]
)
def test_a_script_holds_every_change_or_is_an_error(
    ask: Callable[..., Result], options: tuple[str, ...]
) -> None:
    refused = ask(*options, "--format", "script")
    assert refused.exit_code == 2
    assert "holds every change" in refused.stderr
    assert ask("--format", "script").exit_code == 0


def test_a_script_of_several_files_which_no_apply_takes_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "clausetree.toml").write_text('[spec]\nfiles = ["one.md", "two.md"]\n')
    for name in ("one", "two"):
        (tmp_path / f"{name}.md").write_text(f"# {name.title()} {{#{name}}}\n\nWords.\n")
    refused = CliRunner().invoke(main, ["diff", str(tmp_path), str(tmp_path), "--format", "script"])
    assert "`diff --format script` takes a spec of one file" in str(refused.exception)
