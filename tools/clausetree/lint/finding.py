"""Findings: diagnostics with the place that people and programs name them by."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from clausetree.model.diagnostic import Fix, Severity


class Finding(NamedTuple):
    """What one rule says of one place in one file.

    Attributes:
        code: The rule's code.
        name: The rule's name.
        severity: How much it matters, as settings have it.
        message: The fact.
        hint: What to do about it.
        path: The file, as the user names it.
        clauses: The ids from the chapter down to the clause it stands in; none before the first heading.
        line: Where it starts; lines and columns count from 1.
        column: Likewise.
        end_line: Where it ends; `end_column` is the one after its last character.
        end_column: Likewise.
        fix: What mends it, where something does.
        fingerprint: What it is known by while the text around it moves.
    """

    code: str
    name: str
    severity: Severity
    message: str
    hint: str | None
    path: str
    clauses: tuple[str, ...]
    line: int
    column: int
    end_line: int
    end_column: int
    fix: Fix | None
    fingerprint: str

    @property
    def clause(self) -> str | None:
        """Returns the id of the clause that it stands in, or None."""
        return self.clauses[-1] if self.clauses else None
