"""Of two parts that changed places, the same one is said to have moved whichever text is the older one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.diff.conftest import diff_texts

if TYPE_CHECKING:
    from clausetree.diff.redlines import Redline

ONE = "Any person who owns a boat of four metres may become a member."
OTHER = "A member who sells the boat stays one until the end of the year."
CASES = {
    "a sentence that a quotation begins with": (f"> {ONE} {OTHER}", f"{OTHER} {ONE}"),
    "the first sentence of one that became a quotation": (f"{ONE} {OTHER}", f"> {OTHER} {ONE}"),
    "an item that became a paragraph": (f"1. {OTHER}\n2. {ONE}\n", f"{ONE} {OTHER}"),
    "two items of one length": ("- Bring a rope.\n- Bring a boat.\n", "- Bring a boat.\n- Bring a rope.\n"),
    "a paragraph that grew": (f"{OTHER}\n\n{ONE}", f"{ONE} It may be hired.\n\n{OTHER}"),
    "a response whose verdict turned": tuple(
        "**Example**: boats\n\n~~~xml\n<user>\nMay I?\n</user>\n<comparison>\n"
        + "".join(f"<assistant> <!-- {verdict} -->\n{said}\n</assistant>\n" for verdict, said in responses)
        + "</comparison>\n~~~"
        for responses in (
            (("GOOD", ONE), ("BAD: wrong", OTHER)),
            (("GOOD: wrong", OTHER), ("BAD", ONE)),
        )
    ),
}


@pytest.mark.parametrize(("old", "new"), CASES.values(), ids=CASES.keys())
def test_the_same_part_moved_either_way(old: str, new: str) -> None:
    texts = [f"## Boats {{#boats}}\n\n{body}\n" for body in (old, new)]
    forth, back = (
        {
            _strip(line)
            for change in diff_texts(*pair).clauses
            for line in change.redline
            if line.kind == "moved"
        }
        for pair in (texts, texts[::-1])
    )
    assert forth
    assert forth == {(after, before) for before, after in back}


def _strip(line: Redline) -> tuple[str, str]:
    return line.before.strip(), line.after.strip()
