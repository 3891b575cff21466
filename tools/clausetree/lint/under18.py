"""Clauses and conversations that are about users under eighteen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausetree.model.document import Document
    from clausetree.model.example import Example, Setting

_NAME = "under_18"


def under18_clauses(document: Document) -> frozenset[int]:
    """Returns the starts of the clauses that bear the tag `under_18`, or stand in one that does."""
    tagged: set[int] = set()
    for clause in document.clauses:
        parent = document.parent(clause)
        if _NAME in clause.tags or (parent and parent.start in tagged):
            tagged.add(clause.start)
    return frozenset(tagged)


def under18_setting(example: Example) -> Setting | None:
    """Returns the setting that says that the user is under eighteen, or None."""
    return next(
        (
            setting
            for message in example.conversation.all_messages()
            for setting in message.settings
            if setting.key == _NAME and setting.value.casefold() == "true"
        ),
        None,
    )
