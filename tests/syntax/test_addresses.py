"""What the address of a link means."""

from __future__ import annotations

import pytest

from clausetree.syntax.link_address import leads_to_whole, read_address

PATHS = ("spec/model_spec.md",)
READ = {
    "#be_kind": ("", "be_kind", (1, 8)),
    "#be%5Fkind": ("", "be_kind", (1, 10)),
    "#": ("", "", (1, 1)),
    "model_spec.md#be_kind": ("", "be_kind", (14, 21)),
    "./model_spec.md#be_kind": ("", "be_kind", (16, 23)),
    "#be_kind:~:text=be%20kind": ("", "be_kind", (1, 8)),
    "docs/a%20b.md": ("docs/a b.md", None, (0, 13)),
    "docs/a.md#part": ("docs/a.md", "part", (10, 14)),
    "docs/a.md#": ("docs/a.md", "", (10, 10)),
    "docs/a.md#:~:text=be%20kind": ("docs/a.md", None, (10, 10)),
}


@pytest.mark.parametrize(("written", "address"), READ.items())
def test_an_address_in_the_text_or_of_a_file(
    written: str, address: tuple[str, str | None, tuple[int, int]]
) -> None:
    assert read_address(written, PATHS) == address


@pytest.mark.parametrize(
    "written",
    [
        "https://example.org/#a",
        "mailto:a@example.org",
        "model_spec.md",
        "model_spec.md#",
        "model_spec.md#:~:text=a",
        "#:~:text=a",
        "",
    ],
)
def test_other_addresses_lead_elsewhere_or_to_the_whole(written: str) -> None:
    assert read_address(written, PATHS) is None


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("model_spec.md", True),
        ("model_spec.md#", True),
        ("model_spec.md#a", False),
        ("model_spec.md#:~:text=a", True),
        ("docs/a.md", False),
        ("#", False),
    ],
)
def test_the_whole_spec(written: str, *, whole: bool) -> None:
    assert leads_to_whole(written, PATHS) is whole
