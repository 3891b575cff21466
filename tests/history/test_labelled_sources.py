"""A label where a source is asked for is told as what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.history.opening.source_opening import open_source
from clausetree.model.errors import ClausetreeError
from clausetree.project.chains import load_listed

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import GitRepository


def _fail(source: str, start: Path) -> tuple[str, str]:
    failures = []
    for command in (open_source, load_listed):
        with pytest.raises(ClausetreeError) as caught:
            command(source, start=start)
        failures.append((caught.value.message, caught.value.hint or ""))
    assert failures[0] == failures[1]
    return failures[0]


@pytest.mark.parametrize(
    ("source", "alone"),
    [
        ("repo@2025-04-11", "repo"),
        ("repo@HEAD~1", "repo"),
        ("repo@nothing", "repo"),
        ("./repo@latest", "./repo"),
        ("repo/model_spec.md@HEAD", "repo/model_spec.md"),
        ("repo:model_spec.md@HEAD", "repo:model_spec.md"),
        ("spec.bundle@2025-04-11", "spec.bundle"),
        ("openai@latest", "openai"),
        ("https://example.org/spec.git@v1", "https://example.org/spec.git"),
        ("git@example.org:a/spec.git@v1", "git@example.org:a/spec.git"),
        ("https://me:secret@example.org/spec.git@v1", "https://***@example.org/spec.git"),
    ],
)
def test_a_source_with_a_label_is_named_without(
    released: GitRepository, tmp_path: Path, source: str, alone: str
) -> None:
    released.bundle(tmp_path / "spec.bundle")
    message, hint = _fail(source, tmp_path)
    assert message.startswith("SOURCE takes no label, and `")
    assert "secret" not in message
    assert hint == f"name `{alone}` alone"


@pytest.mark.parametrize("label", ["2025-04-11", "HEAD", "HEAD~1", "main", "latest", "head", "@2025-04-11"])
def test_a_label_in_place_of_a_source_is_left_out(released: GitRepository, label: str) -> None:
    message, hint = _fail(label, released.path)
    name = label.removeprefix("@")
    assert message == f"SOURCE takes no label, and `{name}` is a revision of this project's spec"
    assert hint.startswith("leave it out")


@pytest.mark.parametrize("name", ["2025-04-12", "nothing", "gone.md", "gone@HEAD", "./main", "main"])
def test_what_is_no_revision_is_a_path_that_is_not_there(
    released: GitRepository, tmp_path: Path, name: str
) -> None:
    start = tmp_path if name == "main" else released.path
    assert _fail(name, start)[0].startswith("there is no file `")


def test_what_exists_is_a_source_whatever_it_looks_like(released: GitRepository) -> None:
    for name in ("main", "a@b"):
        (released.path / name).write_text("# A file\n")
        assert open_source(name, start=released.path).load(None).text == "# A file\n"
