"""Sentences put together to one, or one broken in several, with others dropped or put in between: no word both goes and comes."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from tests.diff.conftest import diff_texts

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet

OPEN = "Open the door at eight."
HELLO = "Say hello to every visitor."
NAME = "Ask for the name of the person they want to see."
NOON = "Close the door at noon."
JOINED = "Open the door at eight and ask for the name of the person they want to see."
CASES = {
    "one between": ([OPEN, HELLO, NAME, NOON], [JOINED, NOON], "-. Say hello to every visitor. Ask +and ask"),
    "two between": (
        [OPEN, HELLO, "Hang up their coats.", NAME, NOON],
        [JOINED, NOON],
        "-. Say hello to every visitor. Hang up their coats. Ask +and ask",
    ),
    "none between": ([OPEN, NAME, NOON], [JOINED, NOON], "-. Ask +and ask"),
    "another before": ([HELLO, OPEN, NAME], [JOINED], "-Say hello to every visitor. -. Ask +and ask"),
    "another after": ([OPEN, NAME, HELLO], [JOINED], "-. Ask +and ask -Say hello to every visitor."),
    "new words after": (
        [OPEN, HELLO, NAME],
        [JOINED, "Nobody waits for long."],
        "-. Say hello to every visitor. Ask +and ask +Nobody waits for long.",
    ),
}


@pytest.mark.parametrize("is_example", [False, True], ids=["prose", "example"])
@pytest.mark.parametrize(("apart", "joined", "said"), CASES.values(), ids=CASES.keys())
def test_what_was_put_together_is_kept(
    apart: list[str], joined: list[str], said: str, *, is_example: bool
) -> None:
    old, new = (_write(sentences, is_example=is_example) for sentences in (apart, joined))
    assert sorted(_read_runs(diff_texts(old, new))) == sorted(_split(said))
    swapped = said.translate(str.maketrans("+-", "-+"))
    assert sorted(_read_runs(diff_texts(new, old))) == sorted(_split(swapped))


def test_what_stood_between_is_gone() -> None:
    changes = diff_texts(_write([OPEN, HELLO, NAME, NOON]), _write([JOINED, NOON]))
    went = {
        old.sentence: {passing.new.sentence for passing in found}
        for old, found in changes.passages.by_old.items()
    }
    assert went == {0: {0}, 2: {0}, 3: {1}}


@pytest.mark.parametrize(("kept", "other"), [*permutations(["calls", "letters"])])
def test_a_sentence_that_is_only_worded_like_the_one_before_is_gone_by_itself(kept: str, other: str) -> None:
    gone = f"The agent must answer {other}."
    old = _write([f"The agent must answer {kept}.", "Visitors wait in the hall downstairs.", gone, NOON])
    new = _write([f"The agent must answer {kept} soon.", NOON])
    assert _read_runs(diff_texts(old, new)) == ["+soon", f"-Visitors wait in the hall downstairs. {gone}"]


def _write(sentences: list[str], *, is_example: bool = False) -> str:
    said = " ".join(sentences)
    if is_example:
        said = f"**Example**: door\n\n~~~xml\n<user>\nHi!\n</user>\n<assistant>\n{said}\n</assistant>\n~~~"
    return f"## Door {{#door}}\n\n{said}\n"


def _read_runs(changes: ChangeSet) -> list[str]:
    """Returns the words that came and went, each after a sign."""
    signs = {"deleted": "-", "inserted": "+"}
    (change,) = changes.clauses
    runs = [run for line in change.redline for run in line.runs if run.kind != "kept"]
    return [signs[run.kind] + run.text.strip() for run in runs if run.text.strip()]


def _split(said: str) -> list[str]:
    return said.replace(" -", "\n-").replace(" +", "\n+").splitlines()
