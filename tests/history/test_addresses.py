"""Which texts are addresses, which of them are safe, and what of them is shown."""

from __future__ import annotations

import pytest

from clausetree.history.git_access.address import authority_end, check_address, is_address
from clausetree.history.opening.revision_name import parse_revision_name
from clausetree.history.opening.source import unknown_label
from clausetree.model.errors import ClausetreeError


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://host/x.git", "https://host"),
        ("ssh://git@host:22/o/r", "ssh://git@host:22"),
        ("git+ssh://host", "git+ssh://host"),
        ("git@host:o/r", "git@host"),
        ("host.example:o/r", "host.example"),
        ("me.too+x@host-1:r", "me.too+x@host-1"),
        ("[2001:db8::1]:r", "[2001:db8::1]"),
    ],
)
def test_urls_and_scp_like_places_are_addresses_with_a_host(text: str, host: str) -> None:
    assert is_address(text)
    assert text[: authority_end(text)] == host


@pytest.mark.parametrize("text", ["ext::sh", "fd::17", "my-helper.x+y::z"])
def test_a_helpers_name_makes_an_address(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "model_spec.md",
        "a/b:c",
        "C:\\spec",
        "c:/spec",
        "2025-09-12",
        "host:",
        "//host/x",
        ":r",
        "HEAD~2",
    ],
)
def test_paths_and_labels_are_no_addresses(text: str) -> None:
    assert not is_address(text)
    assert authority_end("model_spec.md") == 0


@pytest.mark.parametrize(
    "address",
    [
        "https://host/x",
        "HTTP://host/x",
        "ssh://host/x",
        "git://host/x",
        "file:///x",
        "git@host:o/r",
        "./-x",
        "a-b:c",
    ],
)
def test_addresses_that_git_reads_itself_are_fine(address: str) -> None:
    check_address(address)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("--upload-pack=x", "`--upload-pack=x`"),
        ("-x:y", "`-x:y`"),
        ("ext::sh -c x", "helper"),
        ("foo://me:secret@host/x", "`foo://***@host/x`"),
        ("foo://secret@host/x", "`foo://***@host/x`"),
        ("httpss://host/x", "scheme `httpss`"),
        ("ssh://-oProxyCommand=x/y", "host"),
        ("https://host/\x1b[31m", "control character"),
        ("https://host/\nx", "control character"),
    ],
)
def test_addresses_that_git_could_misread_are_refused_with_the_reason(address: str, said: str) -> None:
    with pytest.raises(ClausetreeError) as caught:
        check_address(address)
    assert said in caught.value.message
    assert caught.value.hint
    assert "secret" not in caught.value.message
    assert "\x1b" not in caught.value.message


def test_the_hint_lists_the_schemes_that_can_be_read() -> None:
    with pytest.raises(ClausetreeError) as caught:
        check_address("foo://host/x")
    assert "`https://`, `http://`, `ssh://`, `git://`, `file://`" in (caught.value.hint or "")


@pytest.mark.parametrize(
    "source",
    [
        "x.md",
        "x.markdown",
        "x.txt",
        "x.bundle",
        "x.git",
        "x/",
        "/x",
        "./x",
        "../x",
        "~/x",
        ".",
        "..",
        "openai",
        "host:x",
        "-",
    ],
)
def test_what_looks_like_a_source_is_one(source: str) -> None:
    name = parse_revision_name(source)
    assert (name.source, name.label) == (source, None)


@pytest.mark.parametrize("label", ["x.mdx", "md", "x.git2", "a/b", "v1.0", "openai2", "HEAD^", ".x"])
def test_what_does_not_is_a_label(label: str) -> None:
    name = parse_revision_name(label)
    assert (name.source, name.label) == (None, label)


@pytest.mark.parametrize(
    ("label", "near"),
    [
        ("2025-04-13", "2025-04-11"),
        ("2025-06-01", "2025-04-11"),
        ("2025-08-01", "2025-09-12"),
        ("2030-01-01", "2025-09-12"),
        ("lates", "latest"),
        ("2025-9-12", "2025-09-12"),
        ("xyz", None),
    ],
)
def test_a_date_means_the_nearest_day_and_a_word_the_nearest_spelling(label: str, near: str | None) -> None:
    error = unknown_label(label, "spec", ["2025-02-12", "2025-04-11", "2025-09-12", "latest", "head"])
    assert error.message == f"`spec` has no revision `{label}`"
    assert error.hint is not None
    assert error.hint.startswith(f"did you mean `{near}`? " if near else "there are ")
    assert error.hint.endswith("there are `2025-02-12`, `2025-04-11`, `2025-09-12`, `latest`, `head`")


def test_of_many_labels_the_last_twelve_are_named_and_the_others_counted() -> None:
    labels = [f"r{number}" for number in range(15)]
    hint = unknown_label("zzz", "spec", labels).hint or ""
    assert hint == "there are " + ", ".join(f"`r{number}`" for number in range(3, 15)) + " and 3 older ones"
    assert (unknown_label("zzz", "spec", labels[:13]).hint or "").endswith("`r12` and 1 older one")
    assert "older" not in (unknown_label("zzz", "spec", labels[:12]).hint or "")
