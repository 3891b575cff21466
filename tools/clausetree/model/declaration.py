"""What somebody declares of a clause's history, where no measure can know it."""

from __future__ import annotations

from typing import Literal, NamedTuple

DeclaredKind = Literal["renamed", "split", "merged", "succeeded", "deleted"]


class Declaration(NamedTuple):
    """One `[[lineage]]` entry of the settings.

    Attributes:
        source: The id that the clause had.
        targets: The ids that it became; none where it was deleted.
        at: The label of the revision that brought the change.
        kind: What happened.
    """

    source: str
    targets: tuple[str, ...]
    at: str
    kind: DeclaredKind
