"""From the text of `clausetree.toml` to settings."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

import msgspec

from clausetree.config.checks import check_clashes, check_keys, check_values
from clausetree.config.setting_places import name_place
from clausetree.config.settings import Settings
from clausetree.config.settings_error import SettingsError, errors_of_settings
from clausetree.config.word_checks import check_words
from clausetree.model.errors import ClausetreeError

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLACE = re.compile(r"(?P<fact>.*) - at `\$\.?(?P<key>.*)`", re.DOTALL)
_LINE = re.compile(r"at line (\d+)")
_WORDS = {
    "`str | null`": "text",
    "`date | null`": "a date",
    "`str`": "text",
    "`array`": "a list",
    "`object`": "a table",
    "`int`": "a number",
    "`float`": "a number",
    "`bool`": "true or false",
    "`date`": "a date",
    "`datetime`": "a date with a time",
}


def parse_settings(text: str, path: str) -> Settings:
    """Returns what a `clausetree.toml` says.

    Args:
        text: The file's text.
        path: What errors call the file.

    Raises:
        SettingsError: The text is no TOML, or holds a key or a value that has no meaning.
    """
    with errors_of_settings(path):
        data = _parse_toml(text, path)
        check_keys(data, path)
        check_words(data, path)
        check_clashes(data, path)
        try:
            settings = msgspec.convert(data, Settings)
        except msgspec.ValidationError as error:
            raise ClausetreeError(_explain(str(error), data, path), "correct the value") from None
        check_values(settings, path)
    return settings


def _parse_toml(text: str, path: str) -> dict[str, Any]:
    """Returns the tables of `text`."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        lines = text.rstrip("\n").split("\n")
        fact = str(error).replace("at end of document", f"at line {len(lines)}, column {len(lines[-1]) + 1}")
        line = _LINE.search(fact)
        raise SettingsError(
            f"`{path}` is not valid TOML: {fact[:1].lower()}{fact[1:]}",
            "put text in quotes, and lists in square brackets",
            path,
            int(line[1]) if line else 1,
        ) from None
    except RecursionError:
        raise ClausetreeError(f"`{path}` is not valid TOML: brackets are nested too deeply") from None


def _explain(message: str, data: Mapping[str, Any], path: str) -> str:
    """Returns what msgspec says in the words of a TOML file."""
    match = _PLACE.fullmatch(message)
    place, fact = (name_place(match["key"], data), match["fact"]) if match else ("", message)
    for word, plain in _WORDS.items():
        fact = fact.replace(word, plain)
    fact = fact.replace("Object missing required field", "missing key").replace(
        "Invalid RFC3339 encoded date", "expected a date such as 2025-09-12"
    )
    return f"`{place}` in `{path}`: {fact[:1].lower()}{fact[1:]}"
