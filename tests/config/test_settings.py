from __future__ import annotations

from datetime import date

import pytest

from clausetree.config.parsing import parse_settings
from clausetree.config.settings import Settings
from clausetree.model.authority import KNOWN_PROFILES, Ladder
from clausetree.model.declared import Declared
from clausetree.model.errors import ClausetreeError

WHOLE = """\
[spec]
name = "House rules"
profile = "2025-09"
file = "rules.md"
changelog = "NEWS.md"
examples = "prompts"
informative = ["overview", "definitions"]
language = "pt-BR"

[[revision]]
label = "2025-02-12"
date = 2025-02-12
profile = "2025-02"

[[revision]]
label = "draft"
date = "2025-03-01"
file = "old/draft.md"
ladder = ["system", "platform"]

[[lineage]]
from = "hatred"
to = ["hatred", "violence"]
at = "draft"
kind = "split"

[[lineage]]
from = "old_rule"
at = "head"
kind = "deleted"

[lint]
select = ["REF", "AUT001"]
ignore = ["STY002"]
severity = { REF001 = "error", EXM003 = "off" }
baseline = "baseline.json"

[lint.rules.clause-length]
max = 200

[upstream]
source = "openai"
base = "2025-02-12"
"""


def read(text: str) -> Settings:
    return parse_settings(text, "clausetree.toml")


def failure(text: str) -> ClausetreeError:
    with pytest.raises(ClausetreeError) as caught:
        read(text)
    return caught.value


def test_every_key_is_read() -> None:
    settings = read(WHOLE)
    assert settings.spec.name == "House rules"
    assert settings.spec.file == "rules.md"
    assert settings.spec.changelog == "NEWS.md"
    assert settings.spec.examples == "prompts"
    assert settings.spec.informative == ("overview", "definitions")
    assert settings.spec.language == "pt-BR"
    assert [(entry.label, entry.date, entry.path) for entry in settings.revision] == [
        ("2025-02-12", date(2025, 2, 12), "revisions/2025-02-12.md"),
        ("draft", date(2025, 3, 1), "old/draft.md"),
    ]
    assert settings.declared == (
        Declared(source="hatred", targets=("hatred", "violence"), at="draft", kind="split"),
        Declared(source="old_rule", targets=(), at="head", kind="deleted"),
    )
    assert settings.lint.select == ("REF", "AUT001")
    assert settings.lint.ignore == ("STY002",)
    assert settings.lint.severity == {"REF001": "error", "EXM003": "off"}
    assert settings.lint.baseline == "baseline.json"
    assert settings.lint.rules == {"clause-length": {"max": 200}}
    assert (settings.upstream.source, settings.upstream.base) == ("openai", "2025-02-12")


def test_an_empty_file_gives_the_defaults() -> None:
    settings = read("")
    assert settings == Settings()
    assert (settings.spec.file, settings.spec.examples) == ("model_spec.md", "examples")
    assert settings.profile() is None


def test_a_revision_has_the_profile_that_it_states_else_the_specs() -> None:
    settings = read(WHOLE)
    known = {profile.name: profile for profile in KNOWN_PROFILES}
    assert settings.profile() == known["2025-09"]
    assert settings.profile("2025-02-12") == known["2025-02"]
    assert settings.profile("never listed") == known["2025-09"]
    own = settings.profile("draft")
    assert own is not None
    assert (own.name, own.ladder) == ("custom", Ladder(("system", "platform")))


