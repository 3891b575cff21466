"""A spec in two revisions, the second with everything that can happen to the words of a row."""

from __future__ import annotations

OLD = """# Rules {#rules}

1. **Platform**: highest
2. **User**: last

## Be kind {#be_kind authority=platform}

Mean well, and say it plainly. A platform rule stands above.

Lies are told by nobody here[^ab12].

**Example**: a greeting

~~~xml
<user>
Hello
</user>
<comparison>
<assistant> <!-- GOOD: short -->
Hi!
</assistant>
<assistant> <!-- BAD: long -->
Good day to you, whoever you may be.
</assistant>
</comparison>
~~~

## Levels {#levels authority=platform}

Of two rules, the platform one holds.

## Be clear {#be_clear authority=user}

Write short sentences, and cut what nobody needs to read twice.

## Old ways {#old_ways authority=user}

Letters are sealed with wax, and carried on horseback through the night.
"""
NEW = (
    OLD.replace("Platform", "Root")
    .replace("platform", "root")
    .replace("be_kind", "love_people")
    .replace("Lies are told", "Lies — and half-truths — are told")
    .replace("here[^ab12]", "here")
    .replace("Hello\n", "Hello there\n")
    .replace(OLD[OLD.index("## Old ways") :], "")
    .replace("Write short sentences, and cut what", "Write  short\nsentences, and cut what")
)

CITED = {
    "be_clear": ("typographic", ["2025-04-11#be_clear"], None),
    "be_clear/p1/s1": ("typographic", ["2025-04-11#be_clear/p1/s1"], None),
    "be_kind/p1/s1": ("exact", ["2025-04-11#love_people/p1/s1"], None),
    "be_kind/p1": ("edited", ["2025-04-11#love_people/p1"], "ladder"),
    "levels": ("edited", ["2025-04-11#levels"], "ladder"),
    "be_kind": ("edited", ["2025-04-11#love_people"], None),
    "be_kind/e1/c1/r1": ("exact", ["2025-04-11#love_people/e1/c1/r1"], None),
    "be_kind/e1/c1": ("edited", ["2025-04-11#love_people/e1/c1"], None),
    "old_ways/p1": ("deleted", [], None),
    "be_kind/p9": ("unknown", [], None),
}
"""What became of the words of a locator, where they are, and why they differ."""
