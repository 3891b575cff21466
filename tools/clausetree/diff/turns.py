"""Whether words bind or explain: what became commentary, and what is commentary no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausetree.diff.kinds import Turn
    from clausetree.model.clause import Passage


def find_turn(old: Passage, new: Passage) -> Turn | None:
    """Returns how words turned on their way from one passage to another; None where they do what they did."""
    explained, explains = old.kind == "commentary", new.kind == "commentary"
    if explained == explains:
        return None
    return "explains" if explains else "binds"
