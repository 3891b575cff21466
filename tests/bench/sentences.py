"""Sentences for texts of any size."""

from __future__ import annotations

import random

from tests.diff.mutations.scripts import LATIN


def write_sentence(seed: int, count: int) -> str:
    """Returns a sentence of words most of which no other one has."""
    chance = random.Random(seed)
    words = (f"{chance.choice(LATIN.words)}{chance.randrange(4000)}" for _ in range(count))
    return " ".join(words).capitalize() + "."
