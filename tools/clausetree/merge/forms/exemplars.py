"""Examples and other blocks that are merged line by line: tags, verdicts, what is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.merge.conflict import Conflict, Question, Stance
from clausetree.merge.forms.example_order import find_responses, pair_said, read_said, unify_order
from clausetree.merge.origins.nodes import BASE, OTHER, OURS, SIDE_NAMES, SIDES, THEIRS
from clausetree.merge.wordings.regions import find_regions
from clausetree.merge.wordings.wording import choose_changed, combine, settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from clausetree.merge.conflict import ConflictPart, MergedPiece
    from clausetree.merge.forms.example_order import SidedExample
    from clausetree.model.example import Response

_VERDICT = re.compile(r"((?>[^\n]*?<!--)[ \t]*\w+)((?:\[[^\]\n]*\])?)([^\n]*-->[ \t]*\n?)")
"""The line of a verdict: with its word, its target, and its reason."""

_TURNED = {
    OURS: "ours changed the verdict, theirs the response",
    THEIRS: "theirs changed the verdict, ours the response",
}


class Asker:
    """What a question about a block says of where it stands.

    Attributes:
        part: What it is about.
        clause: The id of the clause.
    """

    def __init__(
        self, part: ConflictPart, clause: str | None, locate: Callable[[], Sequence[str | None]]
    ) -> None:
        """Takes what the attributes say, and what tells the block's address in each of the three texts."""
        self.part = part
        self.clause = clause
        self._locate = locate

    def ask(self, texts: Sequence[str], why: str) -> Question:
        """Returns the question which of three texts stands."""
        base, ours, theirs = (
            Stance(locator, None, text.rstrip("\n")) if locator else None
            for locator, text in zip(self._locate(), texts, strict=True)
        )
        return Question(Conflict(self.part, self.clause, base, ours, theirs, why), *texts)


def merge_example(states: Sequence[SidedExample], asker: Asker) -> Iterator[MergedPiece]:
    """Yields a worked example: response by response where both sides have all of the base's, else line by line.

    Args:
        states: The example in base, ours and theirs.
        asker: What questions say of where they stand.
    """
    said = [state.example.span.slice(state.source) for state in states]
    whole = choose_changed(*said)
    ordered = None if whole is not None else unify_order(states)
    if whole is not None:
        yield whole
    elif ordered is None:
        yield asker.ask(said, "both reordered what is said, in different ways")
    else:
        yield from _merge_ordered(ordered, asker)


def _merge_ordered(states: Sequence[SidedExample], asker: Asker) -> Iterator[MergedPiece]:
    """Yields a worked example whose responses and messages have one order."""
    sources = [state.source for state in states]
    starts = [state.example.span.start for state in states]
    for three in _align_responses(states):
        before = [source[a : r.span.start] for source, a, r in zip(sources, starts, three, strict=True)]
        yield from merge_lines(before, asker)
        said = [response.span.slice(source) for response, source in zip(three, sources, strict=True)]
        turned = _find_turned(three, sources)
        if turned is not None:
            yield asker.ask(said, _TURNED[turned])
        else:
            yield from merge_lines(said, asker)
        starts = [response.span.end for response in three]
    ends = [state.example.span.end for state in states]
    rest = [source[start:end] for source, start, end in zip(sources, starts, ends, strict=True)]
    yield from merge_lines(rest, asker)


def merge_lines(texts: Sequence[str], asker: Asker) -> Iterator[MergedPiece]:
    """Yields a block line by line; of a line that both changed the words.

    So typography that one side changed stands in the lines whose words the other left alone.
    """
    whole = choose_changed(*texts)
    if whole is not None:
        yield whole
        return
    lines = [text.splitlines(keepends=True) for text in texts]
    for region in find_regions(*lines):
        spans = region.base, region.ours, region.theirs
        parts = [found[start:end] for found, (start, end) in zip(lines, spans, strict=True)]
        if not region.by_theirs or not region.by_ours:
            yield "".join(parts[THEIRS] if region.by_theirs else parts[OURS])
        elif len({len(part) for part in parts}) == 1:
            for three in zip(*parts, strict=True):
                yield _merge_line(three, asker)
        else:
            yield _merge_line(["".join(part) for part in parts], asker)


def _merge_line(texts: Sequence[str], asker: Asker) -> MergedPiece:
    chosen = settle(*texts)
    if chosen is None and texts[BASE]:
        chosen = combine(*texts) or _combine_verdict(texts)
    if chosen is not None:
        return chosen
    return asker.ask(texts, _tell_changes(texts))


def _tell_changes(texts: Sequence[str]) -> str:
    """Returns what both sides did to some lines, a part of a sentence."""
    if not texts[BASE]:
        return "both inserted it, with different words"
    deleter = next((side for side in SIDES if not texts[side]), None)
    if deleter is None:
        return "both changed the same words"
    return f"{SIDE_NAMES[OTHER[deleter]]} edited it, {SIDE_NAMES[deleter]} deleted it"


def _combine_verdict(texts: Sequence[str]) -> str | None:
    """Returns a verdict whose target one side changed and the other its reason; None where all is not that plain."""
    found = [_VERDICT.fullmatch(text) for text in texts]
    parts = [match.groups() for match in found if match]
    if len(parts) < len(texts) or len({part[0] for part in parts}) > 1:
        return None
    chosen = [choose_changed(*three) for three in zip(*parts, strict=True)]
    return None if None in chosen else "".join(filter(None, chosen))


def _align_responses(states: Sequence[SidedExample]) -> list[tuple[Response, ...]]:
    """Returns each response of the base beside what it is in ours and theirs; none where a side lacks one."""
    responses = [find_responses(state.example) for state in states]
    said = [
        [read_said(response.messages, state.source) for response in found]
        for found, state in zip(responses, states, strict=True)
    ]
    places = [pair_said(said[BASE], said[side]) for side in SIDES]
    if any(len(found) < len(said[BASE]) for found in places):
        return []
    return [
        (response, *(found[side[number]] for found, side in zip(responses[OURS:], places, strict=True)))
        for number, response in enumerate(responses[BASE])
    ]


def _find_turned(three: Sequence[Response], sources: Sequence[str]) -> int | None:
    """Returns the side that gave a response another verdict while the other changed what it says; None where none did."""
    kinds = [response.kind for response in three]
    said = [read_said(response.messages, source) for response, source in zip(three, sources, strict=True)]
    for one, other in OTHER.items():
        if kinds[one] != kinds[BASE] and kinds[other] == kinds[BASE] and said[other] != said[BASE]:
            return one
    return None
