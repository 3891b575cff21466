"""Levels in `[ladder.override]` that no ladder has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.history.opening.source_opening import open_source
from clausetree.project.idle_overrides import tell_idle_overrides
from clausetree.project.spec_documents import read_document

if TYPE_CHECKING:
    from pathlib import Path

SPEC = "# Rules {#rules authority=root}\n\nBe kind.\n\n## Tone {#tone authority=user}\n\nBe brief.\n"
TOLD = {
    "usr = { developer = 'no' }": ["names `usr`, which no ladder has; did you mean `user`?"],
    "wizard = { developer = 'no' }": ["names `wizard`, which no ladder has"],
    "user = { develper = 'no' }": ["names `develper` under `user`; did you mean `developer`?"],
    "user = { contxt = 'no' }": ["names `contxt` under `user`; did you mean `context`?"],
    "usr = { develper = 'no' }": [
        "names `usr`, which no ladder has; did you mean `user`?",
        "names `develper` under `usr`; did you mean `developer`?",
    ],
}
SILENT = [
    "user = { developer = 'no', context = 'no' }",
    "user = { wizard = 'no' }",
    "platform = { developer = 'no' }",
    "tool = { platform = 'no' }",
    "chief = { aide = 'no' }",
    "elder = { chief = 'no' }",
]


def _tell(folder: Path, override: str) -> list[str]:
    """Returns what is told of these settings."""
    (folder / "model_spec.md").write_text(SPEC, "utf-8")
    own = '[spec]\nname = "Rules"\n[[revision]]\nlabel = "2025-01-01"\nladder = ["chief", "aide"]\n'
    listed = folder / "revisions" / "2025-01-01.md"
    listed.parent.mkdir()
    listed.write_text("# Rules {#rules authority=chief}\n\nBe kind.\n", "utf-8")
    other = (
        '[[revision]]\nlabel = "2025-02-01"\nladder = ["elder", "aide"]\nfile = "revisions/2025-01-01.md"\n'
    )
    (folder / "clausetree.toml").write_text(f"{own}{other}[ladder.override]\n{override}\n", "utf-8")
    return [*tell_idle_overrides(read_document(open_source(None, start=folder).load("head")))]


@pytest.mark.parametrize(("override", "told"), TOLD.items())
def test_a_level_that_no_ladder_has_is_told(tmp_path: Path, override: str, told: list[str]) -> None:
    lines = _tell(tmp_path, override)
    assert [line.removeprefix("`[ladder.override]` ") for line in lines] == told


@pytest.mark.parametrize("override", SILENT)
def test_levels_of_any_revision_and_others_who_may_be_asked_are_fine(tmp_path: Path, override: str) -> None:
    assert not _tell(tmp_path, override)
