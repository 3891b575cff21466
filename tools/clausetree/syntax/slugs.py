"""What headings are called where Markdown is read: the fragments that GitHub, GitLab and site generators give them."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from clausetree.text.code_span import split_code
from clausetree.text.escapes import ESCAPABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_IMAGE = r"!\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])"
_LINK = r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])"
_UNSEEN = (
    rf"\[\^[^\]]*\]|<[^>]*>|[*~`]|(?<!\w)_+|_+(?!\w)|\\(?={ESCAPABLE})"  # marks, tags, emphasis, escapes
)
_APOSTROPHES = "'’"
_UNDERSCORE = "\ue000"  # stands for one in code, which marks no emphasis
_IN_CODE = str.maketrans({"_": _UNDERSCORE, **dict.fromkeys("[]()<>*~\\&!", "")})
"""In code no sign marks anything; those that could are left out, for a fragment has none of them."""


def make_slugs(titles: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yields for each title, in the order of the text, the fragments that links to it may have, the likeliest first.

    As GitHub makes them: in lower case, words joined by hyphens, punctuation dropped, `-1` for the second of a name,
    and the next number where a title has that name already; also
    with an apostrophe kept, and with hyphens in a row as one, as other readers of Markdown have them.
    """
    counts: dict[str, int] = {}
    for title in titles:
        text = _plain(title)
        bare = _slug(text, kept="")
        number = _count(bare, counts)
        forms = (
            bare,
            _slug(text, kept=_APOSTROPHES),
            *(_squeeze(_slug(text, kept=k)) for k in ("", _APOSTROPHES)),
        )
        endings = (f"-{number}", f"_{number}") if number else ("",)
        yield tuple(dict.fromkeys(form + ending for form in forms if form for ending in endings))


def _count(slug: str, counts: dict[str, int]) -> int:
    """Returns the number that a slug gets, 0 for the first of its name, and notes the name that it makes."""
    if slug not in counts:
        counts[slug] = 0
        return 0
    counts[slug] += 1
    while f"{slug}-{counts[slug]}" in counts:
        counts[slug] += 1
    counts[f"{slug}-{counts[slug]}"] = 0
    return counts[slug]


def _plain(title: str) -> str:
    """Returns what a reader sees of a title; of code what counts in a fragment."""
    pieces = split_code(title) if "`" in title else ()
    text = (
        "".join(piece.text.translate(_IN_CODE) if piece.is_code else piece.source for piece in pieces)
        or title
    )
    shown = re.sub(_UNSEEN, "", re.sub(_LINK, r"\1", re.sub(_IMAGE, r"\1", text)))
    return html.unescape(shown).replace(_UNDERSCORE, "_").strip()


def _slug(text: str, kept: str) -> str:
    """Returns `text` in lower case with hyphens for spaces, without signs but those that are to be kept."""
    return "".join(
        "-" if character == " " else character
        for character in text.lower()
        if character.isalnum() or character in "_- " or character in kept or _is_mark(character)
    )


def _is_mark(character: str) -> bool:
    """Returns whether a character is part of the letter before it."""
    if character.isascii():
        return False
    import unicodedata  # noqa: PLC0415 - most titles do without

    return unicodedata.category(character) in {"Mn", "Mc", "Me", "Pc"}


def _squeeze(slug: str) -> str:
    return re.sub(r"-{2,}", "-", slug).strip("-")
