"""What of an address can be a secret: it is hidden wherever the address is shown, and left out where it is written."""

from __future__ import annotations

import pytest

from clausetree.model.errors import ClausetreeError
from clausetree.model.secrets import hide_secrets, strip_secrets

HIDDEN = [
    ("http://SECRET@host/r.git", "http://***@host/r.git", "http://host/r.git"),
    ("https://me:SECRET@host/x", "https://***@host/x", "https://host/x"),
    ("https://SECRET:@host/x", "https://***@host/x", "https://host/x"),
    ("https://:SECRET@host/x", "https://***@host/x", "https://host/x"),
    ("https://me:SEC@RET@host/x", "https://***@host/x", "https://host/x"),
    ("https://me:SECRET/SECRET@host/x", "https://***@host/x", "https://host/x"),
    ("https://me:SECRET?SECRET#@host/x", "https://***@host/x", "https://host/x"),
    ("https://me%40x:SECRET%2F@host/x", "https://***@host/x", "https://host/x"),
    ("https://oauth2:SECRET@host/x", "https://***@host/x", "https://host/x"),
    ("https://x-access-token:SECRET@host/x", "https://***@host/x", "https://host/x"),
    ("https://SECRET:x-oauth-basic@host/x", "https://***@host/x", "https://host/x"),
    ("HTTPS://SECRET@[::1]:80/x", "HTTPS://***@[::1]:80/x", "HTTPS://[::1]:80/x"),
    ("git+https://SECRET@host/x", "git+https://***@host/x", "git+https://host/x"),
    ("ssh://git:SECRET@host:22/x", "ssh://git:***@host:22/x", "ssh://git@host:22/x"),
    ("https://host/x?access_token=SECRET", "https://host/x?access_token=***", "https://host/x"),
    (
        "https://host/x?a=1;private_token=SECRET=&b",
        "https://host/x?a=***;private_token=***&***",
        "https://host/x",
    ),
    ("https://host/x?SECRET", "https://host/x?***", "https://host/x"),
    ("https://host/x?access%5Ftoken=SECRET", "https://host/x?access%5Ftoken=***", "https://host/x"),
    ("https://host/x#token=SECRET", "https://host/x#token=***", "https://host/x"),
    (
        "https://proxy/https://SECRET@host/x",
        "https://proxy/https://***@host/x",
        "https://proxy/https://host/x",
    ),
    ("me:SECRET@host.example/x", "***@host.example/x", "host.example/x"),
    ("x-access-token:SECRET@host.example:x", "***@host.example:x", "host.example:x"),
]


@pytest.mark.parametrize(("address", "shown", "written"), HIDDEN)
def test_a_secret_is_neither_shown_nor_written(address: str, shown: str, written: str) -> None:
    assert hide_secrets(address) == shown
    assert strip_secrets(address) == written
    assert hide_secrets(shown) == shown
    said = f"fatal: unable to access '{address}': no; `{address}@latest`\n{address}"
    assert (
        hide_secrets(said)
        == f"fatal: unable to access '{shown}': no; `{hide_secrets(address + '@latest')}`\n{shown}"
    )
    error = ClausetreeError(said, said)
    assert "SECRET" not in error.message + (error.hint or "") + str(error)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://proxy/https%3A%2F%2Fme%3ASECRET%40host/x", "https://proxy/https%3A%2F%2F***%40host/x"),
        ("https://host/ghp_SECRETSECRETSECRET12/x", "https://host/***/x"),
        ("https://host/glpat-SECRETSECRETSECRET/x", "https://host/***/x"),
    ],
)
def test_a_secret_in_a_path_is_hidden(address: str, shown: str) -> None:
    assert hide_secrets(address) == shown


@pytest.mark.parametrize(
    "text",
    [
        "https://host:8080/x@y",
        "https://host/x.git@2025-01-01",
        "https://host/a:b@v1",
        "https://host/x#heading",
        "ssh://git@host:22/a:b@c",
        "git+ssh://git@host/x",
        "git@host.example:o/r",
        *(f"the address:{blank}me@host.example/x" for blank in (" ", "\n", "`", "'", '"', "<")),
        "openai@latest",
        "repo:docs/rules.md@HEAD",
        "openai:rules.md@feature/x",
        "12:30@noon",
    ],
)
def test_what_is_no_secret_is_shown_and_written(text: str) -> None:
    assert hide_secrets(text) == text
    assert strip_secrets(text) == text.partition("#")[0]
