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
from clausetree.history.opening.source_opening import open_source
from clausetree.publish.addresses.site_addresses import Addresses
from clausetree.publish.draw.marked_changes.changed_clause import render_changed_body
from clausetree.publish.draw.marked_changes.html_redline import merge_html
from clausetree.publish.draw.marked_changes.html_tokens import INLINE
from clausetree.publish.draw.marked_changes.redline import Sides, draw_source, render_block
from clausetree.publish.draw.markup import EMPTY, Markup
from clausetree.publish.draw.page_view import PageView
from tests.folders import ROOT, SPEC
from tests.publish.edition_reading import read
from tests.publish.redline_cases import MERGED, STRETCHES

if TYPE_CHECKING:
    from clausetree.diff.changes import ChangeSet
    from clausetree.diff.passage_blocks import PassageBlock
    from clausetree.publish.draw.marked_changes.html_words import Stretch


def draw_rows(*rows: list[str]) -> Markup:
    cells = "".join(f"<tr><td>{' '.join(row)}</td></tr>" for row in rows)
    return Markup("<table><tbody>{}</tbody></table>").format(Markup(cells))


def test_rows_are_one_from_a_fifth_of_their_words_on() -> None:
    words = [f"w{number}" for number in range(30)]
    old = draw_rows(words[:10], words[10:20])
    for common, rows in ((2, 2), (1, 3)):
        merged = merge_html(old, draw_rows([*words[:common], *words[20 : 30 - common]]))
        assert merged.count("<tr>") == rows


def test_many_rows_are_struck_and_drawn_again() -> None:
    olds = [[f"row{number}", "was", "here"] for number in range(65)]
    news = [[f"row{number}", "is", "here"] for number in range(64)]
    for count, rows in ((64, 64), (65, 65 + 64)):
        assert merge_html(draw_rows(*olds[:count]), draw_rows(*news)).count("<tr>") == rows


@pytest.mark.parametrize(("old", "new", "merged"), MERGED.values(), ids=MERGED.keys())
def test_two_pieces_as_one(old: str, new: str, merged: str | None) -> None:
    found = merge_html(Markup(old), Markup(new))
    if merged is not None:
        assert found == merged
    _check(old, new, found)


@pytest.mark.parametrize(("old", "new", "stretches", "merged"), STRETCHES.values(), ids=STRETCHES.keys())
def test_sentences_stand_beside_what_they_became(
    old: str, new: str, stretches: list[Stretch], merged: str
) -> None:
    assert merge_html(Markup(old), Markup(new), stretches) == merged


def _draw_change(old: str, new: str) -> str:
    editions = read(old, "2025-01-01"), read(new, "2025-02-01")
    (change,) = diff_documents(editions[0].document, editions[1].document).clauses
    sides = Sides(*(PageView(edition=edition, addresses=Addresses("")) for edition in editions))
    return str(render_changed_body(change, sides))


def test_a_link_that_leads_elsewhere_is_told() -> None:
    old = "# A {#a}\n\nRead [the terms](https://one.example/terms) before you sign.\n"
    drawn = _draw_change(old, old.replace("one", "two"))
    assert (
        "link changed from <code>https://one.example/terms</code> to <code>https://two.example/terms</code>"
        in drawn
    )


def test_a_footnote_is_drawn_without_the_signs_of_its_source() -> None:
    old = "# A {#a}\n\nOne[^1], two[^ab12].\n\n[^1]: See [the page](https://one.example).\n[^ab12]: tests/a.py::b_x\n"
    drawn = _draw_change(old, old.replace("the page", "the site").replace("b_x", "c_x"))
    assert "the <del>page</del><ins>site</ins></a>.</p>" in drawn
    assert "<code>ab12</code> tests/a.py::<del>b_x</del><ins>c_x</ins></p>" in drawn
    assert "[^" not in drawn
    assert "](" not in drawn


def test_signs_that_look_the_same_are_shown_in_the_source() -> None:
    drawn = _draw_change("# A {#a}\n\nOne — two.\n\nMore.\n", "# A {#a}\n\nOne --- two.\n\nMore.\n")
    assert "One <del>—</del><ins>---</ins> two." in drawn
    assert "1 unchanged passage<" in drawn


def test_what_only_looks_the_same_is_folded_where_words_changed_elsewhere() -> None:
    old, new = (
        f"# A {{#a}}\n\nOne {dash} two.\n\nSay {word} than you were asked.\n"
        for dash, word in (("—", "more"), ("---", "less"))
    )
    drawn = _draw_change(old, new)
    assert drawn.count('class="redline ') == 1
    assert "1 unchanged passage<" in drawn


def test_what_became_commentary_and_what_is_no_longer_is_told() -> None:
    prose, note = (
        f"# A {{#a}}\n\nOne.\n\n{body}\n" for body in ("Dust it.", '!!! meta "Commentary"\n\n    Dust it.')
    )
    binds, explains = _draw_change(note, prose), _draw_change(prose, note)
    assert '<p class="redline__place">was commentary</p>' in binds
    assert '<p class="redline__place">commentary now</p>' in explains
    assert "<del>Commentary" in binds
    assert "<ins>Commentary" in explains
    assert "<ins>" not in binds
    assert "<del>" not in explains


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


