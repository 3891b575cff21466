"""`absent-conflict-sender`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.model.example import Omission
from clausetree.text.counted_noun import agree
from clausetree.text.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document
    from clausetree.model.example import Conversation

_SPEAKING = ("system", "developer", "user", "tool")
_NAMES = "system|developer|user|tool|root|platform|guideline"
_SENDER = (
    rf"(?:end[- ])?(?P<{{}}>{_NAMES})(?:['’]?s['’]?)?(?:[- ]level)?(?: (?:message|instruction"
    r"|request|prompt|rule|wishe|preference|polic(?:y|ie)|setting|demand|order|input|goal|intent|default|constraint|output)s?)?"
)
_ONE, _OTHER = _SENDER.format("one"), _SENDER.format("other")
_START = r"(?:^|[(:;,\"“—–]\s*|--- ?|\b(?:an?|the|when|where|if|how|of|and|explicit|implicit|resolving|handling)\s+)"
_END = r"(?=\s*(?:$|[.,:;()\[“\"—–]|---|(?:over|about|on|in|regarding|conflicts?|clash(?:es)?)\b))"
_QUARREL = r"(?:conflict|clash(?:es|e)?|contradict|disagree|compete)"
_ARTICLE = r"(?:an? |the )?"
_CONFLICTS = (
    rf"{_START}{_ONE}(?: vs\.? | versus ){_ARTICLE}{_OTHER}{_END}",
    rf"{_START}{_ONE} ?/ ?{_OTHER} (?:conflict|clash|tension|disagreement|contradiction)s?\b",
    rf"{_START}{_ONE} (?:that |which )?(?:{_QUARREL}s?|{_QUARREL}ing|is in conflict|are in conflict)(?: with)? {_ARTICLE}{_OTHER}{_END}",
    rf"\b(?:conflict|clash|tension|disagreement|contradiction)s? between {_ARTICLE}{_ONE} and {_ARTICLE}{_OTHER}{_END}",
    rf"\b(?:conflicting|contradictory|contradicting) {_ONE} and {_OTHER}{_END}",
    rf"{_START}{_ONE} and {_OTHER} (?:{_QUARREL}|contradict each other|are in conflict)\b",
)
"""How titles name a conflict between two senders; nothing else is taken for one."""

_TWO_NAMES = re.compile(rf"(?:{_NAMES}).*(?:{_NAMES})", re.IGNORECASE | re.DOTALL)


class AbsentConflictSender(Rule):
    """The title of an example names a conflict between levels, and one of the senders doesn't speak in the conversation.

    Where part of the conversation is left out, marked by `[...]`, the sender may speak there.

    ## Why it matters
    The example shows nothing of the conflict: a reader looks for the instruction that loses, and a model that is trained
    on the example learns to follow one that nobody gave.

    ## Example
    ````markdown model_spec.md
    # Tone {#tone authority=user}

    Write plainly.

    **Example**: developer/user conflict: a formal letter

    ~~~xml
    <user>
    Write to my landlord, and keep it casual.
    </user>
    <assistant>
    Hi Sam, the tap drips again.
    </assistant>
    ~~~
    ````

    ## Instead
    ````markdown model_spec.md
    # Tone {#tone authority=user}

    Write plainly.

    **Example**: developer/user conflict: a formal letter

    ~~~xml
    <developer>
    Letters are formal.
    </developer>
    <user>
    Write to my landlord, and keep it casual.
    </user>
    <assistant>
    Dear Mr Lee, the tap drips again.
    </assistant>
    ~~~
    ````
    """

    code = "AUT013"
    name = "absent-conflict-sender"
    severity = "info"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at each such title."""
        for part, example in context.examples:
            named = _find_senders(example.title or "")
            absent = [sender for sender in named if not _speaks(sender, example.conversation, document)]
            if absent and example.title_span:
                who = " and ".join(f"`{sender}`" for sender in absent)
                verb = agree(len(absent), "doesn't", "don't")
                yield self.at(
                    example.title_span.shift(part.start),
                    f"the title names a conflict with {who}, who {verb} speak in the conversation",
                    "add what they say, or give the example another title",
                )


@remembered
def _find_senders(title: str) -> tuple[str, ...]:
    """Returns the senders of messages between whom a title names a conflict; nobody where it names none."""
    if not _TWO_NAMES.search(title):
        return ()
    for pattern in _CONFLICTS:  # made where they are asked, for each takes a while
        if match := re.search(pattern, title, re.IGNORECASE):
            one, other = match["one"].lower(), match["other"].lower()
            return tuple(sender for sender in (one, other) if sender in _SPEAKING) if one != other else ()
    return ()


def _speaks(sender: str, conversation: Conversation, document: Document) -> bool:
    """Returns whether a sender speaks, or may: in what is left out, or as `system` where the ladder has no such level."""
    roles = {message.role.lower() for message in conversation.all_messages()}
    stands_in = sender == "developer" and "system" not in document.ladder and "system" in roles
    return sender in roles or stands_in or any(isinstance(block, Omission) for block in conversation.blocks)
