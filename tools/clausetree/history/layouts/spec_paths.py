"""The paths of a file in time: where git's commits had what is called otherwise, or lies elsewhere, today."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from clausetree.history.git_access.tree_changes import load_changes
from clausetree.history.layouts.spec_layout import is_dated_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausetree.history.git_access.repository import Repository
    from clausetree.history.git_access.tree_changes import TreeChange, TreeChanges

BRANCHES = ("--branches", "--tags", "--remotes")
"""What git calls all that a repository names."""

_LIKE = 50
_REWRITTEN = 50
"""How much of a file has to be alike, in percent, to be the same one elsewhere; how much of it has to go to be another."""


class PathMove(NamedTuple):
    """A commit that gave the file another path."""

    commit: str
    old: str
    new: str


@dataclass(frozen=True, kw_only=True)
class SpecPaths:
    """The paths that a file has had; git is asked for them once.

    The older texts that are kept beside a spec are made as copies of it, or it of them: none is a path that it had.

    Attributes:
        repository: Where it is.
        tip: The commit that it is known from.
        path: The path that it is known by.
    """

    repository: Repository
    tip: str
    path: str

    @cached_property
    def moves(self) -> tuple[PathMove, ...]:
        """Returns the commits that gave it another path, in no order."""
        names, moves = [self.path], dict[PathMove, None]()
        for name in names:  # which grows
            for move in self._moves_of(name):
                moves[move] = None
                names += [other for other in (move.old, move.new) if other not in names]
        return tuple(moves)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Returns all its paths, that which it is known by first."""
        return tuple(dict.fromkeys([self.path, *(name for move in self.moves for name in move[1:])]))

    def at(self, commit: str) -> tuple[str, ...]:
        """Returns the paths that it can have in a commit, the likeliest first: those that it had not left by then."""
        return tuple(sorted(self.names, key=lambda name: self._is_left(name, commit)))

    def _is_left(self, name: str, commit: str) -> bool:
        """Returns whether the file had gone from `name` by a commit, and had not come back."""
        before = [move for move in self.moves if commit in self._descendants[move.commit]]
        back = [move.commit for move in before if move.new == name]
        return any(
            move.old == name and not any(later in self._descendants[move.commit] for later in back)
            for move in before
        )

    @cached_property
    def _descendants(self) -> Mapping[str, frozenset[str]]:
        """Returns for each move's commit itself and all the commits that build on it."""
        if not self.moves:
            return {}
        parents = self.repository.parents(self.tip, *BRANCHES)
        found = {}
        for move in self.moves:
            known = {move.commit}
            for commit in reversed(tuple(parents)):
                if not known.isdisjoint(parents[commit]):
                    known.add(commit)
            found[move.commit] = frozenset(known)
        return found

    def _moves_of(self, name: str) -> Iterator[PathMove]:
        """Yields the moves to and from a path."""
        for commit, parents in self.repository.turns(name, self.tip, *BRANCHES):
            moves = [move for parent in parents for move in self._moves_in(parent, commit, name)]
            yield from moves or self._find_return(commit, parents, name)

    def _moves_in(self, before: str, commit: str, name: str) -> list[PathMove]:
        """Returns the moves to and from a path from one commit to another.

        Raises:
            LostObjectError: Git lacks a text that it takes to know.
        """
        if (before, commit) not in self._changes:
            self._changes[before, commit] = load_changes(self.repository, before, commit)
        changes, lost = self._changes[before, commit]
        moves = [
            PathMove(commit, old, new)
            for old, new in (_find_origin(changes, name), _find_goal(changes, name))
            if old and new and not self._is_kept(old, new) and not self._is_copy(old, new, changes)
        ]
        if lost and not moves and _may_be_move(changes, name):
            raise lost
        return moves

    @cached_property
    def _changes(self) -> dict[tuple[str, str], TreeChanges]:
        """Returns what is known to differ between commits: git takes long to find what moved, and one commit moves several."""
        return {}

    def _is_kept(self, *paths: str) -> bool:
        return any(is_dated_text(path) and path != self.path for path in paths)

    def _find_return(self, commit: str, parents: Sequence[str], name: str) -> Iterator[PathMove]:
        """Yields the move of a file that an earlier commit had deleted elsewhere."""
        if parents and self.repository.has(commit, name):
            for _, before in self.repository.deletions(f"*{PurePosixPath(name).suffix}", parents[0])[:1]:
                yield from (move for move in self._moves_in(before[0], commit, name) if move.new == name)

    def _is_copy(self, old: str, new: str, changes: Sequence[TreeChange]) -> bool:
        """Returns whether a file at `new` was made from one at `old` that stayed what it was, to this day."""
        if not any(change.kind == "C" and change[2:] == (old, new) for change in changes):
            return False
        rewritten = any(
            change.kind == "M" and change.new == old and change.score >= _REWRITTEN for change in changes
        )
        return not rewritten and self.repository.has(self.tip, old)


def _find_origin(changes: Sequence[TreeChange], name: str) -> tuple[str | None, str]:
    """Returns the path that a file came from which is at `name` after some changes, or None; and `name`."""
    alike = [
        change.old for change in changes if change.kind in "RC" and change.new == name and _is_same(change)
    ]
    gone = [change.old for change in changes if change.kind == "D" and _has_name_of(change.old, name)]
    is_new = any(change.kind == "A" and change.new == name for change in changes)
    return next(iter(alike or (gone if is_new else [])), None), name


def _find_goal(changes: Sequence[TreeChange], name: str) -> tuple[str, str | None]:
    """Returns `name`, and the path that the file there has after some changes, or None."""
    alike = [
        change.new for change in changes if change.kind == "R" and change.old == name and _is_same(change)
    ]
    new = [change.new for change in changes if change.kind == "A" and _has_name_of(change.new, name)]
    is_gone = any(change.kind == "D" and change.old == name for change in changes)
    return name, next(iter(alike or (new if is_gone else [])), None)


def _may_be_move(changes: Sequence[TreeChange], name: str) -> bool:
    """Returns whether a file came to `name` or went from it while another of its kind went or came."""
    kinds = {change.kind for change in changes if change.new == name}
    counterparts = "D" if "A" in kinds else "A" if "D" in kinds else ""
    suffix = PurePosixPath(name).suffix
    return any(change.kind in counterparts and change.new.endswith(suffix) for change in changes)


def _is_same(change: TreeChange) -> bool:
    """Returns whether the files of a pair that git made are one: by their words, or by their name where these changed."""
    return change.score >= _LIKE or _has_name_of(change.old, change.new)


def _has_name_of(path: str, other: str) -> bool:
    return PurePosixPath(path).name == PurePosixPath(other).name
