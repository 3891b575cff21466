"""Claims of which the truth is known: none is judged wrongly, and most are decided."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

import pytest

from clausetree.claims.claim_checking import check_claims
from clausetree.claims.claim_files import read_claims
from clausetree.diff.documents import diff_documents
from clausetree.output.diff.changelog import render_changelog
from clausetree.project.chains import load_listed
from tests.claims.conftest import load_labelled
from tests.folders import SAMPLES, SPEC

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from clausetree.claims.claim import CheckedClaim
    from clausetree.project.chains import Chain
    from tests.claims.conftest import LabelledClaim

_WRONG = {(True, "contradicted"), (False, "supported")}


@pytest.fixture(scope="session")
def releases(upstream_bundle: Path) -> Chain:
    return load_listed(str(upstream_bundle), start=upstream_bundle.parent)


@pytest.fixture(scope="session")
def sample() -> Chain:
    return load_listed(str(SPEC), start=SAMPLES)


def _diff_pair(chain: Chain, old: str, new: str) -> Chain:
    labels = [document.revision.label for document in chain.documents]
    return chain._replace(documents=chain.documents[labels.index(old) : labels.index(new) + 1])


def _judge(chain: Chain, labelled: Sequence[LabelledClaim]) -> list[tuple[LabelledClaim, CheckedClaim]]:
    found = []
    for (old, new), group in groupby(sorted(labelled), key=lambda one: one[:2]):
        rows = list(group)
        changes = _diff_pair(chain, old, new).diff()
        text = "".join(f"- {row.claim}\n" for row in rows)
        checked = check_claims(read_claims(text, "-"), changes, old, new)
        assert len(checked) == len(rows), [one.claim.text for one in checked]
        found += list(zip(rows, checked, strict=True))
    return found


def _measure(judged: Sequence[tuple[LabelledClaim, CheckedClaim]]) -> tuple[list[str], float, float]:
    wrong = [row.claim for row, checked in judged if (row.is_true, checked.finding.verdict) in _WRONG]
    verdicts = Counter(checked.finding.verdict for _, checked in judged)
    located = 1 - verdicts["not_locatable"] / len(judged)
    return wrong, located, (verdicts["supported"] + verdicts["contradicted"]) / len(judged)


@pytest.mark.upstream
def test_no_claim_about_the_releases_is_judged_wrongly(releases: Chain) -> None:
    labelled = load_labelled("releases.jsonl")
    assert len(labelled) == 60
    assert sum(not one.is_true for one in labelled) >= 20
    wrong, located, decided = _measure(_judge(releases, labelled))
    assert wrong == []
    assert located >= 0.98
    assert decided >= 0.9


@pytest.mark.upstream
def test_no_further_claim_about_the_releases_is_judged_wrongly(releases: Chain) -> None:
    """Half of them are worded as nobody would word them who wants them to be read."""
    wrong, located, decided = _measure(_judge(releases, load_labelled("further.jsonl")))
    assert wrong == []
    assert located > 0.95
    assert decided > 0.6


def test_no_claim_about_the_sample_spec_is_judged_wrongly(sample: Chain) -> None:
    labelled = load_labelled("sample.jsonl")
    assert len(labelled) == 30
    wrong, located, decided = _measure(_judge(sample, labelled))
    assert wrong == []
    assert located >= 0.96
    assert decided >= 0.9


def _check_drafts(chain: Chain, first: int) -> Counter[str]:
    """Returns how many sentences of the drafts of all later revisions there are of each verdict."""
    verdicts: Counter[str] = Counter()
    old = chain.documents[first]
    for new in chain.documents[first + 1 :]:
        labels = old.revision.label, new.revision.label
        changes = diff_documents(old, new)
        notes = render_changelog(labels[1], changes)
        for checked in check_claims(read_claims(notes, "-"), changes, *labels):
            verdicts[checked.finding.verdict] += 1
            assert checked.finding.verdict in {"supported", "ambiguous"}, checked
    return verdicts


@pytest.mark.upstream
@pytest.mark.parametrize("first", range(3))
def test_what_the_changelog_drafts_of_the_releases_is_supported(releases: Chain, first: int) -> None:
    verdicts = _check_drafts(releases, first)
    assert verdicts["supported"] / verdicts.total() > 0.97


@pytest.mark.parametrize("first", range(5))
def test_what_the_changelog_drafts_of_the_sample_spec_is_supported(sample: Chain, first: int) -> None:
    assert set(_check_drafts(sample, first)) == {"supported"}
