"""`lint`, `explain`, `fmt`: what authors see while they edit."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from clausetree.lint.table import RULES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

BROKEN = "# A {#a }\n\nSee the the [?](#bb).\n\n# B {#b}\n\nText.\n"


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    """A spec with an error, a warning that is safe to fix, and one that is not."""
    path = tmp_path / "model_spec.md"
    path.write_text(BROKEN)
    return path


def codes(ran: Ran) -> list[str]:
    return [found["code"] for found in json.loads(ran.out)["diagnostics"]]


def test_findings_of_warning_and_error_exit_with_one(run: Run, spec: Path) -> None:
    ran = run("lint", str(spec), "--format", "json")
    assert ran.code == 1
    assert codes(ran) == ["AUT010", "STY006", "STY004", "REF001"]


def test_notes_alone_exit_with_zero(run: Run, spec: Path) -> None:
    (spec.parent / "clausetree.toml").write_text('[lint.severity]\nREF = "info"\nSTY = "info"\n')
    assert run("lint", cwd=spec.parent).code == 0


def test_standard_input_is_linted(run: Run) -> None:
    ran = run("lint", "-", "--format", "json", stdin=BROKEN.encode())
    assert codes(ran) == ["STY006", "STY004", "REF001", "AUT002"], "by the settings of this folder"
    assert {found["path"] for found in json.loads(ran.out)["diagnostics"]} == {"-"}


def test_a_pattern_takes_in_specs_and_nothing_else(run: Run, spec: Path) -> None:
    (spec.parent / "sub").mkdir()
    (spec.parent / "sub" / "other.md").write_text("# C {#c}\n\nx x\n")
    (spec.parent / "CHANGELOG.md").write_text("# Changelog\n\nthe the\n")
    ran = run("lint", "**/*.md", "--format", "json", cwd=spec.parent)
    assert {found["path"] for found in json.loads(ran.out)["diagnostics"]} == {
        "model_spec.md",
        "sub/other.md",
    }


def test_selection_by_prefix_and_name(run: Run, spec: Path) -> None:
    assert codes(run("lint", str(spec), "--select", "STY", "--format", "json")) == ["STY006", "STY004"]
    assert codes(run("lint", str(spec), "--ignore", "STY,dangling-reference", "--format", "json")) == [
        "AUT010"
    ]


def test_safe_fixes_are_written_and_unsafe_ones_only_where_asked(run: Run, spec: Path) -> None:
    told = "1 finding has a fix that needs review: `--unsafe-fixes` applies it\n"
    assert run("lint", str(spec), "--diff").err == told
    ran = run("lint", str(spec), "--fix")
    assert (ran.code, ran.err) == (1, f"fixed 1 finding in {spec}\n{told}")
    assert spec.read_text() == BROKEN.replace("{#a }", "{#a}")
    assert run("lint", str(spec), "--fix").err == told, "where nothing is fixed, it says why"
    assert run("lint", str(spec), "--unsafe-fixes").err == f"fixed 1 finding in {spec}\n"
    assert "the the" not in spec.read_text()


def test_fixes_reach_eval_prompt_files(run: Run, spec: Path) -> None:
    (spec.parent / "examples").mkdir()
    prompts = spec.parent / "examples" / "ab12.md"
    prompts.write_text("Examples for [^ab12] in Old:\n")
    spec.write_text("# New {#a}\n\nText[^ab12].\n")
    assert run("lint", str(spec), "--unsafe-fixes").code == 0
    assert prompts.read_text() == "Examples for [^ab12] in New:\n"


def test_diff_shows_fixes_and_writes_nothing(run: Run, spec: Path) -> None:
    ran = run("lint", str(spec), "--diff")
    assert "-# A {#a }\n+# A {#a}\n" in ran.out
    assert ran.out.startswith(f"--- a{spec}\n+++ b{spec}\n")
    assert ran.code == 1
    assert spec.read_text() == BROKEN


def test_line_endings_and_permissions_survive_a_fix(run: Run, spec: Path) -> None:
    spec.write_bytes(BROKEN.replace("\n", "\r\n").encode())
    spec.chmod(0o640)
    run("lint", str(spec), "--fix")
    assert spec.read_bytes() == BROKEN.replace("{#a }", "{#a}").replace("\n", "\r\n").encode()
    assert spec.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in spec.parent.iterdir()] == ["model_spec.md"]


def test_a_baseline_lets_pass_what_it_holds_wherever_it_moves(run: Run, spec: Path) -> None:
    baseline = str(spec.parent / "baseline.json")
    assert run("lint", str(spec), "--write-baseline", baseline).code == 0
    assert run("lint", str(spec), "--baseline", baseline).out == (
        f"no new findings in {spec} (4 known, in the baseline); no provisions\n"
    )
    spec.write_text("# New {#new}\n\nthe the\n\n" + BROKEN)
    assert codes(run("lint", str(spec), "--baseline", baseline, "--format", "json")) == ["AUT010", "STY004"]


def test_settings_name_the_baseline(run: Run, spec: Path) -> None:
    run("lint", "--write-baseline", "baseline.json", cwd=spec.parent)
    (spec.parent / "clausetree.toml").write_text('[lint]\nbaseline = "baseline.json"\n')
    assert run("lint", cwd=spec.parent).code == 0


def test_the_second_run_says_the_same(run: Run, spec: Path) -> None:
    first = run("lint", str(spec))
    assert run("lint", str(spec)) == first


def test_an_older_revision_is_compared_with(run: Run, spec: Path) -> None:
    old = spec.parent / "old.md"
    old.write_text(BROKEN.replace("# B {#b}\n\nText", "# B {#b}\n\nText\n\n# C {#c}\n\nGone, all of it"))
    ran = run("lint", str(spec), "--against", str(old), "--select", "REV", "--format", "json")
    assert codes(ran) == ["REV001"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--select", "EXM01O"), "no rule `EXM01O`"),
        (("--ignore", "dangling"), "no rule `dangling`"),
        (("--baseline", "nowhere.json"), "there is no file `nowhere.json`"),
        (("--baseline", "model_spec.md"), "`model_spec.md` is not a baseline"),
        (("nowhere.md",), "there is no file `nowhere.md`"),
        (("x*.md",), "no spec matches `x*.md`"),
        (("--write-baseline", "no/folder.json"), "`no/folder.json` can't be written"),
        (("-", "--fix"), "`-` is not a file that can be written"),
    ],
)
def test_bad_input_is_one_clear_line(run: Run, spec: Path, arguments: tuple[str, ...], message: str) -> None:
    ran = run("lint", *arguments, cwd=spec.parent, stdin=BROKEN.encode())
    assert ran.code == 2
    assert ran.err.startswith(f"error: {message}")
    assert ran.out == ""


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        (
            '[lint]\nignor = ["REF"]\n',
            "unknown key `lint.ignor` in `clausetree.toml`; did you mean `ignore`?",
        ),
        ('[lint]\nignore = ["REFF"]\n', "`lint.ignore` in `clausetree.toml`: no rule `REFF`"),
        (
            "[lint.rules.long-clause]\nmax = 2\n",
            "unknown key `lint.rules.long-clause.max` in `clausetree.toml`",
        ),
        ('[lint]\nbaseline = "gone.json"\n', "there is no file `gone.json`"),
    ],
)
def test_an_error_in_settings_names_the_key(run: Run, spec: Path, toml: str, message: str) -> None:
    (spec.parent / "clausetree.toml").write_text(toml)
    ran = run("lint", cwd=spec.parent)
    assert ran.code == 2
    assert ran.err.startswith(f"error: {message}")


def test_watching_lints_again_on_save_and_goes_on_when_the_file_vanishes(spec: Path) -> None:
    command = [
        sys.executable,
        "-c",
        "from clausetree.cli.main import run; run()",
        "lint",
        str(spec),
        "--watch",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ) as process:
        try:
            assert process.stdout
            assert _read_until(process, "2 warnings")
            spec.unlink()
            assert _read_until(process, "there is no file")
            spec.write_text("# A {#a}\n\nText.\n")
            assert _read_until(process, "1 info in")
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=60) == 130
        finally:
            process.kill()  # it would watch for ever


def test_explain_prints_a_page_by_code_and_by_name(run: Run) -> None:
    page = run("explain", "REF001")
    assert page.out.startswith("# dangling-reference (REF001)\n")
    assert run("explain", "dangling-reference") == page


def test_explain_lists_rules(run: Run) -> None:
    assert len(run("explain").out.splitlines()) == len(RULES)
    assert all(line.startswith("EXM") for line in run("explain", "EXM").out.splitlines())
    assert run("explain", "EXM99").code == 2


def test_fmt_writes_and_check_only_looks(run: Run, spec: Path) -> None:
    assert run("fmt", "--check", str(spec)).code == 1
    assert spec.read_text() == BROKEN
    assert run("fmt", str(spec)).code == 0
    assert spec.read_text() == BROKEN.replace("{#a }", "{#a}")
    assert run("fmt", "--check", str(spec)).code == 0


def test_fmt_turns_standard_input_into_standard_output(run: Run) -> None:
    assert run("fmt", "-", stdin=b"# A {#a }\ntext").out == "# A {#a}\n\ntext\n"


def _read_until(process: subprocess.Popen[str], words: str) -> bool:
    """Reads lines until one holds `words`; the process's own time limit ends a wait in vain."""
    assert process.stdout
    started = time.monotonic()
    for line in process.stdout:
        if words in line:
            return True
        if time.monotonic() - started > 60:
            break
    return False
