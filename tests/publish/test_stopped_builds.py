"""Builds that somebody stops: whichever way, the site stays as it was, and nothing is left behind for good."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from clausetree.publish.engine.site_folder import MARKER
from tests.publish.sites import run_build

if TYPE_CHECKING:
    from pathlib import Path

RUN = (sys.executable, "-c", "from clausetree.cli.main import run; run()")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files are."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


def _stop_build(tmp_path: Path, number: signal.Signals, *, all_of_it: bool) -> tuple[int, str]:
    """Stops a build while its parts are built; returns how it ended, and what it said."""
    spec = tmp_path / "model_spec.md"
    spec.write_text("# One {#one}\n\n## First {#first}\n\nText.\n", encoding="utf-8")
    build = (*RUN, "site", "build", "--source", str(spec), "--out", str(tmp_path / "site" / "out"))
    with subprocess.Popen(
        build, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as running:
        assert running.stderr
        assert next(running.stderr).startswith("reading and comparing")
        if all_of_it:
            os.killpg(running.pid, number)
        else:
            running.send_signal(number)
        _, said = running.communicate(timeout=60)
        return running.returncode, said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_build_that_is_asked_to_stop_leaves_nothing_behind_and_ends_by_the_signal(
    tmp_path: Path, temporary: Path, number: signal.Signals
) -> None:
    code, said = _stop_build(tmp_path, number, all_of_it=False)
    assert code == -number
    assert "Traceback" not in said
    assert [*(tmp_path / "site").iterdir(), *temporary.iterdir()] == []


def test_ctrl_c_which_reaches_the_workers_too_is_told_by_none_of_them(
    tmp_path: Path, temporary: Path
) -> None:
    code, said = _stop_build(tmp_path, signal.SIGINT, all_of_it=True)
    assert code == 130
    assert "Traceback" not in said
    assert [*(tmp_path / "site").iterdir(), *temporary.iterdir()] == []


def test_what_a_killed_build_leaves_is_beside_the_site_and_removed_by_the_next_one(
    tmp_path: Path, temporary: Path
) -> None:
    code, _ = _stop_build(tmp_path, signal.SIGKILL, all_of_it=True)
    assert code == -signal.SIGKILL
    assert [*temporary.iterdir()] == []
    assert any(path.name.startswith(".out.new-") for path in (tmp_path / "site").iterdir())
    out = tmp_path / "site" / "out"
    assert run_build("--source", str(tmp_path / "model_spec.md"), "--out", str(out)).returncode == 0
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["out"]
    assert (out / MARKER).is_file()
