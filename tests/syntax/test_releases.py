"""All that the releases hold is found, as counted by the plainest means."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from clausetree.syntax.document import parse_document
from clausetree.syntax.eval_prompts import parse_eval_prompts

if TYPE_CHECKING:
    from clausetree.model.document import Document

_FENCE = re.compile(r"^~~~xml\n.*?^~~~$", re.MULTILINE | re.DOTALL)


def _prose(text: str) -> str:
    return _FENCE.sub("", text)


@pytest.fixture(params=["2025-02-12", "2025-04-11", "2025-09-12", "2025-10-27"])
def release(request: pytest.FixtureRequest, releases: dict[str, str]) -> tuple[str, Document]:
    text = releases[request.param]
    return text, parse_document(text)


@pytest.mark.upstream
def test_every_heading_is_a_clause_with_its_id_and_level(release: tuple[str, Document]) -> None:
    text, document = release
    headings = re.findall(r"^(#+) (.*?) \{#(\w+)(?: authority=(\w+))?\}$", _prose(text), re.MULTILINE)
    assert len(headings) == len(re.findall(r"^#+ ", _prose(text), re.MULTILINE))
    found = [("#" * c.depth, c.title, c.id, c.level or "") for c in document.clauses]
    assert found == headings
    assert not any(clause.made for clause in document.clauses)


@pytest.mark.upstream
def test_every_example_has_its_title(release: tuple[str, Document]) -> None:
    text, document = release
    titles = re.findall(r"^\*\*Example\*\*: (.*?) *\n\n~~~xml$", text, re.MULTILINE)
    examples = [example for clause in document.clauses for example in clause.examples]
    assert len(examples) == text.count("\n~~~xml\n")
    assert [example.title for example in examples if example.title] == titles


@pytest.mark.upstream
def test_every_verdict_is_found(release: tuple[str, Document]) -> None:
    text, document = release
    written = Counter(re.findall(r"<!-- (GOOD|BAD|OK)", text))
    responses = [
        response
        for clause in document.clauses
        for example in clause.examples
        for comparison in example.conversation.comparisons
        for response in comparison.responses
    ]
    assert Counter(response.kind.upper() for response in responses) == written
    targets = re.findall(r"<!-- BAD\[#(\w+)\]", text)
    assert [r.verdict.violates for r in responses if r.verdict and r.verdict.violates] == targets
    reasons = re.findall(r"<!-- (?:GOOD|BAD|OK)(?:\[#\w+\])?[:,] (.*?) *-->", text)
    assert [r.verdict.reason for r in responses if r.verdict and r.verdict.reason] == reasons


@pytest.mark.upstream
def test_every_reference_footnote_and_commentary_is_found(release: tuple[str, Document]) -> None:
    text, document = release
    contents = [clause.content for clause in document.clauses]
    references = [reference.target for content in contents for reference in content.references]
    assert references == re.findall(r"\]\(#(\w+)\)", text)
    footnotes = [footnote.label for content in contents for footnote in content.footnotes]
    assert footnotes == re.findall(r"\[\^(\w+)\]", _prose(text))
    assert sum(len(clause.commentaries) for clause in document.clauses) == text.count("\n!!! meta")


@pytest.mark.upstream
def test_every_tag_belongs_to_a_message(release: tuple[str, Document]) -> None:
    text, document = release
    roles = re.findall(r"^ ?\*?<(system|developer|user|assistant|tool)\b", text, re.MULTILINE)
    messages = [
        message
        for clause in document.clauses
        for example in clause.examples
        for message in example.conversation.all_messages()
    ]
    assert [message.role for message in messages] == roles
    attributes = re.findall(r'^<\w+ (\w+)="', text, re.MULTILINE)
    assert [message.attributes[0][0] for message in messages if message.attributes] == attributes


@pytest.mark.upstream
def test_only_the_stray_stars_of_the_first_two_releases_make_no_sense(releases: dict[str, str]) -> None:
    found = {label: [d.code for d in parse_document(text).diagnostics] for label, text in releases.items()}
    stars = ["SYN006", "SYN006", "SYN006"]
    assert found == {"2025-02-12": stars, "2025-04-11": stars, "2025-09-12": [], "2025-10-27": []}


def test_eval_prompts_know_their_footnote_and_title() -> None:
    prompts = parse_eval_prompts(
        "abcd", "Examples for [^abcd] in Be *kind*:\n\n**Example**: one\n\n~~~xml\n<user>\nHi\n</user>\n~~~"
    )
    assert (prompts.footnote, prompts.title) == ("abcd", "Be *kind*")
    assert prompts.title_span is not None
    assert prompts.title_span.slice(prompts.text) == prompts.title
    assert [example.title for example in prompts.examples] == ["one"]
