from __future__ import annotations

import pytest

from clausetree.syntax.changelog import add_bullet, find_unreleased, parse_entries, rank_title
from clausetree.text.edit import apply_edits


def test_an_entry_goes_to_the_next_heading_that_is_not_below_it() -> None:
    text = "# Changelog\n\n## B\n\n### Added\n\n- x\n\n```\n## no heading\n```\n\n## A\n\nold\n"
    entries = {entry.title: entry.text for entry in parse_entries(text)}
    assert list(entries) == ["Changelog", "B", "Added", "A"]
    assert entries["Changelog"] == text
    assert entries["B"] == "## B\n\n### Added\n\n- x\n\n```\n## no heading\n```\n"
    assert entries["Added"] == entries["B"].removeprefix("## B\n\n")
    assert entries["A"] == "## A\n\nold\n"


def test_a_heading_can_be_underlined() -> None:
    text = "Changelog\n=========\n\nv2026.02.02\n-----------\n\n- x\n\n* * *\n\nv2025.12.18 (first)\n---\n\n- y\n"
    entries = {entry.title: entry.text for entry in parse_entries(text)}
    assert list(entries) == ["Changelog", "v2026.02.02", "v2025.12.18 (first)"]
    assert entries["v2026.02.02"] == "v2026.02.02\n-----------\n\n- x\n\n* * *\n"
    assert entries["v2025.12.18 (first)"] == "v2025.12.18 (first)\n---\n\n- y\n"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_are_kept_in_the_text_and_out_of_the_title(ending: str) -> None:
    text = "## B ##\n\nx\n\n## A\n".replace("\n", ending)
    newer, older = parse_entries(text)
    assert (newer.title, newer.text) == ("B", f"## B ##{ending}{ending}x{ending}")
    assert (older.title, older.text) == ("A", f"## A{ending}")
    assert [entry.own.slice(text) for entry in (newer, older)] == [newer.text, older.text]
    assert parse_entries(f"no heading{ending}") == ()


@pytest.mark.parametrize(
    ("title", "label", "rank"),
    [
        ("v2026.02.02 ([Notes](https://example.org/n7), since 2025-12-18)", "2026-02-02", 0),
        ("v2026.02.02 ([Notes](https://example.org/n7), since 2025-12-18)", "2025-12-18", None),
        ("[Notes](https://example.org/2025-12-18) 2026-02-02", "2026-02-02", 1),
        ("[Notes](https://example.org/2025-12-18) 2026-02-02", "2025-12-18", None),
        ("[2026-02-02]", "2026-02-02", 0),
        ("Release 2026/2/2", "2026-02-02", 0),
        ("February 2, 2026", "2026-02-02", 0),
        ("[1.2.0] - 2026-02-02", "2026-02-02", 1),
        ("[1.2.0] - 2026-02-02", "v1.2.0", 0),
        ("Version 1.2", "v1.2", 0),
        ("v1.2", "1.2", 0),
        ("v1.2.0", "v1.2", None),
        ("v11.2", "v1.2", None),
        ("v1.2-beta", "v1.2", None),
        ("v1.2.", "v1.2", 0),
        ("Seven notes, n7", "2026-02-02", None),
        ("[Notes](notes/2025-12-18.md), 2026-02-02", "2026-02-02", 1),
        ("[Notes](notes/2025-12-18.md), 2026-02-02", "2025-12-18", None),
        ("2025-12-18-rev1", "2025-12-18-rev1", 0),
        ("v2025.12.18-rev1", "2025-12-18-rev1", 0),
        ("2025-12-18-rev1", "2025-12-18", None),
        ("2025-12-18-rev2", "2025-12-18-rev1", None),
        ("2025-12-18", "2025-12-18-rev1", 2),
        ("v2025.12.18 (rev 2)", "2025-12-18", 0),
        ("Unreleased", "head", 1),
        ("[Unreleased]", "HEAD", 1),
        ("Unreleased", "2026-02-02", None),
        ("Unreleased", "v1.2", None),
        ("new", "new", 0),
        ("New rules", "new", None),
        ("draft\\_a", "draft_a", 0),
    ],
)
def test_a_title_names_a_revision_by_its_date_or_its_label(title: str, label: str, rank: int | None) -> None:
    assert rank_title(title, label) == rank


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "## Unreleased\n\n- x\n  more\n\n## v1\n\n- y\n",
            "## Unreleased\n\n- x\n  more\n- new\n\n## v1\n\n- y\n",
        ),
        ("# Notes\n\n## [Unreleased]\n", "# Notes\n\n## [Unreleased]\n\n- new\n"),
        ("## Unreleased", "## Unreleased\n\n- new\n"),
        ("## Unreleased\n\nWords.\n\n## v1\n", "## Unreleased\n\nWords.\n\n- new\n\n## v1\n"),
        ("## Unreleased\n\n### Added\n\n- x\n", "## Unreleased\n\n- new\n\n### Added\n\n- x\n"),
    ],
)
def test_a_bullet_goes_under_what_is_not_released(before: str, after: str, ending: str) -> None:
    before, after = (text.replace("\n", ending) for text in (before, after))
    entry = find_unreleased(before)
    assert entry
    written = apply_edits(before, [add_bullet(before, entry, "new")])
    # a text in one line has no line ending of its own to follow
    assert written == (after if ending in before else after.replace(ending, "\n"))


def test_a_changelog_of_releases_has_nothing_unreleased() -> None:
    assert find_unreleased("# Changelog\n\n## v2025.01.01\n\n- x\n") is None
