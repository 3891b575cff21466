"""What is being saved while somebody looks is looked at again, until two looks in a row agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.model.errors import ClausetreeError
from clausetree.publish.engine.draft_saving import look_until_settled

if TYPE_CHECKING:
    from collections.abc import Callable


def _look_at(*texts: str) -> Callable[[], tuple[str, object]]:
    """Returns a look that sees one text after another; what begins with `!` can't be read, what begins with `?` is not there."""
    coming = iter(texts)

    def look() -> tuple[str, object]:
        text = next(coming)
        if text.startswith("!"):
            raise ClausetreeError(text)
        if text.startswith("?"):
            raise FileNotFoundError(text)
        return text, f"hash of {text}"

    return look


@pytest.mark.parametrize(
    ("texts", "pauses"),
    [
        pytest.param(("built",), 0, id="nothing new"),
        pytest.param(("new", "new"), 1, id="saved"),
        pytest.param(("", "new", "new"), 2, id="emptied first"),
        pytest.param(("", "built"), 1, id="saved as it was"),
        pytest.param(("!no clauses", "new", "new"), 2, id="half a file can't be read"),
        pytest.param(("one", "two", "!three", "four", "four"), 4, id="saved again and again"),
        pytest.param(("?gone", "new", "new"), 2, id="moved away while it is saved"),
        pytest.param(("!one", "!two", "new", "new"), 3, id="wrong in two ways while it is saved"),
    ],
)
def test_the_last_look_is_what_the_files_say(texts: tuple[str, ...], pauses: int) -> None:
    paused: list[None] = []
    seen = look_until_settled(_look_at(*texts), "hash of built", lambda: paused.append(None))
    assert (seen, len(paused)) == (texts[-1], pauses)


def test_what_cannot_be_read_twice_is_wrong() -> None:
    with pytest.raises(ClausetreeError, match="!two"):
        look_until_settled(_look_at("!one", "!two", "!two"), None, lambda: None)
