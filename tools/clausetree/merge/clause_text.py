"""The text of a clause without some of what it says, and with what it said before."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from clausetree.merge.maps import is_prose
from clausetree.model.passage_sentences import find_sentences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from clausetree.model.clause import Clause

SaidPlace = tuple[int, ...]
"""The place of a clause in its document, of a passage in it, and of a sentence in that where it is prose."""

_GAP = "\n\n"
_SENTENCE = 3  # numbers that the place of one has


class ReturnedText(NamedTuple):
    """What is put back into a clause.

    Attributes:
        text: What it says.
        behind: The place of the sentence that it follows in its passage, or of the passage; None at the begin of the clause.
        passage: The place of the passage that it stood in; what stood in one comes back as one.
    """

    text: str
    behind: SaidPlace | None
    passage: SaidPlace


class _Block(NamedTuple):
    """A passage, or the heading, and the blanks after it; none where it comes back."""

    text: str
    blanks: str


def list_places(clause: Clause) -> list[SaidPlace]:
    """Returns the places of what a clause says, in order: of sentences, and of passages that are no prose."""
    found: list[SaidPlace] = []
    for number, passage in enumerate(clause.content.passages):
        place = clause.index, number
        if is_prose(passage):
            found += [(*place, at) for at, _ in enumerate(find_sentences(clause, passage))]
        else:
            found.append(place)
    return found


def read_place(clause: Clause, place: SaidPlace) -> str:
    """Returns what stands at a place of a clause, the blanks after a sentence included."""
    passage = clause.content.passages[place[1]]
    span = find_sentences(clause, passage)[place[2]] if len(place) == _SENTENCE else passage.span
    return span.slice(clause.content.source)


def write_clause(clause: Clause, removed: Collection[SaidPlace], returned: Sequence[ReturnedText]) -> str:
    """Returns the text of a clause without some places, and with what is put back."""
    if not returned and not any(place[0] == clause.index for place in removed):
        return clause.content.source
    source, passages = clause.content.source, clause.content.passages
    edges = [*(passage.span.start for passage in passages), len(source)]
    heading = clause.heading.span.end
    blocks = [_Block(source[:heading], source[heading : edges[0]]), *_join_returns(returned, None)]
    for number, passage in enumerate(passages):
        place = clause.index, number
        text = _write_passage(clause, place, removed, returned)
        blocks += [_Block(text, source[passage.span.end : edges[number + 1]])] if text else []
        blocks += _join_returns(returned, place)
    end = source[passages[-1].span.end :] if passages else source[heading:]
    return "".join([*(_set_apart(one, other) for one, other in pairwise(blocks)), blocks[-1].text, end])


def _set_apart(block: _Block, following: _Block) -> str:
    """Returns a block with the blanks before the one that follows."""
    return f"{block.text}{block.blanks if block.blanks and following.blanks else _GAP}"


def _join_returns(returned: Sequence[ReturnedText], behind: SaidPlace | None) -> Iterator[_Block]:
    """Yields the passages that come back behind one."""
    here = [found for found in returned if found.behind == behind]
    for _, group in groupby(here, key=lambda found: found.passage):
        yield _Block("".join(found.text for found in group).rstrip(), "")


def _write_passage(
    clause: Clause, place: SaidPlace, removed: Collection[SaidPlace], returned: Sequence[ReturnedText]
) -> str:
    """Returns a passage without some places, and with what is put back into it; nothing where nothing is left."""
    passage = clause.content.passages[place[1]]
    if not is_prose(passage):
        return "" if place in removed else read_place(clause, place)
    spans = find_sentences(clause, passage)
    pieces: list[str] = []
    for number, _ in enumerate(spans):
        spot = (*place, number)
        here = [] if spot in removed else [read_place(clause, spot)]
        here += [found.text for found in returned if found.behind == spot]
        pieces += [text if text[-1:].isspace() else f"{text} " for text in here]
    opening = clause.content.source[passage.span.start : spans[0].start] if spans else ""
    return f"{opening}{''.join(pieces).rstrip()}" if pieces else ""
