"""Examples and other blocks that are merged line by line: tags, verdicts, what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.merge.conflict import Conflict, Question, Stance
from clausetree.merge.nodes import BASE, OURS, THEIRS
from clausetree.merge.regions import find_regions
from clausetree.merge.wording import combine, settle
from clausetree.text.words import fold_typography

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.merge.conflict import ConflictPart, MergedPiece
    from clausetree.model.example import Example, Response


class Asker:
    """What a question about a block says of where it stands.

    Attributes:
        part: What it is about.
        clause: The id of the clause.
        locators: The block's address in each of the three texts.
    """

    def __init__(self, part: ConflictPart, clause: str | None, locators: Sequence[str | None]) -> None:
        """Takes what the attributes say."""
        self.part = part
        self.clause = clause
        self.locators = locators

    def ask(self, texts: Sequence[str], why: str, shown: Sequence[str] | None = None) -> Question:
        """Returns the question which of three texts stands; `shown` is what its data says, where that is less."""
        base, ours, theirs = (
            Stance(locator, None, text.rstrip("\n")) if locator else None
            for locator, text in zip(self.locators, shown or texts, strict=True)
        )
        return Question(Conflict(self.part, self.clause, base, ours, theirs, why), *texts)


def merge_example(examples: Sequence[Example], sources: Sequence[str], asker: Asker) -> Iterator[MergedPiece]:
    """Yields a worked example: response by response where all three have as many, else as a whole.

    Args:
        examples: The example in base, ours and theirs.
        sources: The texts that their spans count in.
        asker: What questions say of where they stand.
    """
    responses = [_find_responses(example) for example in examples]
    if len({len(found) for found in responses}) > 1:
        texts = [example.span.slice(source) for example, source in zip(examples, sources, strict=True)]
        yield from merge_lines(texts, asker)
        return
    starts = [example.span.start for example in examples]
    for three in zip(*responses, strict=True):
        before = [source[a : r.span.start] for source, a, r in zip(sources, starts, three, strict=True)]
        yield from merge_lines(before, asker)
        said = [response.span.slice(source) for response, source in zip(three, sources, strict=True)]
        if _is_turned(three, sources):
            yield asker.ask(said, "one side turned the verdict, the other changed the response")
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
    return chosen if chosen is not None else asker.ask(texts, "both changed the same words")


def _find_responses(example: Example) -> list[Response]:
    return [response for comparison in example.conversation.comparisons for response in comparison.responses]


def _is_turned(three: Sequence[Response], sources: Sequence[str]) -> bool:
    """Returns whether one side gave a response another verdict while the other changed what it says."""
    kinds = [response.kind for response in three]
    said = [
        [fold_typography(message.body.slice(source)) for message in response.messages]
        for response, source in zip(three, sources, strict=True)
    ]
    return any(
        kinds[one] != kinds[BASE] and kinds[other] == kinds[BASE] and said[other] != said[BASE]
        for one, other in ((OURS, THEIRS), (THEIRS, OURS))
    )
