"""What holds for every merge."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.merging import Merged, merge_documents
from clausetree.merge.origins.maps import is_prose
from clausetree.model.passage_sentences import find_sentences
from clausetree.syntax.document import parse_document
from clausetree.text.words import fold_typography
from tests.merge.casefile import swap_words, take_side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.document import Document

_NUMBER = re.compile(r"[ \t]*(?:\d+[.)]|[-*+])[ \t]+")
SIDES = ("ours", "theirs")


class Outcome(NamedTuple):
    """A merge, and what is wrong with it.

    Attributes:
        merged: The merge.
        violations: The laws that it breaks, in words.
    """

    merged: Merged
    violations: tuple[str, ...]


def judge(base: Document, ours: Document, theirs: Document) -> Outcome:
    """Returns the merge of two sides, held against every law."""
    merged, swapped = merge_documents(base, ours, theirs), merge_documents(base, theirs, ours)
    found = [*_judge_swap(merged, swapped)]
    for side in SIDES:
        found += [f"with {side} everywhere, {fault}" for fault in find_faults(_take(merged, side))]
    if not merged.conflicts and _are_apart(merged):
        found += _judge_counts(base, ours, theirs, parse_document(merged.text))
    return Outcome(merged, tuple(found))


def judge_alone(base: Document, side: Document) -> list[str]:
    """Returns where a side is not what stands although the other changed nothing, or just the same."""
    merges = (
        ("ours alone", (base, side, base)),
        ("theirs alone", (base, base, side)),
        ("both alike", (base, side, side)),
    )
    return [name for name, three in merges if merge_documents(*three).text != side.text]


def find_faults(document: Document) -> list[str]:
    """Returns what is unsound about a text: ids that stand twice, fences that never close."""
    ids = Counter(clause.id for clause in document.clauses)
    found = [f"`{clause_id}` stands {count} times" for clause_id, count in ids.items() if count > 1]
    if sum(line.startswith("~~~") for line in document.text.splitlines()) % 2:
        found.append("a fence is open")
    return found


def _judge_swap(merged: Merged, swapped: Merged) -> Iterator[str]:
    """Yields what is not the same when the sides are swapped, in the order of both or in another."""
    one, other = (
        Counter((conflict.part, why(conflict.why)) for conflict in merge.conflicts)
        for merge, why in ((merged, str), (swapped, swap_words))
    )
    if one != other:
        yield f"other conflicts when swapped: {one - other} against {other - one}"
    if not any(part == "id" for part, _ in one):  # references follow ours
        for side, mirror in (SIDES, SIDES[::-1]):
            words = [
                _count_words(take_side(text, who))
                for text, who in ((merged.text, side), (swapped.text, mirror))
            ]
            if words[0] != words[1]:
                yield f"other words when swapped: {[*(words[0] - words[1])][:2]} against {[*(words[1] - words[0])][:2]}"


def _count_words(text: str) -> Counter[str]:
    """Returns how often each word stands in a text, the numbers of list items left out."""
    return Counter(word for line in text.splitlines() for word in _NUMBER.sub("", line).split())


def _take(merged: Merged, side: str) -> Document:
    return parse_document(take_side(merged.text, side))


def _are_apart(merged: Merged) -> bool:
    """Returns whether no clause was changed by both sides."""
    ours, theirs = (
        {change.old.index for change in changes.clauses if change.old} for changes in merged.changes
    )
    return not ours & theirs


def _judge_counts(base: Document, ours: Document, theirs: Document, merged: Document) -> Iterator[str]:
    """Yields the sentences that do not stand as often as the base and the changes of both sides say."""
    before, one, other, after = map(count_sentences, (base, ours, theirs, merged))
    for said in {*before, *one, *other, *after}:
        if min(one[said], other[said]) > before[said]:
            continue  # both put it in: once where it is the same clause, else twice
        expected = one[said] + other[said] - before[said]
        if after[said] != expected:
            yield f"{after[said]} times instead of {expected}: {said[:60]!r}"


def count_sentences(document: Document) -> Counter[str]:
    """Returns how often each sentence of the prose, and each other passage, stands in a text."""
    found: Counter[str] = Counter()
    for clause in document.clauses:
        source = clause.content.source
        for passage in clause.content.passages:
            spans = find_sentences(clause, passage) if is_prose(passage) else (passage.span,)
            found.update(_NUMBER.sub("", fold_typography(span.slice(source))) for span in spans)
    return found
