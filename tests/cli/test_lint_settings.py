"""What a baseline and settings say to `lint`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.utils.yaml import yaml_load

from tests.cli.conftest import Ran
from tests.cli.lint_specs import CLEAN, ERROR, WARNING, codes, git, parsed, paths, write
from tests.folders import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Ran]


def test_entries_of_the_baseline_that_nothing_is_found_of_are_told(run: Run, tmp_path: Path) -> None:
    write(
        tmp_path,
        {"model_spec.md": WARNING + "\n# B {#b authority=user}\n\nDo [?](#knid).\n", "other.md": ERROR},
    )
    wrote = run("lint", "model_spec.md", "other.md", "--write-baseline", "known.json", cwd=tmp_path)
    assert (wrote.code, wrote.err) == (0, "wrote 4 findings to known.json\n")
    ran = run("lint", "model_spec.md", "--baseline", "known.json", cwd=tmp_path)
    assert ran.out == (
        "no new findings in model_spec.md (3 known, in the baseline); 2 of 2 provisions have a level, 1 an example\n"
    )
    write(tmp_path, {"model_spec.md": CLEAN})
    ran = run("lint", "model_spec.md", "--baseline", "known.json", cwd=tmp_path)
    assert ran.code == 0
    assert "stale in the baseline: STY004 in model_spec.md, clause `kind`\n" in ran.out
    assert "other.md" not in ran.out
    assert "3 entries in the baseline no longer found" in ran.out
    summary = parsed(
        run("lint", "model_spec.md", "--baseline", "known.json", "--format", "json", cwd=tmp_path)
    )["summary"]
    assert [entry["code"] for entry in summary["stale"]] == ["STY004", "EXM001", "REF001"]
    ran = run("lint", "model_spec.md", "--baseline", "known.json", "--select", "STY", cwd=tmp_path)
    assert "1 entry in the baseline no longer found" in ran.out, "what was not checked is not stale"


def test_wrote_one_finding(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"model_spec.md": WARNING})
    assert run("lint", "--write-baseline", "b.json", cwd=tmp_path).err == "wrote 1 finding to b.json\n"
    assert run("lint", "--unsafe-fixes", cwd=tmp_path).err == "fixed 1 finding in model_spec.md\n"


@pytest.mark.parametrize("arguments", [(), ("spec/model_spec.md",), ("spec/CHANGELOG.md",), ("spec",)])
def test_settings_say_what_to_compare_with(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    old = CLEAN + CLEAN.replace("Be kind", "Be brief").replace("#kind", "#brief")
    toml = '[lint]\nagainst = "{}"\n[[revision]]\nlabel = "2025-02-12"\n'
    write(
        tmp_path,
        {
            "spec/clausetree.toml": toml.format("latest"),
            "spec/model_spec.md": CLEAN,
            "spec/revisions/2025-02-12.md": old,
            "spec/CHANGELOG.md": "# Changes\n",
        },
    )
    ran = run("lint", *arguments, "--select", "REV", "--format", "json", cwd=tmp_path)
    assert codes(ran) == ["REV001", "REV004"]
    assert paths(ran) == ["spec/model_spec.md"]
    assert codes(run("lint", "spec/revisions/2025-02-12.md", "--format", "json", cwd=tmp_path)) == []
    piped = run("lint", "-", "--stdin-filename", "spec/model_spec.md", "--select", "REV", "--format", "json",
                cwd=tmp_path, stdin=CLEAN.encode())  # fmt: skip
    assert codes(piped) == ["REV001", "REV004"]
    write(tmp_path, {"spec/clausetree.toml": toml.format("2025-02-13")})
    ran = run("lint", *arguments, cwd=tmp_path)
    assert ran.code == 2
    assert "error: `lint.against` in `spec/clausetree.toml`" in ran.err
    assert "did you mean `2025-02-12`?" in ran.err


def test_an_option_goes_before_the_setting_of_what_to_compare_with(run: Run, tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "clausetree.toml": '[lint]\nagainst = "old.md"\n',
            "model_spec.md": CLEAN,
            "old.md": CLEAN + "\n# Gone {#gone}\n\nGone, all of it.\n",
            "same.md": CLEAN,
        },
    )
    assert codes(run("lint", "--select", "REV", "--format", "json", cwd=tmp_path)) == ["REV001"]
    assert (
        codes(run("lint", "--select", "REV", "--against", "same.md", "--format", "json", cwd=tmp_path)) == []
    )


def test_settings_leave_rules_out_for_some_files(run: Run, tmp_path: Path) -> None:
    toml = '[lint]\nexclude = ["drafts", "vendor/**", "*_old.md"]\n[lint.per-file-ignores]\n"examples/*.md" = ["REF007"]\n"model_*.md" = ["STY"]\n'
    write(
        tmp_path,
        {
            "clausetree.toml": toml,
            "model_spec.md": WARNING.replace("kind.", "kind[^ab12]."),
            "examples/ab12.md": "Examples for [^ab12] in Old:\n",
            "drafts/a.md": ERROR,
            "vendor/x/b.md": ERROR,
            "more/c_old.md": ERROR,
            "more/d.md": WARNING,
        },
    )
    assert codes(run("lint", "--format", "json", cwd=tmp_path)) == []
    ran = run("lint", "**/*.md", "--format", "json", cwd=tmp_path)
    assert (paths(ran), codes(ran)) == (["model_spec.md", "more/d.md"], ["STY004"])
    assert codes(run("lint", "more/c_old.md", "--format", "json", cwd=tmp_path)) == ["REF001"], (
        "named, it is linted"
    )
    write(tmp_path, {"clausetree.toml": '[lint.per-file-ignores]\n"*.md" = ["STYY"]\n'})
    assert (
        "`lint.per-file-ignores.*.md` in `clausetree.toml`: no rule `STYY`" in run("lint", cwd=tmp_path).err
    )


def test_settings_choose_the_rules_of_every_spec_below_them(run: Run, tmp_path: Path) -> None:
    toml = (
        '[lint]\nignore = ["EXM001"]\nbaseline = "known.json"\nagainst = "model_spec.md"\nfail-on = "error"\n'
        '[lint.per-file-ignores]\n"drafts/b*.md" = ["STY004"]\n'
    )
    doubled = "# Kind {#kind authority=user}\n\nBe the the kind one.\n"
    write(
        tmp_path,
        {
            "clausetree.toml": toml,
            "model_spec.md": doubled + "\n# Gone {#gone}\n\nGone, all of it.\n",
            "other.md": doubled,
            "drafts/a.md": doubled,
            "drafts/b.md": doubled,
        },
    )
    run("lint", "--write-baseline", "known.json", cwd=tmp_path)
    for name in ("other.md", "drafts/a.md", str(tmp_path / "drafts" / "a.md")):
        ran = run("lint", name, "--format", "json", cwd=tmp_path)
        assert (ran.code, codes(ran)) == (0, ["STY004"]), name
    assert codes(run("lint", "drafts/b.md", "--format", "json", cwd=tmp_path)) == []
    assert codes(run("lint", "b.md", "--format", "json", cwd=tmp_path / "drafts")) == []
    assert codes(run("lint", "drafts/b.md", "--select", "STY004", "--format", "json", cwd=tmp_path)) == []
    assert codes(run("lint", "--format", "json", cwd=tmp_path)) == []
    write(tmp_path, {"clausetree.toml": '[lint]\nignore = ["STYY"]\n'})
    ran = run("lint", "drafts/a.md", cwd=tmp_path)
    assert (ran.code, "no rule `STYY`" in ran.err, "`clausetree.toml`" in ran.err) == (2, True, True)


LISTED: Any = yaml_load((ROOT / ".pre-commit-hooks.yaml").read_text())
HOOKS = {hook["id"]: hook for hook in LISTED}


def run_hook(run: Run, name: str, folder: Path, *files: str) -> Ran:
    """Runs a hook as pre-commit does: with those of the staged files that are for it."""
    hook = HOOKS[name]
    chosen = [file for file in files if re.search(hook.get("files", ""), file)]
    return run(*hook["entry"].split()[1:], *chosen, cwd=folder) if chosen else Ran(-1, "", "")


@pytest.mark.parametrize(
    "file",
    [
        "docs/spec/policy.md",
        "docs/spec/prompts/ab12.md",
        "docs/spec/NEWS.md",
        "docs/spec/clausetree.toml",
        "docs/other.md",
        "examples/cd34.md",
        "CHANGELOG.md",
        "model_spec.md",
    ],
)
def test_the_hook_lints_the_spec_that_a_staged_file_belongs_to(run: Run, tmp_path: Path, file: str) -> None:
    write(
        tmp_path,
        {
            "docs/spec/clausetree.toml": '[spec]\nfile = "policy.md"\nexamples = "prompts"\nchangelog = "NEWS.md"\n',
            "docs/spec/policy.md": ERROR,
            "docs/spec/prompts/ab12.md": "Examples for [^ab12] in A:\n",
            "docs/spec/NEWS.md": "# News\n",
            "docs/other.md": ERROR,
            "model_spec.md": ERROR,
            "CHANGELOG.md": "# Changes\n",
            "examples/cd34.md": "Examples for [^cd34] in A:\n",
        },
    )
    git(tmp_path, "init", "-q")
    ran = run_hook(run, "clausetree-lint", tmp_path, file)
    assert ran.code == 1
    spec = {"docs/spec": "docs/spec/policy.md", "docs/other.md": "docs/other.md"}
    expected = next((value for key, value in spec.items() if file.startswith(key)), "model_spec.md")
    assert f"1 error in {expected}" in ran.out.replace("1 error, 1 warning", "1 error")


def test_hooks_leave_alone_what_belongs_to_no_spec(run: Run, tmp_path: Path) -> None:
    layout = {
        "README.md": "# Read  {#me\n",
        "docs/a.md": "# A\n\n\n\nthe the\n",
        "pyproject.toml": "# A {#a}\n",
    }
    write(tmp_path, {**layout, "policy.md": ERROR + "\n\n\n"})
    git(tmp_path, "init", "-q")
    assert run_hook(run, "clausetree-lint", tmp_path, "docs/a.md", "pyproject.toml") == Ran(0, "", "")
    assert run_hook(run, "clausetree-fmt", tmp_path, "docs/a.md", "policy.md").err == "changed policy.md\n"
    assert (tmp_path / "docs" / "a.md").read_text() == layout["docs/a.md"]


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("[rules.long-clause]\nwords = 3\n", "unknown key `rules` in `clausetree.toml`; did you mean `lint.rules`?"),
        ("[lint.rules.long-clause]\nword = 3\n", "unknown key `lint.rules.long-clause.word` in `clausetree.toml`; did you mean `words`?"),
        ("[lint.rules.long-claus]\nwords = 3\n", "unknown key `lint.rules.long-claus` in `clausetree.toml`; did you mean `long-clause`?"),
        ('[lint]\nfail_on = "error"\n', "unknown key `lint.fail_on` in `clausetree.toml`; did you mean `fail-on`?"),
        ('[lint]\nfail-on = "always"\n', "`lint.fail-on` in `clausetree.toml`: `always` is not one of its values"),
        ("[lint]\nper-file-ignore = {}\n", "unknown key `lint.per-file-ignore` in `clausetree.toml`; did you mean `per-file-ignores`?"),
        ('baseline = "x"\n', "unknown key `baseline` in `clausetree.toml`; did you mean `lint.baseline`?"),
    ],
)  # fmt: skip
def test_what_settings_do_not_know_is_named_with_what_was_meant(
    run: Run, tmp_path: Path, toml: str, message: str
) -> None:
    write(tmp_path, {"model_spec.md": CLEAN, "clausetree.toml": toml})
    for _ in range(2):  # what was found before must not hide it
        ran = run("lint", cwd=tmp_path)
        assert (ran.code, ran.err.splitlines()[0]) == (2, f"error: {message}")


@pytest.mark.parametrize("named", ["../other.md", "../beside/other.md", "../beside"])
def test_settings_beside_or_below_a_text_say_nothing_of_it(run: Run, tmp_path: Path, named: str) -> None:
    """A path with `..` leads by way of the folder of these settings, but not into it."""
    write(
        tmp_path,
        {
            "a/here/clausetree.toml": '[lint]\nignore = ["REF"]\n',
            "a/here/model_spec.md": CLEAN,
            "a/other.md": ERROR,
            "a/beside/other.md": ERROR,
        },
    )
    ran = run("lint", named, "--format", "json", cwd=tmp_path / "a/here")
    assert (codes(ran), ran.err) == (["REF001"], "")


@pytest.mark.parametrize("named", ["../beside/spec.md", "../beside", "../beside/NOTES.md"])
def test_settings_above_hold_from_a_folder_beside_with_settings(run: Run, tmp_path: Path, named: str) -> None:
    toml = '[spec]\nfile = "a/beside/spec.md"\nchangelog = "a/beside/NOTES.md"\n[lint]\nignore = ["REF"]\n'
    write(
        tmp_path,
        {
            "clausetree.toml": toml,
            "a/here/clausetree.toml": "",
            "a/here/model_spec.md": CLEAN,
            "a/beside/spec.md": ERROR,
            "a/beside/NOTES.md": "# Notes\n",
        },
    )
    git(tmp_path, "init", "--quiet")
    ran = run("lint", named, "--format", "json", cwd=tmp_path / "a/here")
    assert (ran.code, codes(ran), ran.err) == (0, [], "")
