from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.publish.pages.repository_pages import load_repository_pages

if TYPE_CHECKING:
    from pathlib import Path


def test_links_of_the_repository_lead_to_pages_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "CONTRIBUTING.md").write_text(
        "Read [the words](site/guide/architecture.md), the [changelog](CHANGELOG.md), [the spec](spec/CHANGELOG.md), "
        "[below](#below) and [elsewhere](https://example.org/).\n",
        encoding="utf-8",
    )
    assert load_repository_pages(tmp_path) == {
        "contributing.md": "Read [the words](../guide/architecture/), the [changelog](../changelog/), the spec, "
        "[below](#below) and [elsewhere](https://example.org/).\n"
    }
