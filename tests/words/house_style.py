"""What the house style refuses in a text that users read, and what to write instead."""

from __future__ import annotations

import re
from typing import NamedTuple


class Refusal(NamedTuple):
    """Wording that is refused.

    Attributes:
        pattern: What finds it.
        instead: What to write instead.
        sample: A text that it finds.
    """

    pattern: re.Pattern[str]
    instead: str
    sample: str


def _refuse(pattern: str, instead: str, sample: str) -> Refusal:
    return Refusal(re.compile(pattern, re.IGNORECASE), instead, sample)


_FILLED = r"\{[^{}]+\}"
_COUNTED = (
    r"(?:(?:fewer|more|new|other|older|unchanged) )?"
    r"(?:eval prompt|annotation|cell|change|check|claim|clause|commentary|comparison|conflict|conversation|decision|entry|error"
    r"|example|file|finding|footnote|id|level|line|page|paragraph|passage|place|prompt|provision|reference|release|revision|row"
    r"|rule|term|verdict|warning)s"
)

REFUSALS = (
    _refuse(
        r"(?<!there )\b(?:is|are|was|were) no (?!longer\b|more than\b|fewer than\b|less than\b|such\b)\w+",
        "is not a …, isn't a …; or there is no …",
        "`x` is no path inside the project",
    ),
    _refuse(
        r"(?<!there )\b(?:is|are) (?-i:none)(?=[.,;:]|$)",
        "… but isn't one; are ignored",
        "looks like a heading and is none",
    ),
    _refuse(r"\bparted by\b", "separated by", "values parted by commas"),
    _refuse(
        r"\bblanks\b|\ba blank(?! (?:line|page))\b|\b(?:one|no) blank(?! line)\b",
        "space",
        "indented by four blanks",
    ),
    _refuse(
        r"(?<!left )(?<!leave )(?<!leaves )(?<!leaving )(?<!stays )(?<!clauses )(?<!clause )\bbehind\b(?!`)",
        "after",
        "write `<!-- GOOD -->` behind its tag",
    ),
    _refuse(
        r"\b(?:let|lets) (?:nothing |it |them )?pass\b|\bmay still pass\b",
        "ignore, allow",
        "let pass the findings of FILE",
    ),
    _refuse(r"\b(?:are|is|and) let be\b", "are ignored", "other attributes are let be"),
    _refuse(r"\banew\b", "again", "make it anew with `clausetree diff`"),
    _refuse(r"\bbears?\b", "has; bear out: support", "no footnote bears the label"),
    _refuse(r"\bwhat holds of\b", "its verdict, what is true of", "a claim and what holds of it"),
    _refuse(r"\bstands? (?:before|there)\b", "comes before, is there", "What stands there."),
    _refuse(r"\bsuperfluous\b", "extra, unnecessary", "superfluous spaces"),
    _refuse(r"\b(?:stands?|stood) (?:there )?(?:twice|once)\b", "is repeated", "`the` stands twice"),
    _refuse(
        r"\b(?:words|sentences?|text|clause|sender|passages?|it|they) (?:stands?|stood) (?!for\b|side\b)",
        "is, are, was, were",
        "the words stand in neither text",
    ),
    _refuse(
        r"\b(?:is|are|was|were|be) gone\b|\bgone (?:clauses?|ids?|ones?)\b", "was deleted", "id `x` is gone"
    ),
    _refuse(r"\bmend(?:s|ed|ing)?\b", "fix, fixes, fixed", "`--fix` mends what is safe to mend"),
    _refuse(r"\bbrought\b", "introduced", "the revision that brought this"),
    _refuse(r"\bbesides\b", "also", "Besides, 2 clauses changed."),
    _refuse(r"\bas released on head\b", "only releases were released", "as released on head"),
    _refuse(r"\bholds? (?:a|an|no|some)(?:thing)?\b", "contains, has", "the label holds a control character"),
    _refuse(r"\bof ours\b", "was built by clausetree", "no site of ours"),
    _refuse(r"^Flags\b", "say what is wrong, without a verb", "Flags a clause without a level."),
    _refuse(r"\bsay(?:s)? of which source\b", "name its source", "say of which source"),
    _refuse(
        r"\bfits? (?:an? |the )?(?:expression|query)\b|\bthat fits?\b(?!s)",
        "match",
        "the clauses that fit an expression",
    ),
    _refuse(r"\bput (?:that|this|it) right\b", "fix that", "put that right, then merge again"),
    _refuse(
        r"\bone (?:a|on a) line\b|\ba line a\b|\ba record a\b|\bone line a\b",
        "one per line",
        "write one a line",
    ),
    _refuse(r"\baddress of\b(?=$|[.:;,])", "points to", "what a locator is the address of."),
    _refuse(r"\bfor good\b", "permanently", "leaves a clause behind for good"),
    _refuse(r"\bgo(?:es)? out\b", "be released", "whether a text may go out"),
    _refuse(
        r"\b(?:manuscript|shelf|shelves|twins?)\b|\b(?:clause's|its|whole|one) li(?:fe|ves)\b|\bthe life of\b",
        "draft, revisions, history: no wordplay",
        "A clause's life, under its last id",
    ),
    _refuse(r"\bsupersed\w+", "replaced by a later text of the same date", "a superseded text"),
    _refuse(r"\bhead\b (?=revision|is the newest|text)", "Draft (unreleased)", "the head revision"),
    _refuse(
        r"(?-i:\b(?:Root|System|Developer|User|Guideline)[ -]level\b|`(?:Root|System|Developer|User|Guideline)`)",
        "levels as written, in code",
        "the level `Root`",
    ),
    _refuse(
        r"\bthe spec around\b",
        "the spec in this folder or one above",
        "the spec around the working directory",
    ),
    _refuse(r"\bthat it has not\b", "that it doesn't have", "an option that it has not"),
    _refuse(r"\bnobody (?:can say|knows)\b", "it is not clear", "nobody knows which one is meant"),
    _refuse(r"\{[^{}]*'(?:e?s|ies)'[^{}]*\}", "agree(number, noun)", "line{'' if len(lines) == 1 else 's'}"),
    _refuse(
        rf"(?<![/.:]){_FILLED} {_COUNTED}\b", "count_noun(number, noun), so that they agree", "{count} rows"
    ),
)
"""Patterns are tried without regard to case."""


