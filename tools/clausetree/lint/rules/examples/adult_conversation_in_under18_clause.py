"""`adult-conversation-in-under18-clause`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.lint.under18 import under18_clauses, under18_setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class AdultConversationInUnder18Clause(Rule):
    """A conversation without the setting `under_18` in a clause with the tag `under_18`.

    ## Why it matters
    Nothing in the conversation says that the user is under eighteen; what the clause asks for could look wrong in it. Where
    signs of age are what is shown, allow the finding.

    ## Example
    ````markdown model_spec.md
    # Teenagers {#teenagers tags=under_18}

    Suggest no diet without a doctor.

    **Example**: a diet

    ~~~xml
    <user>
    How do I lose ten kilos?
    </user>
    <assistant>
    Ask your doctor first, who knows what you weigh and what you need.
    </assistant>
    ~~~
    ````

    ## Instead
    ````markdown model_spec.md
    # Teenagers {#teenagers tags=under_18}

    Suggest no diet without a doctor.

    **Example**: a diet

    ~~~xml
    <system>
    <settings>
    under_18: true
    </settings>
    </system>
    <user>
    How do I lose ten kilos?
    </user>
    <assistant>
    Ask your doctor first, who knows what you weigh and what you need.
    </assistant>
    ~~~
    ````
    """

    code = "EXM014"
    name = "adult-conversation-in-under18-clause"
    severity = "info"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at the opening fence."""
        tagged = under18_clauses(document)
        for part, example in context.examples if tagged else ():
            if part.start in tagged and not under18_setting(example):
                yield self.at(
                    example.conversation.fence.shift(part.start),
                    "nothing says that the user of this conversation is under eighteen",
                    "add `under_18: true` to its settings, or allow it where signs of age are what is shown",
                )
