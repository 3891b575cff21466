from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import msgspec
import pytest

from clausetree.lint.baseline import KnownFinding
from clausetree.lint.context import Context
from clausetree.lint.coverage import measure_coverage
from clausetree.lint.report import SEVERITIES, Report
from clausetree.lint.table import RULES
from clausetree.output.answers import LintAnswer
from clausetree.output.formats import render
from clausetree.output.lint.json import DiagnosticsShape
from clausetree.syntax.document import parse_document
from tests.lint.casefile import SPEC, lint_files
from tests.lint.test_mutations import CLEAN

SARIF_SCHEMA = Path(__file__).with_name(
    "sarif-2.1.0.json"
)  # from npm's @microsoft/jest-sarif 1.0.0-beta.0, MIT

BROKEN = CLEAN.replace("see [?](#honesty)", "see [?](#hon,esty%:x)").replace(
    "Warnings come", "Warnings must come"
)


def report(text: str, path: str = SPEC) -> Report:
    findings = tuple(finding._replace(path=path) for finding in lint_files({SPEC: text}))
    return Report({path: text}, findings, coverage=measure_coverage(Context(parse_document(text))))


def answer(*texts: str) -> LintAnswer:
    return LintAnswer([report(text) for text in texts])


def test_text_shows_line_carets_hint_and_clauses() -> None:
    assert (
        render("lint", "text", answer("# A {#a}\n\nSee [?](#b); x.\n\n## B {#bb}\n\nx\n"))
        == """\
error: no clause has the id `b` [REF001 dangling-reference]
 --> model_spec.md:3:10  a
  |
3 | See [?](#b); x.
  |          ^
  = hint: did you mean `bb`?

1 error in model_spec.md; no provisions
"""
    )


def test_text_shows_the_part_of_a_long_line_that_matters() -> None:
    shown = render(
        "lint",
        "text",
        answer(f"# A {{#a}}\n\n{'one two ' * 150}[?](#b) {'three four ' * 150}\n"),
    )
    line, carets = shown.split("\n")[3:5]
    assert len(line) < 130
    assert line[carets.index("^")] == "b"


def test_text_keeps_control_characters_from_the_terminal() -> None:
    shown = render("lint", "text", answer("# A {#a}\n\n\x1b[31m[?](#b\x1b]0;x)\n"))
    assert "\x1b" not in shown


def test_text_says_that_there_is_nothing_to_say() -> None:
    expected = "no findings in model_spec.md; 6 of 6 provisions have a level, 6 an example\n"
    assert render("lint", "text", answer(CLEAN)) == expected


def test_text_tells_what_the_baseline_knows_and_what_of_it_is_stale() -> None:
    gone = KnownFinding("ff", "STY004", "model_spec.md", "a")
    known = Report({SPEC: ""}, (), known=("00",), stale=(gone,), has_baseline=True)
    assert render("lint", "text", LintAnswer([known])).splitlines() == [
        "no new findings in model_spec.md (1 known, in the baseline); no provisions",
        "stale in the baseline: STY004 in model_spec.md, clause `a`",
        "1 entry in the baseline no longer found: create it again with `--write-baseline`",
    ]
    found_elsewhere = Report({"b.md": ""}, (), known=("ff",), has_baseline=True)
    assert "stale" not in render("lint", "text", LintAnswer([known, found_elsewhere]))


INFOS = CLEAN.replace("Warnings come", "Warnings must come").replace("The helper says", "The the helper says")


def test_text_shows_warnings_first_and_whole_and_infos_by_their_rules() -> None:
    lines = render("lint", "text", answer(INFOS)).splitlines()
    assert lines[0] == "warning: `the` is repeated [STY004 doubled-word]"
    assert lines[-5:] == [
        "",
        "info: commentary says `must` [STY003 instruction-in-commentary] model_spec.md:26:47",
        "  = hint: `--min-severity info` shows each of them",
        "",
        "1 warning, 1 info in model_spec.md; 6 of 6 provisions have a level, 6 an example",
    ]
    two = LintAnswer([report(INFOS), report(INFOS, "b.md")])
    assert "info: 2 places [STY003 instruction-in-commentary] first at model_spec.md:26:47\n" in render(
        "lint", "text", two
    )
    assert render("lint", "text", two).splitlines()[-1].startswith("2 warnings, 2 infos in 2 files; 12 of 12")
    whole = render("lint", "text", LintAnswer([report(INFOS)], whole=True)).splitlines()
    assert [line for line in whole if line.startswith("info")] == [
        "info: commentary says `must` [STY003 instruction-in-commentary]"
    ]


