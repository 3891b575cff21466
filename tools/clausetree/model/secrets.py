"""Secrets in addresses: what can be one is neither shown nor stored."""

from __future__ import annotations

import re

MASK = "***"

_NEITHER = r"\s`'\"<>"
_USER = re.compile(
    rf"(?P<scheme>[A-Za-z][\w+.-]*)://"
    rf"(?P<user>[^/?#{_NEITHER}]*|[^/?#:\[{_NEITHER}]*:(?!\d+[/?#])[^{_NEITHER}]*)@"  # a password may hold what it should not
)
_ENCODED_USER = re.compile(rf"(?P<scheme>\w%3A%2F%2F)(?P<user>[^/{_NEITHER}]*)%40", re.IGNORECASE)
_BARE_USER = re.compile(rf"(?<![\w/:@.+-])(?P<user>[\w.+-]+:[^/:@{_NEITHER}]+)@(?=[\w-]+(?:\.[\w-]+)+[:/])")
_QUERY = re.compile(rf"(?P<address>[A-Za-z][\w+.-]*://[^?#{_NEITHER}]*)(?P<query>[?#][^{_NEITHER}]*)")
_VALUE = re.compile(r"(?P<name>[^=&;?#]*=)?[^=&;?#]+(?:=[^&;#]*)?")
_TOKEN = re.compile(r"\b(?:gh[opsru]_|github_pat_|glpat-)[\w-]{16,}")


def hide_secrets(text: str) -> str:
    """Returns a text in which all that can be a secret in an address is `***`.

    That is: who asks and with what password, but for the user of an `ssh` address; the values after `?` and `#`; and
    what looks like a token of a host of repositories, wherever it stands.
    """
    text = _USER.sub(lambda match: f"{match['scheme']}://{_hide_user(match['scheme'], match['user'])}@", text)
    text = _ENCODED_USER.sub(rf"\g<scheme>{MASK}%40", text)
    text = _BARE_USER.sub(f"{MASK}@", text)
    text = _QUERY.sub(lambda match: match["address"] + _hide_values(match["query"]), text)
    return _TOKEN.sub(MASK, text)


def strip_secrets(address: str) -> str:
    """Returns an address without who asks, with what password, and what follows its path."""
    bare = _USER.sub(
        lambda match: f"{match['scheme']}://{_strip_user(match['scheme'], match['user'])}", address
    )
    return _QUERY.sub(r"\g<address>", _BARE_USER.sub("", bare))


def _hide_user(scheme: str, user: str) -> str:
    if "ssh" not in scheme.lower():
        return MASK
    name, colon, _ = user.partition(":")
    return f"{name}:{MASK}" if colon else name


def _strip_user(scheme: str, user: str) -> str:
    return f"{user.partition(':')[0]}@" if "ssh" in scheme.lower() else ""


def _hide_values(query: str) -> str:
    """Returns what follows an address's path with its values hidden; a part without a name is a value."""
    if query[0] == "#" and "=" not in query:
        return query
    return query[0] + _VALUE.sub(lambda match: (match["name"] or "") + MASK, query[1:])
