"""Whether two wordings of a sentence say the opposite of each other: a word of denial in one of them alone, all around it kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.text.sequence import compare_sequences
from clausetree.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Sequence

DENIALS = frozenset(
    (
        *(
            "not",
            "never",
            "no",
            "nobody",
            "none",
            "nothing",
            "nor",
            "neither",
            "cannot",
            "without",
            "unless",
            "except",
        ),
        *(
            "avoid",
            "avoids",
            "avoiding",
            "refuse",
            "refuses",
            "refusing",
            "decline",
            "declines",
            "declining",
            "refrain",
        ),
        *(
            "forbid",
            "forbids",
            "forbidden",
            "prohibit",
            "prohibits",
            "prohibited",
            "disallowed",
            "prevent",
            "prevents",
        ),
        *(
            "reject",
            "rejects",
            "rejected",
            "deny",
            "denies",
            "ignore",
            "ignores",
            "unacceptable",
            "inappropriate",
        ),
        *("unable", "unlikely", "unsafe", "false", "rarely", "seldom"),
    )
)
"""Words of English that turn round what is said with them; those that end in `n't` do so too."""

_NEAR = 3  # words; a change in which more than these come or go says something else rather than the opposite


def is_turned_round(old: str, new: str) -> bool:
    """Returns whether one of two wordings denies what the other says: in a few words, which are all that they differ in there."""
    olds, news = find_words(old), find_words(new)
    turns = 0
    for change in compare_sequences(olds, news):
        gone = olds[change.old_start : change.old_end]
        came = news[change.new_start : change.new_end]
        odd = (_count(gone) - _count(came)) % 2
        if odd and max(len(gone), len(came)) > _NEAR:
            return False
        turns += odd
    return turns % 2 == 1


def _count(words: Sequence[str]) -> int:
    """Returns how many of the words deny."""
    return sum(word in DENIALS or word.endswith("n't") for word in words)
