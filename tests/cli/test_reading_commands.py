"""`tree`, `show`, `export`, `revisions`, `schema`: what people see of a document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

from clausetree.cli.command_table import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

_SPEC = """Before.

# Rules {#rules}

1. **Root**: highest
2. **User**: last

## Be kind {#be_kind authority=root tags=under_18}

See [?](#be_clear)[^abcd].

**Example**: a greeting

~~~xml
<user>
Hi
</user>
<comparison>
<assistant> <!-- BAD[#be_clear]: cold -->
What.
</assistant>
<assistant> <!-- GOOD -->
Hello!
</assistant>
</comparison>
~~~

## Be clear {#be_clear authority=user}
"""


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    (tmp_path / "examples").mkdir()
    prompt = "Examples for [^abcd] in Be kind:\n\n**Example**: a prompt\n\n~~~xml\n<user>\nHi\n</user>\n~~~"
    (tmp_path / "examples" / "abcd.md").write_text(prompt, encoding="utf-8")
    path = tmp_path / "model_spec.md"
    path.write_text(_SPEC, encoding="utf-8")
    return path


def test_tree_shows_levels_counts_ids_and_tags(run: Callable[..., Ran], spec: Path) -> None:
    ran = run("tree", str(spec))
    lines = ran.out.splitlines()
    assert (ran.code, ran.err) == (0, "")
    assert lines[0].endswith("root › user")
    assert lines[2:5] == [
        "Rules                          #rules",
        "├─ Be kind   root  1 example   #be_kind   under_18",
        "└─ Be clear  user              #be_clear",
    ]
    assert lines[6] == "3 clauses · 2 provisions (1 root, 1 user) · 1 example"


def test_tree_filters_by_level_and_depth(run: Callable[..., Ran], spec: Path) -> None:
    by_level = run("tree", str(spec), "--level", "user").out
    assert "Be clear" in by_level
    assert "Rules" in by_level
    assert "Be kind" not in by_level
    assert "Be kind" not in run("tree", str(spec), "--depth", "1").out
    unknown = run("tree", str(spec), "--level", "system")
    assert unknown.code == 2
    assert "there are `root`, `user`, `none`" in unknown.err


def test_tree_paints_only_when_it_may(run: Callable[..., Ran], spec: Path) -> None:
    assert "\x1b[" not in run("tree", str(spec)).out
    assert "\x1b[" in run("tree", str(spec), FORCE_COLOR="1").out
    assert "\x1b[" not in run("tree", str(spec), FORCE_COLOR="1", NO_COLOR="1").out


def test_show_gives_text_references_and_eval_prompts(run: Callable[..., Ran], spec: Path) -> None:
    out = run("show", f"{spec}#be_kind").out
    assert "1.1 Be kind  #be_kind" in out
    assert "<assistant> <!-- BAD[#be_clear]: cold -->" in out
    assert "Refers to\n  #be_clear  Be clear" in out
    assert "Eval prompts\n  ^abcd  a prompt" in out
    other = run("show", f"{spec}#be_clear").out
    assert "Referred to by\n  #be_kind  Be kind" in other
    assert "Violated in examples of\n  #be_kind  Be kind" in other


def test_show_sets_off_tags_and_not_what_only_looks_like_one(run: Callable[..., Ran], tmp_path: Path) -> None:
    spec = tmp_path / "spec.md"
    spec.write_text(
        '# A {#a}\n\n~~~xml\n<user\n  name="a > b">\n<b>\n</user>\n<assistant>Hi</assistant>\n'
        "<comparison>\n<assistant> <!-- GOOD -->\nHi\n</assistant>\n</comparison>\n~~~\n\n<b>\n"
    )
    shown = run("show", f"{spec}#a", FORCE_COLOR="1").out
    dim, green, end = "\x1b[2m", "\x1b[32m", "\x1b[0m"
    assert shown.endswith(
        f'{dim}~~~xml{end}\n{dim}<user{end}\n{dim}  name="a > b">{end}\n<b>\n{dim}</user>{end}\n'
        f"{dim}<assistant>{end}Hi{dim}</assistant>{end}\n"
        f"{dim}<comparison>{end}\n{green}<assistant> <!-- GOOD -->{end}\nHi\n{dim}</assistant>{end}\n"
        f"{dim}</comparison>{end}\n{dim}~~~{end}\n\n<b>\n"
    )


def test_show_names_the_nearest_clause(run: Callable[..., Ran], spec: Path) -> None:
    for mistyped in ("be_kindd", "Be kind"):
        ran = run("show", f"{spec}#{mistyped}")
        assert ran.code == 2
        assert "did you mean `be_kind`?" in ran.err


def test_export_holds_to_the_published_schema(run: Callable[..., Ran], spec: Path) -> None:
    exported = json.loads(run("export", str(spec)).out)
    jsonschema.validate(exported, json.loads(run("schema", "document").out))
    assert exported["preamble"] == "Before.\n\n"
    assert exported["ladder"] == ["root", "user"]
    clause = exported["clauses"][1]
    assert (clause["id"], clause["parent"], clause["number"], clause["level"]) == (
        "be_kind",
        "rules",
        "1.1",
        "root",
    )
    assert (clause["line"], clause["tags"], clause["eval_prompts"]) == (8, ["under_18"], ["abcd"])
    assert clause["references"] == [
        {
            "target": "be_clear",
            "clause": "be_clear",
            "line": 10,
            "text": None,
            "in": "prose",
        }
    ]
    assert clause["path"] == str(spec)
    assert [(p["locator"], p["kind"], p["line"]) for p in clause["passages"]] == [
        ("p1", "paragraph", 10),
        ("p2", "example", 12),
    ]
    example = clause["examples"][0]
    assert (example["blocks"], example["line"], example["end_line"]) == (["user", "comparison"], 12, 26)
    bad, good = example["comparisons"][0]
    assert (bad["verdict"], bad["violates"], bad["reason"], bad["line"]) == ("bad", "be_clear", "cold", 19)
    assert good["messages"][0]["text"] == "Hello!"
    assert "".join([exported["preamble"], *(c["text"] for c in exported["clauses"])]) == _SPEC


def test_export_reads_standard_input(run: Callable[..., Ran]) -> None:
    exported = json.loads(run("export", "-", stdin=_SPEC.encode()).out)
    assert exported["revision"]["source"] == "-"
    assert len(exported["clauses"]) == 3


def test_revisions_of_the_sample_spec_are_listed_oldest_first(run: Callable[..., Ran]) -> None:
    rows = run("revisions").out.splitlines()[1:]
    labels = [row.split()[0] for row in rows]
    assert labels == [
        "2024-05-08",
        "2025-02-12",
        "2025-04-11",
        "2025-09-12",
        "2025-10-27",
        "2025-12-18",
        "head",
    ]
    assert rows[0].endswith("platform › developer › user › tool")
    assert rows[-1].endswith("root › system › developer › user › guideline")


@pytest.mark.upstream
def test_a_release_is_addressed_by_bundle_and_label(run: Callable[..., Ran], upstream_bundle: Path) -> None:
    ran = run("export", f"{upstream_bundle}@2025-09-12")
    revision = json.loads(ran.out)["revision"]
    assert revision["label"] == "2025-09-12"
    assert revision["commit"].startswith("502dfcf")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command_shows_an_example(run: Callable[..., Ran], command: str) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert "Example" in ran.out
    assert f"clausetree {command}" in ran.out


def test_a_mistyped_command_names_the_nearest(run: Callable[..., Ran]) -> None:
    ran = run("tre")
    assert ran.code == 2
    assert "did you mean `tree`?" in ran.err


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe", "binary"),
        ("latin.md", b"# Caf\xe9 {#a}\n", "offset 5"),
        ("broken.bundle", b"# v2 git bundle\nnonsense", "bundle"),
    ],
)
def test_unreadable_files_are_one_clear_line(
    run: Callable[..., Ran], tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(content)
    ran = run("tree", name, cwd=tmp_path)
    assert ran.code == 2
    assert ran.out == ""
    *progress, error, hint = ran.err.splitlines()
    assert progress in ([], [f"reading {name}"])
    assert error.startswith("error: ")
    assert says in error
    assert hint.startswith("hint: ")


@pytest.mark.parametrize(
    "rev",
    [
        "nowhere.md",
        ".",
        "no-such-label",
        "ext::sh -c touch% pwned",
        "-x@y",
        "--upload-pack=touch pwned",
        "ftp://x/y",
    ],
)
def test_revisions_that_name_nothing_are_one_clear_line(
    run: Callable[..., Ran], tmp_path: Path, rev: str
) -> None:
    ran = run("tree", "--", rev, cwd=tmp_path)
    assert ran.code == 2
    assert ran.out == ""
    assert "Traceback" not in ran.err
    assert ran.err.startswith("error: ")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_an_empty_tree(run: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_bytes(b"")
    ran = run("tree", "empty.md", cwd=tmp_path)
    assert ran.code == 0
    assert "0 clauses" in ran.out


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("diagnostics", ("lint", "2025-02-12", "head", "--format", "json")),
        ("changes", ("diff", "2025-04-11", "2025-09-12", "--format", "json")),
    ],
)
def test_what_lint_and_diff_write_holds_to_the_published_schemas(
    run: Callable[..., Ran], name: str, arguments: tuple[str, ...]
) -> None:
    jsonschema.validate(json.loads(run(*arguments).out), json.loads(run("schema", name).out))


@pytest.mark.parametrize("arguments", [("diff", "-", "-"), ("apply", "-", "-"), ("lint", "-", "-")])
def test_standard_input_is_refused_the_second_time(
    run: Callable[..., Ran], arguments: tuple[str, ...]
) -> None:
    ran = run(*arguments, stdin=_SPEC.encode())
    assert (ran.code, ran.out) == (2, "")
    assert "standard input can be read only once" in ran.err
