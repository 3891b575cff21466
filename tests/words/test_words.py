"""Every string that users read keeps to the house style, as far as a pattern can tell."""

from __future__ import annotations

import pytest

from tests.words.house_style import EXEMPTIONS, REFUSALS, Refusal, list_refusals
from tests.words.walker import ROOT, list_strings, read_module

STRINGS = list_strings()


def test_every_string_keeps_to_the_house_style() -> None:
    refused = [
        f"{one.path}:{one.line}: {told}" for one in STRINGS for told in list_refusals(one.path, one.text)
    ]
    assert "\n".join(refused) == ""


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.sample)
def test_a_bad_string_is_refused(refusal: Refusal) -> None:
    assert any(refusal.instead in told for told in list_refusals("x.py", refusal.sample))


@pytest.mark.parametrize("exemption", EXEMPTIONS, ids=lambda exemption: exemption.words)
def test_an_exemption_is_needed(exemption: tuple[str, str, str]) -> None:
    path, words, _ = exemption
    said = [one.text for one in STRINGS if one.path.endswith(path) and words in one.text]
    assert said
    assert any(refusal.pattern.search(text) for text in said for refusal in REFUSALS)


def test_the_walker_finds_every_kind_of_string() -> None:
    """Of each kind one: a message, a hint, help, a rule's page, a shape, a page, a script, a template, a guide."""
    found = {(one.path.removeprefix("tools/clausetree/"), one.text.partition("\n")[0]) for one in STRINGS}
    for path, text in (
        ("history/git_command.py", "install git"),
        ("cli/command_table.py", "Draw the clause tree."),
        ("cli/commands/fmt.py", "Write nothing; exit 1 if a file would change."),
        ("lint/rules/ids/duplicate_id.py", "An id that an earlier clause already has."),
        ("output/json/tree.py", "A clause in its place in the tree."),
        ("publish/pages/levels_page.py", "Levels of authority"),
        ("publish/theme/javascripts/search.js", "Nothing found"),
        ("publish/theme/404.html", "Page not found"),
        ("project/template/changing.md", "# Change this spec"),
        ("site/guide/authors.md", "# For authors"),
    ):
        assert (path, text) in found


def test_the_walker_leaves_out_what_users_do_not_see() -> None:
    module = ROOT / "tools" / "clausetree" / "text" / "docstring.py"
    assert list(read_module(module)) == []
