"""Which eval prompt of a file became which, and how far its words are apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.diff.compare.conversations import find_counterparts
from clausetree.diff.compare.example_wording import compare_examples_said
from clausetree.diff.compare.wording_changes import (
    compare_wording,
    find_heaviest,
    is_same_but_for_line_ends,
)
from clausetree.text.sequence import pair_in_turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from clausetree.diff.kinds import Successors, Wording
    from clausetree.model.eval_prompts import EvalPrompts
    from clausetree.model.example import Example

    _Matcher = Callable[[Sequence["Prompt"], Sequence["Prompt"]], Iterable[tuple[int, int]]]


class Prompt(NamedTuple):
    """An eval prompt, and the text of the file that it stands in."""

    example: Example
    source: str

    @property
    def text(self) -> str:
        """Returns its words: its title and its conversation, with tags."""
        return f"{self.example.title or ''}\n{self.example.conversation.body.slice(self.source)}"

    @property
    def said(self) -> str:
        """Returns what its messages say."""
        return "\n".join(message.text for message in self.example.conversation.messages)


class PromptPair(NamedTuple):
    """An eval prompt before and after, and how far its words are apart; None on the side that lacks it."""

    old: Prompt | None
    new: Prompt | None
    wording: Wording


def list_prompts(file: EvalPrompts | None) -> tuple[Prompt, ...]:
    """Returns the eval prompts of a file, in their order; none where there is no file."""
    return tuple(Prompt(example, file.text) for example in file.examples) if file else ()


def pair_prompts(
    old: EvalPrompts | None, new: EvalPrompts | None, successors: Successors
) -> tuple[PromptPair, ...]:
    """Returns the eval prompts of two states of a file side by side, in the new order, those that are gone last.

    Those of the same words are one, wherever they stand; then those that are alike, then those of one title.
    """
    olds, news = list_prompts(old), list_prompts(new)
    found: dict[int, int] = {}
    for match in (_match_same, _match_alike, _match_titles):
        _add(found, match, olds, news)
    taken = set(found.values())
    pairs = (
        _pair(olds[found[place]] if place in found else None, new, successors)
        for place, new in enumerate(news)
    )
    gone = (PromptPair(old, None, "edited") for place, old in enumerate(olds) if place not in taken)
    return (*pairs, *gone)


def _add(found: dict[int, int], match: _Matcher, olds: Sequence[Prompt], news: Sequence[Prompt]) -> None:
    """Adds the pairs that a way to match finds among those that have no counterpart yet: for a new place the old one."""
    taken = set(found.values())
    free = [place for place in range(len(olds)) if place not in taken]
    other_free = [place for place in range(len(news)) if place not in found]
    matched = match([olds[place] for place in free], [news[place] for place in other_free])
    found |= {other_free[new]: free[old] for old, new in matched}


def _match_same(olds: Sequence[Prompt], news: Sequence[Prompt]) -> Iterator[tuple[int, int]]:
    return pair_in_turn(*([" ".join(one.text.split()) for one in prompts] for prompts in (olds, news)))


def _match_alike(olds: Sequence[Prompt], news: Sequence[Prompt]) -> Iterable[tuple[int, int]]:
    return find_counterparts([one.said for one in olds], [one.said for one in news])


def _match_titles(olds: Sequence[Prompt], news: Sequence[Prompt]) -> Iterator[tuple[int, int]]:
    return pair_in_turn([one.example.title for one in olds], [one.example.title for one in news])


def _pair(old: Prompt | None, new: Prompt, successors: Successors) -> PromptPair:
    if old is None:
        return PromptPair(None, new, "edited")
    if is_same_but_for_line_ends(old.text, new.text):
        return PromptPair(old, new, "kept")
    title = compare_wording(old.example.title or "", new.example.title or "", successors)
    said = compare_examples_said((old.source, old.example), (new.source, new.example), successors)
    heaviest = find_heaviest((title, said))
    return PromptPair(old, new, "typographic" if heaviest == "kept" else heaviest)
