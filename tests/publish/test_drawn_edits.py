"""Edits of a clause as a comparison draws them: what went, what came, and nothing that neither revision has."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausetree.diff.documents import diff_documents
from clausetree.publish.addresses.site_addresses import Addresses
from clausetree.publish.draw.marked_changes.changed_clause import render_changed_body
from clausetree.publish.draw.marked_changes.html_redline import merge_html
from clausetree.publish.draw.marked_changes.html_tokens import split_html
from clausetree.publish.draw.marked_changes.redline import Sides
from clausetree.publish.draw.markup import Markup
from clausetree.publish.draw.page_view import PageView
from clausetree.publish.draw.prose import render_prose
from tests.publish.edition_reading import read


def _draw(old: str, new: str) -> str:
    """Returns a clause that changed as it is drawn."""
    editions = [
        read(f"# A {{#a}}\n\n{text}\n", label) for text, label in ((old, "2025-01-01"), (new, "2025-02-01"))
    ]
    (change,) = diff_documents(editions[0].document, editions[1].document).clauses
    sides = Sides(*(PageView(edition=edition, addresses=Addresses("")) for edition in editions))
    return str(render_changed_body(change, sides))


def _bare(html: str) -> str:
    """Returns HTML without attributes and divisions."""
    return re.sub(r"</?div>\n?", "", re.sub(r"<(\w+)[^<>]*>", r"<\1>", html))


def _compare(*responses: str) -> str:
    drawn = "".join(
        f"<assistant> <!-- {one.replace(' | ', ' -->' + chr(10))}\n</assistant>\n" for one in responses
    )
    return f"Say it.\n\n**Example**: greet\n\n~~~xml\n<user>\nHello.\n</user>\n<comparison>\n{drawn}</comparison>\n~~~"


_GOOD, _BAD, _OK = "GOOD: brief | Hi.", "BAD: wordy | Good day to you, dear guest.", "OK: fine | Hey."
_RESPONSES = {
    "at the end": ([_GOOD, _BAD], [_GOOD, _BAD, _OK]),
    "in the middle": ([_GOOD, _BAD], [_GOOD, _OK, _BAD]),
    "at the start": ([_GOOD, _BAD], [_OK, _GOOD, _BAD]),
    "without reasons": (["GOOD | Hi.", "BAD | No."], ["GOOD | Hi.", "BAD | No.", "OK | Hey."]),
    "with the reason of another": ([_GOOD, _BAD], [_GOOD, "OK: wordy | Hey.", _BAD]),
    "of two": ([_GOOD], [_BAD, _GOOD, _OK]),
}


@pytest.mark.parametrize("turned", [False, True], ids=["inserted", "deleted"])
@pytest.mark.parametrize(("few", "many"), _RESPONSES.values(), ids=_RESPONSES.keys())
def test_a_response_is_marked_whole_and_its_neighbours_not(
    few: list[str], many: list[str], *, turned: bool
) -> None:
    old, new = (many, few) if turned else (few, many)
    drawn = _draw(_compare(*old), _compare(*new))
    cards = re.findall(r'<li class="response.*?</li>', drawn, re.DOTALL)
    assert len(cards) == len(many)
    mark, other = ("del", "ins") if turned else ("ins", "del")
    assert f"<{other}>" not in drawn
    for card, source in zip(cards, many, strict=True):
        words = [text for text in re.split(r"<[^<>]*>", card) if text.strip()]
        marked = re.findall(f"<{mark}>([^<>]+)</{mark}>", card)
        assert marked == ([] if source in few else words)


def test_reasons_that_turned_stand_with_their_responses() -> None:
    drawn = _draw(_compare("GOOD: kind | Hi.", "BAD | No."), _compare("GOOD | Hi.", "BAD: rude | No."))
    assert re.findall(r"<p><(ins|del)>(\w+)</", _bare(drawn)) == [("del", "kind"), ("ins", "rude")]
    assert drawn.count("<li") == 2


_PLAIN = "See [?](#a), at \\\\( a+b \\\\), for guests. "
_READ = {
    "emphasis": (
        _PLAIN + "It must never sleep.",
        _PLAIN + "It must **never** sleep.",
        "<strong><ins>never</ins></strong>",
    ),
    "code": ("Type `abc def` now.", "Type abc def now.", "<code><del>abc def</del></code><ins>abc def</ins>"),
    "a link": (
        "The [rule](https://x.example/r) holds.",
        "The rule holds.",
        "<a><del>rule</del></a><ins>rule</ins>",
    ),
    "a quotation": (
        "A wise word.",
        "> A wise word.",
        "<p><del>A wise word.</del></p>\n<blockquote>\n<p><ins>A wise word.",
    ),
    "a list": (
        "One thing.",
        "- One thing.",
        "<p><del>One thing.</del></p>\n<ul>\n<li><ins>One thing.</ins></li>",
    ),
    "two paragraphs of one item": ("- One.\n  Two.", "- One.\n\n  Two.", "<ins>One.</ins>"),
    "numbers": ("3. One.\n4. Two.", "5. One.\n6. Two.", "<ins>One.</ins>"),
    "a formula": (_PLAIN + "So \\\\( x \\\\).", _PLAIN + "So **\\\\( x \\\\)**.", "<strong><ins><math>"),
    "a dash": (
        "So — **as** [?](#a).",
        "So --- **as** [?](#a).",
        "<del>—</del><ins>---</ins> <strong>as</strong>",
    ),
    "spaces": ("So  **it** is.", "So **it**  is.", "reads the same; only its Markdown differs"),
    "signs of emphasis": ("So *it* is.", "So _it_ is.", "reads the same; only its Markdown differs"),
}


@pytest.mark.parametrize(("old", "new", "seen"), _READ.values(), ids=_READ.keys())
def test_a_change_is_drawn_as_it_is_read(old: str, new: str, seen: str) -> None:
    drawn = _bare(_draw(old, new))
    assert seen in drawn
    for html in (drawn, _bare(_draw(new, old))):
        assert not re.search(r"\*|`|&gt;|\]\(|\\\(|_it_", html)


def test_a_link_that_leads_elsewhere_is_told_beside_other_edits() -> None:
    drawn = _draw("Read [it](https://x.example/a) today.", "Read [it](https://x.example/b) tonight.")
    assert "link changed from <code>https://x.example/a</code> to <code>https://x.example/b</code>" in drawn
    assert "<del>today</del><ins>tonight</ins>" in drawn


def test_a_label_of_links_that_leads_elsewhere_is_told() -> None:
    text = "See [it][here] now.\n\n[here]: https://x.example/a"
    drawn = _draw(text, text.replace("example/a", "example/b"))
    assert "link changed from <code>https://x.example/a</code> to <code>https://x.example/b</code>" in drawn


_LIGHT, _REASON = "The light burns from dusk to dawn.", "No reason is good enough to put it out."
_WIND = "The second paragraph speaks of wind. It is long and dull."
_MOVES = {
    "to the start of the next": (f"{_LIGHT} {_REASON}\n\n{_WIND}", f"{_REASON}\n\n{_LIGHT} {_WIND}"),
    "to the end of the next": (f"{_LIGHT} {_REASON}\n\n{_WIND}", f"{_REASON}\n\n{_WIND} {_LIGHT}"),
    "in one paragraph": (f"{_LIGHT} {_REASON} {_WIND}", f"{_REASON} {_WIND} {_LIGHT}"),
    "into a list": (f"{_LIGHT} {_REASON}\n\n- {_WIND}", f"{_REASON}\n\n- {_WIND} {_LIGHT}"),
    "from a paragraph of its own": (f"{_LIGHT}\n\n{_REASON}\n\n{_WIND}", f"{_REASON}\n\n{_WIND} {_LIGHT}"),
}


@pytest.mark.parametrize("turned", [False, True], ids=["there", "back"])
@pytest.mark.parametrize(("one", "other"), _MOVES.values(), ids=_MOVES.keys())
def test_a_sentence_that_moved_in_its_clause_is_struck_where_it_was(
    one: str, other: str, *, turned: bool
) -> None:
    old, new = (other, one) if turned else (one, other)
    drawn = _draw(old, new)
    assert "moved within the clause, to passage" in drawn or "moved within the clause, from passage" in drawn
    sides = [
        re.sub(
            rf"<{mark}[^<>]*>.*?</{mark}>|<p class=\"redline__place.*?</p>|<span class=\"redline__note.*?</span>",
            "",
            drawn,
        )
        for mark in ("ins", "del")
    ]
    for text, side in zip((old, new), sides, strict=True):
        whole = " ".join(re.sub(r"^- ", "", text, flags=re.MULTILINE).split())
        for shown in re.split(
            r"(?s)<details.*?</details>", side
        ):  # where passages that did not change are folded
            assert " ".join(re.sub(r"<[^<>]*>", " ", shown).split()) in whole


def test_paragraphs_that_became_one_quotation_are_struck_as_paragraphs() -> None:
    drawn = _bare(_draw(f"{_LIGHT}\n\n{_REASON}", f"> {_LIGHT}\n>\n> {_REASON}"))
    assert f"<p><del>{_LIGHT}</del></p>\n<p><del>{_REASON}</del></p>" in drawn


def test_a_moved_passage_that_became_a_quotation_is_not_called_unchanged() -> None:
    drawn = _draw(f"{_REASON}\n\n{_WIND}\n\n{_LIGHT}", f"> {_LIGHT}\n\n{_REASON}\n\n{_WIND}")
    assert "moved within the clause, from passage 3<" in drawn
    assert "<blockquote>" in drawn


_WORD = st.sampled_from(["a", "b", "c", "d"])
_MARKED = st.builds("{0}{1}{0}".format, st.sampled_from(["", "", "**", "*", "`"]), _WORD)
_WORDS = st.lists(_MARKED, min_size=1, max_size=5).map(" ".join)
_ROWS = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(_WORD, min_size=width, max_size=width), min_size=1, max_size=4)
)
_TABLE = _ROWS.map(
    lambda rows: "\n".join(f"| {' | '.join(row)} |" for row in [rows[0], ["---"] * len(rows[0]), *rows[1:]])
)
_LIST = st.lists(_WORDS, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items))
_BLOCK = st.one_of(_WORDS, _WORDS.map("> {}".format), _TABLE, _LIST)
_TEXT = st.lists(_BLOCK, min_size=1, max_size=3).map("\n\n".join)


@given(_TEXT, _TEXT)
def test_both_sides_are_read_with_their_marks(old: str, new: str) -> None:
    view = PageView(edition=read("# A {#a}\n"), addresses=Addresses(""))
    pages = [render_prose(text, view) for text in (old, new)]
    merged = merge_html(pages[0], pages[1])
    for page, mark in zip(pages, ("ins", "del"), strict=True):
        side = re.sub(rf"<{mark}>.*?</{mark}>", "", merged)
        assert _read_marks(Markup(re.sub(r"</?(?:ins|del)>", "", side))) == _read_marks(page)


def _read_marks(html: Markup) -> list[tuple[str, list[str]]]:
    """Returns what is to be read on a page, each character with the marks inside a line that are around it."""
    marks = {"strong", "em", "code"}
    return [
        (character, [name for name in token.format if name in marks])
        for token in split_html(html)
        if token.is_word
        for character in str(token.key)
    ]


def test_no_edits_of_many_words_of_a_paragraph_take_long() -> None:
    old, new = (
        Markup("<p>{}</p>").format(
            Markup(" ").join(Markup("w{} <em>{}</em>").format(at, word) for at in range(8000))
        )
        for word in ("x", "y")
    )
    started = time.process_time()
    drawn = merge_html(old, new)
    assert time.process_time() - started < 5
    assert min(drawn.count("<del>"), drawn.count("<ins>")) >= 8000
