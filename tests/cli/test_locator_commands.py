"""`resolve`, `find` and `migrate` as users call them: answers, exit codes, and one line for what is wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.folders import SPEC

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

OLD = """# Rules {#rules}

1. **Root**: highest
2. **User**: last

## Be kind {#be_kind authority=root}

Greet everybody who comes to the door. Offer them a chair by the fire, and tea.

**Example**: a greeting

~~~xml
<user>
Hi
</user>
<comparison>
<assistant> <!-- GOOD -->
Hello! Come in, and sit down by the fire.
</assistant>
<assistant> <!-- BAD -->
I can't help with that.
</assistant>
</comparison>
~~~

## Be clear {#be_clear authority=user}

Say "I can't help with that." only where that is so. Long words are for long evenings.
"""
NEW = OLD.replace("Be kind {#be_kind", "Love people {#love_people").replace(
    "by the fire, and tea", "by the fire"
)


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    for name, text in (("old.md", OLD), ("new.md", NEW), ("other.md", "# Fish {#fish}\n\nCod, mostly.\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_resolve_shows_the_part_and_which_text_it_is_in(run: Callable[..., Ran], specs: Path) -> None:
    ran = run("resolve", "old.md#be_kind/p1/s2", cwd=specs)
    assert (ran.code, ran.err) == (0, "")
    head, level, text, _, said = ran.out.splitlines()
    assert head == "1.1 Be kind  #be_kind"
    assert level == "root · sentence · line 8"
    assert text.startswith("old#be_kind/p1/s2 · sha256 ")
    assert said == "Offer them a chair by the fire, and tea."


def test_resolve_answers_in_json(run: Callable[..., Ran], specs: Path) -> None:
    found = json.loads(run("resolve", "old.md > #be_kind > example 1", "--format", "json", cwd=specs).out)
    assert (found["kind"], found["clause"], found["title"], found["level"]) == (
        "example",
        "be_kind",
        "Be kind",
        "root",
    )
    assert (found["line"], found["end_line"]) == (10, 24)
    assert len(found["revision"]["sha256"]) == 64
    assert found["text"].startswith("**Example**: a greeting")


@pytest.mark.parametrize(
    ("locator", "message", "hint"),
    [
        ("old.md#be_kindd", "no clause `be_kindd`", "did you mean `be_kind`?"),
        ("old.md#be_kind/p9", "no passage `be_kind/p9`", "`be_kind` has 2 passages"),
        ("old.md#be_kind ¶12345678901", "no passage `be_kind/p12345678901`", "`be_kind` has 2 passages"),
        ("old.md#§12345678901", "no clause has the number 12345678901", "gives the numbers"),
        ("old.md#1", "no clause `1`", "write `§1` for the clause of that number"),
        ("old.md#be_kind/e1/c1/r7", "no response `be_kind/e1/c1/r7`", "`be_kind/e1/c1` has 2 responses"),
        ("old.md#be_kind/p1/m1", "no message `be_kind/p1/m1`", "`be_kind/p1` has no messages"),
        ("old.md#§7.1", "no clause has the number 7.1", "tree"),
        ("old.md#be_kind/", "`be_kind/` is not a locator", "be_kind/p3/s2"),
        ("gone.md#be_kind", "gone.md", "hint"),
        ("old.md#be_kind\x1b[31m", "a locator contains a control character", "LABEL#ID"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_with_what_to_type(
    run: Callable[..., Ran], specs: Path, locator: str, message: str, hint: str
) -> None:
    ran = run("resolve", locator, cwd=specs)
    assert (ran.code, ran.out) == (2, "")
    lines = ran.err.splitlines()
    assert message in lines[0]
    assert len(lines) <= 2
    assert hint in ran.err or hint == "hint"


def test_show_reads_the_same_forms(run: Callable[..., Ran], specs: Path) -> None:
    plain = run("show", "old.md#be_kind", cwd=specs).out
    assert plain
    for form in ("old.md > #be_kind > ¶1", "old.md#be_kind/p1/s2", "old.md#§1.1"):
        assert run("show", form, cwd=specs).out == plain


def test_find_says_where_words_stand_and_how_often(run: Callable[..., Ran], specs: Path) -> None:
    ran = run("find", "chair by the fire", "old.md", "new.md", cwd=specs)
    assert ran.code == 0
    assert [line for line in ran.out.splitlines() if "#" in line and "p1/s2" in line]
    assert ran.out.count("exact, once") == 2
    fuzzy = run("find", "Offer everyone a chair by the fire and tea", "old.md", cwd=specs)
    assert fuzzy.code == 0
    assert "fuzzy, once" in fuzzy.out
    assert "Offer them a chair by the fire, and tea" in fuzzy.out


def test_find_takes_an_item_of_a_list_with_its_dash(run: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A {#a}\n\n- One thing here.\n- Two things there.\n")
    for text in ("- One thing here.", "- One thing here.\n- Two things there.", "- h"):
        ran = run("find", text, "a.md", "--format", "json", cwd=tmp_path)
        said = json.loads(ran.out)
        assert said["text"] == text
        assert bool(said["revisions"][0]["places"]) == text.startswith("- One")


def test_words_before_the_first_heading_are_named_and_null_in_json(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    (tmp_path / "old.md").write_text("Version 3 of our rules.\n\n# A {#a}\n\nText.\n")
    (tmp_path / "new.md").write_text("Version 4 of our rules.\n")
    ran = run("find", "Version 4", "new.md", cwd=tmp_path)
    assert (ran.code, ran.out) == (0, "new  exact, once\n  new, before the first heading  line 1\n")
    (row,) = json.loads(run("find", "Version 4", "new.md", "--format", "json", cwd=tmp_path).out)["revisions"]
    assert [place["locator"] for place in row["places"]] == [None]
    said = "The newer version now says “Version 4 of our rules”.\n".encode()
    claims = ("claims", "-", "--old", "old.md", "--new", "new.md")
    assert '"locator": null' in run(*claims, "--format", "json", cwd=tmp_path, stdin=said).out
    denied = "The older version says “Version 4 of our rules”.\n".encode()
    assert "new, before the first heading" in run(*claims, cwd=tmp_path, stdin=denied).out
    assert (
        "new, before the first heading: "
        in run(*claims, "--format", "github", cwd=tmp_path, stdin=denied).out
    )


def test_words_in_several_parts_are_refused_with_all_of_them(run: Callable[..., Ran], specs: Path) -> None:
    ran = run(
        "find", "-", "old.md", "--format", "json", cwd=specs, stdin=b"I can\xe2\x80\x99t help with that.\n"
    )
    assert ran.code == 1
    (row,) = json.loads(ran.out)["revisions"]
    assert (row["how"], row["count"]) == ("exact", 2)
    assert [place["locator"].partition("#")[2] for place in row["places"]] == [
        "be_kind/e1/c1/r2",
        "be_clear/p1/s1",
    ]
    assert "the words are in 2 parts" in ran.err


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("cod, mostly, and never eels", 1, "not found"),
        ("…", 2, "there are no words"),
        ("", 2, "there are no words"),
    ],
)
def test_words_that_stand_nowhere_are_exit_1_and_no_words_exit_2(
    run: Callable[..., Ran], specs: Path, text: str, code: int, told: str
) -> None:
    ran = run("find", text, "old.md", cwd=specs)
    assert ran.code == code
    assert told in ran.out + ran.err


def test_migrate_follows_a_rename(run: Callable[..., Ran], specs: Path) -> None:
    ran = run("migrate", "old.md#be_kind/p1", "old.md#be_kind/e1", "--to", "new.md", cwd=specs, COLUMNS="120")
    assert (ran.code, ran.err) == (0, "")
    assert "be_kind/p1  edited" in ran.out
    assert "#love_people/p1" in ran.out
    assert "[-, and tea-]" in ran.out
    assert "be_kind/e1  exact" in ran.out


def test_migrate_answers_the_rest_where_one_is_unknown(run: Callable[..., Ran], specs: Path) -> None:
    asked = [
        "old.md#be_kind/p1",
        "be_clear",
        "old.md#be_kind/p9",
        "gone.md#x",
        "other.md#fish",
        "a\x07b",
        "be_kind/",
    ]
    ran = run(
        "migrate", "-", "--to", "new.md", "--format", "json", cwd=specs, stdin="\n".join(asked).encode()
    )
    assert ran.code == 2
    rows = json.loads(ran.out)["locators"]
    assert [row["words"] for row in rows] == ["edited", *["unknown"] * 6]
    problems = [row["problem"] for row in rows[1:]]
    assert problems[0] == "`be_clear` names no revision: write `LABEL#be_clear`, or `--from REV` for all"
    assert problems[1] == "no passage `be_kind/p9`: `be_kind` has 2 passages"
    assert "gone.md" in problems[2]
    assert "hardly a clause in common" in problems[3]
    assert "control character" in problems[4]
    assert "is not a locator" in problems[5]
    assert ran.err.splitlines()[-1] == "6 of 7 can't be answered"


def test_migrate_reads_locators_without_a_revision_in_that_of_from(
    run: Callable[..., Ran], specs: Path
) -> None:
    ran = run(
        "migrate", "love_people/p1/s2", "--from", "new.md", "--to", "old.md", "--format", "json", cwd=specs
    )
    (row,) = json.loads(ran.out)["locators"]
    assert (row["words"], row["to"][0]["text"]) == ("edited", "Offer them a chair by the fire, and tea.")


def test_migrate_takes_a_label_alone_for_one_of_the_source_that_the_locators_name(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    spec = SPEC
    ran = run("migrate", f"{spec}@2025-02-12#good_faith", "--to", "2025-04-11", cwd=tmp_path)
    assert (ran.code, ran.out.splitlines()[0]) == (0, "2025-02-12#good_faith  typographic")
    assert "2025-04-11#good_faith" in ran.out


@pytest.mark.parametrize(("arguments", "told"), [(("-",), "standard input has no locator"), ((), "LOCATOR")])
def test_migrate_asks_for_locators(
    run: Callable[..., Ran], specs: Path, arguments: tuple[str, ...], told: str
) -> None:
    ran = run("migrate", *arguments, "--to", "new.md", cwd=specs, stdin=b"\n\n")
    assert ran.code == 2
    assert told in ran.err


def test_standard_input_is_read_however_often_it_is_asked_for(run: Callable[..., Ran], specs: Path) -> None:
    piped = run(
        "migrate",
        "be_kind",
        "--from",
        "old.md",
        "--to",
        "-",
        "--format",
        "json",
        cwd=specs,
        stdin=NEW.encode(),
    )
    named = run("migrate", "be_kind", "--from", "old.md", "--to", "new.md", "--format", "json", cwd=specs)
    (told,), (same,) = (json.loads(ran.out)["locators"] for ran in (piped, named))
    assert (told["words"], told["confidence"]) == (same["words"], same["confidence"])
    assert told["words"] == "edited"
