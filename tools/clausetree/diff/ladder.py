"""What became of the levels: found before clauses are compared, from the ladders and from what matched clauses did."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from clausetree.diff.changes import LadderChange, LevelRename, LevelStep
from clausetree.text.sequence import compare_sequences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausetree.model.authority import Ladder
    from clausetree.model.clause import Clause

Direction = Literal["kept", "promoted", "demoted"]

_MAJORITY = 0.5  # of the provisions at a level, to tell what it is called now


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
    old = ladder.translate(old)
    if old == new:
        return "kept"
    ranks = {level: rank for rank, level in enumerate(_join(ladder))}
    below = len(ranks)
    before = below if old is None else ranks.get(old)
    after = below if new is None else ranks.get(new)
    if before is None or after is None or before == after:
        return "kept"
    return "promoted" if after < before else "demoted"


def _winner(votes: Counter[tuple[str, str]], level: str, others: Sequence[str], side: int) -> str | None:
    """Returns which of the `others` most clauses of `level` went to, or came from, where most of all its clauses did."""
    cast = Counter({pair[1 - side]: count for pair, count in votes.items() if pair[side] == level})
    best = max(others, key=lambda other: cast[other], default=None)
    return best if best is not None and cast[best] > cast.total() * _MAJORITY else None


def _step(ladder: Ladder, level: str) -> LevelStep:
    place = ladder.levels.index(level)
    below, above = ladder.levels[:place], ladder.levels[place + 1 :]
    return LevelStep(level=level, above=above[0] if above else None, below=below[-1] if below else None)


def _join(ladder: LadderChange) -> list[str]:
    """Returns the levels of both ladders in one order, by their new names."""
    olds = [ladder.translate(level) or level for level in ladder.old]
    news = list(ladder.new)
    joined: list[str] = []
    place = 0
    for change in compare_sequences(olds, news):
        joined += news[place : change.new_start] + olds[change.old_start : change.old_end]
        place = change.new_start
    return list(dict.fromkeys(joined + news[place:]))