@pytest.fixture(scope="module", params=["sample", pytest.param("released", marks=pytest.mark.upstream)])
def compared(request: pytest.FixtureRequest) -> list[tuple[ChangeSet, Sides]]:
    """Some sample revisions with the next one, or the first release with the last, with the page that compares them."""
    if request.param == "released":
        source = open_source(str(request.getfixturevalue("upstream_bundle")), start=ROOT)
        revisions = list(source.revisions())
        texts = {
            revision.label: source.load(revision.label).text for revision in (revisions[0], revisions[-1])
        }
    else:
        labels = ("2025-04-11", "2025-09-12", "2025-10-27")
        texts = {label: (SPEC / "revisions" / f"{label}.md").read_text("utf-8") for label in labels}
    editions = [read(text, label) for label, text in texts.items()]
    return [
        (
            diff_documents(old.document, new.document),
            Sides(*(PageView(edition=edition, addresses=Addresses("../")) for edition in (old, new))),
        )
        for old, new in (*pairwise(editions), *pairwise(editions[::-1]))
    ]


def test_every_passage_is_drawn_whole_on_both_sides(compared: list[tuple[ChangeSet, Sides]]) -> None:
    checked = 0
    for changes, sides in compared:
        for change in changes.clauses:
            for block in change.reading:
                drawn = EMPTY if block.is_kept else render_block(block, sides, source=False)
                if drawn:
                    assert "reads the same" not in drawn or block.passage == "example"
                    old, new = _draw_sides(block, sides)
                    assert "<script" not in drawn
                    _check(old, new, drawn, where=change.clause.id)
                    checked += 1
    assert checked > 50


def _draw_sides(block: PassageBlock, sides: Sides) -> list[str]:
    """Returns a passage before and after, without what moved to it and what moved away."""
    whole = len({id(part.line) for part in block.parts}) == 1
    found = []
    for side, elsewhere in enumerate(({"came", "stayed"}, {"went"})):
        parts = [part for part in block.parts if whole or part.way not in elsewhere]
        text = "".join(piece[side] for part in parts for piece in part.pieces)
        found.append(str(draw_source(block.passage, text, sides[side])) if text else "")
    return found


_PARENTS = {
    "td": {"tr"},
    "th": {"tr"},
    "tr": {"table", "thead", "tbody"},
    "tbody": {"table"},
    "li": {"ul", "ol"},
}


class _Checker(HTMLParser):
    """Reads HTML; holds which tags are open, and the text of both sides, without what is said of it."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: dict[str, list[str]] = {"old": [], "new": []}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = (dict(attrs).get("class") or "").partition(" ")[0]
        marks = {"redline__note", "redline__place", "moved", "origin", "own"}
        if tag not in {"br", "hr"}:
            assert tag not in _PARENTS or {*self.open[-1:]} <= _PARENTS[tag]
            assert not (tag in {"p", "li", "ul", "table"} and {"ins", "del", "p"} & set(self.open[-1:]))
            assert not (tag in {"ins", "del"} and {"ul", "ol", "table", "tbody", "tr"} & set(self.open[-1:]))
            self.open.append(f"{tag} {kind}" if kind in marks else tag)
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().split()[0] == tag
        self._part(tag)

    def handle_data(self, data: str) -> None:
        names = set(self.open)
        if names & {"span redline__note", "p redline__place"}:
            return
        if not names & {"ins", "ins moved", "span moved", "del origin", "del own"}:
            self.texts["old"].append(data)
        if not names & {"del", "del moved", "del origin", "del own"}:
            self.texts["new"].append(data)

    def _part(self, tag: str) -> None:
        if tag not in INLINE | {"ins", "del"}:
            self.texts["old"].append(" ")
            self.texts["new"].append(" ")


def _check(old: str, new: str, merged: str, where: str = "") -> None:
    checker = _Checker()
    checker.feed(str(merged))
    assert checker.open == [], where
    for side, html in (("old", old), ("new", new)):
        alone = _Checker()
        alone.feed(html)
        words = ["".join(one).split() for one in (checker.texts[side], alone.texts["new"])]
        if not where:  # made-up blocks: where two become one, nothing shows the blank between their words
            words = [["".join(one)] for one in words]
        assert words[0] == words[1], (where, side)


def test_hostile_words_stay_words() -> None:
    chance = random.Random(5)
    payloads = (ROOT / "tests" / "publish" / "payloads.txt").read_text("utf-8").splitlines()
    view = PageView(edition=read("# A {#a}\n"), addresses=Addresses(""))
    for payload in payloads:
        other = chance.choice(payloads)
        merged = merge_html(draw_source("paragraph", payload, view), draw_source("paragraph", other, view))
        assert not re.search(r"<(?:script|img|svg|iframe|object|style|form|input)\b", merged), payload
        assert not re.search(r"<[^>]*\s(?:on\w+|style)=", merged), payload
