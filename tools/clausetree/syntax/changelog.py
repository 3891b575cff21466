"""Changelogs: their entries, and which of them is about a revision."""

from __future__ import annotations

import re
from typing import NamedTuple

from clausetree.model.revision import HEAD
from clausetree.syntax.document import parse_document
from clausetree.text.dates import FoundDate, find_date
from clausetree.text.edit import TextEdit
from clausetree.text.lines import find_line_ending
from clausetree.text.span import Span

_UNSAID = re.compile(
    r"\]\([^)]*\)|https?://\S+|\\(?=[^a-zA-Z\d\s])"
)  # where links lead, and backslash escapes
_BEFORE = re.compile(r"\W*(?:release|version)?\W*v?")
_IN_LIST = ("- ", "* ", "+ ", "  ", "\t")  # how the last line of a list begins
_SUFFIX = re.compile(r"(?:-\w[\w-]*)?")


class Entry(NamedTuple):
    """A heading of a changelog and what stands under it.

    Attributes:
        title: The heading, without its marks.
        text: The heading and all up to the next one that is not below it.
        own: Where the heading stands, and what is under it before the next heading of any depth.
    """

    title: str
    text: str
    own: Span


def parse_entries(changelog: str) -> tuple[Entry, ...]:
    """Returns the entries of a changelog in the order of the text; those below another stand in its text too."""
    document = parse_document(changelog)
    lines, clauses = document.lines, document.clauses
    ends = [*(lines.end(lines.line_of(clause.start) - 1) for clause in clauses[1:]), len(changelog)]
    entries = []
    for number, clause in enumerate(clauses):
        last = next(
            (at for at in range(number, len(clauses) - 1) if clauses[at + 1].depth <= clause.depth), -1
        )
        own = Span(clause.start, ends[number])
        entries.append(Entry(clause.title, changelog[own.start : ends[last]], own))
    return tuple(entries)


def find_unreleased(changelog: str) -> Entry | None:
    """Returns the first entry that is about no released revision, such as `Unreleased`, or None where there is none."""
    return next(
        (entry for entry in parse_entries(changelog) if rank_title(entry.title, HEAD) is not None), None
    )


def add_bullet(changelog: str, entry: Entry, bullet: str) -> TextEdit:
    """Returns the edit that puts a bullet after what an entry itself says, before the headings under it."""
    ending = find_line_ending(changelog)
    said = entry.own.slice(changelog).rstrip()
    end = entry.own.start + len(said)
    last = said.rpartition("\n")[2]
    listed = "\n" in said and last.startswith(_IN_LIST)
    text = f"{ending if listed else ending * 2}- {bullet}"
    return TextEdit(Span(end, end), text if changelog[end:] else text + ending)


def remove_bullet(changelog: str, place: Span) -> TextEdit:
    """Returns the edit that takes out a bullet, and the empty line before it where it was the only one of its list."""
    before = changelog[: place.start].rstrip()
    after = re.match(r"[ \t]*\r?\n", changelog[place.end :])
    follows = after and changelog[place.end + after.end() :].startswith(_IN_LIST)
    if after and follows:
        return TextEdit(Span(place.start, place.end + after.end()), "")
    return TextEdit(Span(len(before), place.end), "")


def rank_title(title: str, label: str) -> int | None:
    """Returns how well the title of an entry names a revision, 0 the best, or None where it does not.

    A title names a revision by its date, in whatever form, or by its label; best where it begins with it. The entry
    of a date is also about the other texts of that date that have none of their own, and `Unreleased` is about a
    revision without a number in its name, such as `head`.
    """
    said, label = _UNSAID.sub("", title).casefold(), label.casefold()
    wanted, found = find_date(label), find_date(said)
    if wanted:
        return (
            _rank_date(said, found, label[wanted.span.end :]) if found and found.day == wanted.day else None
        )
    if not re.search(r"\d", label):
        return 0 if said.strip("[] ") == label else 1 if "unreleased" in said else None
    name = re.escape(label.removeprefix("v"))
    match = re.search(rf"(?<![\w.-])v?{name}(?![\w-]|\.\w)", said)
    return _rank_place(said, match.start()) if match else None


def _rank_date(said: str, found: FoundDate, suffix: str) -> int | None:
    own = _SUFFIX.match(said, found.span.end)
    if own and own[0] == suffix:
        return _rank_place(said, found.span.start)
    return 2 if own and not own[0] else None


def _rank_place(said: str, start: int) -> int:
    return 0 if _BEFORE.fullmatch(said, 0, start) else 1
