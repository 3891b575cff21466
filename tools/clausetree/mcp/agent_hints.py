"""Hints as agents can follow them, who have tools and resources where users have commands."""

from __future__ import annotations

_COMMAND = "`clausetree "
_CLAUSES = "`search` finds clauses by words, and the resource `clausetree://revisions/LABEL` lists those of a revision"
_IN_PLACE = {
    "tree": _CLAUSES,
    "revisions": "the resource `clausetree://revisions` lists the revisions",
    "explain": "give codes such as `REF001`, or beginnings of codes such as `REF`",
}
"""For a command that lists what there is: what lists it for agents."""


def translate_hint(hint: str | None) -> str | None:
    """Returns an error's hint in which no command is left to an agent: tools in its place, or whom to ask."""
    if hint is None or _COMMAND not in hint:
        return hint
    translated = translate_finding_hint(hint)
    return translated if translated != hint else f"ask the user to run a command: {hint}"


def translate_finding_hint(hint: str | None) -> str | None:
    """Returns a finding's hint likewise, but for commands that nothing takes the place of.

    A rule names none of these: they are words of the spec that the hint quotes, which nobody is asked to run.
    """
    before, sign, rest = (hint or "").partition(_COMMAND)
    told = _IN_PLACE.get(rest.partition("`")[0].partition(" ")[0]) if sign else None
    if told is None:
        return hint
    return f"{before}{told}" if before.startswith("did you mean") else told
