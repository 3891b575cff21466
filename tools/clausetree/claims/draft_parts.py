"""What release notes say of the parts of one clause, as in `2 paragraphs are new; an example was edited`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.claims.signs import CLAUSE, QUOTE
from clausetree.claims.statement import ClaimStatement
from clausetree.text.counted_noun import CARDINALS, ORDINALS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetree.claims.citations_read import Cited

NOUNS: Mapping[str, str] = {
    "paragraph": "paragraph",
    "list": "list",
    "code block": "code",
    "quotation": "quote",
    "table": "table",
    "html block": "html",
    "line": "break",
    "subheading": "heading",
    "commentary": "commentary",
    "commentarie": "commentary",
    "note": "admonition",
    "comment": "comment",
    "footnote": "footnote",
    "passage": "",
}
"""What release notes call a passage, and its kind; no kind for any passage."""

_NOUN = "|".join(NOUNS)
_NTH = "|".join(ORDINALS)
_SAID = f"(?:{CLAUSE}|{QUOTE})"
_DEFINING = rf"(?:the )?(?:definitions? of|paragraph that defines) (?:{_SAID}(?:, | and )?)+"
"""What release notes call a passage that defines terms."""

_NAME = rf"(?:{_DEFINING}|(?:the )?(?:{_NTH}) (?:{_NOUN})|(?:the )?(?:{_NOUN})(?: \d+)?|(?:the )?definitions? of [^;]*?)"
_DONE = r"(?:(?:are|is) (?P<new>new)|(?:was|were) (?P<done>deleted|edited|added))"
_SOME = rf"(?P<count>\d+|an?|{'|'.join(CARDINALS)})(?: new)?"
_PLACED = r"(?:response|message|comparison)s? \d+(?:(?:, | and )\d+)*"
_PARTS = (
    rf"{_SOME} (?P<noun>{_NOUN})s? {_DONE}",
    rf"(?P<name>{_NAME}(?:(?:, | and ){_NAME})*) {_DONE}",
    rf"{_SOME} (?P<noun>example|sentence|list item|{_NOUN})s? (?P<done>moved) (?P<way>here from|to) (?P<other>{CLAUSE})(?P<reworded>, edited)?(?:: (?P<from>{_SAID}) → (?P<to>{_SAID})(?: and (?P<from2>{_SAID}) → (?P<to2>{_SAID}))?)?",
    rf"{_SOME} (?P<noun>example)s? {_DONE}",
    rf"(?:in (?:an example|{_NAME}),? )?(?P<from>{_SAID}) → (?P<to>{_SAID})(?: and (?P<from2>{_SAID}) → (?P<to2>{_SAID}))?",
    rf"(?:{_NAME}) (?P<unit>has a new|lost an?) (?:sentence|item): (?P<said>{_SAID})",
    r"the footnotes (?P<units>have|lost) (?P<count>\d+)(?: new ones)?",
    rf"a footnote (?P<unit>is new|was deleted): (?P<said>{_SAID})",
    rf"(?:{_NAME}) (?P<units>has|lost) (?P<count>\d+) (?:new )?(?P<noun>sentence|item)s?",
    rf"(?P<turned>{_NAME}) (?:(?P<binds>was commentary and binds now|is no longer commentary)|is commentary now(?: and no longer binds)?)",
    r"(?P<turned>words) (?:(?P<binds>that were commentary (?:bind now|no longer are))|that bound are commentary now|became commentary)",
    rf"(?:in {_NAME},? )?the address(?:es)? of (?P<links>a link|\d+ links) changed",
    r"a (?P<verdict>verdict) changed from (?P<was>\S+) to (?P<now>\S+)",
    r"(?P<count>\d+) (?P<verdict>verdict)s changed",
    r"(?P<order>its examples are|some parts are) in another order",
    rf"(?:in an example, )?(?P<places>{_PLACED}(?: and {_PLACED})*(?: of comparison \d+)?) changed places",
    r"(?:in an example, )?(?P<places>response \d+ of comparison \d+) moved to comparison \d+",
    r"in (?P<rearranged>\d+) examples, parts changed places",
    r"(?P<any>edited|and more)",
)
_COMPILED = tuple(map(re.compile, _PARTS))
_REFER = re.compile(rf"(?P<gone>{CLAUSE}|{QUOTE})(?P<id>{CLAUSE})")


def read_part(text: str, place: Cited, marks: Mapping[str, Cited]) -> ClaimStatement | None:
    """Returns what is said of a part of the clause `place`; None where it is said in another way."""
    text = _REFER.sub(r"\g<id>", text.strip(" .,;"))
    for pattern in _COMPILED:
        if match := pattern.fullmatch(text):
            groups = {name: found for name, found in match.groupdict().items() if found is not None}
            sources = _mark(groups, marks, "from", "from2")
            targets = _mark(groups, marks, "to", "to2")
            objects = _mark(groups, marks, "said", "other")
            words = tuple(f"{name}={found}" for name, found in groups.items())
            return ClaimStatement("part", objects, place, sources, targets, way="part", unread=words)
    return None


def split_names(named: str) -> list[str]:
    """Returns what passages are called that are named one by one, but for those that define terms."""
    rest = re.sub(_DEFINING, "", named)
    return [name for name in re.split(r", | and ", rest) if name and "definition" not in name]


def _mark(groups: Mapping[str, str], marks: Mapping[str, Cited], *names: str) -> tuple[Cited, ...]:
    return tuple(marks[groups[name]] for name in names if name in groups and groups[name] in marks)
