"""What `clausetree rename` notes in the changelog, and takes out of it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.rename_specs import CHANGELOG, contents, write_project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

BULLET = "- **Renamed.** “Rice” (`rice`) is now [Rice](#{})."
UNRELEASED = {
    "with other bullets": CHANGELOG,
    "with nothing else": "# Changelog\n\n## Unreleased\n\n## v2025.01.01\n\n- [Rice](#rice).\n",
    "at the end": "# Changelog\n\n## Unreleased\n\n- [Salt](#salt).\n",
    "with chapters": "# Changelog\n\n## Unreleased\n\n### New\n\n- [Rice](#rice).\n\n## v2025.01.01\n\n- X.\n",
    "with other line ends": CHANGELOG.replace("\n", "\r\n"),
    "with a paragraph": "# Changelog\n\n## Unreleased\n\nNew words.\n\n## v2025.01.01\n\n- X.\n",
}


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    return write_project(tmp_path)


@pytest.mark.parametrize(
    "way", [("grain", "rice"), ("grain", "corn", "rice"), ("grain", "corn", "grain", "rice")]
)
@pytest.mark.parametrize("case", UNRELEASED)
def test_a_rename_back_leaves_no_trace(
    run: Callable[..., Ran], spec: Path, case: str, way: tuple[str, ...]
) -> None:
    (spec / "CHANGELOG.md").write_bytes(UNRELEASED[case].encode())
    before = contents(spec)
    name = "rice"
    for after in way:
        assert run("rename", name, after, cwd=spec).code == 0
        told = (spec / "CHANGELOG.md").read_bytes().decode()
        assert told.count("Renamed") == told.count(BULLET.format(after)) == (after != "rice")
        name = after
    assert contents(spec) == before


def test_without_a_release_a_chain_is_one_note_and_one_back_none(run: Callable[..., Ran], spec: Path) -> None:
    (spec / "clausetree.toml").write_text('[spec]\nname = "Rice"\n')
    (spec / "revisions/2025-01-01.md").unlink()
    before = contents(spec)
    run("rename", "rice", "grain", cwd=spec)
    run("rename", "grain", "corn", cwd=spec)
    assert (spec / "CHANGELOG.md").read_text().count("Renamed") == 1
    assert BULLET.format("corn") in (spec / "CHANGELOG.md").read_text()
    run("rename", "corn", "rice", cwd=spec)
    assert contents(spec)["CHANGELOG.md"] == before["CHANGELOG.md"]


@pytest.mark.parametrize(
    ("note", "rest"),
    [
        ("- **Renamed.** “Rice” (`rice`) is now\n  [Rice](#grain).", ""),
        ("* **Renamed.** “Rice” (`rice`) is now [Rice](#grain).", ""),
        (
            "- **Renamed.** “Rice” (`rice`) is now [Rice](#grain), for rye.",
            "- **Renamed.** “Rice” (`rice`) is now [Rice](#rice), for rye.",
        ),
        ("- **Renamed.** “Rye” (`rye`) is now [Salt](#salt).",) * 2,
    ],
)
def test_a_note_goes_however_it_is_wrapped_but_not_with_words_of_the_author(
    run: Callable[..., Ran], spec: Path, note: str, rest: str
) -> None:
    run("rename", "rice", "grain", cwd=spec)
    written = (spec / "CHANGELOG.md").read_text().replace(BULLET.format("grain"), note)
    (spec / "CHANGELOG.md").write_text(written)
    run("rename", "grain", "rice", cwd=spec)
    told = (spec / "CHANGELOG.md").read_text()
    assert told == CHANGELOG.replace("new words.\n", f"new words.\n{rest}\n" if rest else "new words.\n")