def test_a_ladder_alone_is_a_custom_profile() -> None:
    profile = read('[spec]\nladder = ["system", "platform", "feature"]').profile()
    assert profile is not None
    assert profile.name == "custom"
    assert tuple(profile.ladder) == ("system", "platform", "feature")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[lint]\nselct = []", "unknown key `lint.selct` in `clausetree.toml`; did you mean `select`?"),
        ("[spc]", "unknown key `spc` in `clausetree.toml`; did you mean `spec`?"),
        (
            '[[revision]]\nlabel = "a"\n[[revision]]\nlable = "b"',
            "unknown key `revision[1].lable` in `clausetree.toml`; did you mean `label`?",
        ),
        ("[upstream]\nxyzzy = 1", "unknown key `upstream.xyzzy` in `clausetree.toml`"),
        ("[spec]\nname = 3", "`spec.name` in `clausetree.toml`: expected text, got a number"),
        ("[spec]\nladder = 'root'", "`spec.ladder` in `clausetree.toml`: expected a list, got text"),
        (
            "[spec]\nladder = ['root', 1]",
            "`spec.ladder[1]` in `clausetree.toml`: expected text, got a number",
        ),
        (
            "[spec]\nlanguage = 'in English'",
            "`spec.language` in `clausetree.toml`: `in English` is not a language tag",
        ),
        ("[spec]\nlanguage = ''", "`spec.language` in `clausetree.toml`: `` is not a language tag"),
        ("spec = 1", "`spec` in `clausetree.toml`: expected a table, got a number"),
        ("[[revision]]", "`revision[0]` in `clausetree.toml`: missing key `label`"),
        (
            "[[revision]]\nlabel = 2025-09-12",
            "`revision[0].label` in `clausetree.toml`: expected text, got a date",
        ),
        (
            "[[revision]]\nlabel = 'a'\ndate = 'soon'",
            "`revision[0].date` in `clausetree.toml`: expected a date such as 2025-09-12",
        ),
        (
            "[[revision]]\nlabel = 'a'\ndate = 2025-09-12T01:02:03",
            "`revision[0].date` in `clausetree.toml`: expected a date, got a date with a time",
        ),
        (
            "[lint.severity]\nREF001 = 'fatal'",
            "`lint.severity.REF001` in `clausetree.toml`: `fatal` is not a severity",
        ),
        ("[lint.rules]\nx = 1", "`lint.rules.x` in `clausetree.toml`: expected a table, got a number"),
        (
            "[lint.rules]\ndoubled-word = {}\nlong-clause = 'no'",
            "`lint.rules.long-clause` in `clausetree.toml`: expected a table, got text",
        ),
        (
            "[lint.per-file-ignores]\n'a.md' = ['REF001']\n'b/*.md' = ['REF001', 2]",
            "`lint.per-file-ignores.b/*.md[1]` in `clausetree.toml`: expected text, got a number",
        ),
        (
            "[lint.per-file-ignores]\n'a.md' = 'REF001'",
            "`lint.per-file-ignores.a.md` in `clausetree.toml`: expected a list, got text",
        ),
        (
            "[ladder.override]\nroot = {}\nuser = 'no'",
            "`ladder.override.user` in `clausetree.toml`: expected a table, got text",
        ),
        ("[ladder]\noverride = 3", "`ladder.override` in `clausetree.toml`: expected a table, got a number"),
        (
            "[ladder.override.user]\nroot = 'no'\ncontext = 'maybe'",
            "`ladder.override.user.context` in `clausetree.toml`: `maybe` is not a way to override",
        ),
        (
            "[upstream]\npolicy = 'folow'",
            "`upstream.policy` in `clausetree.toml`: `folow` is not a policy",
        ),
        (
            "[upstream.clauses]\nbe_kind = 'pin'\nbe_safe = 'keep'",
            "`upstream.clauses.be_safe` in `clausetree.toml`: `keep` is not a policy",
        ),
        ("[lint]\nfail-on = 3", "`lint.fail-on` in `clausetree.toml`: expected text, got a number"),
        (
            "[lint.severity]\nREF001 = 1",
            "`lint.severity.REF001` in `clausetree.toml`: expected text, got a number",
        ),
        ("[spec]\nprofile = '2026'", "`spec.profile` in `clausetree.toml`: unknown profile `2026`"),
        (
            "[spec]\nprofile = 'custom'",
            "`spec.profile` in `clausetree.toml` is `custom`, and there is no `spec.ladder`",
        ),
        (
            "[spec]\nprofile = '2025-09'\nladder = ['a']",
            "`spec.ladder` in `clausetree.toml` is not the ladder of profile `2025-09`",
        ),
        (
            "[spec]\nladder = ['a', 'a']",
            "`spec.ladder` in `clausetree.toml`: each level must be one word, and be listed once",
        ),
        (
            "[spec]\nfile = '../x.md'",
            "`spec.file` in `clausetree.toml`: `../x.md` is not a path inside the project",
        ),
        (
            "[spec]\nfiles = ['a.md', 'rules/../../*.md']",
            "`spec.files` in `clausetree.toml`: `rules/../../*.md` is not a path inside the project",
        ),
        (
            "[spec]\nfiles = ['']",
            "`spec.files` in `clausetree.toml`: `` is not a path inside the project",
        ),
        (
            "[spec]\nfile = 'a.md'\nfiles = ['b.md']",
            "`spec.file` and `spec.files` are both in `clausetree.toml`",
        ),
        ("[spec]\nfiles = 'a.md'", "`spec.files` in `clausetree.toml`: expected a list, got text"),
        (
            "[spec]\nexamples = '/x'",
            "`spec.examples` in `clausetree.toml`: `/x` is not a path inside the project",
        ),
        *(
            (
                f"[[revision]]\nlabel = '{label}'",
                f"`revision[0].label` in `clausetree.toml`: `{label}` can't be a label",
            )
            for label in ("head", "latest", "", " ")
        ),
        (
            "[[revision]]\nlabel = 'a'\n[[revision]]\nlabel = 'a'",
            "`revision[1].label` in `clausetree.toml`: `a` is listed twice",
        ),
    ],
)
def test_what_has_no_meaning_is_named_with_its_key(text: str, message: str) -> None:
    error = failure(text)
    assert error.message == message
    assert error.hint


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[spec\n", "line 1, column 6"),
        ("a = 1\nb = ", "line 2, column 5"),
        ("[spec]\n\nname = oops\n", "line 3, column 8"),
    ],
)
def test_a_syntax_error_names_line_and_column(text: str, place: str) -> None:
    error = failure(text)
    assert error.message.startswith("`clausetree.toml` is not valid TOML: ")
    assert place in error.message
