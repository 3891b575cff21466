"""Hints as agents can follow them, who have tools and resources where users have commands."""

from __future__ import annotations

_COMMAND = "`clausetree "
_CLAUSES = "`search` finds clauses by words, and the resource `clausetree://revisions/head` lists them"
_IN_PLACE = {
    "tree": _CLAUSES,
    "revisions": "the resource `clausetree://revisions` lists the revisions",
    "explain": "give codes such as `REF001`, or beginnings of codes such as `REF`",
}
"""For a command that lists what there is: what lists it for agents."""


def translate_hint(hint: str | None) -> str | None:
    """Returns a hint in which no command is left to an agent: tools in its place, or whom to ask."""
    if hint is None or _COMMAND not in hint:
        return hint
    command = hint.partition(_COMMAND)[2].split("`")[0].split()[0]
    return _IN_PLACE.get(command, f"ask the user to run a command: {hint}")
