"""When findings of one kind are said once for a whole file."""

from __future__ import annotations

_MANY = 10


def is_flood(found: int, sound: int) -> bool:
    """Returns whether what is found is how the file is rather than where it is wrong: the rule in it, or most of much.

    Args:
        found: How many places lack something.
        sound: How many have it.
    """
    return found > 1 and (not sound or (found >= _MANY and found > sound))
