"""All that was matched between two documents, once: clauses, sentences and examples, flows, successors."""

from __future__ import annotations

import posixpath
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.match.declared_pairs import match_declared
from clausetree.diff.match.flows import Flows, match_flows, measure_flows
from clausetree.diff.match.identity import match_ids, match_repeated, restore_ids
from clausetree.diff.match.likeness import match_similar
from clausetree.diff.match.pairing import Pairing, restore_pairing
from clausetree.diff.match.passage_matches import PassageMatches
from clausetree.diff.match.side import Side
from clausetree.diff.match.texts import match_texts
from clausetree.diff.match.wordstock import match_in_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.diff.kinds import Successors
    from clausetree.diff.match.pairing import IndexPairs
    from clausetree.model.declared import Declared
    from clausetree.model.document import Document


class Matching(NamedTuple):
    """What is what in two documents.

    Attributes:
        pairing: Which clauses are one.
        passages: Which sentences and examples are one.
        flows: Which text changed clause, and the splits and merges that it makes.
        successors: For a name of a clause the other names that a reference to it can have been rewritten to.
    """

    pairing: Pairing
    passages: PassageMatches
    flows: Flows
    successors: Successors


def match_documents(
    old: Document, new: Document, declared: Sequence[Declared] = (), pairs: IndexPairs | None = None
) -> Matching:
    """Returns what is what in two documents.

    Args:
        old: The document before.
        new: The document after.
        declared: What somebody declared of the clauses' history between the two.
        pairs: The clauses that are one, where the revisions between the two tell; None to find them here.
    """
    sides = Side(old), Side(new)
    pairing = match_clauses(*sides, declared) if pairs is None else restore_pairing(*sides, pairs)
    passages = PassageMatches(pairing)
    flows = measure_flows(pairing, passages)
    if pairs is None and match_flows(pairing, flows):
        passages = PassageMatches(pairing)
        flows = measure_flows(pairing, passages)
    return Matching(pairing, passages, flows, _find_successors(pairing, flows))


def match_clauses(old: Side, new: Side, declared: Sequence[Declared] = ()) -> Pairing:
    """Returns which clauses of two documents are one.

    What somebody declared comes first; then the id, identical text, and similar text, title and place; last the same words in the same place.
    """
    pairing = Pairing(old, new)
    match_declared(pairing, declared)
    doubtful = match_ids(pairing)
    match_repeated(pairing)
    match_texts(pairing)
    match_similar(pairing)
    if doubtful:
        restore_ids(pairing, doubtful)
        match_similar(pairing)
    match_in_place(pairing)
    return pairing


def _find_successors(pairing: Pairing, flows: Flows) -> Successors:
    """Returns, for a clause's name, the others that a reference to it can have been rewritten to; with the text's name before it too."""
    found: dict[str, set[str]] = {}
    files = ("", *{f"{posixpath.basename(path)}#" for path in pairing.new.document.paths})
    olds, news = _list_names(pairing.old.document), _list_names(pairing.new.document)
    merged = ((old, new) for new, olds in flows.merged.items() for old in olds)
    split = ((old, new) for old, news in flows.split.items() for new in news)
    for old, new in (*pairing.pairs(), *split, *merged):
        for one, other in product(olds[old], news[new]):
            if one != other:
                for file in files:
                    found.setdefault(f"{file}{one}", set()).add(f"{file}{other}")
    return {gone: frozenset(names) for gone, names in found.items()}


def _list_names(document: Document) -> list[list[str]]:
    """Returns for each clause what references to the whole of it call it: its id, or else what is made of its title."""
    found = [[clause.id] for clause in document.clauses]
    for name, index in document.names:
        clause = document.clauses[index]
        if (
            clause.made
            and name != clause.id
            and all(name != anchor.name for anchor in clause.content.anchors)
        ):
            found[index].append(name)
    return found
