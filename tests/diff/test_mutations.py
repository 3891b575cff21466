from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.diff.conftest import diff_texts, load_sample
from tests.diff.mutations.kinds import KINDS, mutate, mutate_by

if TYPE_CHECKING:
    from tests.diff.mutations.case import Case

_TEXTS = Path(__file__).parent / "texts"


@pytest.mark.parametrize("seed", range(60))
def test_a_diff_finds_a_mutation_and_nothing_else(seed: int) -> None:
    texts = _sample()
    _check(mutate(texts[seed % len(texts)], seed))


@pytest.mark.parametrize("seed", range(40))
def test_a_diff_finds_a_mutation_of_a_text_in_another_script(seed: int) -> None:
    texts = _in_other_scripts()
    _check(mutate(texts[seed % len(texts)], seed))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(2))
def test_a_diff_finds_a_kind_of_mutation_and_nothing_else(kind: str, seed: int) -> None:
    _check_kind(kind, _sample(), len(KINDS) * seed + list(KINDS).index(kind))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("script", range(4))
def test_a_diff_finds_a_kind_of_mutation_in_another_script(kind: str, script: int) -> None:
    _check_kind(kind, _in_other_scripts(), 4 * list(KINDS).index(kind) + script)


@pytest.mark.upstream
@pytest.mark.parametrize("kind", KINDS)
def test_a_diff_finds_a_kind_of_mutation_of_a_release(kind: str, releases: dict[str, str]) -> None:
    _check_kind(kind, list(releases.values()), list(KINDS).index(kind))


def _check_kind(kind: str, texts: list[str], seed: int) -> None:
    case = mutate_by(KINDS[kind], texts, seed)
    assert case, f"no text has what {kind} takes"
    _check(case)


def _check(case: Case) -> None:
    """Checks what the diff from old to new finds, and that from new to old, which has to say the same."""
    forth, back = case.judge(diff_texts(case.old, case.new), diff_texts(case.new, case.old))
    assert (sorted(forth.missed), sorted(forth.false)) == ([], [])
    assert (sorted(back.missed), sorted(back.false)) == ([], [])


@cache
def _sample() -> list[str]:
    return [document.text for document in load_sample().values()]


@cache
def _in_other_scripts() -> list[str]:
    return [file.read_text(encoding="utf-8") for file in sorted(_TEXTS.glob("*.md"))]
