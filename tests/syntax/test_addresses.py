"""What the address of a link means."""

from __future__ import annotations

import pytest

from clausetree.syntax.link_address import leads_to_whole, read_address

PATHS = ("spec/model_spec.md",)
READ = {
    "#be_kind": ("", "be_kind", 1),
    "#be%5Fkind": ("", "be_kind", 1),
    "#": ("", "", 1),
    "model_spec.md#be_kind": ("", "be_kind", 14),
    "./model_spec.md#be_kind": ("", "be_kind", 16),
    "docs/a%20b.md": ("docs/a b.md", None, 0),
    "docs/a.md#part": ("docs/a.md", "part", 10),
    "docs/a.md#": ("docs/a.md", "", 10),
}


@pytest.mark.parametrize(("written", "address"), READ.items())
def test_an_address_in_the_text_or_of_a_file(written: str, address: tuple[str, str | None, int]) -> None:
    assert read_address(written, PATHS) == address


@pytest.mark.parametrize(
    "written", ["https://example.org/#a", "mailto:a@example.org", "model_spec.md", "model_spec.md#", ""]
)
def test_other_addresses_lead_elsewhere_or_to_the_whole(written: str) -> None:
    assert read_address(written, PATHS) is None


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("model_spec.md", True),
        ("model_spec.md#", True),
        ("model_spec.md#a", False),
        ("docs/a.md", False),
        ("#", False),
    ],
)
def test_the_whole_spec(written: str, *, whole: bool) -> None:
    assert leads_to_whole(written, PATHS) is whole
