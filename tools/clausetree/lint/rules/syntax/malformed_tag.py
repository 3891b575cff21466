"""`malformed-tag`."""

from __future__ import annotations

from clausetree.lint.rule import Rule


class MalformedTag(Rule):
    """A tag whose attributes can't be read.

    ## Why it matters
    A recipient or a name is lost, and so is the tool that a message is meant for.

    ## Example
    ````markdown model_spec.md
    # Tools {#tools}

    Look up what changes.

    **Example**: the weather

    ~~~xml
    <user>
    Is it raining in Seoul?
    </user>
    <assistant recipient="weather>
    {"city": "Seoul"}
    </assistant>
    ~~~
    ````

    ## Instead
    ````markdown model_spec.md
    # Tools {#tools}

    Look up what changes.

    **Example**: the weather

    ~~~xml
    <user>
    Is it raining in Seoul?
    </user>
    <assistant recipient="weather">
    {"city": "Seoul"}
    </assistant>
    ~~~
    ````
    """

    code = "SYN009"
    name = "malformed-tag"
    severity = "error"
