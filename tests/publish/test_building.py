from __future__ import annotations

import json
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import IO
from urllib.request import urlopen

import pytest

from clausetree.publish.engine.site_folder import MARKER
from tests.history.conftest import make_repository
from tests.publish.sites import run_build

SPEC = """# One {{#one}}

## First {{#first authority=root}}

{text}
"""
COMMAND = str(Path(sys.executable).with_name("clausetree"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A spec of two revisions and a head."""
    folder = tmp_path / "project"
    (folder / "revisions").mkdir(parents=True)
    (folder / "clausetree.toml").write_text(
        '[spec]\nname = "Small"\nladder = ["root"]\n\n'
        '[[revision]]\nlabel = "2025-01-01"\n\n[[revision]]\nlabel = "2025-02-01"\n',
        encoding="utf-8",
    )
    (folder / "revisions" / "2025-01-01.md").write_text(SPEC.format(text="The first text."), encoding="utf-8")
    (folder / "revisions" / "2025-02-01.md").write_text(
        SPEC.format(text="The second text."), encoding="utf-8"
    )
    (folder / "model_spec.md").write_text(SPEC.format(text="The text in work."), encoding="utf-8")
    return folder


def list_stamps(out: Path, label: str) -> dict[str, int]:
    """Returns the inode of every page of a revision: a page that is built anew gets another."""
    return {path.as_posix(): path.stat().st_ino for path in (out / label).rglob("*.html")}


def test_a_second_build_of_nothing_new_does_nothing(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run_build("--source", str(project), "--out", str(out)).returncode == 0
    stamps = list_stamps(out, ".")
    again = run_build("--source", str(project), "--out", str(out))
    assert again.returncode == 0
    assert again.stderr.strip() == "nothing changed"
    assert again.stdout.strip() == str(out / "index.html")
    assert list_stamps(out, ".") == stamps


def test_an_edit_of_the_head_builds_no_older_revision(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_build("--source", str(project), "--out", str(out))
    before = {label: list_stamps(out, label) for label in ("2025-01-01", "2025-02-01", "head")}
    (project / "model_spec.md").write_text(SPEC.format(text="Another text in work."), encoding="utf-8")
    assert run_build("--source", str(project), "--out", str(out)).returncode == 0
    assert list_stamps(out, "2025-01-01") == before["2025-01-01"]
    assert list_stamps(out, "2025-02-01") == before["2025-02-01"]
    assert list_stamps(out, "head") != before["head"]
    assert "Another text in work." in (out / "head" / "first" / "index.html").read_text(encoding="utf-8")
    assert "Another" in (out / "diff" / "2025-02-01..head" / "index.html").read_text(encoding="utf-8")


def test_an_earlier_text_of_a_date_is_no_edition(tmp_path: Path) -> None:
    repository = make_repository(tmp_path / "repo")
    for number, message in enumerate(
        ("Release 2025-09-12", "Release 2025-12-18", "Release 2025-12-18 (rev 2)"), 1
    ):
        repository.commit(message, {"model_spec.md": SPEC.format(text=f"Text {number}.")})
    out = tmp_path / "out"
    assert run_build("--source", str(repository.path), "--out", str(out)).returncode == 0
    versions = json.loads((out / "versions.json").read_text(encoding="utf-8"))
    assert [version["version"] for version in versions] == ["2025-12-18", "2025-09-12"]
    assert {path.parent.name for path in out.glob("*/spec.json")} == {"2025-12-18", "2025-09-12"}
    assert "Text 3." in (out / "2025-12-18" / "first" / "index.html").read_text(encoding="utf-8")
    home = (out / "index.html").read_text(encoding="utf-8")
    assert "1 clause since 2025-09-12" in home
    assert "rev1" not in home
    assert {path.name for path in (out / "diff").glob("*..*")} == {"2025-09-12..2025-12-18"}
    assert (out / "feed.xml").read_text(encoding="utf-8").count("<entry>") == 2


def test_a_revision_that_is_gone_from_the_source_is_gone_from_the_site(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_build("--source", str(project), "--out", str(out))
    settings = project / "clausetree.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace('[[revision]]\nlabel = "2025-01-01"\n', ""),
        encoding="utf-8",
    )
    (project / "revisions" / "2025-01-01.md").unlink()
    assert run_build("--source", str(project), "--out", str(out)).returncode == 0
    assert not (out / "2025-01-01").exists()
    assert (out / "2025-02-01").is_dir()


def test_serve_outlives_whatever_an_edit_does(project: Path) -> None:
    with subprocess.Popen(
        [COMMAND, "site", "serve", "--port", "0"],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout
        assert server.stderr
        await_build(server.stderr)
        address = server.stdout.readline().strip()
        spec, settings = project / "model_spec.md", project / "clausetree.toml"
        kept = settings.read_bytes()
        for path, data in (
            (spec, b"\xff\x00"),
            (settings, b"[" * 100_000),
            (settings, b'[spec]\nfile = "nowhere.md"\n'),
        ):
            spec.write_text(SPEC.format(text="The text in work."), encoding="utf-8")
            settings.write_bytes(kept)
            path.write_bytes(data)
            assert next(line for line in server.stderr if "not rebuilt: " in line)
            assert "The text in work." in read(f"{address}head/first/")
        settings.write_bytes(kept)
        spec.unlink()
        spec.mkdir()
        assert next(line for line in server.stderr if "not rebuilt: " in line)
        spec.rmdir()
        spec.write_text(SPEC.format(text="All is well.") + "\n# X {#index.html}\n", encoding="utf-8")
        await_build(server.stderr)
        assert "All is well." in read(f"{address}head/first/")
        server.send_signal(signal.SIGINT)


def start_build(project: Path, out: Path) -> subprocess.Popen[str]:
    command = [COMMAND, "site", "build", "--source", str(project), "--out", str(out)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_of_two_builds_at_once_the_second_waits_and_finds_nothing_to_do(
    project: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with start_build(project, out) as one, start_build(project, out) as other:
        told = [build.communicate(timeout=120)[1].splitlines() for build in (one, other)]
    assert (one.returncode, other.returncode) == (0, 0)
    assert ["waiting for another build of this folder", "nothing changed"] in told
    assert any(lines[-1] == "site is up to date" for lines in told)
    assert (out / "head" / "first" / "index.html").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "project"]


def test_a_site_that_a_killed_build_had_moved_away_is_put_back(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_build("--source", str(project), "--out", str(out))
    stamps = list_stamps(out, ".")
    out.rename(tmp_path / ".out.old")
    (tmp_path / ".out.new-1234").mkdir()
    again = run_build("--source", str(project), "--out", str(out))
    assert again.stderr.strip() == "nothing changed"
    assert list_stamps(out, ".") == stamps
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "project"]


def test_the_marker_says_what_each_part_was_built_from(project: Path, tmp_path: Path) -> None:
    run_build("--source", str(project), "--out", str(tmp_path / "out"))
    manifest = json.loads((tmp_path / "out" / MARKER).read_text(encoding="utf-8"))
    assert set(manifest) == {"2025-01-01", "2025-02-01", "head", "/"}


def test_a_missing_extra_is_named_with_its_cure(project: Path) -> None:
    without = (
        "import importlib.util as util, sys; find = util.find_spec; "
        "util.find_spec = lambda name, *rest: None if name == 'pagefind' else find(name, *rest); "
        "from clausetree.cli.main import run; sys.argv = ['clausetree', 'site', 'build']; run()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", without], cwd=project, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 2
    assert "the site needs `pagefind`" in ran.stderr
    assert "pip install 'clausetree[site]'" in ran.stderr


@pytest.mark.parametrize("text", ["", "Just be kind.\n", "> # Quoted {#quoted}\n"])
def test_a_spec_without_clauses_is_told_before_anything_is_built(tmp_path: Path, text: str) -> None:
    (tmp_path / "plain.md").write_text(text, encoding="utf-8")
    ran = run_build("--source", str(tmp_path / "plain.md"), "--out", str(tmp_path / "out"))
    assert ran.returncode == 2
    assert ran.stderr.splitlines()[-2:] == [
        f"error: `{tmp_path / 'plain.md'}` has no clauses",
        "hint: write a heading: each one makes a clause",
    ]
    assert not (tmp_path / "out").exists()


def test_a_taken_port_is_named(project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ran = subprocess.run(
            [COMMAND, "site", "serve", "--port", port],
            cwd=project,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert ran.returncode == 2
    assert f"port {port} is taken" in ran.stderr


def test_serve_builds_again_what_is_edited(project: Path) -> None:
    with subprocess.Popen(
        [COMMAND, "site", "serve", "--port", "0"],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout
        assert server.stderr
        await_build(server.stderr)
        address = server.stdout.readline().strip()
        assert "The text in work." in read(f"{address}head/first/")
        (project / "model_spec.md").write_text(SPEC.format(text="Freshly edited."), encoding="utf-8")
        await_build(server.stderr)
        assert "Freshly edited." in read(f"{address}head/first/")
        beside = run_build("--source", ".", "--out", "build/site", cwd=project)
        assert beside.stderr.strip() == "nothing changed"
        assert "Freshly edited." in read(f"{address}head/first/")
        server.send_signal(signal.SIGINT)


def await_build(told: IO[str]) -> None:
    assert any(line.startswith("site is up to date") for line in told)


def read(address: str) -> str:
    with urlopen(address, timeout=60) as answer:  # noqa: S310 - our own server
        text: str = answer.read().decode()
        return text


@pytest.mark.upstream
def test_the_real_releases_build_without_a_warning(upstream_bundle: Path, tmp_path: Path) -> None:
    bundle = shutil.copy(upstream_bundle, tmp_path / "model_spec.bundle")
    out = tmp_path / "out"
    ran = run_build("--source", str(bundle), "--out", str(out))
    assert ran.returncode == 0, ran.stderr
    assert {"2025-02-12", "2025-04-11", "2025-09-12", "2025-10-27"} <= {path.name for path in out.iterdir()}


def test_a_killed_build_leaves_the_site_as_it_was_and_no_process_behind(
    project: Path, tmp_path: Path
) -> None:
    out = tmp_path / "site"
    build = [COMMAND, "site", "build", "--source", str(project), "--out", str(out)]
    subprocess.run(build, capture_output=True, check=True)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    for path in (project / "model_spec.md", project / "revisions" / "2025-01-01.md"):
        path.write_text(SPEC.format(text="Another text."), encoding="utf-8")
    with subprocess.Popen(build, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr
        next(line for line in running.stderr if line.startswith("built "))  # so there are workers by now
        running.kill()
        running.communicate(timeout=60)  # returns when nobody has its end of the pipe any more
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
