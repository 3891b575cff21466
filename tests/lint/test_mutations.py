"""A clean spec, broken in one place at a time: the mistake is found at its line, and nothing else is said."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from clausetree.lint.table import RULES
from tests.lint.casefile import SPEC, lint_files

CLEAN = (Path(__file__).parent / "clean.md").read_text("utf-8")
PROMPTS = {
    "examples/ab12.md": "Examples for [^ab12] in Keep cooks safe:\n",
    "examples/cd34.md": "Examples for [^cd34] in Be honest:\n",
}


class Mutation(NamedTuple):
    """Text that stands once in the clean spec, what to write instead, and what is to be found where.

    Attributes:
        code: The rule that finds it.
        old: The text.
        new: What takes its place.
        at: The beginning of the line at which it is found, in the broken text.
    """

    code: str
    old: str
    new: str
    at: str


MUTATIONS = (
    Mutation("SYN001", "FLOUR\n</assistant>\n~~~\n", "FLOUR\n</assistant>\n", "~~~xml"),
    Mutation("SYN002", "<user>\nMay I use butter?\n</user>", "<usr>\nMay I use butter?\n</usr>", "<usr>"),
    Mutation("SYN003", "Cumin.\n</assistant>", "Cumin.", "<assistant> <!-- BAD -->"),
    Mutation("SYN003", "Cumin.\n</assistant>\n</comparison>", "Cumin.\n</assistant>", "<comparison>"),
    Mutation("SYN004", "of it.\n</assistant>", "of it.\n</assistant>\n</assistant>", "</assistant>"),
    Mutation("SYN005", "May I use butter?\n</user>", "May I use butter?\n</assistant>", "</assistant>"),
    Mutation(
        "SYN006",
        "<comparison>\n<assistant> <!-- GOOD -->\nI can't",
        "*<comparison>\n<assistant> <!-- GOOD -->\nI can't",
        "*<comparison>",
    ),
    Mutation("SYN007", "</user>\n<assistant>\nFLOUR", "</user>\nthen\n<assistant>\nFLOUR", "then"),
    Mutation("SYN008", "<user>\nMay I use butter?", "<user>May I use butter?", "<user>May"),
    Mutation("SYN009", "<assistant>\nFLOUR", "<assistant recipient>\nFLOUR", "<assistant recipient>"),
    Mutation("SYN010", "{#manner}", "{#manner", "# Manner"),
    Mutation("SYN011", "A cook reads at a glance.", "<!-- A cook reads at a glance.", "<!-- A cook"),
    Mutation("SYN012", "six minutes\n```\n", "six minutes\n", "```text"),
    Mutation("SYN013", "50 g of it", "50 g &amp; more of it", "Yes, 50 g"),
    Mutation(
        "SYN014", "# Manner {#manner}", "####### Manner {#kind}\n\n# Manner {#manner}", "####### Manner"
    ),
    Mutation(
        "SYN016",
        "The helper warns",
        "<<<<<<< HEAD\nOurs.\n||||||| base\nOld.\n=======\nTheirs.\n>>>>>>> x\nThe helper warns",
        "<<<<<<< HEAD",
    ),
    Mutation(
        "SYN016", "Throw it", "<<<<<<< HEAD\nThrow it away.\n=======\n>>>>>>> x\nThrow it", "<<<<<<< HEAD"
    ),
    Mutation("SYN016", "FLOUR", "FLOUR\n>>>>>>> 1a2b3c4 (Use `flour`)", ">>>>>>> 1a2b3c4"),
    Mutation(
        "SYN016",
        "## Obey the house {#house authority=system}",
        "<<<<<<< HEAD\n## Obey the house {#house authority=system}\n=======\n## Obey {#house authority=root}\n>>>>>>> x",
        "<<<<<<< HEAD",
    ),
    Mutation("IDS001", "{#shout ", "{#lecture ", "## Don't shout"),
    Mutation("IDS002", "{#house authority", "{authority", "## Obey"),
    Mutation("IDS003", "{#shout ", "{#Lecture ", "## Don't shout"),
    Mutation("IDS003", "{#brief ", "{#Brief ", "## Write"),
    Mutation("STY001", "## Be honest", "#### Be honest", "#### Be"),
    Mutation("SYN015", '!!! meta "Comm', '!! meta "Comm', "!! meta"),
    Mutation("IDS004", "{#shout ", "{#shout! ", "## Don't shout"),
    Mutation("REF001", "see [?](#honesty)", "see [?](#honest)", "The helper warns"),
    Mutation("REF001", "as in [?](#safety)", "as in [?](#safty)", "**Example**: an unknown"),
    Mutation("REF002", "see [?](#honesty)", "see [Be honest!](#honesty)", "The helper warns"),
    Mutation("REF003", "see [?](#honesty)", "see [?](#safety)", "The helper warns"),
    Mutation(
        "REF004", "see [?](#honesty)", "see https://k.example.org/2025-02-12.html#honesty", "The helper warns"
    ),
    Mutation("REF005", "at a glance.", "at a glance[^zz99].", "A cook reads"),
    Mutation("REF008", "at a glance.", "at a glance[^ab12].", "A cook reads"),
    Mutation("AUT002", " authority=system", "", "## Obey"),
    Mutation("AUT003", "authority=guideline}\n\nNo", "authority=guidline}\n\nNo", "## Don't lecture"),
    Mutation("AUT004", "authority=root", "authority=platform", "## Keep"),
    Mutation(
        "AUT005",
        "# Manner {#manner}",
        "# Voice {#voice authority=user}\n\n## Pitch {#pitch}\n\nSpeak low.\n\n# Manner {#manner}",
        "# Voice",
    ),
    Mutation("AUT008", "{#overview}", "{#overview authority=user}", "# Overview"),
    Mutation("AUT009", "{#house authority", "{#house autority", "## Obey"),
    Mutation("EXM017", "<!-- GOOD: it names", "<!-- GOOD, it names", "<assistant> <!-- GOOD,"),
    Mutation("EXM002", "<!-- GOOD -->\nHere", "<!-- BAD -->\nHere", "<comparison>"),
    Mutation("EXM003", "<!-- BAD -->\nTake", "<!-- GOOD -->\nTake", "<comparison>"),
    Mutation("EXM004", "**Example**: butter\n\n", "", "~~~xml"),
    Mutation("EXM005", " <!-- OK: it asks -->", "", "<assistant>"),
    Mutation("EXM006", "<!-- OK: it asks", "<!-- OKAY: it asks", "<assistant> <!-- OKAY"),
    Mutation("EXM007", "BAD[#honesty]", "BAD[#honest]", "<assistant> <!-- BAD[#honest]"),
    Mutation("EXM008", "BAD[#honesty]", "BAD[#safety]", "<assistant> <!-- BAD[#safety]"),
    Mutation("EXM009", "Yes, 50 g of it.\n", "", "<assistant>"),
    Mutation("EXM010", "Cumin.", "I can't tell from here.", "<assistant> <!-- BAD"),
    Mutation("EXM011", "<user>\nWhat is in this unlabelled jar?\n</user>\n", "", "<comparison>"),
    Mutation("EXM012", "max_tokens", "max_token", "max_token:"),
    Mutation(
        "EXM015",
        "~~~\n\n## Don't shout",
        "~~~\n\n**Example**: butter\n\n~~~xml\n<user>\nOil?\n</user>\n~~~\n\n## Don't shout",
        "**Example**: butter",
    ),
    Mutation("EXM016", "<assistant>\nFLOUR\n</assistant>", "<comparison>\n</comparison>", "<comparison>"),
    Mutation(
        "STY001",
        "# Manner {#manner}\n\nHow to say it.\n\n## Be",
        "# Manner {#manner}\n\nHow to say it.\n\n### Be",
        "### Be",
    ),
    Mutation("STY002", "# Manner {#manner}", "# Notes {#notes}\n\n# Manner {#manner}", "# Notes"),
    Mutation("STY003", "Warnings come first.", "Warnings must come first.", "    A recipe"),
    Mutation("STY004", "Warnings come first.", "Warnings come come first.", "    A recipe"),
    Mutation("STY005", "# Write briefly", "# Don’t ramble", "## Don’t"),
    Mutation("STY006", "{#manner}", "{#manner }", "# Manner"),
    Mutation("STY007", "# Rules {#rules}", "**Gadget**: a thing.\n\n# Rules {#rules}", "**Gadget**"),
    Mutation("STY010", "# Don't shout", "# Don't lecture", "## Don't lecture"),
    Mutation(
        "STY011",
        "How to say it.",
        "How to say it. <!-- clausetree: allow STY004 because of a song -->",
        "How",
    ),
    Mutation("SYN017", "for labels.", "for labels.\n\n**Example**: none", "**Example**: none"),
    Mutation("SYN018", "**Recipe**:", "**Recipe*:", "**Recipe*:"),
    Mutation("SYN019", "How to say it.", "1 How to say it.\n2. And why.", "1 How"),
    Mutation("SYN020", "tell from here.", "tell from here.\n</assistant", "</assistant"),
    Mutation("SYN021", "How to say it.", "How to say it. <!- to do -->", "How"),
    Mutation("REF010", "How to say it.", "[How](how.md) to say it.", "[How]"),
    Mutation("REF011", "see [?](#honesty)", "see [?] (#honesty)", "The helper warns"),
    Mutation("REF012", "How to say it.", "How to say it.\n\n[how]: https://example.org", "[how]"),
    Mutation("AUT011", "{#overview}", "{#overview tags=under18}", "# Overview"),
    Mutation("AUT013", "no alcohol in this house", "system vs user", "**Example**: system vs user"),
    Mutation("AUT014", "What the house sets, holds.", "This root-level rule holds.", "This root-level"),
    Mutation("AUT012", "authority=root", "authority=rOot", "## Keep"),
    Mutation("EXM018", "<!-- BAD[#honesty]: it", "<!-- BAD[honesty]: it", "<assistant> <!-- BAD[honesty]"),
    Mutation("EXM019", "<assistant>\nFLOUR", '<assistant recepient="x">\nFLOUR', "<assistant recepient"),
    Mutation(
        "EXM020",
        "<user>\nWrite a label for the flour.\n</user>\n<assistant>\nFLOUR\n</assistant>\n",
        "",
        "~~~xml",
    ),
    Mutation(
        "STY013", "Capital letters are for labels.", 'Capital letters are "for labels.', "Capital letters"
    ),
    Mutation("STY014", "spoiled food[^ab12]", "spoiled food [^ab12]", "The helper warns"),
    Mutation("STY015", "No sermons about butter.", "No sermons --- ever --- about -- butter.", "No sermons"),
    Mutation("STY016", "A cook reads at a glance.", "A cook reads\n    at a glance.", "    at a"),
    Mutation("STY017", "**Guideline**: habits", "**Guideline**: habits\nAll of them hold.", "All of"),
    Mutation(
        "STY018",
        "How to say it.",
        "- Write in short words.\n- Write in short lines\n- Write at once.",
        "- Write in short lines",
    ),
    Mutation("STY019", "How to say it.", "How to say it. TODO", "How to"),
)

UNBROKEN = frozenset(
    [
        "REF006",
        "REF007",
        "REF009",
        "AUT001",
        "AUT006",
        "AUT010",
        "AUT007",
        "EXM001",
        "EXM013",
        "EXM014",
        "STY008",
        "STY009",
        "STY012",
    ]
)
"""Rules without a mutation so far; one that gets its mutation fails here, and is to be deleted."""


def test_the_spec_to_break_is_clean() -> None:
    assert lint_files({SPEC: CLEAN, **PROMPTS}) == ()


@pytest.mark.parametrize(
    "mutation", [pytest.param(m, id=f"{m.code} {m.new.split(chr(10))[0]}") for m in MUTATIONS]
)
def test_a_mistake_is_found_at_its_line_and_nothing_else(mutation: Mutation) -> None:
    assert CLEAN.count(mutation.old) == 1, "the text to break stands once"
    broken = CLEAN.replace(mutation.old, mutation.new)
    found = lint_files({SPEC: broken, **PROMPTS})
    lines = broken.split("\n")
    assert [(finding.code, lines[finding.line - 1][: len(mutation.at)]) for finding in found] == [
        (mutation.code, mutation.at)
    ]


def test_every_rule_has_a_mutation() -> None:
    expected = {code for code, (subject, _) in RULES.items() if subject != "previous"} - UNBROKEN
    broken = {mutation.code for mutation in MUTATIONS}
    assert expected - broken == set(), "add a line to MUTATIONS for each of these"
    assert broken - expected == set(), "delete these from UNBROKEN"


def test_every_family_is_broken_in_many_ways() -> None:
    assert len(MUTATIONS) > 30
    assert {mutation.code[:3] for mutation in MUTATIONS} == {"SYN", "IDS", "REF", "AUT", "EXM", "STY"}
