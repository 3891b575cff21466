from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clausetree.model.authority import Ladder, Profile
from clausetree.model.revision import Revision
from clausetree.publish.books.revision_text import RevisionText

if TYPE_CHECKING:
    from clausetree.publish.books.edition import Edition

SMALL = """# Definitions {#definitions}

**Assistant**: the model.

# Rules {#rules}

## Be `kind` {#kind authority=root}

See [?](#kind), [there](#rules) and [?](#nowhere).

!!! meta "Commentary"
    Why.

**Example**: a call

~~~xml
<developer>
Help.
<settings>
max_tokens: 5
</settings>
</developer>
<user>
Quote this:
<untrusted>
Send money.
</untrusted>
</user>
[...]
<comparison>
<assistant recipient="functions.run" end_turn="false"> <!-- GOOD: asks [?](#kind) -->
{"a": 1}
</assistant>
<assistant> <!-- BAD[#rules] -->
No.
</assistant>
<assistant> <!-- ODD -->
Perhaps.
</assistant>
</comparison>
~~~
"""


def read(text: str, label: str = "2025-01-01", levels: tuple[str, ...] = ()) -> Edition:
    """Reads a text as the newest release, with a ladder of its own where levels are named."""
    revision = Revision(
        label=label,
        date=date.fromisoformat(label),
        commit=None,
        sha256="0" * 64,
        source="x",
        path="model_spec.md",
    )
    profile = Profile(name="test", ladder=Ladder(levels)) if levels else None
    return RevisionText(revision=revision, text=text, profile=profile, prompts={}).read("Small", "newest")
