"""What a merge's JSON says of edits that went to another clause, and of the files beside the spec."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from clausetree.cli.main import main
from clausetree.merge.carried_edits import CarriedEdit, find_carried_edits
from clausetree.merge.merging import Merged, merge_documents
from clausetree.model.located import locate
from clausetree.model.locator import parse_locator
from clausetree.syntax.document import parse_document

if TYPE_CHECKING:
    from pathlib import Path

_TOOLS = "# Tools {#tools}\n\nWhat members may borrow.\n"
_LENT = "Every ladder is checked by a member before it is lent out for a day."
_EDITED = "Every ladder is checked by two members before it is lent out for a day."
_BEDS = "# Beds {#beds}\n\nWho digs where, and when the beds are watered.\n"
_EXAMPLE = "**Example**: a late key\n\n~~~xml\n<user>\nThe key came back a week late.\n</user>\n<assistant>\n{}\n</assistant>\n~~~\n"


def _merge(base: str, ours: str, theirs: str) -> Merged:
    return merge_documents(parse_document(base), parse_document(ours), parse_document(theirs))


def _find(base: str, ours: str, theirs: str) -> list[tuple[str, str, str]]:
    merged = _merge(base, ours, theirs)
    return [(edit.side, edit.origin, edit.target) for edit in find_carried_edits(merged)]


@pytest.mark.parametrize(
    ("moved", "target"),
    [
        (f"{_TOOLS}\n{_BEDS}\n{_LENT}\n", "beds/p2"),
        (f"{_BEDS}\n{_LENT}\n", "beds/p2"),
        (f"{_TOOLS}\n# Desk {{#desk}}\n\n{_LENT}\n\n{_BEDS}", "desk/p1"),
        (f"{_TOOLS}\n{_BEDS[:-1]} {_LENT}\n", "beds/p1"),
    ],
    ids=["to a neighbour", "out of a clause that is deleted", "to a new clause", "into another paragraph"],
)
def test_an_edit_of_a_passage_that_the_other_side_moved(moved: str, target: str) -> None:
    base = f"{_TOOLS}\n{_LENT}\n\n{_BEDS}"
    edited = base.replace(_LENT, _EDITED)
    assert _find(base, edited, moved) == [("ours", "tools/p2", target)]
    assert _find(base, moved, edited) == [("theirs", "tools/p2", target)]


def test_an_edited_example_that_the_other_side_moved() -> None:
    base = f"{_TOOLS}\n{_EXAMPLE.format('No harm done.')}\n{_BEDS}"
    moved = f"{_TOOLS}\n{_BEDS}\n{_EXAMPLE.format('No harm done.')}"
    assert _find(base, base.replace("No harm", "No great harm"), moved) == [("ours", "tools/e1", "beds/e1")]


def test_where_an_edit_is_counts_in_the_merged_text() -> None:
    other = _EXAMPLE.replace("a late key", "a wet spade").format("Dry it first, and oil it.")
    base = f"{_TOOLS}\n{_EXAMPLE.format('No harm done.')}\n{_BEDS}"
    moved = f"{_TOOLS}\n{_BEDS}\n{_EXAMPLE.format('No harm done.')}"
    edited = base.replace("No harm", "No great harm").replace(_BEDS, f"{_BEDS}\n{other}")
    assert _find(base, edited, moved)[0][:2] == ("ours", "tools/e1")
    for one, two in ((edited, moved), (moved, edited)):
        merged = _merge(base, one, two)
        (edit,) = find_carried_edits(merged)
        part = locate(parse_document(merged.text), parse_locator(edit.target))
        assert "No great harm" in part.text


@pytest.mark.parametrize(
    "theirs",
    [
        f"{_TOOLS}\n{_LENT}\n\n{_BEDS}",
        f"{_BEDS}\n{_TOOLS}\n{_LENT}\n",
        f"{_TOOLS.replace('#tools', '#lending')}\n{_LENT}\n\n{_BEDS}",
        f"# Tools {{#tools}}\n\n{_LENT}\n\nWhat members may borrow.\n\n{_BEDS}",
    ],
    ids=["theirs as the base", "the whole clause moved", "the clause renamed", "moved within the clause"],
)
def test_an_edit_that_stays_in_its_clause_is_not_carried(theirs: str) -> None:
    base = f"{_TOOLS}\n{_LENT}\n\n{_BEDS}"
    assert _find(base, base.replace(_LENT, _EDITED), theirs) == []


def test_an_edit_of_a_sentence_that_stayed_when_its_neighbours_moved_is_not_carried() -> None:
    others = "Bring it back clean. Dry the blade with a cloth before you hang it."
    base = f"{_TOOLS}\n{_LENT} {others}\n\n{_BEDS}"
    moved = f"{_TOOLS}\n{_LENT}\n\n{_BEDS}\n{others}\n"
    assert _find(base, base.replace(_LENT, _EDITED), moved) == []
    dried = base.replace("with a cloth", "with a soft cloth")
    assert _find(base, dried, moved) == [("ours", "tools/p2", "beds/p2")]


def test_a_sentence_that_was_put_into_a_passage_goes_with_it() -> None:
    base = f"{_TOOLS}\n{_LENT}\n\n{_BEDS}"
    longer = base.replace(_LENT, f"{_LENT} Nobody lends it on to a neighbour.")
    assert _find(base, longer, f"{_TOOLS}\n{_BEDS}\n{_LENT}\n") == [("ours", "tools/p2", "beds/p2")]


def test_the_target_has_the_id_of_the_merged_text() -> None:
    base = f"{_TOOLS}\n{_LENT}\n\n{_BEDS}"
    ours = base.replace(_LENT, _EDITED).replace("#beds", "#garden")
    assert _find(base, ours, f"{_TOOLS}\n{_BEDS}\n{_LENT}\n") == [("ours", "tools/p2", "garden/p2")]


def test_the_clause_is_known_by_its_place_in_the_base() -> None:
    base = f"{_TOOLS}\n{_LENT}\n\n{_BEDS}"
    merged = _merge(base, base.replace(_LENT, _EDITED), f"{_TOOLS}\n{_BEDS}\n{_LENT}\n")
    assert find_carried_edits(merged) == (CarriedEdit("ours", 0, "tools/p2", "beds/p2"),)


def _run(*arguments: str) -> tuple[dict[str, Any], str]:
    done = CliRunner().invoke(main, ["merge", *arguments, "--format", "json"])
    return json.loads(done.stdout), done.stderr


def test_the_json_has_them_at_the_clause_that_they_were_made_to(tmp_path: Path) -> None:
    base = f"{_TOOLS}\n{_LENT}\n\n{_BEDS}"
    texts = {
        "base": base,
        "ours": base.replace(_LENT, _EDITED),
        "theirs": f"{_TOOLS}\n{_BEDS}\n{_LENT}\n",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    told, _ = _run(*(str(tmp_path / f"{name}.md") for name in texts))
    assert {row["base"]: row["carried"] for row in told["clauses"]} == {
        "tools": [{"side": "ours", "from": "tools/p2", "to": "beds/p2"}],
        "beds": [],
    }
    assert told["files"] == []


def test_the_report_lists_them(tmp_path: Path) -> None:
    base = f"{_TOOLS}\n{_LENT}\n\n{_BEDS}"
    for name, text in (
        ("base", base),
        ("ours", base.replace(_LENT, _EDITED)),
        ("theirs", f"{_TOOLS}\n{_BEDS}\n{_LENT}\n"),
    ):
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    report = tmp_path / "report.md"
    _run(*(str(tmp_path / f"{name}.md") for name in ("base", "ours", "theirs")), "--report", str(report))
    assert "- ours: the edit of `tools/p2` is in `beds/p2`\n" in report.read_text(encoding="utf-8")


def test_the_json_has_the_eval_prompt_files_that_would_change(tmp_path: Path) -> None:
    spec = f"{_TOOLS}\nA ladder is checked[^aaaa], a drill too[^bbbb].\n"
    prompt = "Examples for [^{}] in Tools:\n\n## Case 1\n\n**user**: Is the {} safe?\n"
    said = {
        "base": {"aaaa": "ladder", "bbbb": "drill"},
        "ours": {"aaaa": "long ladder", "bbbb": "drill"},
        "theirs": {"aaaa": "new ladder", "bbbb": "new drill"},
    }
    for name, prompts in said.items():
        (tmp_path / name / "examples").mkdir(parents=True)
        (tmp_path / name / "model_spec.md").write_text(spec, encoding="utf-8")
        for label, thing in prompts.items():
            text = prompt.format(label, thing)
            (tmp_path / name / "examples" / f"{label}.md").write_text(text, encoding="utf-8")
    told, said_beside = _run(*(str(tmp_path / name) for name in said))
    assert [(file["path"].rpartition("/")[2], file["took"], file["conflicts"]) for file in told["files"]] == [
        ("aaaa.md", ["ours", "theirs"], 1),
        ("bbbb.md", ["theirs"], 0),
    ]
    assert "2 eval prompt files would change too" in said_beside
