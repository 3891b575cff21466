"""Addresses of repositories: which texts are one, and which of them are safe to hand to git."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.history.files.markdown_names import MARKDOWN_ENDINGS
from clausetree.model.errors import ClausetreeError
from clausetree.model.secrets import hide_secrets, strip_secrets

if TYPE_CHECKING:
    from collections.abc import Callable

KNOWN_NAMES = {"openai": "https://github.com/openai/model_spec.git"}
"""Names that stand for an address."""

SCHEMES = ("https", "http", "ssh", "git", "file")

_URL = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<authority>[^/]*)")
_SCP = re.compile(r"(?P<authority>(?:[\w.+-]+@)?(?:[\w.-]+|\[[0-9A-Fa-f:]+\]))(?P<colon>:)[^:]")
_HELPER = re.compile(r"[\w+.-]+::")
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


def is_address(text: str) -> bool:
    """Returns whether `text` is a URL, an scp-style `host:path`, or a helper transport's `name::…`."""
    if _URL.match(text) or _HELPER.match(text):
        return True
    return bool(_SCP.match(text)) and not _DRIVE.match(text)


def authority_end(text: str) -> int:
    """Returns the offset in an address at which its host ends; an `@` before it is the user's, not a label's."""
    match = _URL.match(text) or _SCP.match(text)
    return match.end("authority") if match else 0


def split_inside(text: str, exists: Callable[[str], bool]) -> tuple[str, str] | None:
    """Returns the two halves of `REPO:path/spec.md`, or None where `text` is not of this form.

    Args:
        text: As the user wrote it, without a label.
        exists: Says whether a path exists.
    """
    colons = [at for at, character in enumerate(text) if character == ":" and text[at + 1 :]]
    for at in reversed(colons):
        if text[:at] in KNOWN_NAMES or exists(text[:at]):
            return text[:at], text[at + 1 :]
    if colons and colons[-1] > authority_end(text) > 0 and text.endswith(MARKDOWN_ENDINGS):
        return text[: colons[-1]], text[colons[-1] + 1 :]
    return None


def check_address(address: str) -> None:
    """Raises `ClausetreeError` where git would take `address` for an option or run a program for it."""
    if address.startswith("-"):
        raise ClausetreeError(
            f"`{address}` begins with `-`, which no address does", "to name a file, write `./` before it"
        )
    if _HELPER.match(address):
        raise ClausetreeError(
            f"`{address}` names a helper transport, which could run any program",
            f"use an address that begins with {_schemes()}",
        )
    url = _URL.match(address)
    if url and url["scheme"].lower() not in SCHEMES:
        raise ClausetreeError(
            f"`{address}` has the unknown scheme `{url['scheme']}`",
            f"use an address that begins with {_schemes()}",
        )
    if url and url["authority"].startswith("-"):
        raise ClausetreeError(f"`{address}` has a host that begins with `-`", "correct the address")
    if not address.isprintable():
        raise ClausetreeError(f"`{address!r}` contains a control character", "correct the address")


def publish_address(address: str) -> str:
    """Returns an address as it may be written into a file that others read: without what can be a secret.

    Raises:
        ClausetreeError: It does not lead there without.
    """
    public = strip_secrets(address)
    if hide_secrets(public) != public:
        raise ClausetreeError(
            f"`{address}` may have a secret in its path, which would be saved",
            "store the secret in git's credential helper, and name the address without it",
        )
    return public


def _schemes() -> str:
    """Returns the schemes as a list for a sentence."""
    return ", ".join(f"`{scheme}://`" for scheme in SCHEMES)