def test_text_leaves_the_summary_out_and_counts_rules_where_asked() -> None:
    assert render("lint", "text", answer(CLEAN)._replace(quiet=True)) == ""
    statistics = answer(INFOS, INFOS)._replace(statistics=True, quiet=True)
    assert render("lint", "text", statistics).splitlines() == [
        "2  STY003  info     instruction-in-commentary",
        "2  STY004  warning  doubled-word",
        "",
    ]


@pytest.mark.parametrize("text", [CLEAN, BROKEN])
def test_json_has_the_published_shape(text: str) -> None:
    written = json.loads(render("lint", "json", answer(text)))
    jsonschema.Draft202012Validator(msgspec.json.schema(DiagnosticsShape)).validate(written)
    summary = written["summary"]
    assert sum(summary[severity] for severity in SEVERITIES) == len(written["diagnostics"])
    assert (summary["provisions"], summary["with_level"], summary["with_example"]) == (6, 6, 6)
    assert [file["path"] for file in summary["files"]] == [SPEC]
    assert sum(summary["rules"].values()) == len(written["diagnostics"])


def test_json_says_where_a_finding_is_and_what_it_is_known_by() -> None:
    (found,) = json.loads(render("lint", "json", answer("# A {#a}\n\nWrite the the word.\n")))["diagnostics"]
    assert len(found.pop("fingerprint")) == 16
    assert found == {
        "code": "STY004",
        "name": "doubled-word",
        "severity": "warning",
        "message": "`the` is repeated",
        "hint": "delete one of them",
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
    jsonschema.Draft4Validator(schema).validate(json.loads(render("lint", "sarif", answer(text))))


def test_sarif_brings_every_rules_page_and_a_fingerprint_for_every_finding() -> None:
    (run,) = json.loads(render("lint", "sarif", answer(BROKEN)))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(RULES)
    assert all("## Why it matters" in rule["help"]["markdown"] for rule in rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["partialFingerprints"]


def test_github_lines_escape_what_commands_are_made_of() -> None:
    line = render("lint", "github", answer(BROKEN)).split("\n")[0]
    assert line.startswith(
        "::error title=REF001 dangling-reference,file=model_spec.md,line=23,endLine=23,col="
    )
    assert line.count("::") == 2
    assert "hon,esty%25:x" in line
    assert render("lint", "github", answer(CLEAN)) == ""


def test_junit_counts_errors_and_warnings_as_failures() -> None:
    suite = ET.fromstring(render("lint", "junit", answer(BROKEN)))[0]  # noqa: S314 - our own
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
    assert [[child.tag for child in case] for case in suite] == [["failure"], ["system-out"]]


def test_junit_of_a_clean_spec_is_a_test_that_passes() -> None:
    (case,) = ET.fromstring(render("lint", "junit", answer(CLEAN)))[0]  # noqa: S314 - our own
    assert list(case) == []


def test_junit_holds_no_character_that_xml_cannot() -> None:
    ET.fromstring(render("lint", "junit", answer("# A {#a}\n\n[?](#b\x0b\x1b)\n")))  # noqa: S314 - our own


def test_gitlab_issues_have_what_its_report_asks_for() -> None:
    issues = json.loads(render("lint", "gitlab", LintAnswer([report(BROKEN), report(BROKEN, "b.md")])))
    assert [(issue["severity"], issue["location"]["path"]) for issue in issues] == [
        ("major", "model_spec.md"),
        ("info", "model_spec.md"),
        ("major", "b.md"),
        ("info", "b.md"),
    ]
    assert issues[0]["location"]["lines"] == {"begin": 23, "end": 23}
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert all(issue["description"] and issue["check_name"] for issue in issues)
    assert json.loads(render("lint", "gitlab", answer(CLEAN))) == []


def test_fingerprints_stay_while_the_text_moves_and_tell_equal_findings_apart() -> None:
    text = "# A {#a}\n\nthe the word\n\nthe the end\n"
    before = [finding.fingerprint for finding in lint_files({SPEC: text})]
    moved = "# New {#new}\n\nx\n\n# Renamed {#a}\n\nSome words. the the word\n\nthe the end\n"
    assert [finding.fingerprint for finding in lint_files({SPEC: moved})] == before
    assert len(set(before)) == 2
