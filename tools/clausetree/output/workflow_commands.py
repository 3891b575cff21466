"""Workflow commands of GitHub Actions, which it shows as annotations.

Format: GitHub's documentation of Actions, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def write_command(command: str, properties: Mapping[str, object], message: str) -> str:
    """Returns a command with its line feed; `error`, `warning` and `notice` are annotations."""
    written = ",".join(f"{key}={_escape_property(str(value))}" for key, value in properties.items())
    return f"::{command} {written}::{_escape(message)}\n"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
