"""Redlines as pages have them: what went and what came, in the structure of the newer text."""

from __future__ import annotations

import random
import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausetree.diff.documents import diff_documents
from clausetree.publish.addresses.site_addresses import Addresses
from clausetree.publish.draw.changed_clause import render_changed_body
from clausetree.publish.draw.html_redline import merge_html
from clausetree.publish.draw.markup import Markup
from clausetree.publish.draw.page_view import PageView
from clausetree.publish.draw.redline import Sides, draw_source
from tests.publish.edition_reading import read
from tests.publish.sites import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.changes import ChangeSet
    from clausetree.publish.books.edition import Edition

MERGED = {
    "a word": (
        "<p>One two three.</p>",
        "<p>One 2 three.</p>",
        "<p>One <del>two</del><ins>2</ins> three.</p>",
    ),
    "nothing": ("<p>One.</p>", "<p>One.</p>", "<p>One.</p>"),
    "all new": ("", "<p>New <em>one</em></p>", "<p><ins>New </ins><em><ins>one</ins></em></p>"),
    "all gone": ("<p>Old</p>", "", "<p><del>Old</del></p>"),
    "an item gone": (
        "<ul><li>a b</li><li>c d</li></ul>",
        "<ul><li>a b</li></ul>",
        "<ul><li>a b</li><li><del>c d</del></li></ul>",
    ),
    "a paragraph gone": (
        "<p>a</p><p>b b</p><p>c</p>",
        "<p>a</p><p>c</p>",
        "<p>a</p><p><del>b b</del></p><p>c</p>",
    ),
    "a paragraph in": (
        "<p>a</p><p>c</p>",
        "<p>a</p><p>b b</p><p>c</p>",
        "<p>a</p><p><ins>b b</ins></p><p>c</p>",
    ),
    "in a link": (
        '<p>x <a href="q">link here</a> y</p>',
        '<p>x <a href="r">link there</a> y</p>',
        '<p>x <a href="r">link <del>here</del><ins>there</ins></a> y</p>',
    ),
    "before a link": (
        "<p>x gone <a>link</a></p>",
        "<p>x <a>link</a></p>",
        "<p>x <del>gone </del><a>link</a></p>",
    ),
    "a verdict": (
        '<li class="bad"><span>Bad</span><p>Hi there</p></li>',
        '<li class="good"><span>Good</span><p>Hi</p></li>',
        '<li class="good"><span><del>Bad</del><ins>Good</ins></span><p>Hi<del> there</del></p></li>',
    ),
    "signs": ("<p>a &lt;b&gt; c</p>", "<p>a &amp; c</p>", "<p>a <del>&lt;b&gt;</del><ins>&amp;</ins> c</p>"),
    "a sign in an attribute": (
        "<p><a title='a > b'>x</a></p>",
        "<p><a title='a > b'>y</a></p>",
        "<p><a title='a > b'><del>x</del><ins>y</ins></a></p>",
    ),
    "a formula": (
        "<p><math>a</math></p>",
        "<p><math>b</math></p>",
        "<p><del><math>a</math></del><ins><math>b</math></ins></p>",
    ),
    "items of a list that is a paragraph now": ("<ul><li>a b c</li></ul>", "<p>a b d</p>", None),
}


@pytest.mark.parametrize(("old", "new", "merged"), MERGED.values(), ids=MERGED.keys())
def test_two_pieces_as_one(old: str, new: str, merged: str | None) -> None:
    found = merge_html(Markup(old), Markup(new))
    if merged is not None:
        assert found == merged
    _check(old, new, found)


_WORD = st.sampled_from(["a", "b", "c", "d e", "&lt;i&gt;"])
_INLINE = st.one_of(
    _WORD, st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["em", "strong", "code"]), _WORD)
)
_LINE = st.lists(_INLINE, min_size=1, max_size=6).map(" ".join)
_BLOCK = st.one_of(
    _LINE.map("<p>{}</p>".format),
    st.lists(_LINE.map("<li>{}</li>".format), min_size=1, max_size=4).map(
        lambda items: f"<ul>{''.join(items)}</ul>"
    ),
    _LINE.map("<table><tbody><tr><td>{}</td></tr></tbody></table>".format),
    _LINE.map("<blockquote><p>{}</p></blockquote>".format),
)
_PIECE = st.lists(_BLOCK, max_size=4).map("".join)


@given(_PIECE, _PIECE)
def test_both_texts_are_in_it_and_it_is_well_formed(old: str, new: str) -> None:
    _check(old, new, merge_html(Markup(old), Markup(new)))


@pytest.fixture(scope="module")
def editions() -> list[Edition]:
    return [
        read((ROOT / "spec" / "revisions" / f"{label}.md").read_text("utf-8"), label)
        for label in ("2025-04-11", "2025-09-12", "2025-10-27")
    ]


def test_every_changed_word_of_a_release_is_shown(editions: list[Edition]) -> None:
    for old, new in pairwise(editions):
        changes = diff_documents(old.document, new.document)
        sides = Sides(*(PageView(edition=edition, addresses=Addresses("../")) for edition in (old, new)))
        for clause_id, before, after, html in _draw(changes, sides):
            _check(before, after, html, where=clause_id)


def _draw(changes: ChangeSet, sides: Sides) -> Iterator[tuple[str, str, str, str]]:
    for change in changes.clauses:
        for line in change.redline:
            if line.passage == "heading":
                continue
            before, after = (
                draw_source(line.passage, text, view) if text else ""
                for text, view in zip((line.before, line.after), sides, strict=True)
            )
            yield change.clause.id, before, after, merge_html(Markup(before), Markup(after))
        assert "<script" not in render_changed_body(change, sides)


class _Checker(HTMLParser):
    """Reads HTML; holds which tags are open, and the text of both sides."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts = {"old": "", "new": ""}

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        if tag not in {"br", "hr"}:
            assert not (tag in {"p", "li", "ul", "table"} and {"ins", "del", "p"} & set(self.open[-1:]))
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "ins" not in self.open:
            self.texts["old"] += data
        if "del" not in self.open:
            self.texts["new"] += data


def _check(old: str, new: str, merged: str, where: str = "") -> None:
    checker = _Checker()
    checker.feed(str(merged))
    assert checker.open == [], where
    for side, html in (("old", old), ("new", new)):
        text = Markup(re.sub(r"<[^>]*>", " ", html)).unescape() if "title" not in html else None
        if text is not None:
            assert "".join(checker.texts[side].split()) == "".join(text.split()), where


def test_hostile_words_stay_words() -> None:
    chance = random.Random(5)
    payloads = (ROOT / "tests" / "publish" / "payloads.txt").read_text("utf-8").splitlines()
    view = PageView(edition=read("# A {#a}\n"), addresses=Addresses(""))
    for payload in payloads:
        other = chance.choice(payloads)
        merged = merge_html(draw_source("paragraph", payload, view), draw_source("paragraph", other, view))
        assert not re.search(r"<(?:script|img|svg|iframe|object|style|form|input)\b", merged), payload
        assert not re.search(r"<[^>]*\s(?:on\w+|style)=", merged), payload
