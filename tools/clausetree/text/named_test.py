"""What the definitions of footnotes name: tests, such as `[^ab12]: tests/test_x.py::test_y`, and other places."""

from __future__ import annotations

import re

_TEST = re.compile(
    r"(?<![A-Za-z])tests?(?![a-z])|(?<=[a-z0-9])Tests?(?![a-z])|(?<![A-Za-z])Tests?(?=[A-Z])"
    r"|(?<![A-Za-z])specs?[/.]|[._-]spec(?![a-z])|\.(?:feature|bats|cy\.[jt]sx?)(?![a-z])"
)
_COMMAND = re.compile(
    r"\b(?:cargo|go|npm|yarn|pnpm|bun|deno|node|make|just|mvn|gradle|gradlew|bazel|dotnet|swift|mix|rake|rails|zig)"
    r"(?:[ \t]+(?:run|exec|--?\w[\w-]*))*[ \t]+(?:\w+[:-])?test\b|\b(?:pytest|ctest|phpunit|rspec|jest|vitest)[ \t]+\S"
)
_PLACE = re.compile(r"\w[/.:_#]+\w")


def names_test(target: str) -> bool:
    """Returns whether what a footnote's definition says names a test: a place with `test` or `spec` in it, a file of tests, or a command that runs them."""
    return bool(_COMMAND.search(target)) or any(
        _TEST.search(word) and _PLACE.search(word) for word in target.split()
    )


def names_place(target: str) -> bool:
    """Returns whether what a footnote's definition says is no more than a place, such as `evals/honesty.jsonl`.

    The address of a page is not: that is what a footnote cites.
    """
    return len(target.split()) == 1 and "://" not in target and bool(_PLACE.search(target))
