"""What became of the levels: found before clauses are compared, from the ladders and from what matched clauses did."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from clausetree.diff.ladder_change import LadderChange, LevelRename, LevelStep

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clausetree.diff.kinds import Direction
    from clausetree.model.authority import Ladder
    from clausetree.model.clause import Clause

_HALF = 0.5  # of the provisions at a level, to tell what it is called now; labelled: renamed from 0.5, others up to 0.45
_NEARLY_ALL = 0.8  # of them, where a few still go by the old name, which some of the new text keeps; labelled: from 0.8, others up to 0.775


def diff_ladders(
    old: Ladder,
    new: Ladder,
    pairs: Iterable[tuple[Clause, Clause]],
    came: Iterable[Clause],
    *,
    is_ordered: bool,
) -> LadderChange:
    """Returns which levels were renamed, inserted and deleted.

    Args:
        old: The ladder before.
        new: The ladder after.
        pairs: The clauses that are on both sides; a level whose clauses went together to a level that is as new as
            theirs is gone was renamed. So was one that nearly all of them left for it, though a few still bear the old
            name: those were forgotten.
        came: The clauses that are new; a level that one of them bears is in use.
        is_ordered: Whether the order of both is more than a guess.
    """
    votes = Counter((one.level, other.level) for one, other in pairs if one.level and other.level)
    in_use = {clause.level for clause in came}
    olds, news = _ranks(old), _ranks(new)
    gone = [level for level in old if level not in news]
    fresh = {level: rank for level, rank in news.items() if level not in olds}
    left = [level for level in old if votes[level, level] and level in news and level not in in_use]
    ahead, back = _Votes(votes, side=0), _Votes(votes, side=1)
    renamed = [
        LevelRename(level, name)
        for level in (*gone, *left)
        if (name := ahead.winner(level, fresh, _NEARLY_ALL if level in news else _HALF)) is not None
        and back.winner(name, olds, _HALF) == level
    ]
    names = {rename.old for rename in renamed} | {rename.new for rename in renamed}
    return LadderChange(
        old=old,
        new=new,
        renamed=tuple(renamed),
        inserted=tuple(_step(new, news[level]) for level in fresh if level not in names),
        deleted=tuple(_step(old, olds[level]) for level in gone if level not in names),
        is_ordered=is_ordered,
    )


def _ranks(ladder: Ladder) -> dict[str, int]:
    return {level: rank for rank, level in enumerate(ladder)}


class Directions:
    """Which way clauses went on two ladders."""

    def __init__(self, change: LadderChange) -> None:
        """Takes what became of the levels."""
        self._names = {rename.old: rename.new for rename in change.renamed}
        self._origins = {rename.new: rename.old for rename in change.renamed}
        self._olds = {self._names.get(level, level): rank for rank, level in enumerate(change.old)}
        self._news = {level: rank for rank, level in enumerate(change.new)}
        self._is_ordered = change.is_ordered
        shared = self._olds.keys() & self._news.keys()
        self._above_old, self._above_new = (
            {level: sum(ranks[other] < rank for other in shared) for level, rank in ranks.items()}
            for ranks in (self._olds, self._news)
        )

    def translate(self, level: str | None) -> str | None:
        """Returns what the new ladder calls an old level."""
        return None if level is None else self._names.get(level, level)

    def is_other_level(self, old: str | None, new: str | None) -> bool:
        """Returns whether two levels differ in more than the name that the ladder gives them: in name or in place."""
        is_renamed = self.translate(old) == new and self._origins.get(new or "", old) == old
        return not is_renamed or self.find(old, new) != "kept"

    def find(self, old: str | None, new: str | None) -> Direction:
        """Returns which way a clause went; to carry no level is below all, and an unknown level has no place.

        Where both levels are one, the clause went where the ladder moved it, past others that both ladders have.
        """
        before = self.translate(old)
        if before is None or new is None:
            return "kept" if before == new else "promoted" if before is None else "demoted"
        if before == new:
            return self._find_in_order(new)
        both = [ranks for ranks in (self._olds, self._news) if before in ranks and new in ranks]
        steps = {ranks[before] - ranks[new] for ranks in both}
        if not steps and before in self._olds and new in self._news:
            steps = {self._above_old[before] - self._above_new[new]}
        if steps and min(steps) > 0:
            return "promoted"
        return "demoted" if steps and max(steps) < 0 else "kept"

    def _find_in_order(self, level: str) -> Direction:
        """Returns which way the ladder moved a level: whether fewer or more of the others are above it."""
        if not self._is_ordered or level not in self._olds or level not in self._news:
            return "kept"
        step = self._above_old[level] - self._above_new[level]
        return "promoted" if step > 0 else "demoted" if step < 0 else "kept"


class _Votes:
    """What clauses said of the levels on one side: which levels the clauses of each have on the other."""

    def __init__(self, votes: Mapping[tuple[str, str], int], side: int) -> None:
        self._cast: dict[str, Counter[str]] = defaultdict(Counter)
        for pair, count in votes.items():
            self._cast[pair[side]][pair[1 - side]] += count

    def winner(self, level: str, others: Mapping[str, int], share: float) -> str | None:
        """Returns which of the `others` most clauses of `level` are at on the other side, the highest of equals.

        Returns None where that is less than `share` of all its clauses.
        """
        cast = self._cast.get(level, Counter())
        best = max(
            (other for other in cast if other in others),
            key=lambda other: (cast[other], -others[other]),
            default=None,
        )
        return best if best is not None and cast[best] >= cast.total() * share else None


def _step(ladder: Ladder, rank: int) -> LevelStep:
    return LevelStep(
        level=ladder[rank],
        above=ladder[rank + 1] if rank + 1 < len(ladder) else None,
        below=ladder[rank - 1] if rank else None,
    )
