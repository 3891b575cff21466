"""Claims whose truth was written down before they were checked, and what a check of them says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from clausetree.claims.claim_checking import check_claims
from clausetree.claims.claim_files import read_claims
from clausetree.diff.documents import diff_documents
from clausetree.syntax.document import parse_document

if TYPE_CHECKING:
    from clausetree.claims.claim import CheckedClaim

HERE = Path(__file__).parent


class LabelledClaim(NamedTuple):
    """A claim about two revisions, and whether it is true."""

    old: str
    new: str
    is_true: bool
    claim: str


def load_labelled(name: str) -> list[LabelledClaim]:
    """Returns the labelled claims of a file beside the tests."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [LabelledClaim(**json.loads(line)) for line in lines]


def check_sentences(
    text: str, old: str, new: str, labels: tuple[str, str] = ("before", "after"), name: str = "-"
) -> list[CheckedClaim]:
    """Returns what a check finds of the claims of a text about two other texts."""
    changes = diff_documents(parse_document(old), parse_document(new))
    return list(check_claims(read_claims(text, name), changes, *labels))
