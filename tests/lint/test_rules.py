from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausetree.lint.rule_page import HEADINGS, build_page
from clausetree.lint.table import RULES, load_rule, rule_name
from clausetree.syntax import codes
from clausetree.syntax.document import parse_document
from tests.lint.casefile import SPEC, Case, describe, lint_files, load_cases, mend, parse_files

if TYPE_CHECKING:
    from clausetree.model.diagnostic import Fix

CASES = Path(__file__).parent / "cases"
FILES = {path.stem: load_cases(path) for path in sorted(CASES.glob("*.md"))}


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=f"{code}: {case.title}") for code, cases in FILES.items() for case in cases],
)
def test_exactly_the_expected_findings(case: Case) -> None:
    found = [describe(finding, case.files) for finding in lint_files(case.files, whole=case.whole)]
    assert found == list(case.findings)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=f"{code}: {case.title}")
        for code, cases in FILES.items()
        for case in cases
        if case.fixed is not None
    ],
)
def test_fixes_lead_to_the_expected_text(case: Case) -> None:
    assert mend(case.files) == case.fixed


def _find_codes(code: str, heading: str) -> set[str]:
    """Returns the codes of what all rules find in a section of a rule's page.

    A page shows a fragment, in which provisions lack examples that would say nothing about its rule: what a whole spec
    has is asked for on the page of EXM001 alone. By all other rules an example is good but for its one fault, and a
    cure without any.
    """
    files = parse_files(build_page(load_rule(code)).sections[heading])
    found = {finding.code for finding in lint_files(files, whole=code == "AUT010")}
    return found if code == "EXM001" else found - {"EXM001"}


@pytest.mark.parametrize("code", RULES)
def test_example_fires_exactly_its_rule(code: str) -> None:
    assert _find_codes(code, "Example") == {code}


@pytest.mark.parametrize("code", RULES)
def test_cure_is_clean(code: str) -> None:
    assert _find_codes(code, "Instead") == set()


@pytest.mark.parametrize("code", RULES)
def test_cure_keeps_the_clauses_of_the_example(code: str) -> None:
    """Nobody cures a clause by deleting it; what was no heading is one then, and a long clause becomes several."""
    page = build_page(load_rule(code))
    before, after = (
        parse_document(parse_files(page.sections[heading])[SPEC]).clauses
        for heading in ("Example", "Instead")
    )
    assert len(before) <= len(after)
    if not code.startswith("IDS"):
        assert {clause.id for clause in before} <= {clause.id for clause in after}


def _example_of(code: str) -> dict[str, str]:
    return parse_files(build_page(load_rule(code)).sections["Example"])


def _mends_the_spec(code: str) -> bool:
    """Whether the rule can fix its own example, and does so in the spec itself."""
    found = lint_files(_example_of(code)) if load_rule(code).fixes != "never" else ()
    return any(finding.fix and finding.path == SPEC for finding in found)


@pytest.mark.parametrize("code", [code for code in RULES if _mends_the_spec(code)])
def test_fix_of_the_example_leaves_nothing_to_find(code: str) -> None:
    files = _example_of(code)
    assert code not in {finding.code for finding in lint_files({**files, SPEC: mend(files)})}


@pytest.mark.parametrize("code", RULES)
def test_every_rule_is_complete(code: str) -> None:
    rule = load_rule(code)
    page = build_page(rule)
    assert (rule.code, rule.name) == (code, rule_name(code))
    assert [heading for heading in HEADINGS if heading in page.sections] == list(page.sections)
    assert set(HEADINGS[:3]) <= set(page.sections)
    told = re.findall(r"^- `(\w+)`: ", page.sections.get("Options", ""), re.MULTILINE)
    assert tuple(told) == rule.options._fields
    assert page.summary.endswith(".")
    assert code in FILES, f"write tests/lint/cases/{code}.md"


@cache
def _list_fixes() -> dict[str, set[Fix | None]]:
    """For each rule the fixes of what it finds in examples and cases."""
    fixes: dict[str, set[Fix | None]] = {code: set() for code in RULES}
    for files in [*map(_example_of, RULES), *(case.files for cases in FILES.values() for case in cases)]:
        for finding in lint_files(files, whole=True):
            fixes[finding.code].add(finding.fix)
    return fixes


_HOW_OFTEN = {"never": {False}, "sometimes": {True, False}, "always": {True}}


@pytest.mark.parametrize("code", RULES)
def test_a_rule_mends_what_it_says_it_mends(code: str) -> None:
    assert {fix is not None for fix in _list_fixes()[code]} == _HOW_OFTEN[load_rule(code).fixes], (
        "`fixes` of the rule, or its examples and cases"
    )


@pytest.mark.parametrize("code", [code for code in RULES if load_rule(code).fixes != "never"])
def test_the_fixes_of_a_rule_want_a_review_as_it_says(code: str) -> None:
    reviewed = {not fix.safe for fix in _list_fixes()[code] if fix}
    if code == "EXM007":  # its safe fix needs an older revision: see `test_gone_clauses`
        reviewed |= {False}
    assert reviewed == _HOW_OFTEN[load_rule(code).reviewed], (
        "`reviewed` of the rule, or its examples and cases"
    )


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_a_case_that_is_clean(code: str) -> None:
    titles = [case.title for case in FILES.get(code, ())]
    assert any(title.startswith("clean") for title in titles), (
        f"tests/lint/cases/{code}.md: add `## clean: …`"
    )


def test_the_table_names_every_rule_module_once() -> None:
    folder = Path(load_rule("SYN001").__module__.replace(".", "/")).parents[1]
    modules = {
        f"{path.parent.name}.{path.stem}"
        for path in (Path(__file__).parents[2] / "tools" / folder).glob("*/*.py")
        if path.stem != "__init__"
    }
    named = [path for _, path in RULES.values()]
    assert modules - set(named) == set(), "add the rule to RULES in lint/table.py"
    assert sorted(modules) == sorted(named)


def test_codes_are_numbered_without_gaps_in_every_family() -> None:
    families: dict[str, list[int]] = {}
    for code in RULES:
        assert re.fullmatch(r"[A-Z]{3}\d{3}", code)
        families.setdefault(code[:3], []).append(int(code[3:]))
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in families.values())


def test_rules_of_the_reader_agree_with_the_reader() -> None:
    said = {
        value.code: (value.name, value.severity)
        for value in vars(codes).values()
        if isinstance(value, codes.Code)
    }
    told = {
        code: (load_rule(code).name, load_rule(code).severity)
        for code, (subject, _) in RULES.items()
        if subject == "reader"
    }
    assert told == said
