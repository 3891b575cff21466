"""The mutated texts that every peer is asked about: those that anybody with this repository has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.diff.mutations.kinds import KINDS, mutate, mutate_by
from tests.folders import SPEC

if TYPE_CHECKING:
    from tests.diff.mutations.case import Case

CASES = 300
"""Half of them mutations that come by chance, half of them each kind of mutation in turn."""


def build_case(seed: int) -> Case:
    """Returns the case of a seed, from 0: even ones come by chance, odd ones by kind."""
    texts = [
        file.read_text(encoding="utf-8")
        for file in (*sorted((SPEC / "revisions").glob("*.md")), SPEC / "model_spec.md")
    ]
    if seed % 2 == 0:
        return mutate(texts[seed // 2 % len(texts)], seed)
    kinds = tuple(KINDS.values())
    case = mutate_by(kinds[seed // 2 % len(kinds)], texts, seed)
    assert case, f"no text has what {seed} takes"
    return case
