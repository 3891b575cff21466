"""Three wordings of one sentence, or of one line of an example: which one stands, or all changes in one."""

from __future__ import annotations

from collections import Counter

from clausetree.merge.wordings.regions import find_regions
from clausetree.text.words import find_words, fold_typography, split_tokens

# What turns a demand round or makes it weaker, in English; one side that adds or takes such a word changes what the
# other side's words are about.
_TURNING = frozenset(
    [
        "not",
        "no",
        "never",
        "none",
        "nothing",
        "neither",
        "nor",
        "without",
        "cannot",
        "unless",
        "except",
        "only",
        "must",
        "should",
        "shall",
        "may",
        "might",
        "can",
        "could",
        "will",
        "would",
        "always",
        "often",
        "sometimes",
        "rarely",
        "mostly",
    ]
)


def choose_changed(base: str | None, ours: str | None, theirs: str | None) -> str | None:
    """Returns the text of the one side that changed it, or that both have; None where each has another."""
    if theirs in {ours, base}:
        return ours
    return theirs if ours == base else None


def settle(base: str | None, ours: str | None, theirs: str | None) -> str | None:
    """Returns the wording that stands where one side alone changed the words, or both alike; None where both did.

    Words go before typography: where one side changed no more than quotes, dashes and blanks, the other's wording stands.
    """
    chosen = choose_changed(base, ours, theirs)
    if chosen is not None:
        return chosen
    folded = [None if text is None else fold_typography(text) for text in (base, ours, theirs)]
    if folded[1] == folded[2] or folded[2] == folded[0]:
        return ours
    return theirs if folded[1] == folded[0] else None


def combine(base: str, ours: str, theirs: str) -> str | None:
    """Returns the wording with the changes of both sides; None where they touch each other or turn the sense round."""
    turning = [_count_turning(text) for text in (base, ours, theirs)]
    if turning[0] != turning[1] or turning[0] != turning[2]:
        return None
    tokens = [split_tokens(text) for text in (base, ours, theirs)]
    found: list[str] = []
    before: tuple[bool, bool] | None = None  # who changed the words right before
    for region in find_regions(*tokens):
        sides = region.by_ours, region.by_theirs
        spans = region.base, region.ours, region.theirs
        texts = ["".join(side[start:end]) for side, (start, end) in zip(tokens, spans, strict=True)]
        if all(sides):
            chosen = settle(*texts)
            if chosen is None:
                return None
            found.append(chosen)
        elif any(sides):
            if before not in {None, sides}:
                return None
            found.append(texts[1] if sides[0] else texts[2])
            before = sides
            continue
        else:
            found.append(texts[0])
        before = before if not any(character.isalnum() for character in texts[0]) and not all(sides) else None
    return "".join(found)


def _count_turning(text: str) -> Counter[str]:
    words = (word.removesuffix("'t") if word.endswith("n't") else word for word in find_words(text))
    counts = Counter(word for word in words if word in _TURNING)
    counts["not"] += sum(word.endswith("n't") for word in find_words(text))
    return +counts
