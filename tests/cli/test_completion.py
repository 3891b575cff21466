"""What a shell offers for a word that is begun."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from clausetree.lint.selection import list_rule_words
from clausetree.lint.table import RULES
from clausetree.syntax.document import parse_document
from clausetree.syntax.stated_ids import find_ids
from tests.folders import SPEC
from tests.forking import find_command

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

TEXT = "# Rules {#rules}\n\n## Be kind {#be_kind}\n\n## Be kind\n\n# Made\n\n~~~xml\n<user>\n# no {#no}\n</user>\n~~~\n"


@pytest.fixture
def offered(run: Callable[..., Ran], tmp_path: Path) -> Callable[..., list[str]]:
    """Completes the last of the words, in a project of three clauses and two revisions."""
    (tmp_path / "model_spec.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "revisions").mkdir()
    older = TEXT.replace("rules", "rules_of_old")
    (tmp_path / "revisions" / "2025-01-01.md").write_text(older, encoding="utf-8")

    def _offered(*words: str, cwd: Path = tmp_path) -> list[str]:
        ran = run(
            cwd=cwd,
            _CLAUSETREE_COMPLETE="bash_complete",
            COMP_WORDS=" ".join(["clausetree", *words]),
            COMP_CWORD=str(len(words)),
        )
        assert (ran.code, ran.err) == (0, "")
        return [line.partition(",")[2] for line in ran.out.splitlines() if line]

    return _offered


def test_ids_are_offered_where_a_clause_is_named(offered: Callable[..., list[str]]) -> None:
    ids = ["rules", "be_kind", "rules_be_kind", "made"]
    assert offered("show", "") == ids
    assert offered("log", "r") == ["rules", "rules_be_kind"]
    assert offered("rename", "m") == ["made"]
    assert offered("diff", "--clause", "be") == ["be_kind"]
    assert offered("upstream", "merge", "--only", "be") == ["be_kind"]
    assert offered("show", "2025-01-01#ru") == ["2025-01-01#rules_of_old", "2025-01-01#rules_be_kind"]


def test_labels_are_offered_where_a_revision_is_named_else_files(offered: Callable[..., list[str]]) -> None:
    assert offered("tree", "") == ["head", "2025-01-01", "latest"]
    assert offered("diff", "2025-01-01", "l") == ["latest"]
    assert offered("blame", "20") == ["2025-01-01"]
    assert offered("tree", "model") == ["model"], "that is: whatever file the shell finds"


def test_codes_of_rules_and_commands_are_offered(offered: Callable[..., list[str]]) -> None:
    assert offered("explain", "") == list(list_rule_words())
    assert offered("explain", "ref00") == [code for code in RULES if code.startswith("REF00")]
    assert offered("lint", "--select", "AUT001,aut00")[:2] == ["AUT001,AUT001", "AUT001,AUT002"]
    assert offered("lint", "--ignore", "exm")[-1] == "EXM"
    assert offered("explain", "Dangling") == ["dangling-reference", "dangling-verdict-target"]
    assert offered("tr") == ["tree"]
    assert offered("help", "tr") == ["tree"]
    assert offered("upstream", "ab") == ["abort"]
    assert offered("--no-p") == ["--no-pager"]
    assert offered("completion", "f") == ["fish"]


def test_where_there_is_no_spec_nothing_is_offered(
    offered: Callable[..., list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    assert offered("show", "", cwd=elsewhere) == []
    assert offered("show", "nothing#", cwd=elsewhere) == []
    (elsewhere / "model_spec.md").write_bytes(b"\xff\xfe\x00")
    assert offered("show", "", cwd=elsewhere) == []


@pytest.mark.parametrize(
    "name",
    ["a;rm", "$(x)", "`x`", "a b", "-rf", "~", "a|b", "a\x1b[31m", "*", "a'b", 'a"b', "a\\b", "a&b", "a>b"],
)
def test_only_words_that_no_shell_takes_for_more_are_offered(
    offered: Callable[..., list[str]], tmp_path: Path, name: str
) -> None:
    (tmp_path / "model_spec.md").write_text(f"# A {{#{name}}}\n\n# B {{#b}}\n", encoding="utf-8")
    assert offered("show", "")[-1:] == ["b"]
    assert name not in offered("show", "")


TEXTS = [TEXT, *(path.read_text(encoding="utf-8") for path in sorted(SPEC.rglob("model_spec.md")))]
ODD = [
    "",
    "no heading",
    "\ufeff# A {#a}\r\n\r\n## B\r\n",
    "# A {#a}\n## A {#a}\n### A\n",
    "```\n# no\n```\n# yes\n<!--\n# no\n-->\n",
]


@pytest.mark.parametrize("text", [*TEXTS, *ODD])
def test_ids_are_found_without_reading_the_text(text: str) -> None:
    assert list(find_ids(text)) == [clause.id for clause in parse_document(text).clauses]


SHELLS = {
    "bash": 'source ./script; COMP_WORDS=(clausetree tr); COMP_CWORD=1; _clausetree_completion clausetree; echo "${COMPREPLY[@]}"',
    "zsh": "autoload -U compinit; compinit -u -d dump; source ./script; whence -w _clausetree_completion",
    "fish": 'source ./script; complete -C "clausetree tr"',
}


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_completes_in_the_shell(run: Callable[..., Ran], tmp_path: Path, shell: str) -> None:
    script = run("completion", shell).out
    assert "_CLAUSETREE_COMPLETE" in script
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"there is no {shell}")
    (tmp_path / "script").write_text(script, encoding="utf-8")
    done = subprocess.run(
        [program, "-c", SHELLS[shell]],
        cwd=tmp_path,
        env={"PATH": f"{find_command()}:/usr/bin:/bin", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    expected = "_clausetree_completion: function" if shell == "zsh" else "tree"
    assert expected in done.stdout, done.stderr
