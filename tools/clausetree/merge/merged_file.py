"""What a merge makes of a file beside the spec."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from clausetree.merge.nodes import MergeSide

FileFate = Literal["inserted", "edited", "deleted"]


class MergedFile(NamedTuple):
    """A file beside the spec, such as one of eval prompts, that a merge changes.

    Attributes:
        path: The file.
        before: Its text in ours; None where ours lacks it.
        text: Its new text, conflicts between markers in it; None where it is deleted.
        took: Whose changes are in it.
        conflicts: How many questions there are in it.
        why: What both sides did, where there is one; else None.
    """

    path: str
    before: str | None
    text: str | None
    took: tuple[MergeSide, ...]
    conflicts: int
    why: str | None

    @property
    def fate(self) -> FileFate:
        """Returns what becomes of ours."""
        if self.text is None:
            return "deleted"
        return "inserted" if self.before is None else "edited"
