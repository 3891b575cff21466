"""The profile that settings state, changed in their text."""

from __future__ import annotations

import tomlkit

from clausetree.config.parsing import parse_settings


def restate_profile(text: str, path: str, before: str, after: str) -> str:
    """Returns the text of settings in which the spec's profile is another one; as it is where it states not `before`.

    Args:
        text: The text of a `clausetree.toml`; its comments and its layout are kept.
        path: What errors call the file.
        before: The name of the profile that it goes by.
        after: The name of the one that it is to go by.
    """
    if parse_settings(text, path).spec.profile != before or before == after:
        return text
    settings = tomlkit.parse(text)
    settings["spec"]["profile"] = after
    return tomlkit.dumps(settings)
