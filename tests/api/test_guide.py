"""What the guide shows is what one gets."""

from __future__ import annotations

import doctest
from typing import TYPE_CHECKING

from tests.folders import ROOT

if TYPE_CHECKING:
    import pytest

GUIDE = ROOT / "site" / "guide" / "python.md"


def test_the_code_of_the_guide_runs_and_prints_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    shown = GUIDE.read_text(encoding="utf-8").replace("```", "")  # a fence's end is no output
    test = doctest.DocTestParser().get_doctest(shown, {}, GUIDE.name, str(GUIDE), 0)
    said: list[str] = []
    results = doctest.DocTestRunner(verbose=False).run(test, out=said.append)
    assert results.attempted > 20
    assert not results.failed, "".join(said)
