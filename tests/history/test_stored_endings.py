"""A work tree with other line endings than its repository: what is read of it is what git would store."""

from __future__ import annotations

import subprocess
from itertools import product
from typing import TYPE_CHECKING

import pytest

from clausetree.history.files.writing import rewrite_text
from clausetree.history.opening.source_opening import open_source
from clausetree.history.opening.spec_opening import open_folder

if TYPE_CHECKING:
    from pathlib import Path

TEXT = b"# Rice {#rice}\n\nWash it, 50 \xc2\xb0C.\n"
CONTENTS = {
    "crlf": TEXT.replace(b"\n", b"\r\n"),
    "mixed": TEXT.replace(b"\n", b"\r\n", 1),
    "lone": TEXT.replace(b"\n", b"\r\n") + b"a\rb\r\n",
    "nul": TEXT.replace(b"\n", b"\r\n") + b"\0\r\n",
    "lf": TEXT,
}
STORED = {"new": None, "lf": TEXT, "crlf": CONTENTS["crlf"], "mixed": CONTENTS["mixed"]}


def git(folder: Path, *arguments: str) -> bytes:
    names = ("-c", "user.name=A", "-c", "user.email=a@b.c", "-c", "core.safecrlf=false")
    return subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True).stdout


def write(folder: Path, name: str, data: bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


@pytest.mark.parametrize("automatic", [None, "true", "input"])
@pytest.mark.parametrize(
    "attributes", ["", "*.md text", "*.md -text", "*.md text=auto", "*.md eol=crlf", "*.md binary"]
)
def test_a_file_is_read_as_git_would_store_it(tmp_path: Path, attributes: str, automatic: str | None) -> None:
    git(tmp_path, "init", "-q")
    cases = {f"spéc/{was} {now}.md": (STORED[was], CONTENTS[now]) for was, now in product(STORED, CONTENTS)}
    for name, (before, _) in cases.items():
        if before is not None:
            write(tmp_path, name, before)
    git(tmp_path, "-c", "core.autocrlf=false", "add", "-A")
    git(tmp_path, "commit", "-qm", "Release 2025-01-01")
    write(tmp_path, ".gitattributes", attributes.encode() + b"\n")
    if automatic:
        git(tmp_path, "config", "core.autocrlf", automatic)
    for name, (_, now) in cases.items():
        write(tmp_path, name, now)
    tree = open_folder(tmp_path / "spéc", "spéc", lambda _: None).tree
    read = {name: tree.load(name.removeprefix("spéc/")) for name in cases}
    git(tmp_path, "add", "-A")
    assert read == {name: git(tmp_path, "cat-file", "blob", f":{name}") for name in cases}


def test_a_checkout_with_other_line_endings_is_no_edit(tmp_path: Path) -> None:
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    write(origin, "model_spec.md", TEXT)
    write(origin, "examples/ab12.md", TEXT)
    git(origin, "init", "-q")
    git(origin, "add", "-A")
    git(origin, "commit", "-qm", "Release 2025-01-01")
    git(tmp_path, "clone", "-q", "-c", "core.autocrlf=true", str(origin), str(clone))
    assert (clone / "model_spec.md").read_bytes() == CONTENTS["crlf"]
    source = open_source(str(clone), start=tmp_path)
    assert [revision.label for revision in source.revisions()] == ["2025-01-01"]
    head, released = source.load("head"), source.load("latest")
    assert head.text == released.text == TEXT.decode()
    assert head.eval_prompts() == released.eval_prompts()
    assert open_source(str(clone / "model_spec.md"), start=tmp_path).load(None).text == TEXT.decode()


def test_without_a_repository_every_byte_is_read(tmp_path: Path) -> None:
    write(tmp_path, "model_spec.md", CONTENTS["crlf"])
    assert open_source(str(tmp_path), start=tmp_path).load(None).text == CONTENTS["crlf"].decode()


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        (b"a\r\nb\r\n", "a\nc\n", b"a\r\nc\r\n"),
        (b"a\r\nb\r\n", "a\r\nc\r\n", b"a\r\nc\r\n"),
        (b"a\nb\n", "a\nc\n", b"a\nc\n"),
        (b"a\nb\n", "a\r\nc\r\n", b"a\r\nc\r\n"),
    ],
)
def test_an_edit_keeps_the_line_endings_of_its_file(
    tmp_path: Path, before: bytes, text: str, after: bytes
) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(before)
    rewrite_text(str(file), text)
    assert file.read_bytes() == after