class Exemption(NamedTuple):
    """A text that may say what is refused.

    Attributes:
        path: The end of its file's path.
        words: What it says.
        reason: Why it may.
    """

    path: str
    words: str
    reason: str


_SEVERAL = "it is said only of two or more"

EXEMPTIONS = (
    Exemption("history/layouts/spec_candidates.py", "{len(found)} files that look like specs", _SEVERAL),
    Exemption("authority/missing_level.py", "of {len(found) + having} clauses have no level", _SEVERAL),
    Exemption(
        "examples/provision_without_example.py", "of {len(asked)} provisions have no example", _SEVERAL
    ),
    Exemption("ids/missing_id.py", "of {len(document.clauses)} clauses have no id", _SEVERAL),
    Exemption("diff/change_sentences.py", "{len(turned)} verdicts changed", _SEVERAL),
    Exemption("project/clause_renaming.py", "{len(found)} clauses have the id", _SEVERAL),
    Exemption("pages/release_page.py", "All {number} clauses that changed", _SEVERAL),
    Exemption(
        "upstream/readiness.py", "{more} changes that are not committed", "what is filled in is no number"
    ),
    Exemption("lint/canonical_layout.py", "rstrip(BLANKS)", "a name in code"),
    Exemption(
        "authority/oddly_cased_level.py", "`User` and `user` are two levels", "the rule is about letter case"
    ),
    Exemption("diff/blame_json.py", "brought: ", "the name of a field, which the contract keeps"),
    Exemption("fork/json.py", "behind: ", "the name of a field, which the contract keeps"),
    Exemption("fork/text.py", "answer.behind", "the name of a field, which the contract keeps"),
)


def list_refusals(path: str, text: str) -> list[str]:
    """Returns what a text says that is refused, each with what to write instead."""
    allowed = [one.words for one in EXEMPTIONS if path.endswith(one.path)]
    for words in allowed:
        text = text.replace(words, "")
    return [
        f"{match[0]!r}: write {refusal.instead!r}"
        for refusal in REFUSALS
        for match in refusal.pattern.finditer(text)
    ]
