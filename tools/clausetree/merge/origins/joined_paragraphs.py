"""Paragraphs that a side broke or joined are merged as one passage: what it changed is the blanks between their sentences."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.origins.broken_sentences import find_broken_sentences
from clausetree.merge.origins.code_sentences import match_code
from clausetree.merge.origins.nodes import BASE, SIDES, Level, Nodes
from clausetree.merge.origins.paragraph_runs import find_paragraph_runs, unite
from clausetree.model.document import Document
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from clausetree.diff.changes import ChangeSet
    from clausetree.merge.origins.broken_sentences import BrokenSentence
    from clausetree.merge.origins.maps import PassagePlace, SentencePlace
    from clausetree.merge.origins.nodes import Three
    from clausetree.merge.origins.paragraph_runs import ParagraphRun
    from clausetree.model.clause import Clause, Passage, PassageKind


class JoinedText(NamedTuple):
    """A text in which such paragraphs are one passage.

    Attributes:
        document: The text.
        said: Its sentences, by their places, the blanks after each included.
        places: Where its passages are, by the places that they had; of those that are one now each has the same.
        spots: Where its sentences are, likewise.
    """

    document: Document
    said: dict[SentencePlace, str]
    places: dict[PassagePlace, PassagePlace]
    spots: dict[SentencePlace, SentencePlace]


class JoinedParagraphs(NamedTuple):
    """Three texts in which such paragraphs are one passage.

    Attributes:
        nodes: What is what in them.
        texts: The texts.
        broken: Sentences, by key, that are one in another text, or in code.
    """

    nodes: Nodes
    texts: tuple[JoinedText, ...]
    broken: Sequence[Collection[int]]


def join_paragraphs(
    documents: Sequence[Document], nodes: Nodes, changes: Sequence[ChangeSet]
) -> JoinedParagraphs:
    """Returns three texts, and what is what in them, with the paragraphs as one that a side broke or joined."""
    nodes, blocks = match_code(documents, nodes)
    runs = [*find_paragraph_runs(documents, nodes, changes)]
    joined = {key: min(run.passages) for run in runs for key in run.passages}
    broken = [*find_broken_sentences(documents, nodes, changes, joined)]
    texts = tuple(
        _join(documents[side], nodes.said[side], _find_runs(side, runs, broken)) for side in (BASE, *SIDES)
    )
    heads = {min(run.passages): _find_heads(run) for run in runs}
    followed = [
        _follow(heads.get(key, node), texts)
        for key, node in enumerate(nodes.passages.nodes)
        if joined.get(key, key) == key
    ]
    sentences = [_follow_sentence(node, texts) for node in nodes.sentences.nodes]
    said = tuple(text.said for text in texts)
    found = Nodes(nodes.clauses, Level(_keep_first(followed)), Level(sentences), said)
    return JoinedParagraphs(found, texts, [*(one.sentences for one in broken), *blocks])


def _find_runs(
    side: int, runs: Iterable[ParagraphRun], broken: Iterable[BrokenSentence]
) -> Sequence[Sequence[PassagePlace]]:
    """Returns the passages of one text that are one, each with all that it is one with."""
    places = chain((run.places[side] for run in runs), (one.places[side] for one in broken))
    return [sorted(found) for found in unite(filter(None, places))]


def _keep_first(nodes: Iterable[Three[PassagePlace]]) -> Iterator[Three[PassagePlace]]:
    """Yields passages without the places that one before them has too, and none that has no other."""
    taken: tuple[set[PassagePlace | None], ...] = (set(), set(), set())
    for node in nodes:
        base, ours, theirs = (
            None if place in found else place for place, found in zip(node, taken, strict=True)
        )
        for place, found in zip(node, taken, strict=True):
            found.add(place)
        if (base, ours, theirs) != (None, None, None):
            yield base, ours, theirs


def _find_heads(run: ParagraphRun) -> Three[PassagePlace]:
    """Returns where the first of some paragraphs is in each of the three texts."""
    base, ours, theirs = (places[0] if places else None for places in run.places)
    return base, ours, theirs


def _follow(node: Three[PassagePlace], texts: Sequence[JoinedText]) -> Three[PassagePlace]:
    """Returns where a passage is now."""
    base, ours, theirs = (
        None if place is None else text.places.get(place, place)
        for place, text in zip(node, texts, strict=True)
    )
    return base, ours, theirs


def _follow_sentence(node: Three[SentencePlace], texts: Sequence[JoinedText]) -> Three[SentencePlace]:
    """Returns where a sentence is now."""
    base, ours, theirs = (
        None if spot is None else text.spots.get(spot, spot) for spot, text in zip(node, texts, strict=True)
    )
    return base, ours, theirs


def _join(
    document: Document, said: Mapping[SentencePlace, str], runs: Iterable[Sequence[PassagePlace]]
) -> JoinedText:
    """Returns a text with each run of its paragraphs as one."""
    behind = {place for run in runs for place in run[1:]}
    touched = {place[0] for place in behind}
    found = JoinedText(
        document, {spot: text for spot, text in said.items() if spot[0] not in touched}, {}, {}
    )
    clauses = [
        _join_clause(clause, said, behind, found) if clause.index in touched else clause
        for clause in document.clauses
    ]
    return found._replace(document=Document._make(document)._replace(clauses=tuple(clauses)))


def _join_clause(
    clause: Clause,
    said: Mapping[SentencePlace, str],
    behind: Collection[PassagePlace],
    joined: JoinedText,
) -> Clause:
    """Returns a clause with some of its passages as one with those before them, and adds to a text where all are now."""
    content, index = clause.content, clause.index
    passages: list[Passage] = []
    count = 0  # sentences of the last one so far
    for number, passage in enumerate(content.passages):
        if (index, number) in behind:
            before = passages.pop()
            blank = content.source[before.span.end : passage.span.start]
            joined.said[index, len(passages), count - 1] += blank
            span = Span(before.span.start, passage.span.end)
            kind: PassageKind = "list" if "list" in {before.kind, passage.kind} else before.kind
            passages.append(before._replace(kind=kind, span=span, terms=(*before.terms, *passage.terms)))
        else:
            count = 0
            passages.append(passage)
        joined.places[index, number] = place = (index, len(passages) - 1)
        at = 0
        while (spot := (index, number, at)) in said:
            joined.spots[spot] = (*place, count + at)
            joined.said[*place, count + at] = said[spot]
            at += 1
        count += at
    return clause._replace(content=content._replace(passages=tuple(passages)))
