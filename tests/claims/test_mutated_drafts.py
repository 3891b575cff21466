"""Drafts of release notes that were made false: none of what they say is borne out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from clausetree.claims.claim_checking import check_claims
from clausetree.claims.claim_files import read_claims
from clausetree.diff.documents import diff_documents
from clausetree.output.diff.changelog import render_changelog
from clausetree.project.chains import load_listed
from tests.folders import SAMPLES, SPEC

if TYPE_CHECKING:
    from pathlib import Path

    from clausetree.project.chains import Chain

_LINK = r"\[[^\]]*\]\(#\w+\)"
SWAPS = [
    (r"\*\*Inserted\.", "**Deleted."),
    (r"\*\*Deleted\.", "**Inserted."),
    (r"\*\*Promoted\.", "**Demoted."),
    (r"\*\*Demoted\.", "**Promoted."),
    (r"\((`\w+`) → (`\w+`)", r"(\2 → \1"),
    (rf"(“[^”]*” \(`\w+`\)) is now ({_LINK})", r"\2 is now \1"),
    (r"“([^”]*)” → “([^”]*)”", r"“\2” → “\1”"),
    (r"\d+ (paragraphs|examples|passages|lists)", r"41 \1"),
    (r"are new", "were deleted"),
    (r"added", "deleted"),
    (r"was deleted", "is new"),
    (r"moved here from", "moved to"),
    (r"moved to", "moved here from"),
    (rf"(\*\*Moved\.\*\* .*? to ){_LINK}", r"\1[Overview](#overview)"),
    (r"\(was “[^”]*", "(was “Something else"),
    (r"`system`", "`user`"),
    (r"renamed to `\w+`", "renamed to `user`"),
    (rf"(went to|gave text to) {_LINK}", r"\1 [Definitions](#definitions)"),
]


def _falsify(chain: Chain, old: int, new: int) -> tuple[int, list[str]]:
    """Returns how many sentences were made false, and those that came out as borne out."""
    before, after = chain.documents[old], chain.documents[new]
    labels = before.revision.label, after.revision.label
    changes = diff_documents(before, after)
    notes = render_changelog(labels[1], changes).splitlines()
    false = [said for pattern, put in SWAPS for line in notes if (said := re.sub(pattern, put, line)) != line]
    checked = check_claims(read_claims("\n".join(false), "-"), changes, *labels)
    return len(checked), [one.claim.text for one in checked if one.finding.verdict == "supported"]


@pytest.mark.upstream
@pytest.mark.parametrize(("old", "new"), [(0, 1), (1, 2), (0, 3)])
def test_false_notes_on_the_releases_are_not_supported(upstream_bundle: Path, old: int, new: int) -> None:
    number, supported = _falsify(load_listed(str(upstream_bundle), start=upstream_bundle.parent), old, new)
    assert number >= 5
    assert supported == []


@pytest.mark.parametrize(("old", "new"), [(0, 1), (2, 3), (4, 5)])
def test_false_notes_on_the_sample_spec_are_not_supported(old: int, new: int) -> None:
    number, supported = _falsify(load_listed(str(SPEC), start=SAMPLES), old, new)
    assert number >= 5
    assert supported == []
