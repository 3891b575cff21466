"""Locators in the forms in which people cite them."""

from __future__ import annotations

import pytest

from clausetree.model.cited_locator import parse_cited
from clausetree.model.errors import ClausetreeError

READ = {
    "be_kind": (None, "be_kind"),
    "#be_kind": (None, "be_kind"),
    "be_kind/p3/s2": (None, "be_kind/p3/s2"),
    "be_kind~2/e1/c1/r2/m1": (None, "be_kind~2/e1/c1/r2/m1"),
    "be_kind/p1234567890": (None, "be_kind/p1234567890"),
    "be_kind/e1/r000000000002": (None, "be_kind/e1/r2"),
    "be_kind~1234567890/s1": (None, "be_kind~1234567890/s1"),
    "be_kind ¶1234567890 s1": (None, "be_kind/p1234567890/s1"),
    "1234567890": (None, "1234567890"),
    "§1234567890": (None, "§1234567890"),
    "#be_kind > ¶1234567890": (None, "be_kind/p1234567890"),
    "https://host.example/2025-09-12/be_kind/#p1234567890": ("2025-09-12", "be_kind/p1234567890"),
    "be_kind ¶2": (None, "be_kind/p2"),
    "be_kind ¶ 2 s1": (None, "be_kind/p2/s1"),
    "be_kind p2 s1": (None, "be_kind/p2/s1"),
    "be_kind, paragraph 2, sentence 1": (None, "be_kind/p2/s1"),
    "be_kind example 2 message 3": (None, "be_kind/e2/m3"),
    "be_kind/p2 s1": (None, "be_kind/p2/s1"),
    "#be_kind/e1 > c1 r2": (None, "be_kind/e1/c1/r2"),
    "§3.2": (None, "§3.2"),
    "2025-09-12#§3.2/p1": ("2025-09-12", "§3.2/p1"),
    "2025-09-12#be_kind/p3/s2": ("2025-09-12", "be_kind/p3/s2"),
    "  2025-09-12#be_kind  ": ("2025-09-12", "be_kind"),
    "2025-09-12#be_kind#p3-s2": ("2025-09-12", "be_kind/p3/s2"),
    "openai@2025-09-12#be_kind": ("openai@2025-09-12", "be_kind"),
    "./a b/spec.md#be_kind/e1": ("./a b/spec.md", "be_kind/e1"),
    "https://host.example/spec.git@2025-09-12#be_kind/p1": (
        "https://host.example/spec.git@2025-09-12",
        "be_kind/p1",
    ),
    "model-spec@2025-12-18 > #avoid_sycophancy > ¶2 s1": ("model-spec@2025-12-18", "avoid_sycophancy/p2/s1"),
    "model-spec@2025-12-18 › Truth › avoid_sycophancy › ¶2, s1": (
        "model-spec@2025-12-18",
        "avoid_sycophancy/p2/s1",
    ),
    "2025-12-18 -> #be_kind -> ¶2 -> s1": ("2025-12-18", "be_kind/p2/s1"),
    "#be_kind > ¶2": (None, "be_kind/p2"),
    "2025-12-18>#be_kind>¶2": ("2025-12-18", "be_kind/p2"),
    "2025-12-18›#be_kind →¶2": ("2025-12-18", "be_kind/p2"),
    "https://host.example/2025-09-12/be_kind/": ("2025-09-12", "be_kind"),
    "https://host.example/any/2025-09-12/be_kind/#p3": ("2025-09-12", "be_kind/p3"),
    "https://host.example/2025-09-12/be_kind/#p3-s2": ("2025-09-12", "be_kind/p3/s2"),
    "https://host.example/2025-09-12/be_kind#e2": ("2025-09-12", "be_kind/e2"),
    "https://host.example/2025-12-18-rev1/be_kind/#e2": ("2025-12-18-rev1", "be_kind/e2"),
    "HTTPS://host.example/latest/be_kind/": ("latest", "be_kind"),
    "https://host.example/clauses/be_kind/": (None, "be_kind"),
    "https://host.example/2025-12-18.html#avoid_sycophancy": ("2025-12-18", "avoid_sycophancy"),
}
WRONG = {
    "": "a locator is empty",
    "   ": "a locator is empty",
    "2025-09-12#": "names no clause",
    "openai@2025-09-12": "names a revision, but no clause",
    "be_kind/": "is not a locator",
    "be_kind/x3": "is not a locator",
    "be_kind/x1234567890": "is not a locator",
    f"be_kind/p{'1' * 19}": "has 19 digits",
    f"be_kind/p{'1' * 5_000}": "has 5000 digits",
    f"be_kind~{'1' * 5_000}": "has 5000 digits",
    f"be_kind ¶{'1' * 5_000}": "has 5000 digits",
    "2025-09-12#/p3": "is not a locator",
    "model-spec@2025-12-18 > #be_kind > ": "is cut off",
    "be_kind\x1b[31m": "control character",
    "be_kind\n/p3": "line break",
    "https://host.example/": "is not the address of a clause",
    "https://host.example/releases/2025-09-12/": "is not the address of a clause",
    "https://host.example/2025-09-12/be_kind/#p3-s": "names no part",
    "https://host.example/2025-12-18.html": "names no clause",
}


@pytest.mark.parametrize("text", READ)
def test_a_form_is_read(text: str) -> None:
    cited = parse_cited(text)
    assert (cited.rev, str(cited.locator)) == READ[text]


@pytest.mark.parametrize("text", WRONG)
def test_what_is_none_is_said_with_what_to_type(text: str) -> None:
    with pytest.raises(ClausetreeError) as error:
        parse_cited(text)
    assert WRONG[text] in error.value.message
    assert "`" in (error.value.hint or "")
    assert error.value.message.isprintable()
