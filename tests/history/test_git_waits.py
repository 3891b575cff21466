"""What a command has to do anyway is done while git works: one step a git command, and what compares texts is imported so."""

from __future__ import annotations

import subprocess
import sys
from functools import partial

import pytest

from clausetree.history.git_access.git_command import run_git
from clausetree.history.git_access.git_waits import filling_git_waits

_IMPORTS = """
import sys
from clausetree.project.chains import _COMPARING
counts = []
for step in _COMPARING:
    before = len(sys.modules)
    step()
    counts.append(len(sys.modules) - before)
before = set(sys.modules)
from clausetree.diff.time.chain import diff_chain
from clausetree.diff.documents import diff_documents
print(min(counts) > 0, sorted(set(sys.modules) - before))
"""


def test_each_git_command_takes_the_next_step_until_none_is_left() -> None:
    done: list[int] = []
    with filling_git_waits([partial(done.append, number) for number in range(3)]):
        for expected in ([0], [0, 1], [0, 1, 2], [0, 1, 2]):
            assert run_git("version").startswith(b"git version")
            assert done == expected


def test_steps_that_are_left_are_not_taken_after_the_block() -> None:
    done: list[int] = []
    with filling_git_waits([partial(done.append, 1), partial(done.append, 2)]):
        run_git("version")
    run_git("version")
    assert done == [1]


def test_blocks_nest() -> None:
    done: list[str] = []
    with filling_git_waits([partial(done.append, "outer"), partial(done.append, "last")]):
        run_git("version")
        with filling_git_waits([partial(done.append, "inner")]):
            run_git("version")
            run_git("version")
        run_git("version")
    assert done == ["outer", "inner", "last"]


def test_a_step_that_fails_ends_the_command_that_waits() -> None:
    def fail() -> None:
        raise ImportError("no such module")

    with filling_git_waits([fail]), pytest.raises(ImportError):
        run_git("-c", "alias.wait=!sleep 60", "wait")


def test_the_steps_import_all_that_compares_texts_and_none_of_them_in_vain() -> None:
    answer = subprocess.run([sys.executable, "-c", _IMPORTS], capture_output=True, text=True, check=True)
    assert answer.stdout == "True []\n"
