"""Whether somebody tries to override a clause in one of its examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clausetree.model.example import Example
    from clausetree.model.overriding import Overriding


def is_attempt(example: Example, overriding: Overriding) -> bool:
    """Returns whether in an example one who can't override its clause speaks, and a response that gives way is called bad.

    Args:
        example: An example of the clause.
        overriding: Who can override the clause.
    """
    unable = {one.by for one in overriding.override if one.can == "no"}
    speak = not unable.isdisjoint(message.role.lower() for message in example.conversation.messages)
    responses = (one for comparison in example.conversation.comparisons for one in comparison.responses)
    return speak and any(response.kind == "bad" for response in responses)
