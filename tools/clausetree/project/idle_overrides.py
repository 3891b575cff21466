"""Levels that the settings name in saying who can override a clause, and that no ladder has."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from clausetree.model.authority import KNOWN_PROFILES
from clausetree.model.overriding import CONTEXT
from clausetree.text.nearest import SLIP, KnownWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.project.spec_documents import SpecDocument


def tell_idle_overrides(document: SpecDocument) -> Iterator[str]:
    """Yields, in a line each, what the table `[ladder.override]` of a document's settings names in vain.

    An entry may be meant for another revision: a level of its ladder, or of a published one, is known. One who can
    override something may be no level at all; a name is told only where it is a slip of the pen for one.
    """
    if not document.stated_override:
        return
    settings = document.settings
    stated = (settings.spec.ladder, *(listed.ladder for listed in settings.revision)) if settings else ()
    published = (profile.ladder for profile in KNOWN_PROFILES)
    levels = dict.fromkeys(chain(document.ladder, *stated, *published))
    known, senders = KnownWords(levels), KnownWords([*levels, CONTEXT])
    for level, override in document.stated_override.items():
        if level not in levels:
            near = known.find_nearest(level)
            meant = f"; did you mean `{near}`?" if near else ""
            yield f"`[ladder.override]` names `{level}`, which no ladder has{meant}"
        for sender in override:
            near = senders.find_nearest(sender, SLIP)
            if near and near != sender:
                yield f"`[ladder.override]` names `{sender}` under `{level}`; did you mean `{near}`?"
