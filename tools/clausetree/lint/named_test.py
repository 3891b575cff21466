"""Tests that footnotes name: `[^ab12]: tests/test_x.py::test_y`."""

from __future__ import annotations

import re

_TEST = re.compile(
    r"(?<![A-Za-z])tests?(?![a-z])|(?<=[a-z0-9])Tests?(?![a-z])|(?<![A-Za-z])Tests?(?=[A-Z])"
    r"|(?<![A-Za-z])specs?[/.]|[._-]spec(?![a-z])"
)
_PLACE = re.compile(r"\w[/.:_#]+\w")


def names_test(target: str) -> bool:
    """Returns whether what a footnote's definition says names a test: a place with `test` or `spec` in it."""
    return any(_TEST.search(word) and _PLACE.search(word) for word in target.split())
