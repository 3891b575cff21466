"""What stands several times in a clause: the one that changed is the one at the place of the change."""

from __future__ import annotations

import pytest

from tests.diff.conftest import diff_texts

_FAIR, _WASH, _GUEST = "Be fair to everybody.", "Wash what you used.", "Be fair to each guest."


@pytest.mark.parametrize("gap", ["\n\n", " "])
@pytest.mark.parametrize(
    ("new", "targets"),
    [
        ([_GUEST, _WASH, _FAIR], [0, 1, 2]),
        ([_FAIR, _WASH, _GUEST], [0, 1, 2]),
        ([_WASH, _FAIR], [None, 0, 1]),
        ([_FAIR, _WASH], [0, 1, None]),
    ],
)
def test_repeated_words_are_told_apart_by_what_stands_beside_them(
    gap: str, new: list[str], targets: list[int | None]
) -> None:
    texts = ([_FAIR, _WASH, _FAIR], new)
    changes = diff_texts(*(f"# Be fair {{#fair}}\n\n{gap.join(said)}\n" for said in texts))
    places = {
        max(passing.old.passage, passing.old.sentence or 0): max(
            passing.new.passage, passing.new.sentence or 0
        )
        for passing in changes.passages.passings
    }
    assert [places.get(number) for number in range(3)] == targets
