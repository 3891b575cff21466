"""What `lint` reads, what it exits with, what it writes where."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.lint_specs import CLEAN, ERROR, INFO, WARNING, codes, git, parsed, paths, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]


def test_what_can_be_read_is_linted_and_what_cannot_is_said(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"good.md": CLEAN, "not-utf8.md": b"# A \xff\xfe\xfa\n", "has-error.md": ERROR})
    for names in (
        ("good.md", "not-utf8.md", "has-error.md"),
        ("not-utf8.md", "gone.md", "has-error.md", "x*.md"),
    ):
        ran = run("lint", *names, cwd=tmp_path)
        assert ran.code == 2
        assert "no clause has the id `knid`" in ran.out
        assert "`not-utf8.md`" in ran.err
        assert ran.err.count("error:") == (1 if "good.md" in names else 3)
    assert "has-error.md; 1 of 1 provision has" in ran.out


def test_a_project_with_bad_settings_does_not_hide_another(run: Run, tmp_path: Path) -> None:
    write(
        tmp_path,
        {"a/clausetree.toml": "[lnt]\n", "a/model_spec.md": CLEAN, "b/model_spec.md": ERROR},
    )
    ran = run("lint", "a", "b", cwd=tmp_path)
    assert ran.code == 2
    assert "unknown key `lnt`" in ran.err
    assert "1 error in b/model_spec.md" in ran.out


def test_fixes_reach_what_can_be_read(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"bad.md": b"\xff\xfe\xfa", "a.md": CLEAN.replace("{#kind ", "{ #kind ")})
    assert run("lint", "bad.md", "a.md", "--fix", cwd=tmp_path).code == 2
    assert (tmp_path / "a.md").read_text() == CLEAN


def test_every_summary_names_the_file_and_what_provisions_have(run: Run, tmp_path: Path) -> None:
    write(
        tmp_path,
        {"a.md": CLEAN, "b.md": CLEAN.replace(" authority=user", ""), "c.md": CLEAN + "\n# B {#b}\n\nDo.\n"},
    )
    assert run("lint", "a.md", cwd=tmp_path).out == (
        "no findings in a.md; 1 of 1 provision has a level, 1 an example\n"
    )
    assert run("lint", "b.md", cwd=tmp_path).out.splitlines()[-1] == "1 info in b.md; no provisions"
    assert run("lint", "c.md", cwd=tmp_path).out.splitlines()[-1] == (
        "1 warning in c.md; 1 of 2 provisions have a level, 1 an example"
    )
    summary = parsed(run("lint", "a.md", "c.md", "--format", "json", cwd=tmp_path))["summary"]
    assert [summary[key] for key in ("provisions", "with_level", "with_example")] == [3, 2, 2]
    assert [file["provisions"] for file in summary["files"]] == [1, 2]


def test_lint_counts_the_provisions_that_tree_counts(run: Run, tmp_path: Path) -> None:
    write(
        tmp_path, {"a.md": f"# Overview {{#overview}}\n\n## C {{#c authority=user}}\n\nAsk first.\n\n{CLEAN}"}
    )
    assert "2 provisions (2 user)" in run("tree", "a.md", cwd=tmp_path).out
    told = run("lint", "a.md", "--exit-zero", cwd=tmp_path).out.splitlines()[-1]
    assert told.endswith("; 2 of 2 provisions have a level, 1 an example")


@pytest.mark.parametrize("settings", ["clausetree.toml", "spec/clausetree.toml"])
def test_standard_input_goes_by_the_settings_of_this_folder(run: Run, tmp_path: Path, settings: str) -> None:
    write(tmp_path, {settings: '[lint]\nignore = ["STY"]\n'})
    ran = run("lint", "-", "--format", "json", cwd=tmp_path, stdin=WARNING.encode())
    assert (codes(ran), paths(ran), ran.code) == ([], ["-"], 0)
    write(tmp_path, {settings: '[lint]\nselect = ["STYY"]\n'})
    assert f"`lint.select` in `{settings}`" in run("lint", "-", cwd=tmp_path, stdin=CLEAN.encode()).err


def test_standard_input_stands_for_a_file(run: Run, tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a/clausetree.toml": '[lint]\nignore = ["STY004"]\n',
            "a/model_spec.md": "# Old {#old}\n",
            "a/examples/ab12.md": "Examples for [^ab12] in Be kind:\n",
        },
    )
    text = WARNING.replace("kind.", "kind[^ab12].").encode()
    ran = run(
        "lint", "-", "--stdin-filename", "a/model_spec.md", "--format", "json", cwd=tmp_path, stdin=text
    )
    assert (codes(ran), paths(ran)) == ([], ["a/model_spec.md"])
    ran = run(
        "lint", "-", "--stdin-filename", "b/new.md", "--format", "json", cwd=tmp_path, stdin=WARNING.encode()
    )
    assert (codes(ran), paths(ran)) == (["STY004"], ["b/new.md"])
    (found,) = parsed(ran)["diagnostics"]
    assert found["path"] == "b/new.md"
    ran = run("lint", "-", "--stdin-filename", "a/model_spec.md", "--fix", cwd=tmp_path, stdin=text)
    assert ran.code == 2
    assert (tmp_path / "a" / "model_spec.md").read_text() == "# Old {#old}\n"
    ran = run("lint", "-", "--diff", "--unsafe-fixes", cwd=tmp_path, stdin=WARNING.encode())
    assert (ran.code, "-Be the the kind.\n+Be the kind.\n" in ran.out) == (1, True)


@pytest.mark.parametrize("form", ["github", "sarif", "gitlab", "junit"])
@pytest.mark.parametrize("name", ["spec/model_spec.md", "absolute", None, "-"])
def test_hosts_are_told_paths_from_the_top_of_the_repository(
    run: Run, tmp_path: Path, form: str, name: str | None
) -> None:
    write(tmp_path, {"pkg/spec/model_spec.md": ERROR})
    git(tmp_path, "init", "-q")
    file = str(tmp_path / "pkg" / "spec" / "model_spec.md") if name == "absolute" else name
    arguments = [file] if file else []
    arguments += ["--stdin-filename", "spec/model_spec.md"] if name == "-" else []
    ran = run("lint", *arguments, "--format", form, cwd=tmp_path / "pkg", stdin=ERROR.encode())
    assert ran.code == 1
    assert "pkg/spec/model_spec.md" in ran.out
    assert str(tmp_path) not in ran.out
    assert ran.out.count("spec/model_spec.md") == ran.out.count("pkg/spec/model_spec.md")


def test_outside_of_git_hosts_are_told_the_name_that_was_given(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"pkg/a.md": ERROR})
    assert ",file=pkg/a.md,line" in run("lint", "pkg/a.md", "--format", "github", cwd=tmp_path).out


@pytest.mark.parametrize(
    ("text", "option", "setting", "code"),
    [
        (WARNING, (), "", 1),
        (INFO, (), "", 0),
        (INFO, ("--fail-on", "info"), "", 1),
        (WARNING, ("--fail-on", "error"), "", 0),
        (ERROR, ("--fail-on", "error"), "", 1),
        (ERROR, ("--fail-on", "never"), "", 0),
        (ERROR, ("--exit-zero",), "", 0),
        (WARNING, (), "error", 0),
        (INFO, (), "info", 1),
        (ERROR, (), "never", 0),
        (ERROR, ("--fail-on", "warning"), "never", 1),
        (WARNING, ("--min-severity", "error"), "", 1),
        (CLEAN, ("--fail-on", "info"), "", 0),
    ],
)
def test_options_before_settings_say_what_fails(  # noqa: PLR0913, PLR0917 - a table of cases
    run: Run, tmp_path: Path, text: str, option: tuple[str, ...], setting: str, code: int
) -> None:
    toml = f'[lint]\nfail-on = "{setting}"\n' if setting else ""
    write(tmp_path, {"model_spec.md": text, "clausetree.toml": toml})
    assert run("lint", *option, cwd=tmp_path).code == code


@pytest.mark.parametrize(
    ("least", "expected"),
    [("error", (1, 0, 0)), ("warning", (1, 1, 0)), ("info", (1, 1, 1)), ("", (1, 1, 1))],
)
def test_the_least_severity_holds_in_every_format_and_the_summary(
    run: Run, tmp_path: Path, least: str, expected: tuple[int, int, int]
) -> None:
    write(tmp_path, {"model_spec.md": INFO.replace("Be kind.\n", "Be the the kind [?](#knid).\n")})
    option = ("--min-severity", least) if least else ()
    summary = parsed(run("lint", *option, "--format", "json", cwd=tmp_path))["summary"]
    assert (summary["error"], summary["warning"], summary["info"]) == expected
    github = run("lint", *option, "--format", "github", cwd=tmp_path).out
    assert tuple(github.count(f"::{word} ") for word in ("error", "warning", "notice")) == expected
    assert len(json.loads(run("lint", *option, "--format", "gitlab", cwd=tmp_path).out)) == sum(expected)
    text = run("lint", *option, cwd=tmp_path).out
    assert ("= hint: instructions belong" in text) == (least == "info")
    assert text.splitlines()[-1].startswith(
        ", ".join(
            f"1 {word}" for word, count in zip(("error", "warning", "info"), expected, strict=True) if count
        )
    )


def test_rules_can_be_added_to_those_that_settings_leave(run: Run, tmp_path: Path) -> None:
    toml = '[lint]\nselect = ["REF"]\n[lint.severity]\nSTY003 = "off"\n'
    write(tmp_path, {"model_spec.md": INFO.replace("Be kind.", "Be the the kind."), "clausetree.toml": toml})
    assert codes(run("lint", "--format", "json", cwd=tmp_path)) == []
    assert codes(run("lint", "--extend-select", "STY004", "--format", "json", cwd=tmp_path)) == ["STY004"]
    assert codes(run("lint", "--extend-select", "STY003", "--format", "json", cwd=tmp_path)) == ["STY003"]
    ran = run("lint", "--select", "STY003", "--extend-select", "STY004", "--format", "json", cwd=tmp_path)
    assert codes(ran) == ["STY004", "STY003"]
    ran = run("lint", "--extend-select", "STY", "--ignore", "STY003", "--format", "json", cwd=tmp_path)
    assert codes(ran) == ["STY004"]


def test_quiet_leaves_the_summary_out_and_statistics_count(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"model_spec.md": WARNING})
    assert "model_spec.md; 1 of" not in run("lint", "--quiet", cwd=tmp_path).out
    assert run("lint", "--quiet", "--ignore", "STY", cwd=tmp_path).out == ""
    assert run("lint", "--statistics", cwd=tmp_path).out.splitlines()[0] == "1  STY004  warning  doubled-word"
    ran = run("lint", "--statistics", "--format", "json", cwd=tmp_path)
    assert parsed(ran)["summary"]["rules"] == {"STY004": 1}
    assert run("lint", "--statistics", "--format", "sarif", cwd=tmp_path).code == 2


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "junit", "gitlab"])
def test_every_format_can_be_written_to_a_file(run: Run, tmp_path: Path, form: str) -> None:
    write(tmp_path, {"model_spec.md": WARNING})
    shown = run("lint", "--format", form, cwd=tmp_path)
    written = run("lint", "--format", form, "-o", "found", cwd=tmp_path)
    assert (written.code, written.out) == (1, "")
    assert (tmp_path / "found").read_text() == shown.out
    assert "1 warning in model_spec.md" in written.err
    assert run("lint", "--format", form, "-o", "found", "--quiet", cwd=tmp_path).err == ""
    assert run("lint", "-o", "no/folder", cwd=tmp_path).code == 2
