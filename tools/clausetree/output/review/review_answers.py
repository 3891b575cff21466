"""What `clausetree review` and `clausetree release check` answer with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausetree.model.revision import Revision
    from clausetree.review.change_review import Review
    from clausetree.review.release_checks import ReleaseCheck


class ReviewAnswer(NamedTuple):
    """A review of what changed from one revision to another.

    Attributes:
        base: The revision before.
        head: The revision after.
        review: What a reviewer needs to know.
    """

    base: Revision
    head: Revision
    review: Review


class ReleaseAnswer(NamedTuple):
    """Whether a text may be released.

    Attributes:
        label: What the release is to be called.
        revision: The text.
        previous: The release before it; None where it is the first.
        checks: What was checked.
    """

    label: str
    revision: Revision
    previous: Revision | None
    checks: tuple[ReleaseCheck, ...]

    @property
    def is_ready(self) -> bool:
        """Returns whether every check is as it should be."""
        return all(check.ok for check in self.checks)

    def name_files(self, name: Callable[[str], str]) -> ReleaseAnswer:
        """Returns the same with files called as `name` says."""
        checks = (
            check._replace(details=tuple(detail.name_file(name) for detail in check.details))
            for check in self.checks
        )
        return self._replace(checks=tuple(checks))
