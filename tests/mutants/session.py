"""A run of the tests in a process of its own, forked from one that has loaded what every run needs."""

from __future__ import annotations

import os
import sys
from multiprocessing import get_context
from signal import SIGINT, SIGKILL, default_int_handler, signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_CONTEXT = get_context("forkserver")
_CONTEXT.set_forkserver_preload(
    [
        "pytest",
        "_pytest.python",
        "hypothesis.strategies",
        "markdown_it",
        "rapidfuzz",
        "msgspec",
        "git",
        "click",
        "rich.console",
    ]
)
_OPTIONS = ("-x", "-q", "-p", "tests.mutants.plugin", "-p", "no:cacheprovider")


def run_tests(root: Path, folders: Sequence[str], seconds: float | None = None, *, loud: bool = False) -> int:
    """Returns 0 where all tests in `folders` of the work tree `root` pass, -1 where they take longer than `seconds`."""
    process = _CONTEXT.Process(target=_run, args=(str(root), tuple(folders), loud))
    process.start()
    process.join(seconds)
    if process.exitcode is None and process.pid:
        os.killpg(process.pid, SIGKILL)
        process.join()
        return -1
    return abs(process.exitcode or 0)


def _run(root: str, folders: Sequence[str], loud: bool) -> None:  # noqa: FBT001 - called once, above
    """Runs pytest in `root`, and ends the process with its exit code."""
    os.setsid()
    signal(SIGINT, default_int_handler)  # what is started in the background ignores it
    os.chdir(root)
    os.environ["PYTHONPATH"] = f"{root}/tools:{root}"
    sys.path[:0] = [f"{root}/tools", root]
    for name in [name for name in sys.modules if name.partition(".")[0] == "tests"]:
        del sys.modules[name]  # those of the copy are meant
    if not loud:  # the first run, which is loud, keeps what it compiles; those with a mistake must not
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        sys.dont_write_bytecode = True
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)

    import pytest  # noqa: PLC0415 - in the process that has it already

    ignored = "ignore::pytest.PytestAssertRewriteWarning"  # of what was loaded before
    places = [f"tests/{folder}" for folder in folders if os.path.isdir(f"tests/{folder}")]  # noqa: PTH112 - as pytest takes it
    sys.exit(pytest.main([*_OPTIONS, "-W", ignored, *places]))
