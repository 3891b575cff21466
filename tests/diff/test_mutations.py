from __future__ import annotations

import pytest

from tests.diff.conftest import diff_texts, load_embedded
from tests.diff.mutations import mutate, read_facts


@pytest.mark.parametrize("seed", range(60))
def test_a_diff_finds_a_mutation_and_nothing_else(seed: int) -> None:
    documents = list(load_embedded().values())
    old, new, facts = mutate(documents[seed % len(documents)].text, seed)
    assert read_facts(diff_texts(old, new)) == facts
