"""What rows were made from: a part of a document, or only some of it, or an eval prompt beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from clausetree.model.locator import Locator


class RowSubject(NamedTuple):
    """What a row was made from.

    Attributes:
        locator: The address of the part of the document that it says it was made from.
        pair: The numbers of the two responses that it has of a comparison; None where it has all of its part.
        footnote: The label of the eval prompt file that it has a prompt of; None where it has none.
        fingerprint: The fingerprint of this prompt; None where it has none.
    """

    locator: Locator
    pair: tuple[int, int] | None = None
    footnote: str | None = None
    fingerprint: str | None = None

    @property
    def responses(self) -> tuple[Locator, ...]:
        """Returns the addresses of the two responses; none where the row has no such pair."""
        is_pair = self.pair and self.locator.kind == "comparison"
        return tuple(self.locator.to("response", number) for number in self.pair or ()) if is_pair else ()
