"""`under18-conversation-elsewhere`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.rule import Rule
from clausetree.lint.under18 import under18_clauses, under18_setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class Under18ConversationElsewhere(Rule):
    """A conversation with an under-18 user in a clause that is not about them, in a spec that has such clauses.

    The setting `under_18: true` marks the conversation, the tag `under_18` the clause or one above it.

    ## Why it matters
    A search for the spec's under-18 examples by tag misses this one.

    ## Example
    ````markdown model_spec.md
    # Health {#health}

    Say where to find help.

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

    # Teenagers {#teenagers tags=under_18}

    Suggest no diet without a doctor.
    ````

    ## Instead
    ````markdown model_spec.md
    # Health {#health}

    Say where to find help.

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

    code = "EXM013"
    name = "under18-conversation-elsewhere"
    severity = "info"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at the setting."""
        tagged = under18_clauses(document)
        informative = {
            clause.start for clause, told in zip(document.clauses, context.informative, strict=True) if told
        }
        for part, example in context.examples if tagged else ():
            setting = under18_setting(example)
            if setting and part.start not in tagged and part.start not in informative:
                yield self.at(
                    setting.span.shift(part.start),
                    "conversation with an under-18 user in a clause without the tag `under_18`",
                    "tag the clause, or move the example",
                )
