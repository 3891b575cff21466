"""A spec of several files through every command: what takes it names the file and its own lines, the rest refuses it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.folders import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from .conftest import Ran

    Run = Callable[..., Ran]

FILES = ["intro.md", "rules/10-always.md", "rules/20-guests.md", "rules/30-house.md", "words.md"]


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    """The spec of the night desk, in a folder of its own."""
    return shutil.copytree(ROOT / "tests" / "specs" / "several", tmp_path / "several")


def find_lines(value: object) -> Iterator[dict[str, Any]]:
    """Yields every object of a JSON document that names a line."""
    for part in value if isinstance(value, list) else value.values() if isinstance(value, dict) else ():
        yield from find_lines(part)
    if isinstance(value, dict) and "line" in value:
        yield value


def test_every_line_of_the_export_is_a_line_of_its_file(run: Run, spec: Path) -> None:
    exported = json.loads(run("export", cwd=spec).out)
    texts = {name: (spec / name).read_text("utf-8").split("\n") for name in FILES}
    found = list(find_lines(exported))
    assert {one["path"] for one in found} == set(FILES)
    for one in found:
        line = texts[one["path"]][one["line"] - 1]
        words = one.get("text") or one.get("term") or one.get("title") or one.get("role") or ""
        assert words.split("\n")[0][:20] in line or line.startswith(("<", "[", "**Example**"))
    for clause in exported["clauses"]:
        heading = texts[clause["path"]][clause["line"] - 1]
        assert clause["title"] in heading
        assert heading.startswith("#")
        own = texts[clause["path"]][clause["line"] - 1 : clause["end_line"]]
        assert clause["text"].rstrip("\n") == "\n".join(own).rstrip("\n")


@pytest.mark.parametrize(
    "command", [["tree"], ["show", "keys"], ["lint", "--select", "EXM", "--ignore", "EXM002"]]
)
def test_every_line_in_json_has_its_path(run: Run, spec: Path, command: list[str]) -> None:
    guests = spec / "rules" / "20-guests.md"
    guests.write_text(guests.read_text("utf-8").replace("<!-- GOOD -->", "<!-- GREAT -->"), "utf-8")
    found = list(find_lines(json.loads(run(*command, "--format", "json", cwd=spec).out)))
    assert found
    assert {one["path"] for one in found} <= set(FILES)
    assert any(one["path"] == "rules/20-guests.md" for one in found)


@pytest.fixture
def faulty(spec: Path) -> Path:
    """The same with a doubled word in one file, whose last line has no end, and a reference that dangles in the next."""
    guests, house = spec / "rules" / "20-guests.md", spec / "rules" / "30-house.md"
    guests.write_bytes(
        b"\xef\xbb\xbf" + guests.read_bytes().replace(b"A key is", b"A a key is").rstrip(b"\n")
    )
    house.write_bytes(
        house.read_bytes().replace(b"Breakfast is from", b"[?](#tea) is from").replace(b"\n", b"\r\n")
    )
    return spec


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("text", ["rules/20-guests.md:5:3", "rules/30-house.md:26:6", "26 | [?](#tea) is from"]),
        ("github", ["file=rules/20-guests.md,line=5", "file=rules/30-house.md,line=26,endLine=26,col=6"]),
        ("sarif", ['"uri": "rules/20-guests.md"', '"startLine": 26']),
        ("junit", ['name="rules/20-guests.md"', "rules/30-house.md:26:6"]),
    ],
)
def test_a_finding_names_the_file_and_its_own_line(
    run: Run, faulty: Path, form: str, said: list[str]
) -> None:
    done = run("lint", "--select", "STY004,REF001", "--format", form, cwd=faulty)
    assert done.code == 1
    assert [words for words in said if words not in done.out] == []


def test_a_finding_that_speaks_of_another_line_names_its_file(run: Run, spec: Path) -> None:
    words = spec / "words.md"
    words.write_text(words.read_text("utf-8") + "\n## Keys {#keys}\n\nMade of brass.\n", "utf-8")
    done = run("lint", "--select", "IDS001", cwd=spec)
    assert "id `keys` is already that of `Keys` on line 3 of `rules/20-guests.md`" in done.out


def test_fixes_are_written_to_the_file_that_they_belong_to(run: Run, faulty: Path) -> None:
    before = {name: (faulty / name).read_bytes() for name in FILES}
    done = run("lint", "--select", "STY004", "--unsafe-fixes", "--diff", cwd=faulty)
    assert "+++ rules/20-guests.md" in done.out.replace("b/rules", "rules")
    assert run("lint", "--select", "STY004", "--unsafe-fixes", cwd=faulty).code == 0
    after = {name: (faulty / name).read_bytes() for name in FILES}
    assert [name for name in FILES if after[name] != before[name]] == ["rules/20-guests.md"]
    assert after["rules/20-guests.md"] in {
        before["rules/20-guests.md"].replace(b"A a key", word) for word in (b"A key", b"a key")
    }


def test_the_front_matter_of_a_file_stays_and_its_lines_count(run: Run, faulty: Path) -> None:
    guests = faulty / "rules" / "20-guests.md"
    written = guests.read_bytes().replace(b"\xef\xbb\xbf", b"\xef\xbb\xbf---\ntitle: Guests\n---\n")
    guests.write_bytes(written)
    assert "rules/20-guests.md:8:3" in run("lint", "--select", "STY004,IDS", cwd=faulty).out
    assert run("lint", "--select", "STY004,IDS", "--unsafe-fixes", cwd=faulty).code == 0
    assert guests.read_bytes() in {written.replace(b"A a key", word) for word in (b"A key", b"a key")}


def test_a_fix_at_the_end_of_a_file_stays_in_it(run: Run, spec: Path) -> None:
    always = spec / "rules" / "10-always.md"
    always.write_text(always.read_text("utf-8").replace("</comparison>\n~~~\n", "</comparison>\n"), "utf-8")
    following = (spec / "rules" / "20-guests.md").read_bytes()
    run("lint", "--unsafe-fixes", cwd=spec)
    assert (spec / "rules" / "20-guests.md").read_bytes() == following


def test_people_see_which_file_a_clause_is_in(run: Run, spec: Path) -> None:
    assert "rules/30-house.md · lines 24 to 37" in run("show", "breakfast", cwd=spec).out
    assert run("tree", cwd=spec).out.startswith("intro.md and 4 more files head")


def test_eval_prompts_have_their_own_path(run: Run, spec: Path) -> None:
    words = spec / "words.md"
    words.write_text(words.read_text("utf-8").replace("a time.", "a time.[^ab12]"), "utf-8")
    (spec / "examples").mkdir()
    prompt = "Examples for [^ab12] in Words:\n\n**Example**: who\n\n~~~xml\n<user>\nWho?\n</user>\n~~~\n"
    (spec / "examples" / "ab12.md").write_text(prompt)
    shown = json.loads(run("show", "words", "--format", "json", cwd=spec).out)
    (message,) = shown["prompts"][0]["prompts"][0]["messages"]
    assert (message["path"], message["line"]) == ("examples/ab12.md", 6)


@pytest.mark.parametrize(
    "command",
    [
        ["apply", ".", "-"],
        ["fmt", "intro.md"],
        ["fmt", "--check", "."],
        ["merge", ".", ".", "."],
        ["rename", "keys", "locks"],
        ["rename", "keys", "locks", "rules/20-guests.md", "--dry-run"],
        ["upstream", "add", "openai"],
        ["upstream", "status"],
        ["upstream", "merge"],
    ],
)
def test_what_writes_a_text_refuses_it_with_a_sentence(run: Run, spec: Path, command: list[str]) -> None:
    before = {path: path.read_bytes() for path in spec.rglob("*") if path.is_file()}
    done = run(*command, cwd=spec, stdin=b"{}")
    assert (done.code, done.out) == (2, "")
    assert f"`{command[0]}` takes a spec of one file" in done.err
    assert "hint: " in done.err
    assert {path: path.read_bytes() for path in spec.rglob("*") if path.is_file()} == before


def test_a_fork_of_a_spec_of_several_files_is_refused_too(run: Run, spec: Path, tmp_path: Path) -> None:
    fork = tmp_path / "fork"
    fork.mkdir()
    whole = "".join((spec / name).read_text("utf-8") for name in FILES)
    (fork / "model_spec.md").write_text(whole, "utf-8")
    done = run("upstream", "add", "../several", cwd=fork)
    assert (done.code, "`upstream` takes a spec of one file" in done.err) == (2, True)


def test_two_states_are_compared_as_wholes(run: Run, spec: Path, tmp_path: Path) -> None:
    moved = shutil.copytree(spec, tmp_path / "moved")
    (moved / "rules" / "20-guests.md").rename(moved / "rules" / "40-guests.md")
    changes = json.loads(run("diff", "several", "moved", "--format", "json", cwd=tmp_path).out)
    assert {kind for clause in changes["clauses"] for kind in clause["kinds"]} <= {"reordered", "unchanged"}
    assert changes["summary"]["reordered"] >= 1
    assert run("diff", "several", "several", "--exit-code", cwd=tmp_path).code == 0


@pytest.mark.parametrize(
    "names",
    [
        ["intro.md", "./intro.md", "rules/10-always.md", "words.md"],
        ["**/*.md"],
        [".", "rules/20-guests.md"],
    ],
)
def test_a_spec_of_several_files_is_checked_once_whatever_it_is_called(
    run: Run, spec: Path, names: list[str]
) -> None:
    done = run("lint", "--select", "REF001", *names, cwd=spec)
    assert done.out.startswith("no findings in intro.md and 4 more files; ")
    assert done.out.count("\n") == 1


def test_a_link_names_the_file_that_its_clause_is_in(run: Run, tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "clausetree.toml").write_text('[spec]\nfiles = ["index.md", "parts/*.md"]\n', "utf-8")
    (tmp_path / "index.md").write_text("# Desk {#desk}\n\nSee [a](parts/a.md#lend).\n", "utf-8")
    (tmp_path / "parts" / "a.md").write_text(
        "# Lend {#lend}\n\nSee [b](parts/b.md#stamp), [c](./b.md#stamp), [d](b.md#desk), [e](#desk).\n",
        "utf-8",
    )
    (tmp_path / "parts" / "b.md").write_text(
        '# Stamp {#stamp}\n\nSee <a href="../index.md#desk">it</a>.\n', "utf-8"
    )
    ran = run("lint", "--select", "REF", "--format", "json", cwd=tmp_path)
    found = [(one["path"], one["message"], one["hint"]) for one in json.loads(ran.out)["diagnostics"]]
    assert found == [
        ("parts/a.md", "the clause is not in `parts/b.md`", "did you mean `b.md`?"),
        ("parts/a.md", "the clause is not in `b.md`", "did you mean `../index.md`?"),
    ]
    run("lint", "--select", "REF", "--unsafe-fixes", cwd=tmp_path)
    text = (tmp_path / "parts" / "a.md").read_text("utf-8")
    assert "[b](b.md#stamp), [c](./b.md#stamp), [d](../index.md#desk)" in text
