"""Where passages and sentences of one text stand in another, by their places."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from clausetree.diff.documents import diff_documents
from clausetree.merge.origins.edited_comments import pair_comments
from clausetree.merge.origins.restyled_breaks import pair_breaks
from clausetree.merge.wordings.frames import find_body
from clausetree.model.passage_sentences import find_sentences
from clausetree.syntax.document import parse_document
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from clausetree.diff.changes import ChangeSet
    from clausetree.model.clause import Clause, Passage
    from clausetree.model.document import Document

_QUOTE_BLANKS = re.compile(r"(?:[ \t]*>[ \t]*\n)*")

PassagePlace = tuple[int, int]
"""The place of a clause in its document, and of a passage in the clause."""

SentencePlace = tuple[int, int, int]
"""The place of a passage, and of a sentence in it."""

SaidPlace = PassagePlace | SentencePlace
"""The place of a sentence, or of a passage that is no prose."""


def is_prose(passage: Passage) -> bool:
    """Returns whether a passage is merged sentence by sentence: not an example, code, a table or a comment."""
    return passage.kind in {"paragraph", "list", "commentary", "admonition", "quote"}


def find_sentence_texts(document: Document) -> dict[SentencePlace, str]:
    """Returns the sentences of all prose by their places, each with the indentation of its line and the blanks after it.

    What opens a commentary, the empty lines after its marker included, is in none of them.
    """
    return {
        (clause.index, number, at): text
        for clause in document.clauses
        for number, passage in enumerate(clause.content.passages)
        if is_prose(passage)
        for at, text in enumerate(split_passage(clause, passage))
    }


def find_sentence_spans(document: Document) -> dict[SentencePlace, Span]:
    """Returns where in their clauses the same sentences are, without the blanks after each."""
    return {
        (clause.index, number, at): Span(
            span.start, span.start + len(span.slice(clause.content.source).rstrip())
        )
        for clause in document.clauses
        for number, passage in enumerate(clause.content.passages)
        if is_prose(passage)
        for at, span in enumerate(find_sentences(clause, passage))
    }


def split_passage(clause: Clause, passage: Passage) -> list[str]:
    """Returns the sentences of a passage; together they are its body.

    Each has the indentation of its line and the blanks after it, with the signs of a quote in these.
    """
    source, first = clause.content.source, find_body(clause, passage)
    spans = find_sentences(clause, passage)
    starts = [first, *(_find_line_start(source, span.start) for span in spans[1:])]
    if passage.kind == "quote":
        starts[1:] = [_pass_quote_blanks(source, start) for start in starts[1:]]
    return [source[start:end] for start, end in pairwise([*starts, passage.span.end])]


def _find_line_start(source: str, start: int) -> int:
    """Returns where the line starts in which a sentence does, or where this starts if anything stands before it."""
    line = source.rfind("\n", 0, start) + 1
    return start if source[line:start].strip() else line


def _pass_quote_blanks(source: str, start: int) -> int:
    """Returns where the first line from a place on begins that says something after the sign of a quote."""
    blanks = _QUOTE_BLANKS.match(source, start)
    return blanks.end() if blanks else start


def map_sentences(
    changes: ChangeSet, sentences: Mapping[SentencePlace, str]
) -> dict[SentencePlace, SentencePlace]:
    """Returns where each sentence of the old text stands in the new one, be it in code, a table or another block."""
    whole = _map_whole(changes)
    found = {spot: (*whole[spot[:2]], spot[2]) for spot in sentences if spot[:2] in whole}
    for passing in changes.passages.passings:
        old, new = passing.old, passing.new
        if old.sentence is not None and new.sentence is not None:
            found[old.clause, old.passage, old.sentence] = (new.clause, new.passage, new.sentence)
    return found


def keep_prose(
    sentences: Mapping[SentencePlace, SentencePlace],
    old: Container[SentencePlace],
    new: Container[SentencePlace],
) -> dict[SentencePlace, SentencePlace]:
    """Returns of a map of sentences what is prose in both texts."""
    return {spot: target for spot, target in sentences.items() if spot in old and target in new}


def _number_said(clause: Clause) -> list[int]:
    """Returns the numbers of the passages that hold anything but blanks, such as a paragraph of no-break spaces alone."""
    source = clause.content.source
    return [at for at, one in enumerate(clause.content.passages) if one.span.slice(source).strip()]


def _map_whole(changes: ChangeSet) -> dict[PassagePlace, PassagePlace]:
    """Returns where the passages went that are mapped as wholes: those of clauses with the same text, kept ones, examples."""
    touched = {
        (change.old.index, change.new.index) for change in changes.clauses if change.old and change.new
    }
    found = {
        (pair.old.index, before): (pair.new.index, after)
        for pair in changes.pairs
        if pair.old.body == pair.new.body or (pair.old.index, pair.new.index) not in touched
        for before, after in zip(_number_said(pair.old), _number_said(pair.new), strict=False)
    }
    for passing in changes.passages.passings:
        if passing.old.sentence is None and passing.new.sentence is None:
            found[passing.old[:2]] = passing.new[:2]
    return found


def map_passages(
    changes: ChangeSet,
    sentences: Mapping[SentencePlace, SentencePlace],
    texts: Mapping[SentencePlace, str],
) -> dict[PassagePlace, PassagePlace]:
    """Returns which new passage each old one is: that which took most of its words, and is mostly made of them."""
    found = _map_whole(changes)
    weights: dict[tuple[PassagePlace, PassagePlace], int] = defaultdict(int)
    for old, new in sentences.items():
        if old[:2] not in found:
            weights[old[:2], new[:2]] += len(texts.get(old, " "))
    taken = set(found.values())
    for old_place, new_place in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        if old_place not in found and new_place not in taken:
            found[old_place] = new_place
            taken.add(new_place)
    return {**found, **_map_unseen(changes, found)}


def _map_unseen(
    changes: ChangeSet, found: Mapping[PassagePlace, PassagePlace]
) -> dict[PassagePlace, PassagePlace]:
    """Returns which new comment or thematic break each old one is, of those that are in no map yet."""
    taken = set(found.values())
    unseen: dict[PassagePlace, PassagePlace] = {}
    for old, new in ((pair.old, pair.new) for pair in changes.pairs if pair.old.body != pair.new.body):
        numbers = range(len(old.content.passages))
        gone = [at for at in numbers if (old.index, at) not in found]
        fresh = [at for at in range(len(new.content.passages)) if (new.index, at) not in taken]
        places = ((at, found[old.index, at]) for at in numbers if (old.index, at) in found)
        kept = {at: place[1] for at, place in places if place[0] == new.index}
        pairs = {**pair_comments(old, new, gone, fresh), **pair_breaks(old, new, gone, fresh, kept)}
        unseen |= {(old.index, before): (new.index, after) for before, after in pairs.items()}
    return unseen


def map_twins(
    ours: Clause, theirs: Clause
) -> tuple[dict[PassagePlace, PassagePlace], dict[SentencePlace, SentencePlace]]:
    """Returns where passages and sentences of a clause that both inserted stand in theirs."""
    one, other = (parse_document(clause.content.source) for clause in (ours, theirs))
    changes = diff_documents(one, other)
    old, new = find_sentence_texts(changes.old), find_sentence_texts(changes.new)
    sentences = keep_prose(map_sentences(changes, old), old, new)
    passages = map_passages(changes, sentences, old)
    return (
        {(ours.index, one[1]): (theirs.index, other[1]) for one, other in passages.items()},
        {(ours.index, *one[1:]): (theirs.index, *other[1:]) for one, other in sentences.items()},
    )
