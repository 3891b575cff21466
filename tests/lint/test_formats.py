from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import msgspec
import pytest

from clausetree.lint.report import Report
from clausetree.lint.table import RULES
from clausetree.output.formats import render
from clausetree.output.lint.json import DiagnosticsShape
from tests.lint.casefile import SPEC, lint_files
from tests.lint.test_mutations import CLEAN

SARIF_SCHEMA = Path(__file__).with_name(
    "sarif-2.1.0.json"
)  # from npm's @microsoft/jest-sarif 1.0.0-beta.0, MIT

BROKEN = CLEAN.replace("see [?](#honesty)", "see [?](#hon,esty%:x)").replace(
    "Warnings come", "Warnings must come"
)


def report(text: str) -> Report:
    return Report({SPEC: text}, lint_files({SPEC: text}))


def test_text_shows_line_carets_hint_and_clauses() -> None:
    assert (
        render("lint", "text", [report("# A {#a}\n\nSee [?](#b); x.\n\n## B {#bb}\n\nx\n")])
        == """\
error: no clause has the id `b` [REF001 dangling-reference]
 --> model_spec.md:3:10  a
  |
3 | See [?](#b); x.
  |          ^
  = hint: did you mean `bb`?

1 error in 1 file
"""
    )


def test_text_shows_the_part_of_a_long_line_that_matters() -> None:
    shown = render(
        "lint",
        "text",
        [report(f"# A {{#a}}\n\n{'one two ' * 150}[?](#b) {'three four ' * 150}\n")],
    )
    line, carets = shown.split("\n")[3:5]
    assert len(line) < 130
    assert line[carets.index("^")] == "b"


def test_text_keeps_control_characters_from_the_terminal() -> None:
    shown = render("lint", "text", [report("# A {#a}\n\n\x1b[31m[?](#b\x1b]0;x)\n")])
    assert "\x1b" not in shown


def test_text_says_that_there_is_nothing_to_say() -> None:
    assert render("lint", "text", [report(CLEAN)]) == "no findings\n"
    assert render("lint", "text", [Report({}, (), passed=2)]) == "no findings (2 more in the baseline)\n"


@pytest.mark.parametrize("text", [CLEAN, BROKEN])
def test_json_has_the_published_shape(text: str) -> None:
    written = json.loads(render("lint", "json", [report(text)]))
    jsonschema.Draft202012Validator(msgspec.json.schema(DiagnosticsShape)).validate(written)
    assert sum(written["summary"].values()) == len(written["diagnostics"])


def test_json_says_where_a_finding_is_and_what_it_is_known_by() -> None:
    (found,) = json.loads(render("lint", "json", [report("# A {#a}\n\nWrite the the word.\n")]))[
        "diagnostics"
    ]
    assert len(found.pop("fingerprint")) == 16
    assert found == {
        "code": "STY004",
        "name": "doubled-word",
        "severity": "warning",
        "message": "`the` stands twice",
        "hint": "delete one",
        "path": SPEC,
        "clause": "a",
        "line": 3,
        "column": 11,
        "end_line": 3,
        "end_column": 14,
        "fixable": True,
    }


@pytest.mark.parametrize("text", [CLEAN, BROKEN])
def test_sarif_is_valid(text: str) -> None:
    schema = json.loads(SARIF_SCHEMA.read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(json.loads(render("lint", "sarif", [report(text)])))


def test_sarif_brings_every_rules_page_and_a_fingerprint_for_every_finding() -> None:
    (run,) = json.loads(render("lint", "sarif", [report(BROKEN)]))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(RULES)
    assert all("## Why it matters" in rule["help"]["markdown"] for rule in rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["partialFingerprints"]


def test_github_lines_escape_what_commands_are_made_of() -> None:
    line = render("lint", "github", [report(BROKEN)]).split("\n")[0]
    assert line.startswith(
        "::error title=REF001 dangling-reference,file=model_spec.md,line=23,endLine=23,col="
    )
    assert line.count("::") == 2
    assert "hon,esty%25:x" in line
    assert render("lint", "github", [report(CLEAN)]) == ""


def test_junit_counts_errors_and_warnings_as_failures() -> None:
    suite = ET.fromstring(render("lint", "junit", [report(BROKEN)]))[0]  # noqa: S314 - our own
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
    assert [[child.tag for child in case] for case in suite] == [["failure"], ["system-out"]]


def test_junit_of_a_clean_spec_is_a_test_that_passes() -> None:
    (case,) = ET.fromstring(render("lint", "junit", [report(CLEAN)]))[0]  # noqa: S314 - our own
    assert list(case) == []


def test_junit_holds_no_character_that_xml_cannot() -> None:
    ET.fromstring(render("lint", "junit", [report("# A {#a}\n\n[?](#b\x0b\x1b)\n")]))  # noqa: S314 - our own


def test_fingerprints_stay_while_the_text_moves_and_tell_equal_findings_apart() -> None:
    text = "# A {#a}\n\nthe the word\n\nthe the end\n"
    before = [finding.fingerprint for finding in lint_files({SPEC: text})]
    moved = "# New {#new}\n\nx\n\n# Renamed {#a}\n\nSome words. the the word\n\nthe the end\n"
    assert [finding.fingerprint for finding in lint_files({SPEC: moved})] == before
    assert len(set(before)) == 2
