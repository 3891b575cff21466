"""Front matter, which Markdown does not know."""

from __future__ import annotations

import pytest

from clausetree.text.front_matter import find_front_matter

FOUND = {
    "yaml": ("---\ntitle: a\n---\ntext", 2),
    "yaml, empty": ("---\n---\ntext", 1),
    "yaml, with dots": ("---\ntitle: a\n...\ntext", 2),
    "yaml, of every form": (
        "---  \n# a comment\n\"a key\": 1\n'a key': 1\n$ref: x\nlist:\n- a\n-\n- b: c\n  more\n\tmore\n\nmap: {\n}\nrow: [\n]\nempty:\n--- \t\n",
        17,
    ),
    "toml": ("+++\ntitle = 'a'\n+++\ntext", 2),
    "toml, of every form": (
        "+++\n# a comment\n[table]\n\"a key\"=1\n'a key' = 1\na.b-c\t= [\n  1\n]\nd = {\n}\n\n+++\n",
        11,
    ),
    "json": ('{\n"title": "a"\n}\ntext', 2),
    "json, of every form": (
        '{\n  "title": "a",\n\t"b": 1,\n"c" : [\n],\n"d": {\n},\n\n"e": 1\n}\n# Title',
        9,
    ),
}
NONE = {
    "not at the start": "text\n---\ntitle: a\n---\n",
    "a thematic break": "---\n\ntitle: a\n---\n",
    "a break above a line of blanks": "---\n \t\ntitle: a\n---\n",
    "prose between": "---\ntitle: a\nand more\n---\n",
    "a heading between": "---\n# A comment?\n# Title {#id}\n---\n",
    "no end": "---\ntitle: a\n",
    "another end": "---\ntitle: a\n+++\n",
    "an end that goes on": "---\ntitle: a\n---- \nprose",
    "an indented start": " ---\ntitle: a\n---\n",
    "toml, prose between": "+++\ntitle: a\n+++\n",
    "toml, an end that goes on": "+++\ntitle = 1\n++++\nprose",
    "toml, a heading between": "+++\ntitle = 1\n## Title {#id}\n+++\n",
    "json, prose between": "{\ntitle\n}\n",
    "json, an end that goes on": '{\n"title": 1\n} and\n',
    "a line alone": "---",
    "nothing": "",
}


@pytest.mark.parametrize(("text", "last"), FOUND.values(), ids=FOUND)
def test_its_last_line_is_found(text: str, last: int) -> None:
    assert find_front_matter(text.split("\n")) == last


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_other_beginnings_are_text(text: str) -> None:
    assert find_front_matter(text.split("\n")) is None
