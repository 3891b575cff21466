"""Completions: what belongs at the cursor, and what takes the place of what is written there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types

from tests.lsp.editing import SPEC, place

if TYPE_CHECKING:
    from tests.lsp.conftest import OpenSpec


def _complete(spec: OpenSpec, text: str, words: str, offset: int) -> list[Any]:
    spec.editing.change(spec.uri, text)
    context = types.CompletionContext(types.CompletionTriggerKind.Invoked)
    found = spec.editing.ask_of(
        types.TEXT_DOCUMENT_COMPLETION, spec.uri, place(text, words, offset), context=context
    )
    return list(found.items) if found else []


_COMPLETED = {
    "Say [?](#": ["format", "short", "kind"],
    "Say [?](#ki": ["kind"],
    "Say [it](#sho": ["short"],
    "Say it.[^": ["ab12"],
    "<!-- clausetree: allow STY01": [f"STY01{number}" for number in range(10)],
    "<!-- clausetree: allow: STY00": [f"STY00{number}" for number in range(1, 10)],
    "<!-- clausetree allow IDS001 and sty01": [f"STY01{number}" for number in range(10)],
    "<!--clausetree = allow `IDS001`; `STY01": [f"STY01{number}" for number in range(10)],
    "<!-- clausetree:\n     allow IDS001,\n     IDS00": [f"IDS00{number}" for number in range(1, 5)],
    "<!-- clausetree: allow IDS": [
        "IDS",
        "ids-differ-in-case",
        *(f"IDS00{number}" for number in range(1, 5)),
    ],
    "<!-- clausetree: allow dangling-ref": ["REF001", "dangling-reference"],
    "~~~xml\n<us": ["user"],
    "~~~xml\n<assistant> <!-- B": ["BAD"],
    "~~~xml\n<assistant> <!-- BAD[#k": ["kind"],
    "~~~xml\n<assistant re": ["recipient"],
    "~~~xml\n<system>\n<settings>\nunder": ["under_18"],
    "~~~xml\n<system>\n<settings>\ninteractive: t": ["true"],
    "## New {#new authority=d": ["developer"],
    "## New {#new authority=": ["developer", "user"],
    "## New {#new tags=": ["under_18"],
    "## New {#new ta": ["tags"],
    "## दयालु {#दयालु_रहो}\n\nदेखें [?](#दयालु": ["दयालु_रहो"],
}


@pytest.mark.parametrize("written", _COMPLETED)
def test_what_is_begun_is_completed(spec: OpenSpec, written: str) -> None:
    text = SPEC.replace("Say who decides.", written)
    items = _complete(spec, text, written, len(written))
    assert sorted(item.label for item in items) == sorted(_COMPLETED[written])


@pytest.mark.parametrize(
    ("heading", "cursor", "expected"),
    [
        ("## A {#a authority=ro}", "authority=ro", ["root"]),
        ("## A {#a authority=ro}", "authority=r", ["root"]),
        ("## A {#a authority=root tags=under}", "tags=under", ["under_18"]),
    ],
)
def test_a_word_that_stands_only_at_the_cursor_is_not_offered(
    spec: OpenSpec, heading: str, cursor: str, expected: list[str]
) -> None:
    text = f"# B {{#b authority='root'}}\n\nBe kind.\n\n{heading}\n\nBe brief.\n"
    assert [item.label for item in _complete(spec, text, cursor, len(cursor))] == expected


_NO_RULES = (
    "<!-- clausetree: allow",
    "<!-- clausetree: forbid ST",
    "<!-- clausetree: allow STY004 because ST",
    "<!-- clausetree: allow STY004 because … --> ST",
    "`<!-- clausetree: allow ST",
    "~~~xml\n<user>\n<!-- clausetree: allow ST",
)


@pytest.mark.parametrize(
    "written", ["Say who", "~~~xml\n<user>\nhello wor", "## New title", "a [b](c", *_NO_RULES]
)
def test_nothing_is_completed_in_plain_words(spec: OpenSpec, written: str) -> None:
    text = SPEC.replace("Say who decides.", written)
    assert _complete(spec, text, written, len(written)) == []


def test_a_completion_is_found_by_its_title_and_closes_the_link(spec: OpenSpec) -> None:
    written = "친절 🙂 [?](#two"
    text = SPEC.replace("Say who decides.", written).replace("# Short answers", "# Two sentences")
    (item,) = _complete(spec, text, written, len(written))
    assert (item.label, item.detail, item.text_edit.new_text) == ("short", "Two sentences", "short)")
    assert item.text_edit.range == types.Range(place(text, "two"), place(text, "two", 3))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[?](#sh|ort) or", "[?](#short) or"),
        ("[?](#|kind) or", "[?](#format) or"),
        ("[?](#sh| or", "[?](#short) or"),
        ("[?](#|or", "[?](#format)or"),
        ("Say it.[^ab|12] or", "Say it.[^ab12] or"),
        ("## New {#new auth|ority=user}", "## New {#new authority=user}"),
        ("## New {#new auth|}", "## New {#new authority=}"),
        ("## New {#new |authority=user}", "## New {#new authority=authority=user}"),
        ("## New {#new authority=dev|il}", "## New {#new authority=developer}"),
        ("~~~xml\n<us|r>", "~~~xml\n<user>"),
        ("~~~xml\n<assistant> <!-- GO|D: it is", "~~~xml\n<assistant> <!-- GOOD: it is"),
        ("~~~xml\n<assistant> <!-- BAD[#ki|d]: no", "~~~xml\n<assistant> <!-- BAD[#kind]: no"),
        ("~~~xml\n<system>\n<settings>\nunder|_8: true", "~~~xml\n<system>\n<settings>\nunder_18: true"),
        ("~~~xml\n<system>\n<settings>\nunder|", "~~~xml\n<system>\n<settings>\nunder_18: "),
        ("<!-- clausetree: allow EXM00|9 because", "<!-- clausetree: allow EXM001 because"),
    ],
)
def test_a_completion_takes_the_place_of_the_whole_word(spec: OpenSpec, written: str, expected: str) -> None:
    before, _, after = written.partition("|")
    text = SPEC.replace("Say who decides.", before + after)
    edit = _complete(spec, text, before, len(before))[0].text_edit
    line = text.split("\n")[edit.range.start.line]
    changed = line[: edit.range.start.character] + edit.new_text + line[edit.range.end.character :]
    assert changed.startswith(expected.rpartition("\n")[2])
