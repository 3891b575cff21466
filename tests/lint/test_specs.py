"""Whole specs: the sample one, the real releases, and texts that nobody means."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausetree.history.opening.source_opening import open_source
from clausetree.lint.selection import Selection
from clausetree.lint.table import RULES
from clausetree.project.linting.reporting import lint_sources
from clausetree.project.linting.sources import load_sources
from tests.bench.hostile import HOSTILE
from tests.folders import SAMPLES
from tests.lint.casefile import SPEC, lint_files, load_cases
from tests.lint.test_canonical_layout import LINES

if TYPE_CHECKING:
    from clausetree.lint.finding import Finding

CASES = Path(__file__).parent / "cases"


def found(source: str | None, label: str | None) -> list[tuple[str, str, int]]:
    """Returns severity, code and line of all that is found in a revision."""
    snapshot = open_source(source, start=SAMPLES).load(label)
    report = lint_sources(load_sources(snapshot), Selection())
    return [(finding.severity, finding.code, finding.line) for finding in report.findings]


@pytest.mark.parametrize(
    "label", ["head", "2024-05-08", "2025-02-12", "2025-04-11", "2025-09-12", "2025-10-27", "2025-12-18"]
)
def test_the_sample_spec_has_neither_errors_nor_warnings(label: str) -> None:
    assert {severity for severity, _, _ in found("spec", label)} <= {"info"}


@pytest.mark.parametrize(
    "label", ["head", "2025-03-03", "2025-04-28", "2025-06-02", "2025-09-29", "2025-11-10", "2026-01-12"]
)
def test_nothing_is_found_in_the_sample_fork(label: str) -> None:
    assert found("spec/forks/tutor", label) == []


STARS_AND_DOUBLED = [
    ("STY004", 2418),
    *(("SYN006", line) for line in (2745, 2749, 2750)),
    *(("STY004", line) for line in (2894, 3406, 3408)),
]


@pytest.mark.upstream
@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("2025-02-12", [("EXM001", 465), ("EXM001", 1434), *STARS_AND_DOUBLED]),
        (
            "2025-04-11",
            [("EXM001", 465), ("EXM001", 1434), ("STY004", 1945), *STARS_AND_DOUBLED],
        ),
        ("2025-09-12", [("EXM001", 775), ("EXM001", 1878)]),
        (
            "2025-10-27",
            [
                ("EXM001", 791),
                ("EXM001", 1967),
                ("REF005", 3644),
                ("REF007", 1),
            ],
        ),
    ],
)
def test_the_releases_have_the_defects_that_were_found_by_hand(
    upstream_bundle: Path, label: str, expected: list[tuple[str, int]]
) -> None:
    warnings = [
        (code, line) for severity, code, line in found(str(upstream_bundle), label) if severity != "info"
    ]
    assert warnings == expected


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_makes_a_rule_fail(name: str) -> None:
    _check(HOSTILE[name](3000))


@settings(deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=20).map("\n".join))
def test_every_finding_lies_in_the_text(text: str) -> None:
    _check(text)


def _check(text: str) -> None:
    """Lints a text, the same one as its older revision, and looks at what is found."""
    lines = text.split("\n")
    prompts = {"examples/ab12.md": text}
    for finding in lint_files({SPEC: text, f"old/{SPEC}": text[::-1], **prompts}):
        assert finding.code in RULES
        assert (finding.line, finding.column) <= (finding.end_line, finding.end_column)
        assert 1 <= finding.line <= len(lines)
        assert finding.end_column <= len(lines[finding.end_line - 1]) + 1


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_endings_change_nothing_that_is_found(ending: str) -> None:
    files = [case.files for path in sorted(CASES.glob("*.md")) for case in load_cases(path)]
    for one in files:
        other = {name: text.replace("\n", ending) for name, text in one.items() if name != "clausetree.toml"}
        found = [_place(finding) for finding in lint_files(one)]
        assert [_place(finding) for finding in lint_files({**one, **other})] == found


def _place(finding: Finding) -> tuple[str, str, int, int, int, int, bool]:
    ends = finding.end_line, finding.end_column
    return finding.code, finding.path, finding.line, finding.column, *ends, finding.fix is not None


def test_a_zero_byte_in_an_attribute_list_is_linted_like_any_other_character() -> None:
    assert "SYN010" in {finding.code for finding in lint_files({SPEC: "# A {#a  \0}\n"})}
