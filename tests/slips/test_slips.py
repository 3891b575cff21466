"""A slip of the pen is harmless or reported: a sample of those of one character, and every whole one.

`python -m tests.bench.slips` tries them all.
"""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from tests.lint.casefile import SPEC
from tests.slips.judge import FILES, PROMPTS, find, judge
from tests.slips.slips import Slip, make_slips
from tests.slips.undetectable import is_undetectable
from tests.slips.whole import make_whole_slips

_SEED, _SAMPLE, _OF_PROMPTS = 20261123, 240, 60
_FEWEST = 10  # slips of the construct with the fewest characters, a quotation
_SITES = 1500  # fewer would mean that a construct of the specimen is no longer looked at


def _sample(path: str, size: int) -> list[Slip]:
    return Random(_SEED).sample(list(make_slips(FILES[path], prompts=path == PROMPTS)), size)


def _shown(slip: Slip) -> str:
    line = slip.text[slip.text.rfind("\n", 0, slip.at) + 1 :].partition("\n")[0]
    return f"{slip.construct}, {slip.kind} at {slip.at}: {line}"


def test_the_specimen_is_clean() -> None:
    assert find(FILES) == Counter()


@pytest.mark.parametrize(("path", "size"), [(SPEC, _SAMPLE), (PROMPTS, _OF_PROMPTS)])
def test_a_slip_of_one_character_is_harmless_or_reported(path: str, size: int) -> None:
    slips = [slip for slip in _sample(path, size) if not is_undetectable(slip)]
    lost = [_shown(slip) for slip in slips if judge(path, slip.text) == "neither"]
    assert lost == []


@pytest.mark.parametrize(
    ("path", "slip"),
    [pytest.param(*one, id=f"{one[1].construct}, {one[1].kind}") for one in make_whole_slips()],
)
def test_a_whole_slip_is_harmless_or_reported(path: str, slip: Slip) -> None:
    assert judge(path, slip.text) != "neither", _shown(slip)


def test_slips_are_made_at_every_construct() -> None:
    slips = list(make_slips(FILES[SPEC]))
    assert len({slip.at for slip in slips}) > _SITES
    assert all(slip.text != FILES[SPEC] for slip in slips)
    counts = Counter(slip.construct for slip in slips)
    assert min(counts.values()) >= _FEWEST, counts


def test_what_is_lost_without_a_word_is_neither() -> None:
    assert judge(SPEC, FILES[SPEC].replace("> Nobody rides on a cracked frame.\n\n", "")) == "neither"
    assert judge(SPEC, FILES[SPEC].replace("a cracked frame", "any frame")) == "harmless"
    assert judge(SPEC, FILES[SPEC].replace("(#levels)", "(#level)")) == "reported"
