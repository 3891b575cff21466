"""Calls of tools and their answers in a sample, which models take only where each answer follows its call."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import clausetree
from clausetree.export.building import build_inspect_rows

if TYPE_CHECKING:
    from pathlib import Path

_TAGS = {
    "u": "<user>\n{0}\n</user>",
    "a": "<assistant>\n{0}\n</assistant>",
    "c": '<assistant recipient="{1}">\n{0}\n</assistant>',
    "t": '<tool name="{1}">\n{0}\n</tool>',
    "n": "<tool>\n{0}\n</tool>",
}


def build_input(said: str, folder: Path) -> list[str]:
    """Returns the input of a sample in short, of a conversation in short: `c:x` calls the tool x, `t:x` is what it answers.

    In what comes back a call is its number, its tool and what it says, and an answer has the number that it answers.
    """
    messages = []
    for place, one in enumerate(said.split()):
        kind, _, name = one.partition(":")
        messages.append(_TAGS[kind].format(f"m{place}", name))
    text = "\n".join([*messages, "<comparison>\n<assistant>\nyes\n</assistant>\n</comparison>"])
    file = folder / "spec.md"
    file.write_text(f"# A {{#a}}\n\n~~~xml\n{text}\n~~~\n", encoding="utf-8")
    document = clausetree.load(str(file))
    (sample,) = build_inspect_rows(document, document.clauses)
    shown = []
    for message in sample.input:
        if message.tool_calls:
            calls = (
                f"{one.id[5:]}:{one.function}({one.arguments.get('input', '')})" for one in message.tool_calls
            )
            shown.append("+".join(calls))
        elif message.tool_call_id:
            shown.append(f"{message.content}={message.tool_call_id[5:]}:{message.function}")
        else:
            shown.append(f"{message.role[0]}.{message.content}")
    return shown


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("u c:x t:x", "u.m0 1:x(m1) m2=1:x"),
        ("u c:x t:x c:y t:y u", "u.m0 1:x(m1) m2=1:x 2:y(m3) m4=2:y u.m5"),
        ("u c:x c:y t:x t:y", "u.m0 1:x(m1)+2:y(m2) m3=1:x m4=2:y"),
        ("u c:x c:y t:y t:x", "u.m0 1:y(m2)+2:x(m1) m3=1:y m4=2:x"),
        ("u c:x c:x t:x t:x", "u.m0 1:x(m1)+2:x(m2) m3=1:x m4=2:x"),
        ("u c:x c:y n n", "u.m0 1:x(m1)+2:y(m2) m3=1:x m4=2:y"),
        ("u c:x c:y t:y", "u.m0 a.m1 1:y(m2) m3=1:y"),
        ("u c:x t:z", "u.m0 1:x(m1) m2=1:x"),
        ("u c:x t:z t:x", "u.m0 1:z()+2:x(m1) m2=1:z m3=2:x"),
        ("u t:z n", "u.m0 1:z()+2:tool() m1=1:z m2=2:tool"),
        ("u c:x u", "u.m0 a.m1 u.m2"),
        ("u c:x a t:x", "u.m0 a.m1 a.m2 1:x() m3=1:x"),
        ("u c:x", "u.m0 a.m1"),
    ],
)
def test_each_answer_follows_its_call(said: str, expected: str, tmp_path: Path) -> None:
    assert build_input(said, tmp_path) == expected.split()
