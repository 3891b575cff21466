from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, get_args

import jsonschema
import pytest

from clausetree.diff.documents import diff_documents
from clausetree.diff.summary import count_kinds, select_changes
from clausetree.output.answers import Detail
from clausetree.output.diff.phrases import describe_counts, describe_groups
from clausetree.output.formats import FORMATS
from clausetree.output.schemas import render_schema
from clausetree.output.screen import Screen
from clausetree.text.cells import cell_width
from tests.diff.conftest import GOLDEN, diff_texts, load_sample, read, show_changes

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet

HOSTILE = "# <script>alert(1)</script> {#a}\n\n</div><img src=x onerror=alert(1)> ``` {} and \x1b[31m {+x+}\n"


@pytest.fixture(scope="module")
def changes() -> ChangeSet:
    return diff_documents(load_sample()["2025-04-11"], load_sample()["2025-09-12"])


@pytest.mark.parametrize("form", FORMATS["diff"])
def test_every_format_ends_in_a_line_feed_however_much_it_is_to_show(changes: ChangeSet, form: str) -> None:
    for detail in get_args(Detail):
        assert show_changes(changes, form, detail=detail).endswith("\n")
        assert show_changes(diff_texts("# A\n", "# A\n"), form, detail=detail).endswith("\n")


@pytest.mark.parametrize("form", FORMATS["diff"])
def test_every_format_names_every_changed_clause(changes: ChangeSet, form: str) -> None:
    shown = show_changes(changes, form).replace("\\_", "_")
    assert [change.clause.id for change in changes.clauses if change.clause.id not in shown] == []


def test_json_holds_to_its_schema(changes: ChangeSet) -> None:
    schema = json.loads(render_schema("changes"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(show_changes(changes, "json")))


def test_the_summary_counts_a_split_and_a_merge_once(changes: ChangeSet) -> None:
    counts = count_kinds(changes)
    assert (counts["split"], counts["merged"], counts["renamed"]) == (1, 1, 1)
    assert (counts["promoted"], counts["demoted"]) == (1, 4)
    kept = sum(change.old is not None and change.new is not None for change in changes.clauses)
    assert counts["unchanged"] + kept == len(changes.pairs)


def test_counts_agree_with_their_nouns_and_leave_zeros_out(changes: ChangeSet) -> None:
    counts = describe_counts(changes)
    assert "1 promoted, 4 demoted" in counts
    assert "3 with changed examples, 1 with only references updated, 36 unchanged" in counts
    assert "relevelled" not in counts
    old = "# A {#a}\n\nWords.\n"
    assert describe_counts(diff_texts(old, old.replace("Words", "Other words"))) == "1 edited"


def test_the_shares_of_splits_and_merges_are_shown_the_largest_first(changes: ChangeSet) -> None:
    groups = dict(describe_groups(changes))
    assert groups["split"] == ["`hatred_and_violence` → `violent_causes` 57%, `hatred` 43%"]
    assert groups["merged"] == ["`any_subject` → `even_description` 82%, `no_side` 13%"]
    folder = GOLDEN / "words_changed_on_the_way"
    on_the_way = diff_documents(read(folder / "old.md"), read(folder / "new.md"))
    assert dict(describe_groups(on_the_way))["split"] == ["`lending` → `lending`, `secrets` 71%"]


def test_a_merge_names_every_source(changes: ChangeSet) -> None:
    mirrored = diff_documents(changes.new, changes.old)
    (merge,) = [phrase for phrase in dict(describe_groups(mirrored))["merged"] if "hatred" in phrase]
    assert {part.split(" ")[0] for part in merge.split("; ")} == {"`violent_causes`", "`hatred`"}


def test_levels_stand_in_code_style(changes: ChangeSet) -> None:
    assert "`platform` renamed to `root`" in show_changes(changes)
    assert "`platform` renamed to `root`" in show_changes(changes, "markdown")
    assert "<code>platform</code> renamed to <code>root</code>" in show_changes(changes, "html")


def test_a_selection_keeps_to_a_kind_a_level_or_a_clause(changes: ChangeSet) -> None:
    assert {c.clause.id for c in select_changes(changes, kinds=["promoted"]).clauses} == {"speak_up"}
    assert {c.clause.id for c in select_changes(changes, level="system").clauses} == {
        "respect_law",
        "erotica_and_gore",
        "assigned_voice",
    }
    assert [c.clause.id for c in select_changes(changes, clause="saying_no").clauses] == ["decline_well"]


@pytest.mark.parametrize("width", [24, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal(changes: ChangeSet, width: int) -> None:
    text = show_changes(changes, screen=Screen(width), detail="everything")
    assert max(cell_width(line) for line in text.splitlines()) <= width


def test_colour_is_only_where_it_is_asked_for(changes: ChangeSet) -> None:
    plain = show_changes(changes)
    assert "\x1b" not in plain
    assert "{+" in plain
    painted = show_changes(changes, screen=Screen(colour=True))
    assert "\x1b[" in painted
    assert "{+" not in painted


def test_hostile_text_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in show_changes(diff_texts("", HOSTILE), detail="everything")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)


def test_hostile_text_stays_text_in_the_page() -> None:
    page = _Tags()
    page.feed(show_changes(diff_texts("# A {#a}\n\nwords\n", HOSTILE), "html", names=("<b>", "<i>")))
    assert not page.tags & {"script", "img", "b", "i", "iframe", "link"}
    assert not {name for name in page.attributes if name.startswith("on") or name in {"src", "href", "style"}}


def test_hostile_text_stays_in_its_fence_in_markdown() -> None:
    text = show_changes(diff_texts("# A {#a}\n\nwords ``````\n", HOSTILE), "markdown")
    outside = re.sub(r"^(`{3,})text\n.*?^\1$", "", text, flags=re.DOTALL | re.MULTILINE)
    assert "<" not in outside.replace("\\<", "")


def test_same_texts_and_unrelated_ones_say_so() -> None:
    assert "nothing changed" in show_changes(diff_texts("# A\n", "# A\n"))
    folder = GOLDEN / "unrelated"
    unrelated = diff_documents(read(folder / "old.md"), read(folder / "new.md"))
    assert "share no clause" in show_changes(unrelated)
    assert "share no clause" in show_changes(unrelated, "html")
    assert "share no clause" in show_changes(unrelated, "markdown")
