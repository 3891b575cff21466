"""The engine: which rules look at what, where findings are, what they are known by, what is let pass."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from clausetree.lint.baseline import parse_baseline, render_baseline
from clausetree.lint.context import Context, Previous
from clausetree.lint.rule_page import build_page
from clausetree.lint.runner import lint_document
from clausetree.lint.selection import Chosen
from clausetree.lint.suppression import find_allowed, parse_suppressions
from clausetree.lint.table import RULES, load_rule
from clausetree.model.errors import ClausetreeError
from clausetree.syntax.document import parse_document
from clausetree.syntax.eval_prompts import parse_eval_prompts
from tests.lint.casefile import SPEC, lint_files

if TYPE_CHECKING:
    from clausetree.lint.finding import Finding

TEXT = """# Chapter {#chapter}

See [?](#nowhere).

## Kind {#kind}

Be the the kind one. See [?](#gone)
[?](#gone).

~~~xml
<user>
x
~~~
"""


def lint(text: str, *codes: str, **beside: object) -> tuple[Finding, ...]:
    chosen = Chosen(codes or RULES)
    return lint_document(Context(parse_document(text), **beside), chosen, SPEC)  # type: ignore[arg-type]


def places(found: tuple[Finding, ...]) -> list[tuple[str, int, int]]:
    return [(finding.code, finding.line, finding.column) for finding in found]


def test_findings_are_in_the_order_of_the_text_whatever_the_order_of_rules() -> None:
    found = lint(TEXT, "SYN003", "REF001", "STY004")
    assert places(found) == [
        ("REF001", 3, 10),
        ("STY004", 7, 8),
        ("REF001", 7, 31),
        ("REF001", 8, 6),
        ("SYN003", 11, 1),
    ]


def test_a_finding_ends_behind_its_last_character_and_names_the_clauses_it_is_in() -> None:
    first, *_, last = lint(TEXT, "REF001")
    assert (first.end_line, first.end_column, first.clauses, first.clause) == (3, 17, ("chapter",), "chapter")
    assert (last.clauses, last.clause) == (("chapter", "kind"), "kind")
    (before,) = lint("[?](#x)\n\n# A {#a}\n", "REF001")
    assert (before.clauses, before.clause) == ((), None)


def test_only_chosen_rules_speak_the_reader_included() -> None:
    assert {finding.code for finding in lint(TEXT, "SYN003")} == {"SYN003"}
    assert {finding.code for finding in lint(TEXT, "REF001")} == {"REF001"}


def test_a_chosen_severity_goes_before_the_rules_own() -> None:
    context = Context(parse_document(TEXT))
    found = lint_document(context, Chosen({"REF001", "STY004"}, {"REF001": "info"}), SPEC)
    assert {finding.code: finding.severity for finding in found} == {"REF001": "info", "STY004": "warning"}


def test_findings_about_prompt_files_come_after_the_specs_and_bear_their_path() -> None:
    prompts = [parse_eval_prompts("zz99", "Examples for [^zz99] in Kind:\n\n~~~xml\n<user>\nx\n~~~\n")]
    found = lint(
        TEXT, "REF001", "REF006", "SYN003", prompts=prompts, prompt_paths={"zz99": "examples/zz99.md"}
    )
    assert [(finding.path, finding.code) for finding in found] == [
        (SPEC, "REF001"),
        (SPEC, "REF001"),
        (SPEC, "REF001"),
        (SPEC, "SYN003"),
        ("examples/zz99.md", "REF006"),
        ("examples/zz99.md", "SYN003"),
    ]
    assert all(finding.clauses == () for finding in found[4:])


def test_a_prompt_file_in_another_folder_is_known_by_the_same_fingerprints() -> None:
    prompts = [parse_eval_prompts("zz99", "Examples for [^zz99] in Kind:\n")]
    one, other = (
        lint("# A {#a}\n", "REF006", prompts=prompts, prompt_paths={"zz99": path})
        for path in ("examples/zz99.md", "a/b/zz99.md")
    )
    (renamed,) = lint("# A {#a}\n", "REF006", prompts=prompts, prompt_paths={"zz99": "examples/yy88.md"})
    assert one[0].fingerprint == other[0].fingerprint != renamed.fingerprint


def test_rules_about_prompts_and_older_revisions_are_silent_without_any() -> None:
    text = "# A {#a}\n\nText.[^ab12]\n"
    assert "REF005" not in {finding.code for finding in lint(text)}
    old = Previous(parse_document("# A {#a}\n## B {#b}\n"), (), "2025-04-11")
    assert "REV001" in {finding.code for finding in lint(text, previous=old)}
    assert not any(finding.code.startswith("REV") for finding in lint(text))


def _fingerprints(text: str, *codes: str) -> list[str]:
    return [finding.fingerprint for finding in lint(text, *codes)]


def test_a_fingerprint_hangs_on_rule_clause_and_words_and_on_nothing_else() -> None:
    (known,) = _fingerprints("# A {#a}\n\nthe the\n", "STY004")
    assert len(known) == 16
    assert _fingerprints("Before.\n\n# Z {#z}\n\n# B {#a}\n\nMore words: the the word!\n", "STY004") == [
        known
    ]
    assert _fingerprints("# A {#a}\n\nthe\nthe\n", "STY004") == [known]
    assert _fingerprints("# A {#b}\n\nthe the\n", "STY004") != [known]
    assert _fingerprints("# A {#a}\n\na a\n", "STY004") != [known]
    assert _fingerprints("# A {#a}\n\nthe the, the the\n", "STY004")[0] == known


def test_a_fingerprint_stays_what_it_was_in_baselines_written_long_ago() -> None:
    text = "# A {#a}\n\n~~~xml\nloose  text\n<user>\nx\n</user>\n~~~\n"
    assert _fingerprints(text, "SYN007") == ["20d6d14c68d21e40"]


def test_a_finding_about_a_heading_is_known_whatever_the_heading_says() -> None:
    one = _fingerprints("# A {#a authority=roott}\n\n# B {#b authority=root}\n", "AUT003")
    other = _fingerprints("# Another title {#a authority=rooot}\n\n# B {#b authority=root}\n", "AUT003")
    assert len(one) == 1
    assert one == other


def test_equal_findings_are_told_apart_by_their_order() -> None:
    fingerprints = _fingerprints("# A {#a}\n\n[?](#x) and [?](#x) and [?](#x)\n", "REF001")
    assert len(set(fingerprints)) == 3
    assert _fingerprints("# A {#a}\n\n[?](#x) and [?](#x)\n", "REF001") == fingerprints[:2]


def _lines(comment: str, text: str) -> list[int]:
    """Lines on which `the the` is found in a text with a comment in place of the `@`."""
    return [finding.line for finding in lint(text.replace("@", comment), "STY004")]


ALLOW = "<!-- clausetree: allow STY004 because it is meant -->"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# A {#a}\n\n@\n\nthe the\n\n## B {#b}\n\nthe the\n", [9]),
        ("# A {#a}\n\nthe the\n\n## B {#b}\n\nthe the\n\n  @\n", [3]),
        ("# A {#a}\n\nthe the @\n\nthe the\n", [5]),
        ("# A {#a}\n\nthe the, the the @ the the\n", [3]),
        ("the the\n\n@\n\n# A {#a}\n\nthe the\n", [7]),
        ("# A {#a}\n\n```\n@\n```\n\nthe the\n", [7]),
        ("# A {#a}\n\n~~~xml\n<user>\n@\n</user>\n~~~\n\nthe the\n", [9]),
        ("# A {#a}\n\nfirst\nthe the\n@\n", []),
    ],
)
def test_a_suppression_holds_for_its_clause_or_for_what_starts_before_it_on_its_line(
    text: str, lines: list[int]
) -> None:
    assert _lines(ALLOW, text) == lines
    assert [finding.line for finding in lint(text.replace("@", ALLOW).replace("\n", "\r"), "STY004")] == lines


def test_a_suppression_ends_where_the_next_clause_begins() -> None:
    text = "# A {#a}\n\n<!-- clausetree: allow AUT001 -->\n\n# B {#b authority=kernel}\n"
    (finding,) = lint(text, "AUT001")
    assert (finding.line, finding.column) == (5, 1)


@pytest.mark.parametrize(
    ("comment", "holds"),
    [
        ("<!-- clausetree: allow STY004 -->", True),
        ("<!--clausetree:allow STY004-->", True),
        ("<!--\tclausetree: ALLOW sty004 BECAUSE so -->", True),
        ("<!-- clausetree: allow doubled-word -->", True),
        ("<!-- clausetree: allow STY -->", True),
        ("<!-- clausetree: allow REF001, STY004 -->", True),
        ("<!-- clausetree: allow REF001 STY004 because so -->", True),
        ("<!-- clausetree: allow REF001 -->", False),
        ("<!-- clausetree: allow NOPE -->", False),
        ("<!-- clausetree: permit STY004 -->", False),
        ("<!-- clausetree: allowSTY004 -->", False),
        ("<!-- allow STY004 -->", False),
    ],
)
def test_a_suppression_names_codes_names_or_beginnings_of_codes(comment: str, *, holds: bool) -> None:
    assert _lines(comment, "# A {#a}\n\nthe the\n\n@\n") == ([] if holds else [3])


@pytest.mark.parametrize(
    ("comment", "words", "explained"),
    [
        ("<!-- clausetree: allow STY004, REF because it is so -->", ["STY004", "REF"], True),
        ("<!-- clausetree: allow doubled-word -->", ["doubled-word"], False),
        ("<!-- clausetree: allow STY004 because -->", ["STY004"], False),
        ("<!-- clausetree: something else -->", [], False),
    ],
)
def test_a_suppression_knows_where_its_words_stand(
    comment: str, words: list[str], *, explained: bool
) -> None:
    text = f"Before.\n\n# A {{#a}}\n\n{comment}\n"
    (found,) = parse_suppressions(Context(parse_document(text)))
    assert found.span.slice(text) == comment
    assert [(word, span.slice(text)) for word, span in found.words] == [(word, word) for word in words]
    assert found.explained == explained
    assert found.scope.slice(text) == text[text.index("# A") :]


def test_a_suppression_at_the_end_of_a_line_reaches_from_the_lines_start_to_its_own_end() -> None:
    comment = "<!-- clausetree: allow STY004 -->"
    text = f"# A {{#a}}\n\nfirst\r\nsecond {comment} third\n"
    (found,) = parse_suppressions(Context(parse_document(text)))
    assert found.scope.slice(text) == f"second {comment}"


def test_suppressions_are_judged_by_the_words_that_let_something_pass() -> None:
    text = "# A {#a}\n\nthe the\n\n<!-- clausetree: allow STY004, REF001 -->\n"
    found = lint(text, "STY004", "REF001", "STY011", "STY012")
    assert [(finding.code, finding.line) for finding in found] == [("STY012", 5), ("STY011", 5)]
    unused = next(finding for finding in found if finding.code == "STY011")
    assert text.split("\n")[4][unused.column - 1 : unused.end_column - 1] == "REF001"
    assert lint(text, "STY004", "REF001") == ()


def test_a_word_that_names_no_rule_allows_nothing() -> None:
    assert find_allowed("REF00") == tuple(code for code in RULES if code.startswith("REF00"))
    assert find_allowed("nope") == ()


def test_a_baseline_holds_what_findings_are_known_by_and_says_what_they_are() -> None:
    found = lint_files({SPEC: TEXT})
    written = render_baseline(found)
    assert [entry.fingerprint for entry in parse_baseline(written, "b.json")] == [
        one.fingerprint for one in found
    ]
    assert json.loads(written)["schema_version"] == "1"
    assert json.loads(written)["findings"][0] == {
        "fingerprint": found[0].fingerprint,
        "code": found[0].code,
        "path": SPEC,
        "clause": found[0].clause,
    }
    assert written.endswith("}\n")
    assert "Gr\u00fc\u00dfe" in render_baseline([found[0]._replace(clauses=("Gr\u00fc\u00dfe",))])


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"findings": 3}', '{"findings": [{}]}', '{"findings": ["x"]}', "{"]
)
def test_what_is_no_baseline_is_refused(text: str) -> None:
    with pytest.raises(ClausetreeError) as caught:
        parse_baseline(text, "b.json")
    assert "`b.json`" in caught.value.message
    assert "--write-baseline" in (caught.value.hint or "")


@pytest.mark.parametrize("code", ["STY004", "REF001", "STY009"])
def test_a_rules_page_has_its_name_its_severity_and_all_its_sections(code: str) -> None:
    rule = load_rule(code)
    page = build_page(rule)
    assert page.text.startswith(f"# {rule.name} ({code})\n")
    assert rule.severity in page.text.split("\n")[2]
    assert page.summary in page.text
    headings = [line.removeprefix("## ") for line in page.text.split("\n") if line.startswith("## ")]
    assert [heading for heading in headings if heading in page.sections] == list(page.sections)
    for heading, text in page.sections.items():
        assert f"\n\n## {heading}\n\n{text}\n" in page.text
        assert text == text.strip()


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_finding_is_told_on_one_line(ending: str) -> None:
    text = (
        "# A {#a}\n\nSee [Two lines of titel](#two).\n\nTwo lines\n  of title {#two}\n---\n\nText.\n\n~~~xml\n<user>\nHi\n</user>\n"
        "<comparison>\n<assistant> <!-- GOOD, it\n\ngreets -->\nHi\n</assistant>\n</comparison>\n~~~\n"
    )
    found = lint_files({SPEC: text.replace("\n", ending)})
    told = [f"{one.message} {one.hint}" for one in found]
    assert {"REF002", "EXM017"} <= {one.code for one in found}
    assert not any("\n" in one or "\r" in one for one in told)
    assert any("`Two lines of title`" in one for one in told)
    assert any("`GOOD: it greets`" in one for one in told)
