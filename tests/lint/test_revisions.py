"""Rules that compare with an older revision read the change set, and say what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.diff.time.chain import diff_chain
from clausetree.diff.time.notes import check_notes, find_news
from clausetree.history.commits.snapshot import find_declared
from clausetree.lint.context import Context, Previous
from clausetree.lint.rule_page import build_page
from clausetree.lint.selection import Selection
from clausetree.lint.table import load_rule
from clausetree.model.declared import Declared
from clausetree.project.linting.reporting import lint_sources
from clausetree.project.linting.sources import load_sources
from clausetree.project.revs import load_revisions
from clausetree.syntax.document import parse_document
from tests.folders import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.model.diagnostic import Diagnostic

CODES = ("REV001", "REV002", "REV003", "REV004", "REV005", "REV006", "REV007")

OLD = """\
# Help {#help authority=platform}

A refusal is not a safe choice that costs nothing: the carer who is given a lecture does not come back, and asks elsewhere.
Where a question has a harmless reading, that reading is answered first, and the other is left to whoever asks for it.
What is meant for one person is not told to another. An answer that took an hour is worth no more than one that did not.

# Salt {#salt authority=user}

Salt goes in last.
"""


def find(code: str, old: str, new: str, declared: Sequence[Declared] = ()) -> list[Diagnostic]:
    document = parse_document(new)
    context = Context(
        document, changelog="# Changes\n", previous=Previous(parse_document(old), (), "2026-01-01", declared)
    )
    return list(load_rule(code)().check(document, context))


@pytest.mark.parametrize("code", CODES)
def test_the_page_says_how_to_turn_the_rule_on(code: str) -> None:
    assert "`clausetree lint --against REV`" in build_page(load_rule(code)).text


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_found_where_nothing_is_compared(code: str) -> None:
    document = parse_document(OLD)
    assert not list(load_rule(code)().check(document, Context(document, changelog="# Changes\n")))


def test_a_renamed_level_is_none_that_was_lowered() -> None:
    assert not find("REV002", OLD, OLD.replace("=platform", "=root"))


def test_a_lowered_level_says_from_where_to_where_and_how_to_allow_it() -> None:
    (found,) = find("REV002", OLD, OLD.replace("=platform", "=guideline"))
    assert found.message == "level was `platform` in `2026-01-01`, and is `guideline`"
    assert found.hint == "if intended, add `<!-- clausetree: allow REV002 because … -->`"
    (found,) = find("REV002", OLD, OLD.replace(" authority=platform", ""))
    assert found.message == "level was `platform` in `2026-01-01`, and is no longer there"


def test_words_without_a_level_bound_nobody() -> None:
    commentary = OLD.replace("Salt goes in last.", '!!! meta "Commentary"\n    Salt goes in last.')
    assert find("REV007", OLD, commentary)
    bare, bare_commentary = (text.replace(" authority=user", "") for text in (OLD, commentary))
    assert not find("REV007", bare, bare_commentary)
    assert not find("REV007", OLD, bare_commentary)  # which REV002 tells


def test_a_commentary_made_of_words_of_two_clauses_is_one_finding_about_the_first() -> None:
    first = (
        "A refusal is not a safe choice that costs nothing: the carer does not come back, and asks elsewhere."
    )
    second = "Salt goes in last, by hand, and never twice, whoever asks for more of it at the table."
    keep = "Each of these is meant to be on purpose."
    old = f"# Help {{#help authority=root}}\n\n{keep}\n\n{first}\n\n# Salt {{#salt authority=root}}\n\n{keep}\n\n{second}\n"
    new = (
        f'# Help {{#help authority=root}}\n\n{keep}\n\n!!! meta "Commentary"\n    {first}\n    {second}\n\n'
        f"# Salt {{#salt authority=root}}\n\n{keep}\n"
    )
    (found,) = find("REV007", old, new)
    assert found.message.startswith("words of `help` bound in `2026-01-01`")
    assert found.span.slice(new) == '!!! meta "Commentary"'


def test_a_level_that_was_lost_in_a_merge_says_where_the_words_are() -> None:
    salt = "Salt goes in last, by hand, and never twice, whoever asks for more of it at the table."
    old = OLD.replace("Salt goes in last.", salt) + "\n# Notes {#notes}\n\nHow this came about.\n"
    new = old.replace("# Salt {#salt authority=user}\n\n", "").replace(f"{salt}\n\n", "") + f"\n{salt}\n"
    (found,) = find("REV002", old, new)
    assert found.message == "`salt` had level `user` in `2026-01-01`; its words are here now, without a level"
    assert found.span.slice(new) == "Notes"


GONE = OLD.partition("# Salt")[0]


def test_a_lost_id_that_nothing_succeeds_says_so() -> None:
    (found,) = find("REV001", OLD, GONE)
    assert found.message == "id `salt` of `2026-01-01` was deleted, and no clause has its text"


def test_a_lost_id_that_something_perhaps_succeeds_says_what() -> None:
    words = (
        "What is meant for one person is not told to another. The assistant works for those whom an answer reaches, weighs "
        "what each of them stands to gain and to lose, and tells them apart from those who only watch. It does so on "
        "every day of the year, in whatever language they write, and whether or not anybody will ever look at the log."
    )
    new = f"# Goals {{#goals}}\n\n{words}\n\n# Salt {{#salt authority=user}}\n\nSalt goes in last.\n"
    (found,) = find("REV001", OLD, new)
    assert found.message == "id `help` of `2026-01-01` was deleted, and `goals` may have taken its place"


@pytest.mark.parametrize("kind", ["deleted", "succeeded"])
def test_a_declared_fate_explains_a_lost_id(kind: str) -> None:
    targets = ("help",) if kind == "succeeded" else ()
    declared = Declared("salt", targets, "2026-02-01", kind)  # type: ignore[arg-type]
    assert not find("REV001", OLD, GONE, [declared])
    assert find("REV001", OLD, GONE, [declared._replace(source="pepper")])


def test_an_unannounced_change_says_what_happened_and_what_to_write() -> None:
    (found,) = find(
        "REV004", OLD, OLD.replace("goes in last", "goes in first").replace("=user", "=guideline")
    )
    assert found.message == (
        "`salt` changed since `2026-01-01` (demoted, edited), and the changelog does not mention it"
    )
    assert found.hint == "add a line with `[Salt](#salt)`"


def test_of_a_gone_clause_the_hint_is_its_id_in_backticks() -> None:
    (found,) = find("REV004", OLD, GONE)
    assert found.message.startswith("`salt` changed since `2026-01-01` (deleted), ")
    assert found.hint == "add a line with `salt` in backticks"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2025-02-12", "2025-04-11"),
        ("2025-04-11", "2025-09-12"),
        ("2025-09-12", "2025-10-27"),
        ("2025-10-27", "2025-12-18"),
        ("2025-02-12", "2025-10-27"),
        ("2025-12-18", "head"),
    ],
)
def test_lint_against_says_what_diff_and_the_check_of_the_changelog_say(old: str, new: str) -> None:
    first, *between, last = load_revisions(f"spec@{old}", f"spec@{new}", start=SAMPLES)
    report = lint_sources(load_sources(last, first, between), Selection(select=("REV",)))
    chain = [(one.revision, parse_document(one.text, one.profile)) for one in (first, *between, last)]
    changes = diff_chain(chain, find_declared([first, *between, last]))
    news = find_news(last.changelog() or "", new, old)
    assert news
    told = {code: [f for f in report.findings if f.code == code] for code in CODES}
    assert len(told["REV004"]) == len(check_notes(changes, news).missing)
    demoted = [change for change in changes.clauses if change.direction == "demoted"]
    assert len(told["REV002"]) == len(demoted)


def test_a_clause_that_is_gone_is_told_at_the_nearest_around_it() -> None:
    chapter = "# Chapter {#chapter}\n\nWords of it.\n\n## Part {#part}\n\nMore of them.\n\n"
    lost = "### Salt {#salt authority=user}\n\nSalt goes in last, and never more of it than three fingers hold.\n"
    (finding,) = find("REV001", chapter + lost, chapter)
    assert finding.span.slice(chapter) == "Part"
