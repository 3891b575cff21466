"""Which worked example is which by its title, and what it moved past."""

from __future__ import annotations

import pytest

from tests.diff.conftest import diff_texts
from tests.diff.thresholds.made import clause, example, find_lines, sentence, words


def _clause(id_: str, *examples: tuple[str, int]) -> str:
    """Returns a clause with examples of these titles; two with different numbers have no word in common."""
    shown = (
        f"**Example**: {title}\n\n~~~xml\n<user>\n{' '.join(words(number, 30))}\n</user>\n~~~"
        for title, number in examples
    )
    return "\n\n".join([f"# {id_} {{#{id_}}}", f"What {id_} is about.", *shown, ""])


def _find_examples(old: str, new: str) -> dict[str, list[str]]:
    """Returns for each clause what happened to its examples."""
    return {
        change.clause.id: [example.kind for example in change.examples]
        for change in diff_texts(old, new).clauses
    }


def test_an_example_of_one_title_in_its_clause_is_one_whatever_it_says() -> None:
    old = _clause("baking", ("a call", 0), ("a letter", 100))
    new = _clause("baking", ("a letter", 1100), ("a call", 1000))
    assert sorted(_find_examples(old, new)["baking"]) == ["edited", "edited", "order"]


def test_of_several_examples_of_one_title_the_first_is_the_first() -> None:
    old = _clause("baking", ("a call", 0), ("a call", 100))
    new = _clause("baking", ("a call", 1000), ("a call", 1100))
    assert _find_examples(old, new) == {"baking": ["edited", "edited"]}


def test_an_example_of_one_title_in_another_clause_is_another_one() -> None:
    old = _clause("baking", ("a call", 0)) + _clause("sewing")
    new = _clause("baking") + _clause("sewing", ("a call", 1000))
    assert _find_examples(old, new) == {"baking": ["deleted"], "sewing": ["inserted"]}


@pytest.mark.parametrize("fresh", [0, 1, 2])
def test_examples_that_change_places_move_past_prose_that_stays_whatever_is_new_before_them(
    fresh: int,
) -> None:
    first, second = example(words(0, 60)), example(words(1000, 60))
    stays = [sentence(words(2000, 8)), sentence(words(3000, 8))]
    inserted = [sentence(words(5000 + 100 * number, 12)) for number in range(fresh)]
    old, new = clause("one", first, *stays, second), clause("one", *inserted, second, *stays, first)
    assert find_lines(old, new, "one") == ["inserted"] * fresh + ["moved", "moved"]


@pytest.mark.parametrize(("target", "kinds"), [("stitching", ["edited"]), ("baking", ["target", "edited"])])
def test_a_verdict_that_follows_a_rename_has_the_target_that_it_had(target: str, kinds: list[str]) -> None:
    def write(sewing: str, violated: str, said: str) -> str:
        answer = f"<comparison>\n<assistant> <!-- BAD[#{violated}] -->\n{said}\n</assistant>\n</comparison>"
        shown = f"**Example**: a call\n\n~~~xml\n<user>\nHello\n</user>\n{answer}\n~~~"
        names = sentence(words(100, 40))
        return clause("calls", shown) + clause(sewing, names, title="Sewing") + clause("baking", "Bread.")

    old = write("sewing", "sewing", sentence(words(0, 20)))
    new = write("stitching", target, sentence(words(0, 19)))
    assert _find_examples(old, new)["calls"] == kinds


@pytest.mark.parametrize(
    ("written", "kinds"),
    [
        ("<!-- BAD -->", ["edited"]),
        ("<!-- GOOD: at ease -->", ["edited"]),
        ("<!-- GOOD[#calls] -->", ["edited"]),
        ("", ["edited"]),
        ("<!--  good  -->", ["typographic"]),
    ],
)
def test_a_verdict_outside_of_comparisons_is_a_part_of_what_its_message_says(
    written: str, kinds: list[str]
) -> None:
    def write(verdict: str) -> str:
        said = f"<user>\nHello\n</user>\n<assistant> {verdict}\nHi\n</assistant>"
        return clause("calls", f"**Example**: a call\n\n~~~xml\n{said}\n~~~")

    assert _find_examples(write("<!-- GOOD -->"), write(written))["calls"] == kinds
