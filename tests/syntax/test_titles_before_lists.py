"""What looks like the title of an example and stands before a list: it is a paragraph, and so no merge can lose it."""

from __future__ import annotations

import pytest

from clausetree.merge.merging import merge_documents
from clausetree.syntax.document import parse_document

_SPEC = "# A {{#a authority=root}}\n\nWords.\n\n**Example**: x{gap}{sign} ~~~xml\n{indent}<user>\n{indent}Hi\n{indent}</user>\n{indent}~~~\n"


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("sign", ["-", "1."])
def test_a_title_before_a_list_item_that_opens_a_fence_is_a_paragraph(sign: str, gap: str) -> None:
    text = _SPEC.format(gap=gap, sign=sign, indent=" " * (len(sign) + 1))
    document = parse_document(text)
    content = document.clauses[0].content
    assert [passage.span.slice(content.source) for passage in content.passages][1] == "**Example**: x"
    edited = parse_document(text.replace("Words", "Other words"))
    assert merge_documents(document, edited, document).text == edited.text
