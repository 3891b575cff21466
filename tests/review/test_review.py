"""What a review says, and that no other command says otherwise."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from clausetree.history.opening.source_opening import open_source
from tests.folders import SAMPLES, SPEC
from tests.review.conftest import OLD, Project, call

if TYPE_CHECKING:
    from collections.abc import Iterator

GOLDEN = Path(__file__).with_name("golden")
LABELS = [revision.label for revision in open_source(str(SPEC), start=SAMPLES).revisions()]
PAIRS = [*pairwise(LABELS)]
BASE = "2025-01-01"
VISIBLE = 64  # lines


def review(base: str = BASE, head: str = "head") -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(call("review", base, head, "--format", "json").out)
    return answer


def show(*arguments: str) -> str:
    return call("review", *(arguments or (BASE,))).out


def visible(text: str) -> Iterator[str]:
    """Yields the lines of a comment that are not folded."""
    is_folded = False
    for line in text.splitlines():
        is_folded = is_folded and line != "</details>"
        if line and not is_folded:
            yield line
        is_folded = is_folded or line.startswith("<details>")


def section(text: str, title: str) -> list[str]:
    """Returns the bullets of a section; none where there is no such section."""
    found = text.partition(f"\n### {title}\n")[2].partition("\n### ")[0]
    return [line.removeprefix("- ") for line in found.splitlines() if line.startswith("- ")]


def test_nothing_changed(project: Project) -> None:
    del project
    ran = call("review", BASE)
    assert ran.out == "## Review: 2025-01-01 → head\n\n**nothing changed.**\n"
    assert ran.code == 0


def test_the_weightiest_change_comes_first_and_nothing_empty_is_shown(project: Project) -> None:
    project.edit("Prefer common words", "Use common words")
    project.edit("authority=developer", "authority=user")
    project.edit("How answers are written", "How most answers are written")
    text = show()
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        "## Review: 2025-01-01 → head",
        "### Changes",
        "### Levels",
        "### Who can override what changed",
        "### New findings",
    ]
    assert section(text, "Changes") == [
        "[Be kind](#kind): demoted, `developer` → `user`",
        "[Write plainly](#plainly) (`user`): “Prefer” → “Use”",
        "[Style](#style): “How answers” → “How most answers”",
    ]
    assert section(text, "Levels") == ["[Be kind](#kind): demoted, `developer` → `user`"]
    assert section(text, "Who can override what changed") == [
        "[Be kind](#kind): easier to override (users: no → explicitly)",
        "`user` (anyone who asks for it): [Be kind](#kind) and [Write plainly](#plainly)",
    ]
    assert section(text, "New findings") == [
        "warning: REV002 lowered-level in `kind`: level was `developer` in `2025-01-01`, and is `user` (`model_spec.md:25:29`)"
    ]


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [("", 1), ('fail-on = "error"', 0), ('fail-on = "never"', 0), ('fail-on = "info"', 1)],
)
def test_new_findings_fail_as_settings_say(project: Project, fail_on: str, code: int) -> None:
    project.edit("Prefer common words.", "Prefer the the common words.")
    project.edit("[spec]", f"[lint]\n{fail_on}\n\n[spec]", "clausetree.toml")
    assert call("review", BASE).code == code


def test_only_new_findings_are_told(project: Project) -> None:
    twice = OLD.replace("Prefer common words.", "Prefer the the common words.")
    project.write("old.md", twice)
    project.write("model_spec.md", twice.replace("is mocked", "is is mocked"))
    found = review()["findings"]
    assert [(one["code"], one["clause"]) for one in found] == [("STY004", "kind")]
    assert call("review", BASE).code == 1


def test_a_finding_in_a_clause_that_was_renamed_is_known(project: Project) -> None:
    twice = OLD.replace("Prefer common words.", "Prefer the the common words.")
    project.write("old.md", twice)
    project.write("model_spec.md", twice.replace("{#plainly ", "{#simply "))
    assert review()["findings"] == []
    project.edit("Write in short", "Write in in short")
    assert [one["message"] for one in review()["findings"]] == ["`the` is repeated"]


def test_a_finding_about_the_whole_text_is_known_whichever_clause_comes_first(project: Project) -> None:
    clauses = [
        f"# {name.title()} {{#{name} authority=user}}\n\n{name} is as it is.\n"
        for name in ("one", "two", "three")
    ]
    project.write("old.md", "\n".join(clauses))
    for order in ((1, 0, 2), (2, 1, 0), (2, 0, 1)):
        project.write("model_spec.md", "\n".join(clauses[place] for place in order))
        assert review()["findings"] == []
    project.write("model_spec.md", "\n".join(clauses[1:]))
    assert [one["code"] for one in review()["findings"]] == ["REV001"]


def test_what_the_baseline_knows_is_not_new(project: Project) -> None:
    project.edit("Prefer common words.", "Prefer the the common words.")
    call("lint", "--write-baseline", "known.json")
    project.edit("[spec]", '[lint]\nbaseline = "known.json"\n\n[spec]', "clausetree.toml")
    ran = call("review", BASE)
    assert ran.code == 0
    assert "### New findings" not in ran.out


def test_infos_of_one_rule_are_one_line(project: Project) -> None:
    example = OLD[OLD.index("**Example**: a letter") : OLD.index("## Be kind")]
    good = example.replace("BAD: stiff", "GOOD: fine")
    more = "".join(good.replace("a letter", name) for name in ("a note", "a card"))
    project.write("model_spec.md", OLD.replace(example, example + more))
    (told,) = section(show(), "New findings")
    assert told.startswith("info: EXM003 only-good-responses, 2 places, first at `model_spec.md:")


PROMPTS = "Examples for [^ab12] in Write plainly:\n\n**Example**: a noun\n\n~~~xml\n<user>\nWhat is a noun?\n</user>\n~~~\n"


def test_prompts_of_an_edited_clause_are_to_be_read_again(project: Project) -> None:
    marked = OLD.replace("common words.", "common words[^ab12].")
    project.write("examples/ab12.md", PROMPTS)
    project.write("old.md", marked)
    project.write("model_spec.md", marked)
    assert "Eval prompts" not in show()
    project.edit("Write plainly", "Write simply")
    assert section(show(), "Eval prompts to read again") == [
        "stale title: the clause of `ab12` is `Write simply` (`examples/ab12.md:1:25`)"
    ]


def test_prompts_that_were_edited_too_are_fine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        folder = Project(tmp_path / name)
        folder.write("clausetree.toml", '[spec]\nfile = "model_spec.md"\n')
        folder.write("model_spec.md", OLD.replace("common words.", "common words[^ab12]."))
        folder.write("examples/ab12.md", PROMPTS)
    text = (tmp_path / "new" / "model_spec.md").read_text()
    (tmp_path / "new" / "model_spec.md").write_text(text.replace("short sentences", "brief sentences"))
    (told,) = section(show("old", "new"), "Eval prompts to read again")
    assert "the eval prompts of `ab12` were not" in told
    (tmp_path / "new" / "examples" / "ab12.md").write_text(PROMPTS.replace("noun", "verb"))
    assert section(show("old", "new"), "Eval prompts to read again") == []


def test_what_the_changelog_leaves_out_is_told(project: Project) -> None:
    project.edit("Prefer common words", "Use common words")
    assert "### Changelog" not in show()  # there is none
    project.note("[Be kind](#kind): a word.")
    text = show()
    assert section(text, "Changelog") == [
        "not mentioned: [Write plainly](#plainly) (edited)",
        "mentioned, but not changed: [Be kind](#kind)",
    ]
    assert "1 change not in the changelog" in text
    assert "REV004" not in text
    assert [one["code"] for one in review()["findings"]] == ["REV004"]


def test_against_a_branch_notes_on_earlier_changes_are_not_wrong(project: Project) -> None:
    project.edit("Prefer common words", "Use common words")
    project.write("branch.md", OLD)
    project.note("[Be kind](#kind): a word.", "[Write plainly](#plainly): a word.")
    assert section(show("branch.md", "model_spec.md"), "Changelog") == []


def test_many_changes_are_folded(project: Project) -> None:
    clauses = "".join(f"\n## Rule {n} {{#rule{n} authority=user}}\n\nDo {n}.\n" for n in range(40))
    project.write("model_spec.md", OLD + clauses)
    text = show()
    assert "<details><summary>26 more</summary>" in text
    assert len(list(visible(text))) < VISIBLE
    assert len(section(text, "Changes")) == 40


def test_a_review_is_never_longer_than_a_comment(project: Project) -> None:
    clauses = "".join(f"\n## {'Rule ' * 50} {n} {{#rule{n} authority=user}}\n\nDo {n}.\n" for n in range(900))
    project.write("model_spec.md", OLD + clauses)
    text = show()
    assert 40_000 < len(text) < 65_536
    assert "more, which `--format json` has" in text


@pytest.mark.parametrize("base", ["2025-01-01..head", "2025-01-01..", BASE])
def test_a_range_is_two_names(project: Project, base: str) -> None:
    project.edit("Prefer common words", "Use common words")
    assert show(base) == show(BASE, "head")


@pytest.mark.parametrize(("base", "head"), PAIRS[1:3])
def test_a_review_of_the_sample_spec_is_as_it_was_read(
    base: str, head: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Prints what it should be where it is not: read it beside the texts before it is kept."""
    monkeypatch.chdir(SAMPLES)
    assert show(base, head) == (GOLDEN / f"{base}..{head}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("base", "head"), [PAIRS[1], PAIRS[2], PAIRS[-1]])
def test_a_review_contradicts_no_other_command(base: str, head: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SAMPLES)
    told = review(base, head)
    notes = call("changelog", base, head, "--check", "spec/CHANGELOG.md").out
    assert len(told["notes"]["missing"]) == notes.count("changed, but not mentioned: ")
    assert len(told["notes"]["unchanged"]) == notes.count("mentioned, but not changed: ")
    linted = json.loads(call("lint", head, "--against", base, "--format", "json").out)["diagnostics"]
    before = json.loads(call("lint", base, "--format", "json").out)["diagnostics"]
    known = {one["fingerprint"] for one in before}
    assert told["findings"] == [one for one in linted if one["fingerprint"] not in known]
    changes = json.loads(call("diff", base, head, "--format", "json").out)
    assert sorted(one["new"] or one["old"] for one in told["clauses"]) == sorted(
        one["new"] or one["old"] for one in changes["clauses"]
    )
    carried = {(one["clause"], one["went_to"], one["direction"]) for one in told["word_levels"]}
    flows = {
        (flow["from"], flow["to"], flow["direction"])
        for one in changes["clauses"]
        for flow in one["flows"]
        if flow["direction"] != "kept"
    }
    assert carried <= flows
    assert len(carried) == told["summary"]["words_promoted"] + told["summary"]["words_demoted"]
    shifts = json.loads(call("who", f"{base}..{head}", "--format", "json").out)
    assert told["override"] == shifts["clauses"]


@pytest.mark.upstream
def test_a_review_of_real_releases_fits_a_comment(upstream_bundle: Path) -> None:
    text = show(f"{upstream_bundle}@2025-04-11", f"{upstream_bundle}@2025-09-12")
    assert len(list(visible(text))) < VISIBLE
    assert len(text) < 65_536
    assert sum(": words " in line for line in section(text, "Levels")) == 2
    assert len(section(text, "Levels")) == 2 + 4
