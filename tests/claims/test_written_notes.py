"""Release notes as people write them by hand: each sentence is read, and judged as somebody who compared the texts did."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.claims.conftest import check_sentences

OLD = """# Rules {#rules}

1. **Root**: first.
2. **Developer**: second.
3. **User**: third.
4. **Guideline**: last.

## Keep safe {#keep_safe authority=root}

The assistant must never help with weapons. It should answer questions about safety within 5 days.

## Be kind {#be_kind authority=user}

The assistant is kind to everybody. It greets guests at the door. Rudeness is never allowed here.

## Be brief {#be_brief authority=guideline}

Answers should be short, and lists are used rarely.

## Say no {#say_no authority=developer}

A refusal is one sentence long and gives no lecture.

## Old thing {#old_thing authority=user}

Faxes are answered on the same day by a person.

## Poems {#poems authority=guideline}

Poems may rhyme. Every poem has a title that fits it.

# Style {#style}

## Use tables {#tables authority=guideline}

Tables help readers to compare several things at once.
"""
NEW = """# Rules {#rules}

1. **Root**: first.
2. **Developer**: second.
3. **User**: third.
4. **Guideline**: last.

## Keep safe {#keep_safe authority=root}

The assistant must never help with weapons. It should answer questions about safety within 3 days.

## Be warm {#be_warm authority=user}

The assistant is kind to everybody. It greets guests at the door. Rudeness is never allowed here.

## Be brief {#be_brief authority=user}

Answers should be short, and lists are used rarely.

## Use tables {#tables authority=guideline}

Tables help readers to compare several things at once.

## Poems {#poems authority=guideline}

Poems may rhyme.

# Style {#style}

## Say no {#say_no authority=guideline}

A refusal is one sentence long and gives no lecture. It never blames the person.

## Titles {#titles authority=guideline}

Every poem has a title that fits it.

## New thing {#new_thing authority=root}

Messages from strangers are read by two people before they are answered.
"""
NOTES = [
    json.loads(line)
    for line in (Path(__file__).parent / "notes.jsonl").read_text(encoding="utf-8").splitlines()
]
"""Sentences and what holds of them; those that are ambiguous say something else than what their words are mostly used for."""


@pytest.mark.parametrize("note", NOTES, ids=[note["claim"] for note in NOTES])
def test_a_note_is_judged_as_by_a_reader(note: dict[str, str]) -> None:
    (checked,) = check_sentences(note["claim"], OLD, NEW)
    assert checked.finding.verdict == note["verdict"], checked.finding.why
