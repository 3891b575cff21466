"""What authors declare about a clause's lineage, where no measure of the texts can know it."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

DeclaredKind = Literal["renamed", "split", "merged", "succeeded", "deleted"]
"""What became of a clause: another id, several clauses, a part of another one, another one in its place, nothing."""

DECLARED_KINDS: tuple[DeclaredKind, ...] = get_args(DeclaredKind)


class Declared(NamedTuple):
    """What became of one clause.

    Attributes:
        source: The id that it had.
        targets: The ids of what it became; none where it was deleted.
        at: The label of the revision that brought this.
        kind: What happened to it.
    """

    source: str
    targets: tuple[str, ...]
    at: str
    kind: DeclaredKind
