"""What a merge makes of a file beside the spec."""

from __future__ import annotations

from typing import Literal, NamedTuple

FileFate = Literal["inserted", "edited", "deleted"]


class MergedFile(NamedTuple):
    """A file beside the spec, such as one of eval prompts, that a merge changes.

    Attributes:
        path: The file.
        before: Its text in ours; None where ours lacks it.
        text: Its new text; None where it is deleted.
        why: What both sides did, where something in it is left to decide; else None.
    """

    path: str
    before: str | None
    text: str | None
    why: str | None = None

    @property
    def fate(self) -> FileFate:
        """Returns what becomes of ours."""
        if self.text is None:
            return "deleted"
        return "inserted" if self.before is None else "edited"
