"""How the measures of labelled pairs are spread: `python -m tests.diff.labelled.distribution` in the project's folder.

A number is read off it: above what is different, below what is the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.diff.labelled.generated import count_all_renamed, measure_neighbours, measure_reworded
from tests.diff.labelled.measures import MEASURES, Measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHARES = (0.3, 0.5, 0.7)
_QUANTILES = (0, 0.05, 0.25, 0.5, 0.75, 0.95, 1)


def main() -> None:
    print("\n".join([*_spread_labelled(), *_spread_generated()]))  # noqa: T201


def _spread_labelled() -> Iterator[str]:
    for measure in MEASURES:
        yield f"{measure.number} = {measure.limit:g}, by {measure.file} {measure.group}"
        yield f"    same      {_spread(measure, same=True)}"
        yield f"    different {_spread(measure, same=False)}"


def _spread_generated() -> Iterator[str]:
    for examples in (False, True):
        yield f"{'examples' if examples else 'sentences'}, at {', '.join(f'{q:.0%}' for q in _QUANTILES)} of them"
        for share in SHARES:
            yield f"    {share:.0%} of words replaced  {_quantiles(measure_reworded(share, examples=examples))}"
        yield f"    others of one clause   {_quantiles(measure_neighbours(examples=examples))}"
    for share in SHARES:
        found, total = count_all_renamed(share)
        yield f"clauses with another id, {share:.0%} of words replaced: {found} of {total} found"


def _quantiles(values: Sequence[float]) -> str:
    return " ".join(f"{values[min(len(values) - 1, int(len(values) * q))]:.2f}" for q in _QUANTILES)


def _spread(measure: Measure, *, same: bool) -> str:
    """Returns the measures in order; those that the number is wrong about are in brackets."""
    pairs = [pair for pair in measure.pairs() if pair.same is same]
    values = sorted(measure.of(pair.old, pair.new) for pair in pairs)
    return " ".join(
        f"{value:.3g}" if (value >= measure.limit) is same else f"[{value:.3g}]" for value in values
    )


if __name__ == "__main__":
    main()
