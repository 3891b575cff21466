"""Where a piece of a spec is read, and so where its references lead."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from clausetree.publish.addresses.site_addresses import Addresses, fragment

if TYPE_CHECKING:
    from clausetree.model.clause import Clause
    from clausetree.publish.books.edition import Edition


class ReferenceTarget(NamedTuple):
    """Where a reference leads."""

    address: str
    clause: Clause


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """A page as what is rendered on it needs to know it.

    Attributes:
        edition: The revision that is read.
        addresses: Addresses as seen from the page.
        whole: Whether the page is the one-page edition, where references lead to places on it.
        prompts: Whether the eval prompts of what is read, and what its footnotes say, stand on the page, so that marks can
            lead to them; on the one-page edition only the latter do.
        explained: The terms that have been explained on the page; filled while it is rendered.
        marked: The labels of the footnotes whose marks lead to what the text says of them, in order; likewise.
        noted: The labels of those of which that stands on the page; likewise.
        as_written: Whether dashes are drawn as they are written, for it is how they are written that changed.
    """

    edition: Edition
    addresses: Addresses
    whole: bool = False
    prompts: bool = True
    explained: set[str] = field(default_factory=set)
    marked: dict[str, None] = field(default_factory=dict)
    noted: set[str] = field(default_factory=set)
    as_written: bool = False

    def target(self, clause_id: str) -> ReferenceTarget | None:
        """Returns where a reference to an id leads; None where it dangles."""
        clause = self.edition.document.find(clause_id)
        return ReferenceTarget(self.clause(clause), clause) if clause else None

    def clause(self, clause: Clause) -> str:
        """Returns the address of a clause."""
        if self.whole:
            return fragment(self.edition.slug(clause))
        return self.addresses.clause(self.edition.label, self.edition.slug(clause))

    def passage(self, clause: Clause, number: int) -> str:
        """Returns the address of a clause's passage, counted from 1."""
        if self.whole:
            return fragment(self.anchor(clause, f"p{number}"))
        return self.clause(clause) + f"#p{number}"

    def footnote(self, label: str) -> str | None:
        """Returns where a footnote's mark leads to on the page; None where nothing stands there for it."""
        if label in self.edition.prompts:
            return fragment(f"prompt-{label}") if self.prompts else None
        if label not in self.edition.footnotes or not (self.prompts or self.whole):
            return None
        self.marked[label] = None
        return fragment(f"note/{label}")

    def note(self, label: str) -> str | None:
        """Returns the id that what the text says of a footnote has on the page; None where that is shown a second time."""
        if label in self.noted or label in self.edition.prompts or label not in self.edition.footnotes:
            return None  # eval prompts are led to where they have files
        self.noted.add(label)
        return f"note/{label}"

    def missing_notes(self) -> list[str]:
        """Returns the labels of the footnotes whose marks lead to what is not on the page yet."""
        return [label for label in self.marked if label not in self.noted]

    def anchor(self, clause: Clause, name: str) -> str:
        """Returns the id that a part of a clause has on the page."""
        return f"{self.edition.slug(clause)}/{name}" if self.whole else name
