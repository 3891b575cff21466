"""The prose of a clause: its paragraphs and list items, with what stands before these."""

from __future__ import annotations

from clausetree.lint.prose_blocks import find_prose
from clausetree.syntax.document import parse_document

TEXT = """# Kind {#kind}

Be kind.

- To guests.
  - To their dogs.
    10. To the third of them.

1) Before all else.
"""


def test_each_item_says_how_far_it_is_indented() -> None:
    (clause,) = parse_document(TEXT).clauses
    blocks = [(block.kind, block.text.strip(), block.indent) for block in find_prose(clause.content)]
    assert blocks == [
        ("paragraph", "Be kind.", 0),
        ("item", "To guests.", 2),
        ("item", "To their dogs.", 4),
        ("item", "To the third of them.", 8),
        ("item", "Before all else.", 3),
    ]
