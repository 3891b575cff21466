from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausetree.history.opening.revision_name import check_dots, parse_range, parse_revision_name
from clausetree.model.errors import ClausetreeError


@pytest.mark.parametrize(
    ("text", "source", "label"),
    [
        ("2025-09-12", None, "2025-09-12"),
        ("latest", None, "latest"),
        ("feature/x", None, "feature/x"),
        ("main@{1}", None, "main@{1}"),
        ("@latest", None, "latest"),
        ("-", "-", None),
        (".", ".", None),
        ("model_spec.md", "model_spec.md", None),
        ("../other", "../other", None),
        ("some/folder/", "some/folder/", None),
        ("openai", "openai", None),
        ("openai@2025-04-11", "openai", "2025-04-11"),
        ("repo@HEAD~2", "repo", "HEAD~2"),
        ("repo@main@{1}", "repo", "main@{1}"),
        ("repo@", "repo", None),
        ("path/to/x.bundle@latest", "path/to/x.bundle", "latest"),
        ("https://host/x.git", "https://host/x.git", None),
        ("https://host/x.git@2025-09-12", "https://host/x.git", "2025-09-12"),
        ("https://host/x.git@feature/y", "https://host/x.git", "feature/y"),
        ("https://user@host/x", "https://user@host/x", None),
        ("https://user:secret@host/x@v1", "https://user:secret@host/x", "v1"),
        ("https://host/@scope/x@v1", "https://host/@scope/x", "v1"),
        ("git@host:o/r", "git@host:o/r", None),
        ("git@host:o/r@v1", "git@host:o/r", "v1"),
        ("host:o/r@v1", "host:o/r", "v1"),
        ("ssh://git@host:22/o/r@v1", "ssh://git@host:22/o/r", "v1"),
    ],
)
def test_a_name_is_a_source_and_a_label(text: str, source: str | None, label: str | None) -> None:
    name = parse_revision_name(text)
    assert (name.source, name.label) == (source, label)


@pytest.mark.parametrize("path", ["a@b", "2025-09-12", "latest", "x@v1.md"])
def test_what_exists_as_written_is_a_source(path: str) -> None:
    name = parse_revision_name(path, {path}.__contains__)
    assert (name.source, name.label) == (path, None)


def test_the_half_that_exists_decides_where_to_part() -> None:
    name = parse_revision_name("repo@me@topic", {"repo"}.__contains__)
    assert (name.source, name.label) == ("repo", "me@topic")
    name = parse_revision_name("dir@2@v1", {"dir@2"}.__contains__)
    assert (name.source, name.label) == ("dir@2", "v1")


@pytest.mark.parametrize(
    "text",
    [
        "-x",
        "--upload-pack=touch x",
        "repo@-x",
        "https://host/x@--exec=y",
        "repo@a\nb",
        "^HEAD",
        "repo@^HEAD",
        "repo@^",
    ],
)
def test_a_label_that_git_could_misread_is_refused(text: str) -> None:
    with pytest.raises(ClausetreeError) as caught:
        parse_revision_name(text)
    assert "label" in caught.value.message
    assert caught.value.hint


@given(st.text(alphabet="ab@/:-.{~ "))
def test_the_halves_are_the_text_again(text: str) -> None:
    try:
        name = parse_revision_name(text)
    except ClausetreeError:
        return
    whole = (name.source or "") + ("" if name.label is None else f"@{name.label}")
    assert text in {whole, whole[1:], f"{whole}@"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("2025-04-11..2025-09-12", ("2025-04-11", "2025-09-12")),
        ("2025-04-11..", ("2025-04-11", "")),
        ("..2025-09-12", ("", "2025-09-12")),
        ("v1.0..v1.1", ("v1.0", "v1.1")),
        ("HEAD~2..HEAD", ("HEAD~2", "HEAD")),
        ("openai@2025-04-11..openai@latest", ("openai@2025-04-11", "openai@latest")),
        ("repo@a..repo@b", ("repo@a", "repo@b")),
        ("old.md..new.md", ("old.md", "new.md")),
        ("old.md..../new.md", ("old.md", "../new.md")),
        ("../old.md..new.md", ("../old.md", "new.md")),
        ("a../b.md", ("a", "/b.md")),
        ("a.../b.md", ("a", "./b.md")),
        ("-..new.md", ("-", "new.md")),
        ("..", None),
        (".", None),
        ("../x", None),
        ("../../x.md", None),
        ("x/..", None),
        ("x/../y.md", None),
        ("a...b", None),
        ("...b", None),
        ("2025-04-11", None),
        ("x.md", None),
    ],
)
def test_a_range_is_two_names_and_a_path_is_none(text: str, names: tuple[str, str] | None) -> None:
    assert parse_range(text) == names


def test_a_name_that_exists_is_no_range_even_with_a_label() -> None:
    exists = {"a..b.md", "x..y/repo", "repo", "../repo"}.__contains__
    assert parse_range("a..b.md", exists) is None
    assert parse_range("x..y/repo@v1", exists) is None
    assert parse_range("a..b.md@v1..v2", exists) is None
    assert parse_range("repo@v1..repo@v2", exists) == ("repo@v1", "repo@v2")
    assert parse_range("../repo@v1..../repo@v2", exists) == ("../repo@v1", "../repo@v2")


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("main...edit", "main", "edit"),
        ("HEAD~2...HEAD", "HEAD~2", "HEAD"),
        ("v1.0...v1.1", "v1.0", "v1.1"),
        ("origin/main...feature/x.y", "origin/main", "feature/x.y"),
        ("main...", "main", "HEAD"),
        ("...edit", "HEAD", "edit"),
    ],
)
def test_three_dots_are_told_with_what_to_write(text: str, old: str, new: str) -> None:
    with pytest.raises(ClausetreeError, match="has three dots") as caught:
        check_dots(text, lambda _: False)
    hint = caught.value.hint or ""
    assert f"write `{old}..{new}`" in hint
    assert f"`$(git merge-base {old} {new})..{new}`" in hint
    check_dots(text, {text}.__contains__)


def test_three_dots_between_sources_have_no_merge_base() -> None:
    with pytest.raises(ClausetreeError) as caught:
        check_dots("../repo@a...../repo@b", {"../repo"}.__contains__)
    assert caught.value.hint == "write `../repo@a..../repo@b`"


@pytest.mark.parametrize(
    ("text", "pair"), [("../repo@a...b", "../repo@a..b"), ("a...../repo@b", "a..../repo@b")]
)
def test_three_dots_with_a_source_on_one_side_have_no_merge_base(text: str, pair: str) -> None:
    with pytest.raises(ClausetreeError) as caught:
        check_dots(text, {"../repo"}.__contains__)
    assert caught.value.hint == f"write `{pair}`"


@pytest.mark.parametrize("text", ["...", ".../a.md", "a..b", "a....b", "....", "../a.md"])
def test_dots_of_paths_are_no_three_dots(text: str) -> None:
    check_dots(text, lambda _: False)
