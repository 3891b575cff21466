"""Files of claims, by the ending of their names."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from clausetree.claims.claim_records import read_csv, read_json_lines
from clausetree.claims.markdown_claims import read_markdown
from clausetree.model.errors import ClausetreeError
from clausetree.text.lines import BYTE_ORDER_MARK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetree.claims.claim import Claim

_MARKDOWN = frozenset((".md", ".markdown", ".mdown", ".txt", ""))
_KNOWN = ".md, .jsonl, .csv"
_OTHERS: Mapping[str, str] = {
    ".json": "write its records as JSON Lines, one object on each line, in a `.jsonl` file",
    ".tsv": "write it with commas, in a `.csv` file",
    ".xlsx": "save it as a `.csv` file",
    ".docx": "save it as a `.md` file",
    ".pdf": "save its text as a `.md` file",
}


def read_claims(text: str, name: str) -> tuple[Claim, ...]:
    """Returns the claims of a file.

    Args:
        text: What it holds.
        name: Its name, whose ending says in which form; `-` is Markdown.

    Raises:
        ClausetreeError: The form is unknown, the text is not in it, or has no claim.
    """
    ending = PurePath(name).suffix.lower()
    if ending in {".jsonl", ".ndjson"}:
        claims = read_json_lines(text, name)
    elif ending == ".csv":
        claims = read_csv(text, name)
    elif ending in _MARKDOWN:
        _check_markdown(text, name)
        claims = read_markdown(text)
    else:
        raise ClausetreeError(
            f"`{name}` is not a file of claims; these are {_KNOWN}",
            _OTHERS.get(
                ending, "rename it to match its format, or give Markdown on standard input and name it `-`"
            ),
        )
    if not claims:
        raise ClausetreeError(f"`{name}` has no claims", "write a sentence, or a record, for each claim")
    return claims


def _check_markdown(text: str, name: str) -> None:
    """Raises `ClausetreeError` where what should be Markdown is JSON Lines."""
    start = text.removeprefix(BYTE_ORDER_MARK).lstrip()[:200]
    if start.startswith(('{"', '[{"')) and name != "-":
        raise ClausetreeError(
            f"{name}:1: this is JSON, not Markdown",
            "write one object on each line, in a file whose name ends in `.jsonl`",
        )
