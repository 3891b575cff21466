"""A verdict on a message outside of comparisons, which no comparison holds, is in rows and in JSON all the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import clausetree
from clausetree.export.building import build_inspect_rows
from clausetree.output.answers import DocumentAnswer
from clausetree.output.formats import render

if TYPE_CHECKING:
    from pathlib import Path

JUDGED_ALONE = """# A {#a}

~~~xml
<user>
Hi.
</user>
<assistant> <!-- GOOD -->
Hello.
</assistant>
<assistant recipient="x"> <!-- BAD[#a]: rude -->
Oi.
</assistant>
<tool name="x">
1
</tool>
<assistant> <!-- FINE -->
Hm.
</assistant>
<assistant>
Bye.
</assistant>
~~~
"""


def test_a_verdict_outside_of_comparisons_is_that_of_its_message(tmp_path: Path) -> None:
    file = tmp_path / "spec.md"
    file.write_text(JUDGED_ALONE)
    document = clausetree.load(str(file))
    (row,) = clausetree.rows(document, "chat")
    assert [(one.verdict, one.reason, one.violates) for one in row.messages] == [
        (None, None, None),
        ("good", None, None),
        ("bad", "rude", "a"),
        (None, None, None),
        ("none", None, None),
        (None, None, None),
    ]
    assert all(one.comparison is one.response is None for one in row.messages)
    exported = json.loads(render("export", "json", DocumentAnswer(document.revision, document)))
    (example,) = exported["clauses"][0]["examples"]
    assert [one["comment"] for one in example["messages"]] == [
        None,
        "<!-- GOOD -->",
        "<!-- BAD[#a]: rude -->",
        None,
        "<!-- FINE -->",
        None,
    ]
    assert [(one["verdict"], one["reason"], one["violates"]) for one in example["messages"]] == [
        (one.verdict, one.reason, one.violates) for one in row.messages
    ]


def test_a_sample_parts_responses_by_their_verdicts(tmp_path: Path) -> None:
    file = tmp_path / "spec.md"
    file.write_text(JUDGED_ALONE.replace('<tool name="x">\n1\n</tool>\n', ""))
    document = clausetree.load(str(file))
    (sample,) = build_inspect_rows(document, document.clauses)
    assert [(one.content, one.verdict, one.reason) for one in sample.metadata.responses] == [
        ("Hello.", "good", None),
        ("Oi.", "bad", "rude"),
        ("Hm.\n\nBye.", "none", None),
    ]
