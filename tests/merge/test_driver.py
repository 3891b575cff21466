"""The merge driver and the diff driver in real git, in all the ways in which git merges."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from clausetree.project.git_setup import install_for_project
from tests.forking import find_command

FOLDER = 'it\'s a "$(spéc)" [1]* \\ of mine'
BASE = """\
# Rice {#rice authority=user}

Wash the rice until the water runs clear, and then let it rest for half an hour.

~~~xml
<user>
# functions
</user>
~~~

# Salt {#salt authority=user}

Salt goes in last.

It goes in slowly.

Pepper follows salt.

Nothing follows pepper.
"""
OURS = BASE.replace("half an hour", "an hour")
THEIRS = BASE.replace("the water runs clear", "the water has run clear")
BOTH = OURS.replace("the water runs clear", "the water has run clear")
AGAINST = BASE.replace("half an hour", "a quarter of an hour")
PROMPTS = "Examples for [^ab12] in Rice:\n\n**Example**: how long it takes to cook\n"


class Workshop(NamedTuple):
    """A repository with a spec, and what git needs to run in it.

    Attributes:
        top: The top of the work tree.
        environment: The environment of git, `clausetree` on its PATH included.
    """

    top: Path
    environment: dict[str, str]

    @property
    def spec(self) -> Path:
        return self.top / FOLDER / "model_spec.md"

    def git(self, *arguments: str, code: int = 0) -> subprocess.CompletedProcess[str]:
        """Runs git, which is to end with `code`."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.top,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == code, done
        return done

    def commit(self, text: str, name: str = "model_spec.md") -> None:
        """Commits the spec, or another file of it, with a text."""
        path = self.spec.parent / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        self.git("add", "-A")
        self.git("commit", "-qm", "A change")

    def fork(self, ours: str, theirs: str, name: str = "model_spec.md") -> None:
        """Commits one text of a file on this branch, and another on the branch `theirs`."""
        self.git("checkout", "-qb", "theirs")
        self.commit(theirs, name)
        self.git("checkout", "-q", "main")
        self.commit(ours, name)

    def read(self) -> str:
        return self.spec.read_bytes().decode("utf-8", "surrogateescape")

    def is_settled(self) -> bool:
        """Returns whether git has no conflict and no change that is not committed."""
        return not self.git("status", "--porcelain").stdout

    def replace_program(self, script: str | None) -> None:
        """Puts another `clausetree` on the PATH, or none."""
        program = Path(self.environment["PATH"].split(os.pathsep, 1)[0]) / "clausetree"
        program.unlink()
        if script is not None:
            program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            program.chmod(0o755)


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    tools, top = tmp_path / "bin", tmp_path / "top"
    tools.mkdir()
    shutil.copy(Path(find_command(), "clausetree"), tools)
    for name in ("git", "sh", "grep"):
        (tools / name).symlink_to(shutil.which(name) or name)
    names = {f"GIT_{who}_{what}": "A@b.c" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = names | {
        "PATH": f"{tools}{os.pathsep}/usr/bin{os.pathsep}/bin",
        "HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_EDITOR": "true",
        "LC_ALL": "C.UTF-8",
    }
    made = Workshop(top, environment)
    top.mkdir()
    made.git("init", "-q", "-b", "main")
    made.commit(BASE)
    install_for_project(made.spec.parent)
    made.git("add", "-A")
    made.git("commit", "-qm", "Drivers")
    return made


def merge_as_git_does(ours: str, base: str, theirs: str, folder: Path, size: int = 7) -> tuple[int, str]:
    """Returns what git's own merge makes of three texts, and its exit code."""
    for name, text in (("ours", ours), ("base", base), ("theirs", theirs)):
        (folder / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    command = ["git", "merge-file", "-p", "--diff3", f"--marker-size={size}", "-Lours", "-Lbase", "-Ltheirs"]
    done = subprocess.run([*command, "ours", "base", "theirs"], cwd=folder, capture_output=True, check=False)
    return done.returncode, done.stdout.decode("utf-8", "surrogateescape")


def test_git_alone_would_ask(tmp_path: Path) -> None:
    assert merge_as_git_does(OURS, BASE, THEIRS, tmp_path)[0] == 1


def test_a_merge_takes_both_sides_in_prompts_too(workshop: Workshop) -> None:
    workshop.commit(PROMPTS, "examples/ab12.md")
    workshop.fork(
        PROMPTS.replace("how long", "how much time"), PROMPTS.replace("cook", "boil"), "examples/ab12.md"
    )
    workshop.git("merge", "theirs")
    assert workshop.is_settled()
    prompts = workshop.spec.parent / "examples" / "ab12.md"
    assert prompts.read_text(encoding="utf-8") == PROMPTS.replace("how long", "how much time").replace(
        "cook", "boil"
    )


@pytest.mark.parametrize("way", ["merge", "rebase", "cherry-pick"])
def test_every_way_of_joining_branches_takes_both_sides(workshop: Workshop, way: str) -> None:
    workshop.fork(OURS, THEIRS)
    workshop.git(way, "theirs")
    assert workshop.is_settled()
    assert workshop.read() == BOTH


def test_a_stash_is_popped_onto_a_change(workshop: Workshop) -> None:
    workshop.spec.write_text(THEIRS, encoding="utf-8")
    workshop.git("stash")
    workshop.commit(OURS)
    workshop.git("stash", "pop")
    assert workshop.read() == BOTH
    assert workshop.git("stash", "list").stdout == ""


def test_a_revert_leaves_what_came_after(workshop: Workshop) -> None:
    workshop.commit(THEIRS)
    workshop.commit(BOTH)
    workshop.git("revert", "--no-edit", "HEAD^")
    assert workshop.is_settled()
    assert workshop.read() == OURS


def test_a_conflict_stands_in_markers_with_the_base_and_is_unmerged(workshop: Workshop) -> None:
    (workshop.top / ".git" / "info" / "attributes").write_text(
        "*.md conflict-marker-size=12\n", encoding="utf-8"
    )
    workshop.fork(OURS, AGAINST)
    said = workshop.git("merge", "theirs", code=1)
    assert "rice: both changed" in said.stderr
    text = workshop.read()
    starts = [line[:13].strip() for line in text.splitlines() if line[:12] in {c * 12 for c in "<|=>"}]
    assert starts == ["<" * 12, "|" * 12, "=" * 12, ">" * 12]
    for part in ("for an hour.", "for half an hour.", "for a quarter of an hour."):
        assert text.count(part) == 1
    assert workshop.git("status", "--porcelain", "-z").stdout == f"UU {FOLDER}/model_spec.md\0"


def test_git_remembers_how_a_conflict_was_settled(workshop: Workshop) -> None:
    workshop.git("config", "rerere.enabled", "true")
    workshop.fork(OURS, AGAINST)
    workshop.git("merge", "theirs", code=1)
    workshop.commit(AGAINST)
    workshop.git("reset", "-q", "--hard", "HEAD^")
    assert "using previous resolution" in workshop.git("merge", "theirs", code=1).stderr
    assert workshop.read() == AGAINST


@pytest.mark.parametrize(
    "script",
    [None, "exit 1", "exit 3", "kill -9 $$", "exit 127"],
    ids=["gone", "ends with 1 before it merges", "fails", "killed", "not found"],
)
def test_git_merges_where_the_program_does_not(
    workshop: Workshop, tmp_path: Path, script: str | None
) -> None:
    workshop.replace_program(script)
    workshop.fork(OURS, THEIRS)
    said = workshop.git("merge", "theirs", code=1)
    assert f"clausetree could not merge {FOLDER}/model_spec.md".replace("\\", "") in said.stderr.replace(
        "\\", ""
    )
    assert workshop.read() == merge_as_git_does(OURS, BASE, THEIRS, tmp_path)[1]
    assert workshop.git("status", "--porcelain", "-z").stdout == f"UU {FOLDER}/model_spec.md\0"


def test_git_merges_cleanly_where_it_can_and_the_program_is_gone(workshop: Workshop) -> None:
    workshop.replace_program(None)
    pepper = BASE.replace("Nothing follows", "Much follows")
    workshop.fork(OURS, pepper)
    workshop.git("merge", "theirs")
    assert workshop.is_settled()
    assert workshop.read() == OURS.replace("Nothing follows", "Much follows")


@pytest.mark.parametrize(
    "broken", ["\udcff", "<<<<<<< A\nx\n=======\ny\n>>>>>>> B\n"], ids=["bytes", "markers"]
)
def test_a_broken_text_is_merged_by_git(workshop: Workshop, tmp_path: Path, broken: str) -> None:
    theirs = THEIRS.replace("Nothing follows", f"{broken} follows")
    workshop.fork(OURS, theirs)
    said = workshop.git("merge", "theirs", code=1)
    assert "error:" in said.stderr
    assert workshop.read() == merge_as_git_does(OURS, BASE, theirs, tmp_path)[1]


def test_what_git_cannot_merge_either_is_unmerged_and_stays_ours(workshop: Workshop) -> None:
    workshop.replace_program("exit 2")
    workshop.fork(OURS, "\0" * 40)
    workshop.git("merge", "theirs", code=1)
    assert workshop.read() == OURS
    assert workshop.git("status", "--porcelain", "-z").stdout == f"UU {FOLDER}/model_spec.md\0"


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["%S", "%X", "%Y"], ["ours", "base", "theirs"]),
        (["1a2b3c", "HEAD", "it's theirs"], ["HEAD", "1a2b3c", "it's theirs"]),
    ],
    ids=["git before 2.44", "git from 2.44 on"],
)
def test_the_labels_are_those_of_git_where_it_gives_them(
    workshop: Workshop, labels: list[str], expected: list[str]
) -> None:
    workshop.replace_program(f'printf "%s\\n" "$@" > "{workshop.top}/seen"; exit 2')
    for name, text in (("O", BASE), ("A", OURS), ("B", AGAINST)):
        (workshop.top / name).write_text(text, encoding="utf-8")
    command = workshop.git("config", "merge.clausetree.driver").stdout.rstrip("\n")
    words = {"%O": "O", "%A": "A", "%B": "B", "%L": "9", "%P": shlex.quote(FOLDER)}
    words |= {
        key: label if key == label else shlex.quote(label)
        for key, label in zip(["%S", "%X", "%Y"], labels, strict=True)
    }
    for key, word in words.items():
        command = command.replace(key, word)
    done = subprocess.run(
        ["sh", "-c", command], cwd=workshop.top, env=workshop.environment, capture_output=True, check=False
    )
    assert done.returncode == 1
    text = (workshop.top / "A").read_text(encoding="utf-8")
    assert [line[10:] for line in text.splitlines() if line[:9] in {c * 9 for c in "<|>"}] == expected
    seen = (workshop.top / "seen").read_text(encoding="utf-8").splitlines()
    base, ours, theirs = expected[1], expected[0], expected[2]
    assert seen == ["merge", "--driver", "--", "O", "A", "B", "9", FOLDER, base, ours, theirs]


@pytest.mark.parametrize("command", [["diff", "HEAD^"], ["log", "-p", "-1"]])
def test_a_diff_names_the_clause(workshop: Workshop, command: list[str]) -> None:
    workshop.commit(BASE.replace("Nothing follows", "Much follows").replace("</user>", "More.\n</user>"))
    hunks = [line for line in workshop.git(*command, "-U0").stdout.splitlines() if line.startswith("@@")]
    assert [hunk.split("@@ ")[-1] for hunk in hunks] == [
        "# Rice {#rice authority=user}",
        "# Salt {#salt authority=user}",
    ]
