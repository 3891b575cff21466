"""Messages and responses that change places in an example: told as that, as wholes, and nothing struck that still stands."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from clausetree.claims.claim_checking import check_claims
from clausetree.claims.claim_files import read_claims
from clausetree.diff.time.migration import migrate_all
from clausetree.model.locator import parse_locator
from clausetree.output.diff.changelog import render_changelog
from tests.diff.conftest import diff_texts, show_changes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.diff.changes import ChangeSet, ClauseChange
    from clausetree.diff.redlines import Redline

SAID = {
    "a": ("GOOD: short", "Hi there, what can I do for you today?"),
    "b": ("BAD: long", "Greetings, honoured traveller of the wide roads. Sit down with us."),
    "c": ("OK", "Good morning, the weather is rather fine in the harbour today.\n\nAsk me anything."),
    "y": ("GOOD", "Yes."),
    "n": ("BAD", "No."),
    "d": ("BAD[#other]: cold", "State your business, and be quick about it, since others wait."),
}
SAID |= {
    "Y": ("GOOD", "Yes!"),
    "N": ("BAD", "No!"),
    "B": ("BAD: long", "Greetings, honoured traveller of the long roads. Sit down with us."),
    "J": ("OK: long", "Greetings, honoured traveller of the wide roads. Sit down with us."),
}
MESSAGES = {
    "u": "<user>\nWhere is the harbour master's office on Sundays?\n</user>\n",
    "v": "<user>\nAnd who lights the lamps along the pier at night?\n</user>\n",
    "t": "<tool>\nThe office is closed on Sundays and on holidays.\n</tool>\n",
}
ADDED = "<assistant> <!-- BAD: new -->\nI would rather not say anything at all about that.\n</assistant>\n"
_TAG = re.compile(r"</?[a-z]+")


def _respond(name: str) -> str:
    verdict, said = SAID[name]
    return f"<assistant> <!-- {verdict} -->\n{said}\n</assistant>\n"


def _write(shape: str) -> str:
    """Returns a clause with an example: a letter for each message or response, the responses of a comparison in brackets."""
    parts = {"[": "<comparison>\n", "]": "</comparison>\n", "+": ADDED, " ": "\n"} | MESSAGES
    body = "".join(parts[sign] if sign in parts else _respond(sign) for sign in shape)
    return f"# One {{#one}}\n\nBe kind.\n\n**Example**: a call\n\n~~~xml\n{body}~~~\n\n# Other {{#other}}\n\nNo.\n"


def _diff(old: str, new: str) -> ChangeSet:
    return diff_texts(_write(old), _write(new))


def _find(changes: ChangeSet) -> ClauseChange:
    (change,) = changes.clauses
    return change


TOLD = {
    "two responses": ("u[ab]", "u[ba]", ["rearranged"], "responses 1 and 2 changed places"),
    "short ones, in other typography": (
        "u[yn]",
        "u[NY]",
        ["rearranged", "edited"],
        "responses 1 and 2 changed places",
    ),
    "three in a circle": ("u[abc]", "u[cab]", ["rearranged"], "responses 1, 2 and 3 changed places"),
    "the first and the last": ("u[abc]", "u[cba]", ["rearranged"], "responses 1 and 3 changed places"),
    "one of them reworded": ("u[ab]", "u[Ba]", ["rearranged", "edited"], "responses 1 and 2 changed places"),
    "one of them judged anew": (
        "u[ab]",
        "u[Ja]",
        ["rearranged", "verdict"],
        "responses 1 and 2 changed places",
    ),
    "a new one among them": ("u[ab]", "u[+ba]", ["rearranged", "edited"], "responses 2 and 3 changed places"),
    "one gone": ("u[acb]", "u[ba]", ["rearranged", "edited"], "responses 1 and 2 changed places"),
    "messages": ("ut[a]", "tu[a]", ["rearranged"], "messages 1 and 2 changed places"),
    "messages with blank lines between": (
        "u v t",
        "t v u",
        ["rearranged"],
        "messages 1 and 3 changed places",
    ),
    "a message past a comparison": ("u[ab]v", "uv[ab]", ["rearranged"], "message 2 and comparison 1 changed"),
    "comparisons": ("u[ab]v[cd]", "u[cd]v[ab]", ["rearranged"], "comparisons 1 and 2 changed places"),
    "responses of the second comparison": (
        "u[ab]v[cd]",
        "u[ab]v[dc]",
        ["rearranged"],
        "responses 1 and 2 of comparison 2 changed places",
    ),
    "a response that went to another comparison": (
        "u[ab]v[c]",
        "u[b]v[ac]",
        ["rearranged"],
        "response 1 of comparison 1 moved to comparison 2",
    ),
}


@pytest.mark.parametrize(("old", "new", "kinds", "said"), TOLD.values(), ids=TOLD)
def test_parts_that_changed_places_are_told_as_that(old: str, new: str, kinds: list[str], said: str) -> None:
    changes = _diff(old, new)
    assert [one.kind for one in _find(changes).examples] == kinds
    assert _find(changes).kinds == ("examples",)
    for form in ("text", "markdown", "html"):
        assert said in show_changes(changes, form)
    notes = render_changelog("x", changes)
    assert said in notes
    checked = check_claims(read_claims(notes, "-"), changes, "a", "b")
    assert [one.finding.verdict for one in checked] == ["supported"]


@pytest.mark.parametrize(
    "false", ["responses 1 and 3 changed places", "messages 1 and 2 changed places", "an example was edited"]
)
def test_a_claim_of_another_order_is_not_supported(false: str) -> None:
    changes = _diff("u[ab]", "u[ba]")
    claims = read_claims(f"- [One](#one): in an example, {false}.\n".replace("in an example, an", "an"), "-")
    assert check_claims(claims, changes, "a", "b")[0].finding.verdict != "supported"


@pytest.mark.parametrize(("old", "new"), [("u[ab]", "u[ba]"), ("u[abc]", "u[cab]"), ("ut[a]", "tu[a]")])
def test_no_word_is_struck_where_only_the_order_changed(old: str, new: str) -> None:
    changes = _diff(old, new)
    assert {run.kind for line in _find(changes).redline for run in line.runs} == {"kept"}
    assert "~~~" not in show_changes(changes)  # that it moved, the facts say


def test_json_says_from_where_to_where() -> None:
    found = json.loads(show_changes(_diff("u[ab]", "u[ba]"), "json"))["clauses"][0]
    assert found["examples"][0]["moves"] == [
        {"old": "one/e1/c1/r2", "new": "one/e1/c1/r1"},
        {"old": "one/e1/c1/r1", "new": "one/e1/c1/r2"},
    ]
    (line,) = found["redline"]
    assert (line["old"], line["new"], line["kind"]) == ("one/e1/c1/r1", "one/e1/c1/r2", "moved")
    assert [run["text"] for run in line["runs"]] == [_respond("a")]


def test_what_moved_in_an_example_that_moved_is_told_of_both() -> None:
    old, new = _write("u[ab]"), _write("u[ba]")
    shown = old.partition("Be kind.\n")[2].partition("\n# Other")[0]
    other = new.partition("Be kind.\n")[2].partition("\n# Other")[0]
    changes = diff_texts(old, old.replace(shown, "").replace("No.\n", f"No.\n{other}"))
    assert [[one.kind for one in change.examples] for change in changes.clauses] == [
        ["moved", "rearranged"]
    ] * 2


def _shapes() -> list[tuple[str, str]]:
    """Returns pairs of examples: responses in every order, some reworded, new, gone, or in another comparison."""
    chance = random.Random(7)
    found = [("u[abc]", f"u[{''.join(order)}]") for order in permutations("abc")]
    for _ in range(150):
        names = chance.sample("abcd", 4)
        cut = chance.randint(1, 3)
        changed = [name for name in chance.sample(names, 4) if chance.random() > 0.15]
        changed = [chance.choice("BJ") if name == "b" and chance.random() > 0.5 else name for name in changed]
        if chance.random() > 0.6:
            changed.insert(chance.randint(0, len(changed)), "+")
        at = chance.randint(0, len(changed))
        old = f"u[{''.join(names[:cut])}]v[{''.join(names[cut:])}]"
        new = f"u[{''.join(changed[:at])}]{'tv' if chance.random() > 0.7 else 'v'}[{''.join(changed[at:])}]"
        found.append((old, new))
    return found


def _is_balanced(text: str) -> bool:
    """Returns whether a stretch that came or went has as many tags that open as tags that close."""
    tags = _TAG.findall(text)
    return Counter(tag[1:] for tag in tags if tag[1] != "/") == Counter(
        tag[2:] for tag in tags if tag[1] == "/"
    )


@pytest.mark.parametrize(("old", "new"), _shapes())
def test_whatever_moves_no_tag_stands_alone_and_each_line_is_told_once(old: str, new: str) -> None:
    changes = _diff(old, new)
    for change in changes.clauses:
        for line in change.redline:
            for run in line.runs:
                assert run.kind == "kept" or _is_balanced(run.text), run
        _check_told([line.before for line in change.redline], _write(old), _write(new))
        _check_told([line.after for line in change.redline], _write(new), _write(old))


def _check_told(told: Sequence[str], text: str, other: str) -> None:
    for line in {*text.splitlines()} - {*other.splitlines()}:
        assert sum(said.count(line) for said in told) == text.count(line), line


@pytest.mark.parametrize(("old", "new"), _shapes())
def test_migrate_leads_where_the_comparison_says(old: str, new: str) -> None:
    changes = _diff(old, new)
    moved = [line for change in changes.clauses for line in change.redline if _is_inner(line)]
    found = migrate_all([line.old for line in moved if line.old], changes)
    assert [str(one.to[0].locator) for one in found] == [str(line.new) for line in moved]


def test_a_response_of_an_example_that_moved_from_a_retitled_clause_is_found() -> None:
    old = _write("u[ab]")
    shown = old.partition("Be kind.\n")[2].partition("\n# Other")[0]
    new = old.replace(shown, "").replace("No.\n", f"No.\n{shown}").replace("# One", "# Uno")
    (found,) = migrate_all([parse_locator("one/e1/c1")], diff_texts(old, new))
    assert (found.words, str(found.to[0].locator)) == ("exact", "other/e1/c1")


def _is_inner(line: Redline) -> bool:
    return line.kind == "moved" and line.old is not None and len(line.old.steps) > 1


def test_messages_that_share_a_line_are_compared_as_text() -> None:
    old = _write("ut").replace("</user>\n<tool>", "</user><tool>")
    changes = diff_texts(old, _write("tu"))
    assert [one.kind for one in _find(changes).examples] == ["edited"]
    assert parse_locator("one/e1") in [line.new for line in _find(changes).redline]


def test_of_very_many_messages_those_that_are_the_same_are_followed() -> None:
    said = [
        f"<user>\n{'yes' if number % 3 else f'number {number} is it'}\n</user>\n" for number in range(300)
    ]
    texts = [f"# One {{#one}}\n\n~~~xml\n{''.join(some)}~~~\n" for some in (said, said[150:] + said[:150])]
    (change,) = diff_texts(*texts).clauses
    assert [example.kind for example in change.examples] == ["rearranged"]
    assert all(run.kind == "kept" for line in change.redline for run in line.runs)
