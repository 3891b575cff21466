from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.lsp.editing import PROMPTS, SPEC, Editing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class OpenSpec(NamedTuple):
    """A spec that is open: the editor, the folder, and the address of its text."""

    editing: Editing
    folder: Path
    uri: str


def make_spec(folder: Path, text: str = SPEC) -> Path:
    """Returns the text of a new spec in a folder, with an eval prompt file and settings."""
    (folder / "examples").mkdir(parents=True)
    (folder / "examples" / "ab12.md").write_text(PROMPTS, "utf-8")
    (folder / "clausetree.toml").write_text('[spec]\nname = "Desk"\n', "utf-8")
    path = folder / "model_spec.md"
    path.write_text(text, "utf-8", newline="")
    return path


@pytest.fixture(scope="session")
def editing() -> Iterator[Editing]:
    made = Editing()
    yield made
    assert made.stop() == 0


@pytest.fixture
def spec(editing: Editing, tmp_path: Path) -> Iterator[OpenSpec]:
    path = make_spec(tmp_path)
    uri = editing.open(path)
    yield OpenSpec(editing, tmp_path, uri)
    editing.close(uri)
