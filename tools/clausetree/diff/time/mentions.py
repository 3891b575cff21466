"""Which clauses the bullets of release notes name, and of which of them they speak."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetree.text.code_span import CODE_SPAN
from clausetree.text.escapes import ESCAPABLE
from clausetree.text.letters import NAME
from clausetree.text.list_markers import LIST_MARKER
from clausetree.text.words import fold_typography

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from clausetree.diff.time.roster import Key, Roster

_HEADING = re.compile(r"#{1,6}[ \t]")
_BULLET = re.compile(rf"[ \t]*{LIST_MARKER}[ \t]")
_NAME = re.compile(
    rf"""(?P<escaped>\\{ESCAPABLE})
      | \[(?P<label>(?:\\.|[^\[\]\\])*)\]\((?:<(?P<angled>(?:\\.|[^<>\\\n])*)>|(?P<plain>[^()\s<>]*))\)
      | {CODE_SPAN}""",
    re.VERBOSE | re.DOTALL,
)
_QUOTED = re.compile(r"\"([^\"\n]+)\"|\[([^\[\]\n]+)\]|(?<!\*)\*+([^*\n]+)\*+")
_ID = re.compile(rf"(?:{NAME}|[.~]){{3,}}")
_FIRST_MARK = 0x100000  # private characters: one stands for each name while the words around it are read
_MARK = re.compile("[\U00100000-\U0010fffd]")
_JOINT = re.compile(r"(?:\([^()]*\)|[\s,;&\"'()\[\]*_/]|\b(?:and|or|as well as)\b)*")
_PLACE = re.compile(
    r"\b(?:after|before|under|below|above|in|into|to|from|of|for|by|with|than|as|at|on|between|beside|behind"
    r"|over|through|within|like|since|because|see)(?:\s+(?:the|both|also|chapter|section|clause|group))*[\s\"'(\[*_]*$",
    re.IGNORECASE,
)


class Mention(NamedTuple):
    """A clause that a text names; several where they have one name.

    Attributes:
        keys: The clauses.
        is_sure: Whether the name cannot be that of anything else.
    """

    keys: frozenset[Key]
    is_sure: bool


class NoteBlock(NamedTuple):
    """A bullet, a paragraph or a heading of an entry.

    Attributes:
        indent: How far it is indented; -1 for a heading.
        mentions: The clauses that it names, in the order of the text.
        gaps: What it says before each of them, and after the last.
        loose: The clauses whose title it has in other case.
        unknown: The ids, and the words in quotation marks, brackets or stars, that are no clause's name.
        strangers: The ids among them that a link leads to, in no other file.
    """

    indent: int
    mentions: tuple[Mention, ...]
    gaps: tuple[str, ...]
    loose: frozenset[Key]
    unknown: tuple[str, ...]
    strangers: tuple[str, ...]

    def subject(self, changed: Container[Key]) -> tuple[Mention, ...]:
        """Returns the clauses that it speaks of, not those that it names as a place or a reason.

        They are the first one that no preposition stands before, and those that are listed with it.
        """
        groups: list[list[int]] = []
        for place, gap in enumerate(self.gaps[:-1]):
            if groups and _JOINT.fullmatch(gap):
                groups[-1].append(place)
            else:
                groups.append([place])
        rows = [[self.mentions[place] for place in group] for group in groups]
        plain = (
            row for row, group in zip(rows, groups, strict=True) if not _PLACE.search(self.gaps[group[0]])
        )
        told = (row for row in rows if any(is_about(mention, changed) for mention in row))
        return tuple(next(plain, next(told, rows[0] if rows else [])))


def is_about(mention: Mention, clauses: Container[Key]) -> bool:
    """Returns whether a name is that of one of some clauses."""
    return any(key in clauses for key in mention.keys)


def read_blocks(entry: str, roster: Roster, levels: Container[str]) -> list[NoteBlock]:
    """Returns the bullets, paragraphs and headings of an entry with what they name.

    Args:
        entry: Markdown.
        roster: The clauses that can be named.
        levels: The names of levels, which are no sure names of clauses.
    """
    return [_Reader(roster, levels).read(indent, text) for indent, text in _split(entry)]


def _split(entry: str) -> Iterator[tuple[int, str]]:
    """Yields the blocks of an entry, each after its indent."""
    indent, lines = 0, list[str]()
    for line in (*entry.splitlines(), ""):
        begins = bool(_HEADING.match(line) or _BULLET.match(line) or not line.strip())
        if begins and lines:
            yield indent, "\n".join(lines)
            lines = []
        if line.strip():
            if not lines:
                indent = -1 if _HEADING.match(line) else len(line) - len(line.lstrip())
            lines.append(line)


class _Reader:
    """Finds the names in one block; each is replaced by a mark, so that the words around it can be read."""

    def __init__(self, roster: Roster, levels: Container[str]) -> None:
        self._roster = roster
        self._levels = levels
        self._mentions: list[Mention] = []
        self._unknown: list[str] = []
        self._strangers: list[str] = []

    def read(self, indent: int, text: str) -> NoteBlock:
        """Returns the block."""
        text = fold_typography(_NAME.sub(self._mark_id, _MARK.sub("", text)))
        text = _QUOTED.sub(self._mark_quoted, text)
        text = self._mark_titles(text)
        marks = [ord(mark) - _FIRST_MARK for mark in _MARK.findall(text)]
        return NoteBlock(
            indent=indent,
            mentions=tuple(self._mentions[mark] for mark in marks),
            gaps=tuple(_MARK.split(text)),
            loose=self._find_loose(text),
            unknown=tuple(self._unknown),
            strangers=tuple(self._strangers),
        )

    def _mark(self, keys: set[Key], *, is_sure: bool) -> str:
        self._mentions.append(Mention(frozenset(keys), is_sure))
        return chr(_FIRST_MARK + len(self._mentions) - 1)

    def _mark_id(self, match: re.Match[str]) -> str:
        """Returns the mark of a link or a code span that names a clause by its id; else what is to be read on."""
        if match["escaped"]:
            return match["escaped"][1]
        file = None
        if match["code"]:
            name, rest = match["code"].strip().removeprefix("#"), match[0]
        else:
            target = re.sub(r"\\(.)", r"\1", match["angled"]) if match["angled"] else match["plain"] or ""
            (file, _, name), rest = target.partition("#"), f"[{match['label']}]"
        if name in self._roster.ids:
            return self._mark(self._roster.ids[name], is_sure=not (match["code"] and name in self._levels))
        if _ID.fullmatch(name) and name not in self._levels:
            self._unknown.append(name)
        if name and file == "":
            self._strangers.append(name)
        return rest

    def _mark_quoted(self, match: re.Match[str]) -> str:
        name = next(filter(None, match.groups())).strip(" .,:;")
        if name in self._roster.titles:
            return self._mark(self._roster.titles[name], is_sure=True)
        if name and not _MARK.search(name):
            self._unknown.append(name)
        return match[0]

    def _mark_titles(self, text: str) -> str:
        """Returns the text with marks for the titles that can be told from other words: those of several words."""
        for title, keys in self._roster.long_titles:
            if title in text:
                pattern = rf"(?<!\w){re.escape(title)}(?!\w)" if " " in title else re.escape(title)
                text = re.sub(pattern, lambda _, keys=keys: self._mark(keys, is_sure=True), text)  # type: ignore[misc]
        return text

    def _find_loose(self, text: str) -> frozenset[Key]:
        loose = text.casefold()
        quoted = {name.casefold() for name in self._unknown}
        found: set[Key] = set()
        for title, keys in self._roster.titles.items():
            folded = title.casefold()
            if folded in quoted or (" " in folded and folded in loose):
                found |= keys
        return frozenset(found)
