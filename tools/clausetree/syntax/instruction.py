"""Whether a clause without a level tells anybody to do anything.

English words decide, as a careful reader would at a glance: in doubt it does. What a title announces as notes, or as
cases to test with, does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.syntax.ladder import find_named
from clausetree.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.model.authority import Ladder
    from clausetree.model.clause import Clause

_PROSE = {"paragraph", "list", "quote", "admonition"}
_ABOUT = re.compile(
    r"(?:\w+ )?notes?(?: \w+)*|background|rationale|motivation|context|history|change ?log|(?:revision|version) history"
    r"|references|sources|bibliography|further reading|see also|links|resources|credits|acknowledge?ments|authors"
    r"|contributors|licen[cs]e|contents|table of contents|appendix|(?:open|frequently asked) questions|faq|future work"
    r"|introduction|overview|summary|abstract|about(?: .*)?|scope|status|audience|glossary|terminology|definitions"
    r"|levels?(?: of authority)?|authority(?: levels)?|ladder|how to read .*|conventions|discussion|commentary|todo"
    r"|known (?:issues|limitations)|roadmap|contact|feedback|non-?goals|out of scope|purpose|preface|foreword|disclaimer",
    re.IGNORECASE,
)
_CASES = re.compile(
    r".*\b(?:eval(?:uation)?s?|tests?|testing|test plan|examples?)(?: (?:cases?|plan|prompts?|scenarios?|suite|data|notes))?",
    re.IGNORECASE,
)
_BINDING = re.compile(
    r"\b(?:must|shall|should|ought to|never|may not|(?<!\bwe )(?<!\bthey )(?:do not|don['’]t)|(?:is|are) (?:not allowed|required|forbidden|prohibited))\b",
    re.IGNORECASE,
)
_TELLING = re.compile(
    r"(?:this|these|those|there|here|we|our|see|note|written|based|taken|last"
    r"|thanks|until|since|for (?:more|details|background|example)|in (?:this|these|the|19|20)|as of)\b",
    re.IGNORECASE,
)
_OF_WORDS = re.compile(
    r"\A(?>.*?\bkey ?words\b).*\b(?:interpreted|RFC[ -]?(?:2119|8174)|BCP ?14)"
    r"|\b(?:must|shall|should|may)(?: not)?[\"'*_`\u201d\u2019]*\s+(?:means|denotes|indicates|marks|stands for)\b"
    r"|\A(?:must|shall|should|may|required|recommended|optional)(?: not)?[\"'*_`\u201d\u2019]*:",
    re.IGNORECASE | re.DOTALL,
)
"""What says of such words what they mean, as RFC 2119 has it, and does not use them."""

_QUOTED = re.compile(r"\"[^\"]*\"|\u201c[^\u201d]*\u201d|`[^`]*`")
_LINK_OR_CODE = re.compile(r"!?\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?|`[^`]*`|<?https?://\S+")
_MARKER = re.compile(r"(?:[-*+>]|\d+[.)])[ \t]+")


def holds_instruction(clause: Clause, ladder: Ladder) -> bool:
    """Returns whether a clause may bind: whether its prose has a sentence that says more than how things are.

    What states the levels of the ladder says what others bind by.
    """
    title = clause.title.strip(" .:")
    if _CASES.fullmatch(title):
        return False
    sentences = [sentence for sentence in _sentences(clause) if not _OF_WORDS.search(sentence)]
    if any(_BINDING.search(_QUOTED.sub("", sentence)) for sentence in sentences):
        return True
    is_ladder = any(find_named(items, ladder) for items in clause.content.term_lists)
    if is_ladder or _ABOUT.fullmatch(title) or clause.defines:
        return False
    empty = not clause.content.passages  # a title alone can be a rule
    return empty or bool(clause.examples) or any(not _TELLING.match(one) for one in sentences)


def _sentences(clause: Clause) -> Iterator[str]:
    """Yields the sentences of a clause's prose that hold more than links and code."""
    content = clause.content
    for passage in content.passages:
        if passage.kind not in _PROSE:
            continue
        text = passage.span.slice(content.source)
        for sentence in split_sentences(text):
            words = _MARKER.sub("", sentence.slice(text).strip(), count=1)
            if re.search(r"\w", _LINK_OR_CODE.sub("", words)):
                yield words.lstrip("*_\"'\u201c\u2018([")
