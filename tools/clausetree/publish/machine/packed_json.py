"""JSON for programs alone: a site has it once a revision and once a comparison."""

from __future__ import annotations

import msgspec


def pack(text: str) -> str:
    """Returns a JSON text without the spaces and lines that are for people's eyes, with a line feed at its end."""
    return msgspec.json.format(text, indent=-1) + "\n"
