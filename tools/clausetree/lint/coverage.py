"""How much of a spec has what every provision needs: a level, and an example or a test."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.clause import Clause


class Coverage(NamedTuple):
    """How many provisions have what a provision needs.

    Attributes:
        provisions: The clauses that carry a level, or should.
        with_level: How many of them carry one.
        with_example: How many of them have an example, or a footnote that names a test.
    """

    provisions: int = 0
    with_level: int = 0
    with_example: int = 0


def measure_coverage(context: Context) -> Coverage:
    """Returns how many provisions of a document have a level, and how many an example."""
    from clausetree.lint.levels import find_unlevelled  # noqa: PLC0415 - every command knows coverage, few measure it

    found = (*context.provisions, *find_unlevelled(context.document, context))
    exemplified = sum(has_example(clause, context) for clause in found)
    return Coverage(len(found), len(context.provisions), exemplified)


def has_example(clause: Clause, context: Context) -> bool:
    """Returns whether a clause has an example, in itself or, where it is a group, in a clause under it; a test is one."""
    return any(
        bool(one.examples) or not context.tested_labels.isdisjoint(one.eval_prompts)
        for one in _with_descendants(clause, context)
    )


def _with_descendants(clause: Clause, context: Context) -> Iterator[Clause]:
    yield clause
    for child in context.children[clause.index]:
        yield from _with_descendants(child, context)
