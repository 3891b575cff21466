"""The folder of a site: what is not ours is left alone."""

from __future__ import annotations

import errno
import os
import shutil
from typing import TYPE_CHECKING

import pytest

from clausetree.model.errors import ClausetreeError
from clausetree.publish.engine.site_folder import check_folder, explain_full_disk
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


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_told_of_the_site_whichever_file_had_no_room(tmp_path: Path, number: int) -> None:
    refused = OSError(number, os.strerror(number), "theme/favicon.png")
    for error in (refused, shutil.Error([("old.html", "new.html", str(refused))])):
        with (
            pytest.raises(ClausetreeError, match=f"no space left for the site in `{tmp_path}`") as told,
            explain_full_disk(tmp_path),
        ):
            raise error
        assert told.value.hint
        assert "--out" in told.value.hint


def test_what_else_the_system_refuses_is_told_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(PermissionError), explain_full_disk(tmp_path):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "docs/guide.md")


def test_a_folder_among_the_hand_written_pages_is_refused(tmp_path: Path) -> None:
    """Each build would put the site of the one before into the site."""
    guides = tmp_path / "docs"
    guides.mkdir()
    (tmp_path / "link").symlink_to(guides)
    for out in (
        guides,
        guides / "site",
        tmp_path / "docs" / ".." / "docs" / "a" / "b",
        tmp_path / "link" / "site",
    ):
        with pytest.raises(ClausetreeError, match="whose pages become part of the site"):
            check_folder(out, guides)
    check_folder(tmp_path / "docs-site", guides)


def test_a_part_that_was_removed_by_hand_is_built_again(tmp_path: Path) -> None:
    (tmp_path / "model_spec.md").write_text("# A {#a}\n\nText.\n", encoding="utf-8")
    out = tmp_path / "out"
    build = ("--source", str(tmp_path / "model_spec.md"), "--out", str(out))
    assert run_build(*build).returncode == 0
    pages = {path.relative_to(out) for path in out.rglob("*.html")}
    for removed in ("model_spec", "index.html"):
        path = out / removed
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        ran = run_build(*build)
        assert ran.returncode == 0, ran.stderr
        assert {path.relative_to(out) for path in out.rglob("*.html")} == pages
