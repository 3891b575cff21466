"""Headings that both sides changed: what neither changed stays as it is written, and nothing of a line is lost."""

from __future__ import annotations

import pytest

from clausetree.merge.merging import merge_documents
from clausetree.syntax.document import parse_document

REST = "\n\nEvery door has a lock.\n\n# Garden {#garden authority=user}\n\nRoses are cut in autumn.\n"


def merge(*headings: str) -> list[str]:
    """Returns the lines above the first paragraph of the merged text."""
    base, ours, theirs = (parse_document(heading + REST) for heading in headings)
    merged = merge_documents(base, ours, theirs)
    return merged.text[: merged.text.index("\n\nEvery door")].split("\n")


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        (
            "# House {#h authority=user}",
            "# House {#h authority=user} <!-- why -->",
            "# House {#h authority=root}",
            "# House {#h authority=root} <!-- why -->",
        ),
        (
            "# House {#h authority=user} <!-- why -->",
            "# House {#h authority=root} <!-- why so -->",
            "# House {#h authority=user} <!-- why not -->",
            "# House {#h authority=root} <!-- why so --> <!-- why not -->",
        ),
        (
            "# House {#h authority=user} <!-- why -->",
            "# House {#h authority=root} <!-- why -->",
            "# House {#h authority=user}",
            "# House {#h authority=root}",
        ),
        (
            "# House {#h .note authority=user}",
            "# House {#h .note authority=root}",
            "# House {#h .note .warn authority=user}",
            "# House {#h .note authority=root .warn}",
        ),
        (
            "# House {#h tags='a, b' authority=\"user\" x=}",
            "# House {#h tags='a, b' authority=\"root\" x=}",
            "# Houses {#h tags='a, b' authority=\"user\" x=}",
            "# Houses {#h tags='a, b' authority=\"root\" x=}",
        ),
        (
            '# House {#h tags="a, b" authority=user}',
            '# House {#h tags="a, b, c" authority=user}',
            '# House {#h tags="b" authority=root}',
            "# House {#h tags=b,c authority=root}",
        ),
        (
            "# House {authority=user}",
            "# House {authority=root}",
            "# Houses {authority=user}",
            "# Houses {authority=root}",
        ),
        (
            "# House {#h authority=user authority=root junk}",
            "# House {#h authority=system authority=root junk}",
            "# Houses {#h authority=user authority=root junk}",
            "# Houses {#h authority=system authority=root junk}",
        ),
        (
            "# House\u2028of all {#h authority=user} <!-- why -->",
            "# House\u2028of all {#h authority=root} <!-- why -->",
            "# House\u2028of us all {#h authority=user} <!-- why -->",
            "# House\u2028of us all {#h authority=root} <!-- why -->",
        ),
        (
            "House {#h authority=user} <!-- why -->\n=====",
            "House {#h authority=root} <!-- why -->\n=====",
            "Houses {#h authority=user} <!-- why -->\n=====",
            "# Houses {#h authority=root} <!-- why -->",
        ),
    ],
)
def test_a_heading_is_merged_field_by_field(base: str, ours: str, theirs: str, expected: str) -> None:
    assert merge(base, ours, theirs) == [expected]


def test_a_heading_without_attributes_gets_none() -> None:
    assert merge("# House", "# Houses big", "# House small") == [
        "<<<<<<< ours",
        "# Houses big",
        "||||||| base",
        "# House",
        "=======",
        "# House small",
        ">>>>>>> theirs",
    ]
