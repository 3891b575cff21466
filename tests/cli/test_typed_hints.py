"""What an error says to type, about the text that was named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

_SPEC = "# Be kind {#be_kind}\n\nMean well.\n\n# Be clear {#be_clear}\n\nSay it plainly.\n"


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    path = tmp_path / "model_spec.md"
    path.write_text(_SPEC, encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["tree", "export", "blame", "lint", "diff", "review"])
def test_a_word_that_names_nothing_is_told_alike_by_every_command(
    run: Callable[..., Ran], spec: Path, tmp_path: Path, command: str
) -> None:
    ran = run(command, "nope", cwd=spec.parent)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        "error: `nope` is neither a file here, nor a known name (`openai`), nor a revision of this project's spec\n"
    )
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    ran = run(command, "nope", cwd=elsewhere)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        "error: `nope` is neither a file here nor a known name, and there is no project"
    )


@pytest.mark.parametrize(
    "words",
    [
        ("show", "{}#xyzzy"),
        ("who", "{}#xyzzy"),
        ("who", "model_spec.md..{}#xyzzy"),
        ("resolve", "{}#xyzzy"),
        ("query", "id:xyzzy", "{}"),
        ("tree", "{}", "--query", "id:xyzzy"),
        ("export", "{}", "--clause", "xyzzy"),
        ("diff", "model_spec.md", "{}", "--clause", "xyzzy"),
        ("log", "xyzzy", "{}"),
        ("rename", "xyzzy", "other", "{}"),
    ],
)
def test_the_hint_to_list_the_ids_names_the_text_that_was_named(
    run: Callable[..., Ran], spec: Path, words: tuple[str, ...]
) -> None:
    other = spec.parent / "other one.md"
    other.write_text(_SPEC.replace("be_clear", "speak_plainly"), encoding="utf-8")
    ran = run(*(word.format(other.name) for word in words), cwd=spec.parent)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("hint: `clausetree tree 'other one.md'` lists the ids\n")


def test_the_hint_to_list_the_ids_of_the_project_names_none(run: Callable[..., Ran], spec: Path) -> None:
    ran = run("show", "xyzzy", cwd=spec.parent)
    assert ran.err.endswith("hint: `clausetree tree` lists the ids\n")
