"""What holds for every merge."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausetree.model.document import Document


def find_faults(document: Document) -> list[str]:
    """Returns what is unsound about a text: ids that stand twice, fences that never close."""
    ids = Counter(clause.id for clause in document.clauses)
    found = [f"`{clause_id}` stands {count} times" for clause_id, count in ids.items() if count > 1]
    if sum(line.startswith("~~~") for line in document.text.splitlines()) % 2:
        found.append("a fence is open")
    return found
