"""Whole slips: for each construct what people most likely get wrong at once; `whole.md` holds them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from tests.lint.casefile import SPEC
from tests.slips.judge import FILES, PROMPTS
from tests.slips.slips import Slip

if TYPE_CHECKING:
    from collections.abc import Iterator

_PART = re.compile(
    r"^`````(?P<kind>right|wrong)\n(?P<text>.*?)\n`````$|^## (?P<construct>[^\n]+)$|^# (?P<file>[^\n]+)$",
    re.MULTILINE | re.DOTALL,
)


def make_whole_slips() -> Iterator[tuple[str, Slip]]:
    """Yields every whole slip, with the file that it is in."""
    path, construct, right, number = SPEC, "", "", 0
    for part in _PART.finditer((Path(__file__).parent / "whole.md").read_text("utf-8")):
        if part["file"]:
            path = PROMPTS if part["file"] == "Eval prompts" else SPEC
        elif part["construct"]:
            construct, number = part["construct"], 0
        elif part["kind"] == "right":
            right = part["text"]
        else:
            number += 1
            text = FILES[path]
            at = text.index(right)
            yield (
                path,
                Slip(construct, f"whole {number}", at, text[:at] + part["text"] + text[at + len(right) :]),
            )
