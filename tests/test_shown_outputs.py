"""What README and guides show is what one gets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.shown_outputs import (
    PAGES,
    SCRIPTS,
    WALKTHROUGHS,
    open_workplace,
    refill,
    refill_console,
    refill_first_lines,
    refill_prompts,
    refill_scripts,
    refill_walkthrough,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name + "/" + page.stem)
def test_a_page_shows_what_its_commands_and_scripts_print(page: Path) -> None:
    """Where it fails, read what `python -m tests.shown_outputs` writes before it is kept."""
    text = page.read_text(encoding="utf-8")
    made = re.findall(r"^(?:\$ clausetree |>>> |```text$|<!-- \w+ -->$)", text, re.MULTILINE)
    assert len(made) >= (1 if page.stem in WALKTHROUGHS else 3)
    assert refill(page) == text


def test_commands_are_refilled_in_their_folders(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    page = "```console\n$ cd below\n$ seq 4\n1\n…\n9\n$ echo x > y; cat y\n```\n\nSo.\n\n```console\n$ ls\nnone\n```\n"
    shown = "```console\n$ cd below\n$ seq 4\n1\n…\n4\n$ echo x > y; cat y\nx\n```\n\nSo.\n\n```console\n$ ls\nbelow\n```\n"
    assert refill_console(page, tmp_path) == shown


def test_a_walkthrough_writes_the_files_that_it_shows_and_goes_on_where_it_is() -> None:
    page = (
        "```console\n$ mkdir a\n$ cd a\n```\n\nPut this into `b/c.md`:\n\n````markdown\n~~~xml\n1\n~~~\n````\n\n"
        "```yaml\nkept: 1\n```\n\n```console\n$ cat b/c.md\n$ ls ../spec/LICENSE\n```\n"
    )
    shown = refill_walkthrough(page)
    assert "$ cat b/c.md\n~~~xml\n1\n~~~\n$ ls ../spec/LICENSE\n../spec/LICENSE\n```\n" in shown
    assert refill_walkthrough(shown) == shown


def test_nothing_is_left_out_where_all_is_shown(tmp_path: Path) -> None:
    assert (
        refill_console("```console\n$ seq 2\n1\n…\n2\n```\n", tmp_path) == "```console\n$ seq 2\n1\n2\n```\n"
    )


def test_answers_of_python_are_refilled() -> None:
    page = "Say.\n\n```python\n>>> for one in (1,\n...             2):\n...     print(one)\n3\n>>> 1 + 1\n```\n\nSo.\n"
    assert refill_prompts(page) == page.replace("\n3\n", "\n1\n2\n").replace("1 + 1\n", "1 + 1\n2\n")


def test_a_prompt_that_raises_an_error_is_told() -> None:
    with pytest.raises(AssertionError, match="raises an error"):
        refill_prompts(">>> nothing\n")


def test_a_script_is_refilled_with_its_code() -> None:
    code = next(path for path in SCRIPTS if path.stem == "eval_prompts").read_text(encoding="utf-8")
    first = code.split("\n")[0]
    page = refill_scripts(f"```python\n{first}\nold\n```\n\n```text\nold\n```\n")
    assert page.startswith(f"```python\n{code}```\n\n```text\n")
    assert page.endswith(" provisions have none, such as " + page.split()[-2] + "\n```\n")


def test_first_lines_are_those_of_the_last_command_before() -> None:
    page = "```csv\na\nb\nc\n```\n\n```console\n$ echo x\n$ cat rubric.csv\n```\n\n```text\nold\nold\n```\n"
    assert refill_first_lines(page) == page.replace("old\nold", "a\nb")


def test_a_workplace_has_the_spec() -> None:
    with open_workplace() as here:
        assert (here / "spec" / "clausetree.toml").is_file()
