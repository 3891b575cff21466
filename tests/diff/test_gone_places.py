"""A gone clause is told of where it stood: behind what is still in its place, whatever left."""

from __future__ import annotations

import pytest

from tests.diff.conftest import diff_texts

WORDS = {
    "mask": "Wear a mask wherever smoke is thick, and hand another one to whoever stands beside you.",
    "rope": "Tie each rope twice before anybody leans on it, since knots slip in the rain.",
    "lamp": "Keep one lamp burning at the gate so that late walkers find their way home.",
    "well": "Draw water from the northern well only, for the southern one has been bitter all summer.",
    "bell": "Ring the bell three times when the ferry leaves and once when it has landed.",
    "boat": "Paint every boat in spring, and let nobody row one whose paint is wet.",
    "oven": "Light the oven at four; bread that rises later than six is for the hens.",
}


def outline(text: str) -> str:
    """Returns the spec of an outline: an id a line, indented by what it stands in."""
    lines = [line for line in text.splitlines() if line.strip()]
    depths = [(len(line) - len(line.lstrip())) // 2 - 1 for line in lines]
    return "\n".join(
        f"{'#' * (depth + 2)} About the {line.strip()} {{#{line.strip()}}}\n\n{WORDS[line.strip()]}\n"
        for depth, line in zip(depths, lines, strict=True)
    )


CASES = {
    "behind its neighbour": ("  rope\n  lamp\n  well", "  rope\n  well", ["-lamp"]),
    "first": ("  lamp\n  rope\n  well", "  rope\n  well", ["-lamp"]),
    "its neighbour moved to the end": (
        "  rope\n  lamp\n  well\n  bell\n  boat",
        "  rope\n  bell\n  boat\n  lamp",
        ["-well", "lamp"],
    ),
    "its neighbour moved away, and it was the second": (
        "  lamp\n  well\n  rope\n  bell",
        "  rope\n  bell\n  lamp",
        ["-well", "lamp"],
    ),
    "its neighbour moved into another clause": (
        "  rope\n  lamp\n  well\n  bell\n    boat",
        "  rope\n  bell\n    boat\n    lamp",
        ["-well", "lamp"],
    ),
    "the clause that held it moved to the end": (
        "  rope\n    lamp\n    well\n  bell\n    boat\n    oven",
        "  bell\n    boat\n    oven\n  rope\n    lamp",
        ["bell", "-well"],
    ),
    "it held what is still there": (
        "  rope\n  lamp\n    well\n    bell\n  boat",
        "  rope\n  well\n  bell\n  boat",
        ["-lamp", "well", "bell"],
    ),
    "all are put into a new one": (
        "  rope\n  lamp\n  well",
        "  oven\n    rope\n    well",
        ["oven", "rope", "-lamp", "well"],
    ),
    "behind what its neighbour got": (
        "  rope\n    lamp\n  well\n  bell",
        "  rope\n    lamp\n    boat\n  bell",
        ["boat", "-well"],
    ),
    "another stands in its place": (
        "  rope\n    lamp\n  bell",
        "  rope\n    boat\n  bell",
        ["-lamp", "boat"],
    ),
    "behind what its neighbour lost": (
        "  rope\n    lamp\n  well\n  bell",
        "  rope\n  bell",
        ["-lamp", "-well"],
    ),
    "with what it held": ("  rope\n  lamp\n    well\n  bell", "  rope\n  bell", ["-lamp", "-well"]),
}


@pytest.mark.parametrize("name", CASES)
def test_place(name: str) -> None:
    old, new, told = CASES[name]
    changes = diff_texts(outline(old), outline(new)).clauses
    sides = [(change.new, "") if change.new else (change.old, "-") for change in changes]
    assert [f"{sign}{clause.id}" for clause, sign in sides if clause] == told
