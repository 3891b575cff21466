"""Checked claims in a terminal: how many there are, then the contradicted ones with what the two texts say."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from clausetree.claims.claim import CLAIM_VERDICTS
from clausetree.output.terminal.paint import Segment, paint
from clausetree.output.terminal.wrap import wrap
from clausetree.text.cells import cell_width
from clausetree.text.counted_noun import count_noun
from clausetree.text.excerpt import cut_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausetree.claims.claim import CheckedClaim, ClaimEvidence
    from clausetree.output.claims.claims_answer import ClaimsAnswer
    from clausetree.output.screen import Screen

_NAMES = {"not_locatable": "not locatable"}
_STYLES = {"contradicted": "red", "ambiguous": "yellow", "supported": "green", "not_locatable": "dim"}
_UNPAINTED_WIDTH = 100
_SIDE_BY_SIDE = 100  # cells; narrower screens have the texts one under the other
_SHOWN = 240  # characters of a text
_LISTED = 100  # characters of a claim that is listed
_MOST = 8  # places of a claim
_GAP = 2


def render(answer: ClaimsAnswer, screen: Screen) -> str:
    """Returns the counts, then the claims by verdict, each with its line and why; with evidence where it is needed."""
    width = screen.width or _UNPAINTED_WIDTH
    lines = [*_summarize(answer)]
    for verdict in CLAIM_VERDICTS:
        for checked in answer.checked:
            if checked.finding.verdict == verdict:
                lines += _write(answer, checked, width)
    return paint(lines, colour=screen.colour)


def _summarize(answer: ClaimsAnswer) -> Iterator[list[Segment]]:
    counts = [
        f"{number} {_NAMES.get(verdict, verdict)}" for verdict, number in answer.tally().items() if number
    ]
    number = len(answer.checked)
    told = f"{count_noun(number, 'claim')}: {', '.join(counts)}"
    yield [Segment(f"{answer.old.shown} → {answer.new.shown}", "yellow"), Segment(f"  {told}")]


def _write(answer: ClaimsAnswer, checked: CheckedClaim, width: int) -> Iterator[list[Segment]]:
    claim, finding = checked
    head = Segment(f"{answer.path}:{claim.line} ", "cyan")
    name = Segment(f"{_NAMES.get(finding.verdict, finding.verdict)} ", _STYLES[finding.verdict])
    if finding.verdict in {"supported", "not_locatable"}:
        room = width - cell_width(head.text) - cell_width(name.text)
        yield [head, name, Segment(cut_text(claim.text, max(min(room, _LISTED) - 1, 1)), "dim")]
        return
    shown = finding.evidence[:_MOST]
    yield []
    yield from wrap([head, name, Segment(claim.text)], width)
    for line in wrap([Segment(finding.why)], width - _GAP):
        yield [Segment(" " * _GAP), *line]
    if width >= _SIDE_BY_SIDE:
        yield from _write_beside(answer, shown, width)
    else:
        for one in shown:
            yield from _write_evidence(answer, one, width)
    if more := len(finding.evidence) - len(shown):
        yield [Segment(f"{' ' * _GAP}and {count_noun(more, 'more place')}", "dim")]


def _write_evidence(answer: ClaimsAnswer, evidence: ClaimEvidence, width: int) -> Iterator[list[Segment]]:
    yield [Segment(" " * _GAP), Segment(answer.name(evidence), "cyan")]
    for line in _wrap_text(evidence, width - 2 * _GAP):
        yield [Segment(" " * 2 * _GAP), *line]


def _write_beside(
    answer: ClaimsAnswer, evidence: Sequence[ClaimEvidence], width: int
) -> Iterator[list[Segment]]:
    """Yields the two texts side by side, the older one on the left."""
    column = (width - 2 * _GAP) // 2
    olds, news = ([one for one in evidence if one.side == side] for side in ("old", "new"))
    for old, new in zip_longest(olds, news):
        left, right = (_write_column(answer, one, column) if one else [] for one in (old, new))
        for one, other in zip_longest(left, right, fillvalue=()):
            used = sum(cell_width(segment.text) for segment in one)
            yield [Segment(" " * _GAP), *one, Segment(" " * max(column + _GAP - used, 1)), *other]


def _write_column(answer: ClaimsAnswer, evidence: ClaimEvidence, width: int) -> list[list[Segment]]:
    return [*wrap([Segment(answer.name(evidence), "cyan")], width), *_wrap_text(evidence, width)]


def _wrap_text(evidence: ClaimEvidence, width: int) -> Iterator[list[Segment]]:
    return wrap([Segment(cut_text(" ".join(evidence.text.split()), _SHOWN))], max(width, 1))
