"""Whether two wordings of a sentence say the opposite of each other: a word of denial in one of them alone, all around it kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.text.sequence import compare_sequences
from clausetree.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Sequence

DENIALS = frozenset(
    [
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
        "rarely",
        "seldom",
        "unable",
        "unlikely",
        "unsafe",
        "false",
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
        "reject",
        "rejects",
        "rejected",
        "deny",
        "denies",
        "forbid",
        "forbids",
        "forbidden",
        "prohibit",
        "prohibits",
        "prohibited",
        "disallowed",
        "prevent",
        "prevents",
        "ignore",
        "ignores",
        "unacceptable",
        "inappropriate",
    ]
)
"""Words of English that turn round what is said with them; those that end in `n't` do so too."""

_ONLY = frozenset(("only", "just", "merely", "necessarily"))
_NEAR = 3  # words; a change in which more than these come or go says something else rather than the opposite


def is_turned_round(old: str, new: str) -> bool:
    """Returns whether one of two wordings denies what the other says: in a few words, which are all that they differ in there."""
    olds, news = find_words(old), find_words(new)
    denied = _find_denials(olds), _find_denials(news)
    turns = 0
    for change in compare_sequences(olds, news):
        gone = denied[0][change.old_start : change.old_end]
        came = denied[1][change.new_start : change.new_end]
        odd = (sum(gone) - sum(came)) % 2
        if odd and max(len(gone), len(came)) > _NEAR:
            return False
        turns += odd
    return turns % 2 == 1


def _find_denials(words: Sequence[str]) -> list[bool]:
    """Returns for each word whether it denies; `or not` and `not only` don't."""
    rows = zip(("", *words), words, (*words[1:], ""), strict=False)
    return [
        (word in DENIALS or word.endswith("n't"))
        and not (word == "not" and (before == "or" or after in _ONLY))
        for before, word, after in rows
    ]
