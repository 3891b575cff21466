from __future__ import annotations

import os
import pty
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from clausetree.history.files.writing import replace_file, write_text
from clausetree.model.errors import ClausetreeError

MODEL = "# A {#a}\n\nOne.\n"
COMMAND = "from clausetree.cli.main import run; run()"


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    replace_file(pipe, b"told")
    assert os.read(reader, 10) == b"told"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


@pytest.mark.parametrize("linked", [False, True])
def test_a_device_is_written_to_and_stays_a_device(tmp_path: Path, *, linked: bool) -> None:
    reader, writer = pty.openpty()
    device = Path(os.ttyname(writer))
    name = tmp_path / "link"
    name.symlink_to(device)
    try:
        replace_file(name if linked else device, b"told")
        assert os.read(reader, 10) == b"told"
        assert stat.S_ISCHR(device.stat().st_mode)
    finally:
        os.close(reader)
        os.close(writer)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ClausetreeError, match="can't be written: is a directory"):
        write_text(str(tmp_path), "told")
    assert list(tmp_path.iterdir()) == []


def test_a_merge_can_be_written_into_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "model_spec.md").write_text(MODEL, encoding="utf-8")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    names = ["model_spec.md"] * 3
    subprocess.run([sys.executable, "-c", COMMAND, "merge", *names, "-o", "pipe"], cwd=tmp_path, check=True)
    assert os.read(reader, 1000).decode() == MODEL
    os.close(reader)
