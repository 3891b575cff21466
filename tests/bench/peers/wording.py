"""How well redlines read: what they show twice, and how much they mark."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.documents import diff_documents
from clausetree.syntax.document import parse_document
from tests.bench.peers import git

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.redlines import Redline

_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")


class Reading(NamedTuple):
    """What a reader meets between two revisions.

    Attributes:
        old: The label of the older one.
        new: That of the newer one.
        repeated: Strings of six words that one passage shows as deleted and as inserted.
        marked: Characters that our redlines mark.
        marked_by_git: Characters that `git diff --word-diff` marks.
    """

    old: str
    new: str
    repeated: int
    marked: int
    marked_by_git: int


def read_steps(texts: Mapping[str, str]) -> Iterator[Reading]:
    """Yields what a reader meets from each revision to the next."""
    for (old, before), (new, after) in pairwise(texts.items()):
        changes = diff_documents(parse_document(before), parse_document(after))
        marked = count_marked(changes), git.count_marked(before, after)
        yield Reading(old, new, len(find_repeated(changes)), *marked)


def find_repeated(changes: ChangeSet) -> set[tuple[str, str]]:
    """Returns the strings of six words that one passage shows as deleted and as inserted, each beside its clause."""
    return {
        (change.clause.id, string)
        for change in changes.clauses
        for one, other in _of_one_passage(change.redline)
        for string in _strings(one, "deleted") & _strings(other, "inserted")
    }


def _of_one_passage(redline: Sequence[Redline]) -> Iterator[tuple[Redline, Redline]]:
    for one in redline:
        for other in redline:
            sides = (one.old, other.old), (one.new, other.new)
            if one is other or any(place and place == its for place, its in sides):
                yield one, other


def _strings(line: Redline, kind: str) -> set[str]:
    found: set[str] = set()
    for run in line.runs:
        if run.kind == kind:
            words = _WORD.findall(run.text.casefold())
            found |= {" ".join(words[place : place + 6]) for place in range(len(words) - 5)}
    return found


def count_marked(changes: ChangeSet) -> int:
    """Returns how many characters are deleted or inserted; a moved passage stands in two clauses and counts once."""
    lines = [line for change in changes.clauses for line in change.redline]
    lines += changes.preamble
    once = {(line.old, line.new, line.pieces): line for line in lines if line.kind == "moved"}
    counted = [*(line for line in lines if line.kind != "moved"), *once.values()]
    return sum(len(run.text) for line in counted for run in line.runs if run.kind != "kept")
