"""Examples and other blocks that are merged line by line: tags, verdicts, what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.merge.conflict import Conflict, Question, Stance
from clausetree.merge.nodes import BASE, OURS, THEIRS
from clausetree.merge.regions import find_regions
from clausetree.merge.wording import combine, settle
from clausetree.text.sequence import Change, compare_sequences
from clausetree.text.words import fold_typography

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from clausetree.merge.conflict import ConflictPart, MergedPiece
    from clausetree.model.example import Example, Response

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


def merge_example(examples: Sequence[Example], sources: Sequence[str], asker: Asker) -> Iterator[MergedPiece]:
    """Yields a worked example: response by response where both sides have all of the base's, else as a whole.

    Args:
        examples: The example in base, ours and theirs.
        sources: The texts that their spans count in.
        asker: What questions say of where they stand.
    """
    starts = [example.span.start for example in examples]
    for three in _align_responses([_find_responses(example) for example in examples], sources):
        before = [source[a : r.span.start] for source, a, r in zip(sources, starts, three, strict=True)]
        yield from merge_lines(before, asker)
        said = [response.span.slice(source) for response, source in zip(three, sources, strict=True)]
        turned = _find_turned(three, sources)
        if turned is not None:
            yield asker.ask(said, _TURNED[turned])
        else:
            yield from merge_lines(said, asker)
        starts = [response.span.end for response in three]
    rest = [source[a : e.span.end] for source, a, e in zip(sources, starts, examples, strict=True)]
    yield from merge_lines(rest, asker)


def merge_lines(texts: Sequence[str], asker: Asker) -> Iterator[MergedPiece]:
    """Yields a block line by line; of a line that both changed the words."""
    whole = settle(*texts)
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
        chosen = combine(*texts)
    if chosen is not None:
        return chosen
    return asker.ask(
        texts, "both changed the same words" if texts[BASE] else "both inserted it, with different words"
    )


def _find_responses(example: Example) -> list[Response]:
    return [response for comparison in example.conversation.comparisons for response in comparison.responses]


def _align_responses(
    responses: Sequence[Sequence[Response]], sources: Sequence[str]
) -> list[tuple[Response, ...]]:
    """Returns each response of the base beside what it is in ours and theirs; none where a side lacks one."""
    said = [
        [tuple(_read_messages(response, source)) for response in found]
        for found, source in zip(responses, sources, strict=True)
    ]
    places = [_pair(said[BASE], said[side]) for side in (OURS, THEIRS)]
    if None in places:
        return []
    sides = [[found[at] for at in row or ()] for found, row in zip(responses[OURS:], places, strict=True)]
    return list(zip(responses[BASE], *sides, strict=True))


def _pair(old: Sequence[Hashable], new: Sequence[Hashable]) -> Sequence[int] | None:
    """Returns for everything in `old` its place in `new`, edited or not; None where something is gone."""
    if len(old) == len(new):
        return range(len(new))
    places: list[int] = []
    behind = 0
    for change in (*compare_sequences(old, new), Change(len(old), len(old), len(new), len(new))):
        count = change.old_end - change.old_start
        if count not in {0, change.new_end - change.new_start}:
            return None
        places += (*range(behind, change.new_start), *range(change.new_start, change.new_start + count))
        behind = change.new_end
    return places


def _read_messages(response: Response, source: str) -> list[str]:
    return [fold_typography(message.body.slice(source)) for message in response.messages]


def _find_turned(three: Sequence[Response], sources: Sequence[str]) -> int | None:
    """Returns the side that gave a response another verdict while the other changed what it says; None where none did."""
    kinds = [response.kind for response in three]
    said = [_read_messages(response, source) for response, source in zip(three, sources, strict=True)]
    for one, other in ((OURS, THEIRS), (THEIRS, OURS)):
        if kinds[one] != kinds[BASE] and kinds[other] == kinds[BASE] and said[other] != said[BASE]:
            return one
    return None
