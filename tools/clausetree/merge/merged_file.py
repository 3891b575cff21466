"""What a merge makes of a file beside the spec."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from clausetree.merge.hunks import Hunk
    from clausetree.merge.origins.nodes import MergeSide

FileFate = Literal["inserted", "edited", "deleted"]


class MergedFile(NamedTuple):
    """A file beside the spec, such as one of eval prompts, that a merge changes.

    Attributes:
        path: The file.
        before: Its text in ours; None where ours lacks it.
        text: Its new text, conflicts between markers in it; None where it is deleted.
        took: Whose changes are in it.
        hunks: Where in its new text conflicts stand.
        why: What both sides did, where there is one; else None.
    """

    path: str
    before: str | None
    text: str | None
    took: tuple[MergeSide, ...]
    hunks: tuple[Hunk, ...]
    why: str | None

    @property
    def conflicts(self) -> int:
        """Returns how many questions there are in it."""
        return len({conflict for hunk in self.hunks for conflict in hunk.conflicts})

    @property
    def lines(self) -> tuple[str, ...]:
        """Returns the lines of its new text in which conflicts begin."""
        return tuple(str(hunk.line) for hunk in self.hunks)

    @property
    def fate(self) -> FileFate:
        """Returns what becomes of ours."""
        if self.text is None:
            return "deleted"
        return "inserted" if self.before is None else "edited"
