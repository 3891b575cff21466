"""Who can override a clause: the senders of the ladder, and context; each explicitly, implicitly, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from clausetree.model.authority import KNOWN_PROFILES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetree.model.authority import Ladder
    from clausetree.model.locator import Locator

Can = Literal["explicitly", "implicitly", "no"]
"""How somebody can override a clause; who can implicitly can explicitly too."""

STRENGTH: Mapping[Can, int] = {"no": 0, "explicitly": 1, "implicitly": 2}
"""How easily somebody can override a clause, the more the easier."""

CONTEXT = "context"
"""What is no sender: the circumstances of a conversation."""

StatedBy = Literal["settings", "text", "profile", "unknown"]
"""What says who can: the settings, the text itself, the ladder of a known profile, or nothing."""

_SILENT = frozenset({"guideline", "tool"})  # the levels of the known ladders at which nobody speaks
_SENDERS = {"system": "system messages", "developer": "developers", "user": "users"}
PUBLISHERS = frozenset({"root", "platform"})
"""The levels at which the publisher speaks, who wrote the text."""


class Override(NamedTuple):
    """One who may override a clause, a level of the ladder or `context`, and how."""

    by: str
    can: Can


class Overriding(NamedTuple):
    """Who can override a clause.

    Attributes:
        level: The level of the clause; None where it has none.
        override: The senders, highest first, then `context`; nobody where it is not known.
        origin: What says so.
        statement: Where the text says so; None where it does not.
    """

    level: str | None
    override: tuple[Override, ...]
    origin: StatedBy
    statement: Locator | None = None

    @property
    def able(self) -> tuple[str, ...]:
        """Returns those who can, highest first, `context` among them."""
        return tuple(one.by for one in self.override if one.can != "no")

    @property
    def says(self) -> str:
        """Returns who can, in a sentence without its full stop."""
        if self.level is None:
            return "It has no level of its own"
        return describe_override(self.override, self.level)


def find_senders(ladder: Ladder) -> tuple[str, ...]:
    """Returns the levels at which somebody speaks, highest first."""
    return tuple(level for level in ladder if level not in _SILENT)


def derive_override(ladder: Ladder, level: str) -> tuple[Override, ...]:
    """Returns who can override a level by the order of the ladder alone: nobody the top, else its senders and those above.

    At a level where nobody speaks, as that of guidelines, all senders can, and context alone can.
    """
    rank = ladder.rank(level)
    if rank is None:
        return ()
    lowest = level in _SILENT and rank == len(ladder) - 1
    found = []
    for sender in find_senders(ladder):
        allowed = rank > 0 and ladder.index(sender) <= rank
        found.append(
            Override(sender, "implicitly" if allowed and lowest else "explicitly" if allowed else "no")
        )
    return (*found, Override(CONTEXT, "implicitly" if lowest and rank > 0 else "no"))


def is_known(ladder: Ladder) -> bool:
    """Returns whether the ladder is that of a known profile, so that its order says who can override what."""
    return any(ladder == profile.ladder for profile in KNOWN_PROFILES)


def merge_override(derived: Sequence[Override], stated: Mapping[str, Can]) -> tuple[Override, ...]:
    """Returns who can, where somebody states of some what they can; names that the ladder lacks come before context."""
    found = [Override(one.by, stated.get(one.by, one.can)) for one in derived]
    known = {one.by for one in found}
    found += (Override(by, can) for by, can in stated.items() if by not in known)
    return tuple(sorted(found, key=lambda one: one.by == CONTEXT))


def describe_override(override: Sequence[Override], level: str) -> str:
    """Returns who can override a level, in a sentence without its full stop."""
    if not override:
        return "Not known: neither the text nor the settings say"
    able = [one for one in override if one.can != "no" and one.by != CONTEXT]
    unable = [one for one in override if one.can == "no" and one.by != CONTEXT]
    context = any(one.by == CONTEXT and one.can != "no" for one in override)
    if not able:
        return "Nobody who asks; context alone may" if context else f"Nobody: {level}"
    alone = ", and context alone may" if context else ""
    if not unable:
        return f"Anyone{alone or ' who asks for it'}"
    told = f"{name_senders([one.by for one in able])} can{alone}; {name_senders([one.by for one in unable])} cannot"
    return told[:1].upper() + told[1:]


def name_senders(levels: Sequence[str]) -> str:
    """Returns the senders of levels, one at least, in words; the publisher, who wrote the text, only where nobody else is named."""
    named = [level for level in levels if level not in PUBLISHERS] or list(levels)
    words = [_SENDERS.get(level, "the publisher" if level in PUBLISHERS else f"`{level}`") for level in named]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
