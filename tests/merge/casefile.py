"""Cases of merges, as Markdown: see `tests/merge/cases`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_PART = re.compile(
    r"^````(?P<kind>\w+(?: swapped)?)(?P<crlf> crlf)?\n(?P<text>.*?)^````$|^## (?P<title>[^\n]+)$",
    re.MULTILINE | re.DOTALL,
)
_HUNK = re.compile(
    r"^<{7} ours\r?\n(?P<ours>.*?)^(?P<middle>\|{7} base\r?\n(?P<base>.*?)^={7}\r?\n)(?P<theirs>.*?)^(?P<end>>{7} theirs\r?\n)",
    re.MULTILINE | re.DOTALL,
)
_SIDE = re.compile(r"\b(ours|theirs)\b")
_VALUES = re.compile(r"ours (none|`[^`]*`), theirs (none|`[^`]*`)$")


class Verdict(NamedTuple):
    """What a merge makes.

    Attributes:
        text: The text, its conflicts between markers.
        conflicts: One line a conflict: part, clause, why.
        notes: What it says beside.
    """

    text: str
    conflicts: tuple[str, ...]
    notes: tuple[str, ...]


class Case(NamedTuple):
    """Three texts and the verdict on them.

    Attributes:
        title: What the case is about.
        base: What both sides come from.
        ours: The one side.
        theirs: The other.
        verdict: What the merge makes of them.
        swapped: What it makes of the sides swapped.
        error: Why there is no merge; None where there is one.
    """

    title: str
    base: str
    ours: str
    theirs: str
    verdict: Verdict
    swapped: Verdict
    error: str | None

    def swap(self) -> Case:
        """Returns the same case with the sides swapped."""
        return Case(
            f"{self.title}, swapped",
            self.base,
            self.theirs,
            self.ours,
            self.swapped,
            self.verdict,
            self.error and swap_words(self.error),
        )


def load_cases(path: Path) -> Iterator[Case]:
    """Yields the cases of a file; a base before the first is that of all that have none of their own."""
    shared = ""
    title: str | None = None
    texts: dict[str, str] = {}
    for part in _PART.finditer(path.read_text("utf-8")):
        if part["title"]:
            if title is not None:
                yield _build(title, shared, texts)
            title, texts = part["title"], {}
            continue
        text = part["text"].replace("\n", "\r\n") if part["crlf"] else part["text"]
        if title is None:
            shared = text
        else:
            texts[part["kind"]] = text
    if title is not None:
        yield _build(title, shared, texts)


def _build(title: str, shared: str, texts: dict[str, str]) -> Case:
    text = texts.get("merged", "")
    conflicts, notes = (tuple(texts.get(kind, "").splitlines()) for kind in ("conflicts", "notes"))
    swapped = Verdict(
        texts.get("merged swapped", swap_hunks(text)),
        _read_lines(texts, "conflicts swapped", map(swap_words, conflicts)),
        _read_lines(texts, "notes swapped", map(swap_words, notes)),
    )
    return Case(
        title,
        texts.get("base", shared),
        texts["ours"],
        texts["theirs"],
        Verdict(text, conflicts, notes),
        swapped,
        texts["error"].rstrip("\n") if "error" in texts else None,
    )


def _read_lines(texts: dict[str, str], kind: str, otherwise: Iterable[str]) -> tuple[str, ...]:
    return tuple(texts[kind].splitlines()) if kind in texts else tuple(otherwise)


def swap_words(sentence: str) -> str:
    """Returns a sentence in which ours is called theirs, and theirs ours."""
    values = _VALUES.search(sentence)
    if values:
        return f"{sentence[: values.start()]}ours {values[2]}, theirs {values[1]}"
    return _SIDE.sub(lambda side: "theirs" if side[0] == "ours" else "ours", sentence)


def swap_hunks(text: str) -> str:
    """Returns a merged text with the two sides of its conflicts swapped."""
    return _HUNK.sub(_swap_hunk, text)


def _swap_hunk(hunk: re.Match[str]) -> str:
    opening = hunk[0].partition("\n")[0]
    return f"{opening}\n{hunk['theirs']}{hunk['middle']}{hunk['ours']}{hunk['end']}"


class GitHunk(NamedTuple):
    """What the three sides of a conflict say, and how many lines it takes, its markers included."""

    base: str
    ours: str
    theirs: str
    lines: int


def read_hunks(text: str) -> Iterator[GitHunk]:
    """Yields the conflicts that stand in a text."""
    for hunk in _HUNK.finditer(text):
        yield GitHunk(hunk["base"], hunk["ours"], hunk["theirs"], hunk[0].count("\n"))


def take_side(text: str, side: str) -> str:
    """Returns a merged text with one side, `base`, `ours` or `theirs`, taken in every conflict."""
    return _HUNK.sub(lambda hunk: hunk[side], text)
