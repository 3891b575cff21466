"""README is short, its pictures are there in light and in dark, and its figures are those that tests and benches make."""

from __future__ import annotations

import re

from clausetree.lint.table import RULES
from tests.folders import ROOT
from tests.lint.casefile import SPEC
from tests.pictures import PICTURES, VIEWS, WIDTH
from tests.publish.test_weight import FIRST_LOAD
from tests.slips.judge import FILES, PROMPTS
from tests.slips.slips import make_slips
from tests.slips.whole import make_whole_slips

README = (ROOT / "README.md").read_text(encoding="utf-8")
_CONSOLE = re.compile(r"^```console\n.*?^```$", re.MULTILINE | re.DOTALL)


def test_it_is_short() -> None:
    assert len(_CONSOLE.sub("", README).split()) <= 1_500


def test_its_pictures_are_there_in_light_and_in_dark() -> None:
    shown = re.findall(r'srcset="(.*?)-dark\.png">\n  <img alt="[^"]+" src="\1\.png"', README)
    assert sorted(shown) == sorted(f"site/pictures/{name}" for name in VIEWS)
    assert {path.name for path in PICTURES.iterdir()} == {
        "tree.svg",
        *(f"{name}{colours}.png" for name in VIEWS for colours in ("", "-dark")),
    }
    assert "](site/pictures/tree.svg)" in README


def test_its_pictures_are_light_and_as_wide_as_they_are_taken() -> None:
    for path in PICTURES.glob("*.png"):
        data = path.read_bytes()
        assert len(data) <= 200_000, path.name
        assert int.from_bytes(data[16:20], "big") == WIDTH, path.name


def test_the_figures_of_its_highlights_are_so() -> None:
    accuracy = (ROOT / "site" / "guide" / "accuracy.md").read_text(encoding="utf-8")
    row = next(line for line in accuracy.splitlines() if line.startswith("| **all of these**"))
    number, ours, git = (cell.strip() for cell in row.split("|")[2:5])
    precision, recall = git.split(" / ")
    slips = sum(len([*make_slips(FILES[path], prompts=path == PROMPTS)]) for path in (SPEC, PROMPTS))
    slips += len([*make_whole_slips()])
    assert ours == "1.00 / 1.00"
    for figure in (
        f"Of {int(number):,} facts",
        f"a precision of {precision} and a recall of {recall}",
        f"{len(RULES)} rules",
        f"{slips:,} slips",
        f"at most {FIRST_LOAD // 1000} kB",
        "leaves two conflicts, clausetree none",
        "of 91 pairs made from one release, 6 are stale",
    ):
        assert figure in README
    assert "| grep -c '^<<<<<<<'\n2\n$ clausetree merge" in README
    assert "\n91 rows\n" in README
    assert re.search(r"^2025-03-24 → 2026-03-09: .*, 6 stale$", README, re.MULTILINE)
