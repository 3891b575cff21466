"""The command `changelog`: a draft, and notes that are checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


def test_changelog_is_drafted_and_checked(run: Callable[..., Result], tmp_path: Path) -> None:
    draft = run("changelog", "2025-04-11", "2025-09-12").stdout
    (tmp_path / "notes.md").write_text(draft)
    assert run("changelog", "2025-04-11", "2025-09-12", "--check", str(tmp_path / "notes.md")).exit_code == 0
    (tmp_path / "notes.md").write_text("## 2025-09-12\n\nNothing much.\n")
    checked = run("changelog", "2025-04-11", "2025-09-12", "--check", str(tmp_path / "notes.md"))
    assert checked.exit_code == 1
    line = "changed, but not mentioned: Decline well (#decline_well) (renamed, retitled, edited)\n"
    assert line in checked.stdout


def test_changelog_takes_a_range_and_drafts_what_is_unreleased(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (
        run("changelog", "2025-04-11..2025-09-12").stdout
        == run("changelog", "2025-04-11", "2025-09-12").stdout
    )
    (tmp_path / "revisions").mkdir()
    (tmp_path / "revisions" / "2026-01-12.md").write_text("# Be kind {#kind}\n\nMean well.\n")
    (tmp_path / "clausetree.toml").write_text('[[revision]]\nlabel = "2026-01-12"\n')
    (tmp_path / "model_spec.md").write_text("# Be kind {#kind}\n\nMean very well.\n")
    monkeypatch.chdir(tmp_path)
    draft = run("changelog", "2026-01-12").stdout
    assert draft == run("changelog", "2026-01-12..").stdout == run("changelog", "latest", "head").stdout
    assert draft.startswith("## Unreleased\n\n- [Be kind](#kind): ")
    (tmp_path / "CHANGELOG.md").write_text(draft)
    assert run("changelog", "latest", "--check", "CHANGELOG.md").exit_code == 0
    assert run("release", "check", "2026-02-02").exit_code == 0


@pytest.mark.parametrize(
    ("notes", "hint"),
    [
        (
            "# Changes\n\n## v2026.02.02 ([Notes](https://example.org/n7), see below)\n\n- x\n",
            "its headings are `Changes`, `v2026.02.02 ([Notes](https://example.org/n7), see below)`",
        ),
        ("- x\n", "it has no headings"),
        ("", "it has no headings"),
        (
            "".join(f"## v1.{number}\n" for number in range(20)),
            f"its headings are {', '.join(f'`v1.{number}`' for number in range(12))} and 8 more",
        ),
    ],
)
def test_a_changelog_without_an_entry_is_an_error_that_says_which_it_has(
    run: Callable[..., Result], tmp_path: Path, notes: str, hint: str
) -> None:
    file = tmp_path / "notes.md"
    file.write_text(notes)
    with pytest.raises(ClausetreeError) as raised:
        run("changelog", "2025-04-11", "2025-09-12", "--check", str(file))
    assert raised.value.message == f"`{file}` has no entry for `2025-09-12`"
    assert raised.value.hint == hint


def test_an_entry_is_found_whatever_other_digits_its_heading_has(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    draft = run("changelog", "2025-04-11", "2025-09-12").stdout
    heading = "## v2025.09.12 ([Notes](https://example.org/n7), 3 of 4)"
    entry = draft.replace("## 2025-09-12", heading)
    assert heading in entry
    file = tmp_path / "notes.md"
    file.write_text(
        f"# Changes\n\n## v2025.10.27\n\n- [Overview](#overview)\n\n{entry}\n## v2025.04.11\n\n- `root`\n"
    )
    assert run("changelog", "2025-04-11", "2025-09-12", "--check", str(file)).stdout == ""
