"""What `clausetree who` answers with: who can override a clause, and which clauses became easier or harder to override."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.override_shifts import OverrideShift
    from clausetree.model.clause import Clause
    from clausetree.model.document import Document
    from clausetree.model.overriding import Overriding
    from clausetree.model.revision import Revision


class OverridingAnswer(NamedTuple):
    """Who can override a clause.

    Attributes:
        revision: The text that it is in.
        document: The text, read.
        clause: The clause.
        overriding: Who can, and what says so.
    """

    revision: Revision
    document: Document
    clause: Clause
    overriding: Overriding


class OverrideShiftsAnswer(NamedTuple):
    """Which clauses became easier or harder to override.

    Attributes:
        old: The revision before.
        new: The revision after.
        changes: What changed between them.
        shifts: The clauses that became easier or harder to override, as far as it was asked for.
        unknown: How many provisions there are of which not both revisions say who can override them: one does, or neither and the
            level went up or down.
    """

    old: Revision
    new: Revision
    changes: ChangeSet
    shifts: Sequence[OverrideShift]
    unknown: int
