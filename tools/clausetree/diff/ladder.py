"""What became of the levels: found before clauses are compared, from the ladders and from what matched clauses did."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from clausetree.diff.changes import LadderChange, LevelRename, LevelStep

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausetree.model.authority import Ladder
    from clausetree.model.clause import Clause

Direction = Literal["kept", "promoted", "demoted"]

_HALF = 0.5  # of the provisions at a level, to tell what it is called now


def diff_ladders(old: Ladder, new: Ladder, pairs: Iterable[tuple[Clause, Clause]]) -> LadderChange:
    """Returns which levels were renamed, inserted and deleted.

    Args:
        old: The ladder before.
        new: The ladder after.
        pairs: The clauses that are on both sides; a level whose clauses went together to a level that is as new as
            theirs is gone was renamed.
    """
    gone = [level for level in old if level not in new]
    came = [level for level in new if level not in old]
    votes = Counter((one.level, other.level) for one, other in pairs if one.level and other.level)
    renamed = [
        LevelRename(old=level, new=name)
        for level in gone
        if (name := _winner(votes, level, came, side=0)) is not None
        and _winner(votes, name, gone, side=1) == level
    ]
    olds, news = {rename.old for rename in renamed}, {rename.new for rename in renamed}
    return LadderChange(
        old=old,
        new=new,
        renamed=tuple(renamed),
        inserted=tuple(_step(new, level) for level in came if level not in news),
        deleted=tuple(_step(old, level) for level in gone if level not in olds),
    )


def find_direction(ladder: LadderChange, old: str | None, new: str | None) -> Direction:
    """Returns which way a clause went; to carry no level is below all of them, and an unknown level has no place."""
    before = ladder.translate(old)
    if before == new:
        return "kept"
    if before is None or new is None:
        return "promoted" if before is None else "demoted"
    olds, news = [ladder.translate(level) or level for level in ladder.old], list(ladder.new)
    steps = {
        levels.index(before) - levels.index(new) for levels in (olds, news) if {before, new} <= set(levels)
    }
    if not steps and before in olds and new in news:
        steps = {_count_above(before, olds, news) - _count_above(new, news, olds)}
    if steps and min(steps) > 0:
        return "promoted"
    return "demoted" if steps and max(steps) < 0 else "kept"


def _count_above(level: str, levels: Sequence[str], others: Sequence[str]) -> int:
    """Returns how many levels above `level` the other ladder has too."""
    return sum(other in others for other in levels[: levels.index(level)])


def _winner(votes: Counter[tuple[str, str]], level: str, others: Sequence[str], side: int) -> str | None:
    """Returns which of the `others` most clauses of `level` went to, or came from, the highest of equals.

    Returns None where that is less than the half of all its clauses.
    """
    cast = Counter({pair[1 - side]: count for pair, count in votes.items() if pair[side] == level})
    best = max(others, key=lambda other: cast[other], default=None)
    return best if best is not None and cast[best] and cast[best] >= cast.total() * _HALF else None


def _step(ladder: Ladder, level: str) -> LevelStep:
    place = ladder.levels.index(level)
    below, above = ladder.levels[:place], ladder.levels[place + 1 :]
    return LevelStep(level=level, above=above[0] if above else None, below=below[-1] if below else None)
