"""What became of a clause that a text no longer has, as findings say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.lint.fix import replace

if TYPE_CHECKING:
    from clausetree.model.declared import DeclaredKind
    from clausetree.model.diagnostic import Fix
    from clausetree.text.span import Span


class Fate(NamedTuple):
    """What became of one clause.

    Attributes:
        kind: What happened to it.
        ids: The clauses of the text in which it lives on, the one with most of it first.
        is_sure: Whether that is beyond doubt.
        last: The label of the last revision that had it; None where no revision at hand does.
    """

    kind: DeclaredKind
    ids: tuple[str, ...]
    is_sure: bool
    last: str | None

    @property
    def told(self) -> str:
        """Returns it in words that go on from a message."""
        names = " and ".join(f"`{one}`" for one in self.ids)
        if self.kind == "renamed":
            return f"it is now {names}" if self.is_sure else f"it may now be {names}"
        if self.kind == "split":
            return f"it was split into {names}"
        if self.kind == "merged":
            return f"it is now part of {names}" if self.is_sure else f"part of it is in {names}"
        if self.kind == "succeeded":
            return f"{names} {'has' if self.is_sure else 'may have'} taken its place"
        return f"it was deleted after `{self.last}`" if self.last else "it was deleted"

    @property
    def hint(self) -> str:
        """Returns what to do about a reference to it."""
        if not self.ids:
            return "delete the reference, or refer to a clause that says the same"
        names = " or ".join(f"`{one}`" for one in self.ids)
        return (
            f"write {names}" if self.kind == "renamed" and self.is_sure else f"write {names} if that is meant"
        )

    def mend(self, span: Span) -> Fix | None:
        """Returns what mends its id where it is written; None where several clauses may be meant, or none.

        It is safe for a clause that only has another id.
        """
        if not self.is_sure or len(self.ids) != 1:
            return None
        return replace(span, self.ids[0], safe=self.kind == "renamed")
