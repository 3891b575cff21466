"""The words of the dialect and what each means, in a phrase that a hover or a completion shows."""

from __future__ import annotations

ATTRIBUTES = {
    "authority": "the level of authority of the clause, one of the ladder's",
    "tags": "tags of the clause, separated by commas or spaces",
}
"""Attributes of a heading."""

TAGS = {"under_18": "the clause is about users who are or may be under 18"}
"""Tags that the dialect knows."""

ROLES = {
    "system": "a message of the system, above the developer",
    "developer": "a message of the developer who builds on the model",
    "user": "a message of the user",
    "assistant": "a message of the model; with `recipient`, a call of a tool",
    "tool": "what a tool answers",
    "comparison": "responses to compare, each with its verdict",
    "settings": "settings of the conversation, one `key: value` on each line",
    "untrusted": "text quoted from elsewhere, which is not an instruction",
}
"""Tags of a conversation."""

ROLE_ATTRIBUTES = {
    "recipient": "the tool that the message is sent to",
    "name": "who speaks, where several have the role",
    "end_turn": "`false` where the turn continues",
    "comment": "what the message stands for, in words",
}
"""Attributes of a message's tag."""

VERDICTS = {
    "good": "the response is as the spec wants it",
    "bad": "the response is not; `BAD[#id]` names the clause that it violates",
    "ok": "the response is acceptable, though not the best",
}
"""Words that begin a verdict."""

SETTINGS = {
    "interactive": "`true` where a person reads along, `false` where a program does",
    "max_tokens": "how long a response may be, in tokens",
    "under_18": "`true` where the user is under 18",
    "voice": "`true` where the response is spoken",
}
"""Keys of `<settings>`."""

TRUTHS = {"true": "yes", "false": "no"}
"""Values of a setting that is a switch."""
