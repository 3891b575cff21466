"""What became of a clause that a text no longer has, as findings say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausetree.lint.fix import replace

if TYPE_CHECKING:
    from clausetree.diff.changes import ClauseChange
    from clausetree.model.declared import DeclaredKind
    from clausetree.model.diagnostic import Fix
    from clausetree.text.span import Span

_SURE = 0.8  # as for what became of a locator: from here on an answer counts as confident


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
    def is_final(self) -> bool:
        """Returns whether nothing that somebody declared could say more."""
        return self.is_sure and bool(self.ids)

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


def tell_fate(change: ClauseChange, label: str) -> Fate:
    """Returns what became of the clause that a change had before, in the text that is called `label`."""
    heirs = tuple(dict.fromkeys(flow.new.id for flow in change.leaving))
    if "split" in change.kinds:
        own = (change.new.id,) if change.new else ()
        return Fate("split", tuple(dict.fromkeys((*own, *heirs))), is_sure=False, last=label)
    sure = (change.confidence or 0) >= _SURE
    if change.new:
        is_same = (
            sure or change.matched_by != "passages"
        )  # as merges hold it, whose references follow renames
        return Fate("renamed", (change.new.id,), is_same and not change.new.made, label)
    if "merged" in change.kinds and heirs:
        return Fate("merged", heirs[:1], sure, label)
    if change.succeeded_by:
        heir = change.succeeded_by
        return Fate("succeeded", (heir.clause.id,), heir.confidence >= _SURE, label)
    return Fate("deleted", (), is_sure=True, last=label)
