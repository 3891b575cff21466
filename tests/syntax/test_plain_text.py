from __future__ import annotations

import time

import pytest

from clausetree.syntax.document import parse_document
from clausetree.syntax.plain_text import PlainTexts
from clausetree.text.span import Span

CASES = {
    "See [?](#b).": "See Be brief.",
    "See [the other](#b) and [?](#gone).": "See the other and gone.",
    "Ask [us](https://example.org/x) or <https://example.org>.": "Ask us or https://example.org.",
    "A mark.[^ab12] And [^cd34] more.": "A mark. And more.",
    "**Bold**, _leaning_ and `code *here*`.": "Bold, leaning and code *here*.",
    "2 * 3 * 4, snake_case_name": "2 * 3 * 4, snake_case_name",
    r"Stars \*as they are\*, 5 &lt; 6": "Stars *as they are*, 5 < 6",
    r"The sum \\(a_1 * b_2 * c_3\\) counts.": r"The sum \\(a_1 * b_2 * c_3\\) counts.",
    "- one *item*\n    - below it\n- *two*": "- one item\n    - below it\n- two",
    "1. **First**: do\n2. **Second**: not": "1. First: do\n2. Second: not",
    "a *b\n\nc* d": "a *b\n\nc* d",
    "| *a* | b |\n| --- | --- |\n| c* | d* |": "| a | b |\n| --- | --- |\n| c* | d* |",
    "```py\nx = a * b * c  # [?](#b)\n```": "```py\nx = a * b * c  # [?](#b)\n```",
    "Before <!-- not this --> after <b>all</b>.": "Before  after all.",
    "<table><tr><th>Level</th><th>*Who*</th></tr>\n<tr><td>root</td> <td>all</td></tr></table>": "Level Who\nroot all",
    "<ul><li>one</li><li>two</li></ul>": "one two",
    "Press <kbd>Ctrl</kbd>+<kbd>C</kbd>.<br>Wait<br/>\nhere,<wbr>please": "Press Ctrl+C. Wait\nhere,please",
    "Run\n\n    git log --format=<hash> *.md *.py\n    exit &lt;\n\nand wait.": "Run\n\n    git log --format=<hash> *.md *.py\n    exit &lt;\n\nand wait.",
    "    ``` bash\n    *first*\n    ```\n\nLast.": "    ``` bash\n    *first*\n    ```\n\nLast.",
    "- item\n\n      code <x> *y* *z*\n\n- *next*": "- item\n\n      code <x> *y* *z*\n\n- next",
    "> quote\n>\n>     code <x> *y* *z*": "> quote\n>\n>     code <x> *y* *z*",
    "!!! note\n\n    *Run*\n\n        code *y* *z*": "!!! note\n\n    Run\n\n        code *y* *z*",
    "\tone  \n\ttwo": "\tone  \n\ttwo",
    "   Not code.": "Not code.",
    "![a *cat*](cat.png) sits": "a cat sits",
    "[named][x] and [x]": "named and x",
    "Windows\r\nlines [?](#b)\r\nhere": "Windows\nlines Be brief\nhere",
    "First.\n\n~~~xml\n<user>\nHi.\n</user>\n~~~\n\nLast.": "First.\n\nLast.",
    "one  \ntwo\\\nthree": "one  \ntwo\nthree",
    "": "",
}


@pytest.mark.parametrize("text", CASES)
def test_running_text_is_what_a_reader_sees(text: str) -> None:
    ending = "\n\n# Be brief {#b}\n\n[x]: https://example.org/named\n"
    document = parse_document(f"# A {{#a}}\n\n{text}{ending}")
    content = document.clauses[0].content
    start = content.source.index("}") + 1
    assert PlainTexts(document).make(content, [Span(start, len(content.source))]) == CASES[text]


@pytest.mark.parametrize("text", ["*a ", "[", "\\\\(", "`a", "[?](#a) ", "[^a]", "- a\n", "<a ", "_*"])
def test_a_long_run_takes_no_longer_than_its_length(text: str) -> None:
    document = parse_document(f"# A {{#a}}\n\n{text * 20_000}\n")
    content = document.clauses[0].content
    began = time.process_time()
    PlainTexts(document).make(content, [Span(0, len(content.source))])
    assert time.process_time() - began < 30  # a second or two; the square takes minutes
