"""The folder of a site: what is not ours is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.model.errors import ClausetreeError
from clausetree.publish.engine.site_folder import check_folder
from tests.folders import SPEC
from tests.publish.sites import run_build

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "precious"
    out.mkdir()
    (out / "thesis.txt").write_text("years of work", encoding="utf-8")
    ran = run_build("--source", str(SPEC), "--out", str(out))
    assert ran.returncode == 2
    assert "is not empty and was not built by clausetree" in ran.stderr
    assert [path.name for path in out.iterdir()] == ["thesis.txt"]


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    check_folder(tmp_path)


def test_a_file_is_no_folder_for_a_site(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(ClausetreeError, match="is not a folder"):
        check_folder(file)
