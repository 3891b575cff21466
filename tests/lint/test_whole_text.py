"""Findings about the whole text: what they are known by does not hang on the clause that they point at."""

from __future__ import annotations

import pytest

from tests.lint.casefile import SPEC, lint_files


def _find(text: str, code: str) -> list[str]:
    return [found.fingerprint for found in lint_files({SPEC: text}) if found.code == code]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("EXM001", "".join(f"# {c} {{#{c} authority=user}}\n\nWords.\n\n" for c in "ABC")),
        ("IDS002", "# Z {#z}\n\nWords.\n\n" + "".join(f"# {c}\n\nWords.\n\n" for c in "ABCDEFGHIJK")),
        (
            "AUT002",
            "# Z {#z authority=user}\n\n" + "".join(f"# {c} {{#{c}}}\n\nWords.\n\n" for c in "ABCDEFGHIJK"),
        ),
        ("AUT001", "# A {#a authority=one}\n\nWords.\n\n# B {#b authority=two}\n\nWords.\n\n"),
    ],
)
def test_a_finding_about_the_whole_text_stays_whichever_clause_comes_first(code: str, text: str) -> None:
    first, *others = text.split("\n# ")
    turned = "# " + "\n# ".join([*reversed(others), first.removeprefix("# ")])
    (known,) = _find(text, code)
    assert _find(turned, code) == [known]
