"""`tree` at every width of the terminal, and of texts that have no levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

EXAMPLE = "~~~xml\n<user>\nHi\n</user>\n~~~\n\n"


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_tree_keeps_to_the_width_of_the_terminal(run: Callable[..., Ran], columns: int) -> None:
    rows = run("tree", COLUMNS=str(columns)).out.splitlines()[2:-2]
    assert max(len(row) for row in rows) <= max(columns, 50)


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 110, 120])
def test_tree_lists_the_ids_whatever_the_width(run: Callable[..., Ran], tmp_path: Path, columns: int) -> None:
    ids = ["keep_what_was_asked_for_in_the_order_in_which_it_came", "b", "c"]
    text = "".join(
        f"# A title that takes some room of its own {{#{one} authority=root tags=under_18}}\n\n{EXAMPLE * 3}\n"
        for one in ids
    )
    (tmp_path / "a.md").write_text(text)
    lines = run("tree", str(tmp_path / "a.md"), COLUMNS=str(columns)).out.splitlines()[2:5]
    assert [one for one, line in zip(ids, lines, strict=True) if f"#{one}" in line.split()] == ids
    assert all(" root " in line for line in lines)


def test_tree_of_a_text_without_levels_does_not_speak_of_levels(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text("# House rules\n\n## Being kind\n\nBe kind.\n")
    assert run("tree", "a.md", cwd=tmp_path).out.splitlines() == [
        "a.md",
        "",
        "House rules    ~house_rules",
        "└─ Being kind  ~being_kind",
        "",
        "2 clauses · 0 examples",
        "~ marks an id that is made from the title",
    ]
    unknown = run("tree", "a.md", "--level", "root", cwd=tmp_path)
    assert "no level `root` here" in unknown.err
    assert "has no levels" in unknown.err


def test_tree_shows_control_characters_instead_of_sending_them(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    path.write_text("# \x1b[31mRed\x07 {#a}\n", encoding="utf-8")
    out = run("tree", str(path)).out
    assert "\x1b" not in out
    assert "�[31mRed�" in out


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("# A {#a authority=captain}\n\nBe kind.\n", False),
        ("# A {#a authority=captain authority=crew}\n", True),
    ],
)
def test_tree_says_only_of_what_was_misread_that_it_was(
    run: Callable[..., Ran], tmp_path: Path, text: str, *, is_told: bool
) -> None:
    (tmp_path / "spec.md").write_text(text, encoding="utf-8")
    told = run("tree", "spec.md", cwd=tmp_path).err
    assert ("note: 1 place could not be read as meant" in told) == is_told


@pytest.mark.parametrize(
    ("count", "where"),
    [
        (1, "1 place could not be read as meant: model_spec.md:1 (SYN010)"),
        (3, "3 places could not be read as meant: model_spec.md:1 (SYN010), model_spec.md:3 (SYN010), model_spec.md:5 (SYN010)"),
        (5, "5 places could not be read as meant: model_spec.md:1 (SYN010), model_spec.md:3 (SYN010), model_spec.md:5 (SYN010) and 2 more"),
    ],
)  # fmt: skip
def test_tree_says_where_it_was_misread_also_where_a_baseline_knows(
    run: Callable[..., Ran], tmp_path: Path, count: int, where: str
) -> None:
    text = "".join(f"# A {{#a{number} user}}\n\n" for number in range(count))
    (tmp_path / "model_spec.md").write_text(text, encoding="utf-8")
    (tmp_path / "clausetree.toml").write_text('[lint]\nbaseline = "known.json"\n', encoding="utf-8")
    run("lint", "--write-baseline", "known.json", cwd=tmp_path)
    assert run("lint", cwd=tmp_path).out.startswith("no new findings")
    assert run("tree", cwd=tmp_path).err == f"note: {where}; `clausetree explain SYN010` says more\n"
