from __future__ import annotations

import pytest

from clausetree.config.parsing import parse_settings
from clausetree.lint.options import parse_options
from clausetree.lint.rules.examples import unknown_setting
from clausetree.lint.rules.style import long_clause
from clausetree.lint.selection import Chosen, Selection, choose_rules, find_codes
from clausetree.lint.table import RULES
from clausetree.model.errors import ClausetreeError


def choose(toml: str = "", *, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> Chosen:
    settings = parse_settings(toml, "clausetree.toml").lint
    return choose_rules(Selection(select, ignore), settings, "clausetree.toml")


def failure(toml: str = "", **words: tuple[str, ...]) -> ClausetreeError:
    with pytest.raises(ClausetreeError) as caught:
        choose(toml, **words)
    assert caught.value.hint, "an error says what to do about it"
    return caught.value


def test_all_rules_hold_where_nobody_says_otherwise() -> None:
    assert choose().codes == set(RULES)


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("REF001", ("REF001",)),
        ("ref001", ("REF001",)),
        ("dangling-reference", ("REF001",)),
        ("REV", ("REV001", "REV002", "REV003", "REV004", "REV005", "REV006", "REV007")),
        ("EXM01", tuple(f"EXM{number:03}" for number in range(10, 20))),
    ],
)
def test_a_code_a_name_or_the_beginning_of_a_code_names_rules(word: str, codes: tuple[str, ...]) -> None:
    assert find_codes(word) == codes


@pytest.mark.parametrize(
    ("word", "near"),
    [("REF01O", "REF010"), ("EMX001", "EXM001"), ("dangling-refernce", "dangling-reference")],
)
def test_an_unknown_word_is_refused_with_the_nearest(word: str, near: str) -> None:
    error = failure(select=(word,))
    assert error.message == f"no rule `{word}`"
    assert error.hint is not None
    assert near[:4] in error.hint


def test_a_word_that_is_near_to_no_rule_is_told_where_they_are_listed() -> None:
    assert "`clausetree explain`" in (failure(select=("xyz",)).hint or "")
    assert "None" not in (failure(select=("xyz",)).hint or "")


def test_what_the_user_selects_goes_before_what_settings_leave_out() -> None:
    toml = '[lint]\nignore = ["REF"]\n'
    assert "REF001" not in choose(toml).codes
    assert choose(toml, select=("REF001",)).codes == {"REF001"}
    assert choose(toml, select=("REF",), ignore=("REF001",)).codes == set(find_codes("REF")) - {"REF001"}


def test_settings_select_and_leave_out_where_the_user_says_nothing() -> None:
    assert choose('[lint]\nselect = ["REF", "STY004"]\nignore = ["REF001"]\n').codes == {
        *find_codes("REF"),
        "STY004",
    } - {"REF001"}
    assert choose('[lint]\nselect = ["REF"]\n', ignore=("REF0",)).codes == set()
    assert choose('[lint]\nselect = ["REF"]\n', select=("STY004",)).codes == {"STY004"}


def test_without_settings_the_user_decides_alone() -> None:
    assert choose_rules(Selection(), None, "x").codes == set(RULES)
    assert choose_rules(Selection(ignore=("STY",)), None, "x").codes == set(RULES) - set(find_codes("STY"))
    assert choose_rules(Selection(select=("REF001",)), None, "x") == ({"REF001"}, {})


def test_the_severity_that_names_fewer_rules_holds() -> None:
    chosen = choose('[lint.severity]\ndangling-reference = "info"\nREF = "error"\nSTY = "off"\n')
    assert chosen.severities["REF001"] == "info"
    assert chosen.severities["REF002"] == "error"
    assert not any(code.startswith("STY") for code in chosen.codes)
    assert set(chosen.severities.values()) == {"info", "error"}


@pytest.mark.parametrize(
    ("toml", "place"),
    [
        ('[lint]\nselect = ["REFF"]\n', "`lint.select` in `clausetree.toml`"),
        ('[lint]\nignore = ["REFF"]\n', "`lint.ignore` in `clausetree.toml`"),
        ('[lint.severity]\nREFF = "info"\n', "`lint.severity.REFF` in `clausetree.toml`"),
    ],
)
def test_an_unknown_word_in_settings_is_refused_with_its_place(toml: str, place: str) -> None:
    assert failure(toml).message == f"{place}: no rule `REFF`"


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        (
            "[lint.rules.long-claus]\nwords = 3\n",
            "unknown key `lint.rules.long-claus` in `clausetree.toml`; did you mean `long-clause`?",
        ),
        (
            "[lint.rules.long-clause]\nword = 3\n",
            "unknown key `lint.rules.long-clause.word` in `clausetree.toml`; did you mean `words`?",
        ),
        (
            '[lint.rules.long-clause]\nwords = "3"\n',
            "`lint.rules.long-clause.words` in `clausetree.toml`: expected a number",
        ),
        (
            "[lint.rules.long-clause]\nwords = true\n",
            "`lint.rules.long-clause.words` in `clausetree.toml`: expected a number",
        ),
        (
            "[lint.rules.unknown-setting]\nknown = [1]\n",
            "`lint.rules.unknown-setting.known` in `clausetree.toml`: expected a list of text",
        ),
        (
            "[lint.rules.duplicate-id]\nwords = 3\n",
            "unknown key `lint.rules.duplicate-id.words` in `clausetree.toml`",
        ),
        ("[lint.rules.xyz]\nwords = 3\n", "unknown key `lint.rules.xyz` in `clausetree.toml`"),
    ],
)
def test_an_unknown_option_is_refused_with_its_place(toml: str, message: str) -> None:
    with pytest.raises(ClausetreeError) as caught:
        parse_options(parse_settings(toml, "clausetree.toml").lint.rules, "clausetree.toml")
    assert caught.value.message == message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("toml", "hint"),
    [
        ("[lint.rules.long-clause]\nxyz = 3\n", "`words`"),
        ("[lint.rules.duplicate-id]\nxyz = 3\n", "no options"),
    ],
)
def test_an_unknown_option_is_told_which_the_rule_has(toml: str, hint: str) -> None:
    with pytest.raises(ClausetreeError) as caught:
        parse_options(parse_settings(toml, "x").lint.rules, "x")
    assert hint in (caught.value.hint or "")


def test_options_reach_the_rule_they_are_for() -> None:
    rules = parse_settings(
        '[lint.rules.STY009]\nwords = 3\n[lint.rules.unknown-setting]\nknown = ["a"]\n', "x"
    ).lint.rules
    assert parse_options(rules, "x") == {
        "STY009": long_clause.LongClauseOptions(words=3),
        "EXM012": unknown_setting.UnknownSettingOptions(known=("a",)),
    }


def test_an_option_that_settings_leave_out_is_the_rules_own() -> None:
    rules = parse_settings("[lint.rules.STY009]\n", "x").lint.rules
    assert parse_options(rules, "x") == {"STY009": long_clause.LongClauseOptions()}
