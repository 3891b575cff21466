"""`claims` as users call it: formats, exit codes, and one line for what is wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.claims.test_readings import NEW, OLD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

_GOOD = "- The newer text adds “the same slice of cake”.\n"
_BAD = "- The newer text adds “Greet everybody who comes to the door”.\n"
_DEEP = '{"claim": ' + "[" * 100_000


@pytest.fixture
def check(run: Callable[..., Ran], tmp_path: Path) -> Callable[..., Ran]:
    """Checks a file of claims about two small texts in a folder of its own."""
    (tmp_path / "old.md").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.md").write_text(NEW, encoding="utf-8")

    def _check(file: str, *more: str, stdin: str = "", **environment: str) -> Ran:
        arguments = ("claims", file, "--old", "old.md", "--new", "new.md", *more)
        return run(*arguments, cwd=tmp_path, stdin=stdin.encode(), **environment)

    return _check


def test_a_claim_that_holds_is_no_error(check: Callable[..., Ran]) -> None:
    ran = check("-", stdin=_GOOD)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "old → new  1 claim: 1 supported",
        "-:1 supported The newer text adds “the same slice of cake”.",
    ]


def test_the_contradicted_come_first_one_text_under_the_other(check: Callable[..., Ran]) -> None:
    ran = check("-", stdin=f"{_GOOD}{_BAD}- It is friendlier.\n", COLUMNS="80")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "old → new  3 claims: 1 contradicted, 1 supported, 1 not locatable",
        "",
        "-:2 contradicted The newer text adds “Greet everybody who comes to the door”.",
        "  the older text says it too",
        "  old#be_kind/p1/s1",
        "    Greet everybody who comes to the door.",
        "  new#love_people/p1/s1",
        "    Greet everybody who comes to the door.",
        "-:1 supported The newer text adds “the same slice of cake”.",
        "-:3 not locatable It is friendlier.",
    ]
    assert max(map(len, ran.out.splitlines())) <= 80


def test_the_two_texts_stand_side_by_side_where_there_is_room(check: Callable[..., Ran]) -> None:
    lines = check("-", stdin=_BAD, COLUMNS="100").out.splitlines()
    assert lines[4].split() == ["old#be_kind/p1/s1", "new#love_people/p1/s1"]
    assert max(map(len, lines)) <= 100


def test_json_has_both_revisions_evidence_and_a_summary(check: Callable[..., Ran]) -> None:
    ran = check("-", "--format", "json", stdin=_BAD)
    assert ran.code == 1
    told = json.loads(ran.out)
    assert told["summary"] == {
        "claims": 1,
        "supported": 0,
        "contradicted": 1,
        "ambiguous": 0,
        "not_locatable": 0,
    }
    (claim,) = told["claims"]
    assert (claim["id"], claim["line"], claim["verdict"]) == ("c1", 1, "contradicted")
    assert [(one["revision"], one["locator"]) for one in claim["evidence"]] == [
        ("old", "old#be_kind/p1/s1"),
        ("new", "new#love_people/p1/s1"),
    ]
    assert (told["old"]["label"], told["new"]["label"]) == ("old", "new")


def test_github_annotates_the_file_of_claims(check: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"# Notes\n\n{_GOOD}{_BAD}", encoding="utf-8")
    ran = check("a.md", "--format", "github")
    assert ran.code == 1
    assert ran.out.startswith(
        "::error title=claim contradicted,file=a.md,line=4::the older text says it too%0Aold#"
    )
    assert ran.out.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.jsonl", b'{"claim": "x"}\n{"claim": \n', "a.jsonl:2: not JSON: expecting value (column 10)"),
        ("a.jsonl", b'{"claim": "x"}\n[1]\n', "a.jsonl:2: not a JSON object"),
        ("a.jsonl", b'{"level": "x"}\n', "a.jsonl:1: no column of claims; there is `level`"),
        ("a.jsonl", b"{}\n", "a.jsonl:1: no column of claims; there are none"),
        ("a.jsonl", b'{"claim": "x}\n', "a.jsonl:1: not JSON: unterminated string (column 11)\n"),
        ("a.jsonl", b'{"claim": 3}\n', "a.jsonl:1: `claim` is not a string"),
        (
            "a.jsonl",
            _DEEP.encode(),
            "a.jsonl:1: not JSON that can be read: lists or objects inside of each other, too deep",
        ),
        ("a.jsonl", b"# Notes\n\n- Adds `x`.\n", "a.jsonl:1: not JSON: expecting value (column 1)"),
        ("a.csv", b"id,level\n1,x\n", "a.csv:1: no column of claims; there are `id`, `level`"),
        ("a.csv", b"id,claim\n1,x,y\n", "a.csv:2: 3 cells, but 2 columns"),
        ("a.csv", b'id,claim\n1,"x\n', "a.csv:2: not valid CSV"),
        ("a.csv", (",".join(f"c{n}" for n in range(10_000)) + "\n").encode(), "and 9992 more"),
        ("a.md", b'{"claim": "x"}\n', "a.md:1: this is JSON, not Markdown"),
        ("a.md", b"", "`a.md` has no claims"),
        ("a.csv", b"", "`a.csv` has no claims"),
        ("a.jsonl", b"\n\n", "`a.jsonl` has no claims"),
        (
            "a.md",
            "Löscht `x`.".encode("latin-1"),
            "`a.md` is not valid UTF-8: byte 0xf6 at offset 1 (line 1)",
        ),
        ("a.json", b"[]", "`a.json` is not a file of claims"),
        ("a.xlsx", b"PK", "`a.xlsx` is not a file of claims"),
        ("a.md", b"\0\0\0\0\0", "`a.md` is a binary file"),
    ],
)
def test_what_is_not_a_file_of_claims_is_told_in_one_line(
    check: Callable[..., Ran], tmp_path: Path, name: str, data: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(data)
    ran = check(name)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert "\n" not in ran.err.strip().replace("\nhint:", " hint:")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, "old.md", "new.md"])


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_endings_and_marks_do_not_count(
    check: Callable[..., Ran], tmp_path: Path, ending: str, mark: str
) -> None:
    forms = {
        "a.md": f"# Notes\n\n{_BAD}",
        "a.jsonl": f'{{"id": "x"}}\n\n{{"claim": "{_BAD.strip("- ").strip()}"}}\n'.replace('{"id": "x"}', ""),
        "a.csv": f'id,claim\n,\n7,"{_BAD.strip("- ").strip()}"\n',
    }
    for name, text in forms.items():
        (tmp_path / name).write_bytes((mark + text.replace("\n", ending)).encode())
        ran = check(name, "--format", "json")
        assert ran.code == 1, ran.err
        (claim,) = json.loads(ran.out)["claims"]
        assert claim["line"] == 3


@pytest.mark.parametrize(("number", "told"), [(9, "  and 1 more place"), (10, "  and 2 more places")])
def test_places_that_are_not_shown_are_counted(
    run: Callable[..., Ran], tmp_path: Path, number: int, told: str
) -> None:
    gone = [f"clause_{letter}" for letter in "abcdefghij"[:number]]
    (tmp_path / "old.md").write_text("".join(f"# {name} {{#{name}}}\n\nIts words.\n\n" for name in gone))
    (tmp_path / "new.md").write_text("# Other {#other}\n\nNobody whistles here.\n")
    claim = f"{', '.join(f'`{name}`' for name in gone)} are new.\n".encode()
    ran = run("claims", "-", "--old", "old.md", "--new", "new.md", cwd=tmp_path, stdin=claim)
    assert ran.out.splitlines()[-1] == told


def test_a_huge_line_is_answered_in_one(check: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("word " * 400_000 + "`be_kind`\n", encoding="utf-8")
    ran = check("a.md")
    assert ran.code == 0
    assert "1 not locatable" in ran.out


def test_a_revision_that_can_not_be_read_is_told(check: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(_GOOD, encoding="utf-8")
    ran = check("a.md", "--old", "nothing.md")
    assert (ran.code, ran.out) == (2, "")
    assert "nothing.md" in ran.err
    both = check("-", "--old", "-", stdin=_GOOD)
    assert both.code == 2
    assert "standard input can be read only once" in both.err
