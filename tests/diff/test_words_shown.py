"""What changed is shown word by word in every format, and what did not change is not."""

from __future__ import annotations

import html
import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from clausetree.diff.documents import diff_documents
from clausetree.syntax.document import parse_document
from tests.diff.conftest import GOLDEN, diff_texts, load_sample, read, show_changes

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausetree.diff.changes import ChangeSet
    from clausetree.model.document import Document
    from clausetree.output.answers import Detail


def _text(changes: ChangeSet, detail: Detail = "changes") -> str:
    return show_changes(changes, detail=detail)


def _markdown(changes: ChangeSet) -> str:
    return show_changes(changes, "markdown")


def _html(changes: ChangeSet) -> str:
    page = show_changes(changes, "html")
    return html.unescape(
        page.replace("<del>", "[-").replace("</del>", "-]").replace("<ins>", "{+").replace("</ins>", "+}")
    )


FORMATS = pytest.mark.parametrize("render", [_text, _markdown, _html])


@pytest.fixture(scope="module")
def on_the_way() -> ChangeSet:
    folder = GOLDEN / "words_changed_on_the_way"
    return diff_documents(read(folder / "old.md"), read(folder / "new.md"))


@FORMATS
def test_words_that_changed_in_a_moved_passage_are_shown_in_both_clauses(
    on_the_way: ChangeSet, render: Callable[[ChangeSet], str]
) -> None:
    text = re.sub(r"\s+", " ", render(on_the_way))
    assert len(re.findall(r"must (?:\{\+not\+\} |\{\+not \+\})reveal", text)) >= 2
    assert text.count("[-three-]{+two+} months") >= 2
    assert text.count("[-Credit unions-]{+Banks+} near you offer less.") >= 2
    assert "lending/p2 paragraph moved to secrets/p1" in text
    assert "secrets/p1 paragraph moved from lending/p2" in text
    assert "lending/e1 example moved to secrets/e1" in text
    assert "saving/p1 paragraph moved to notes/p1/s2" in text


LONG = "The assistant names the cheapest lender that it knows of, even where a sponsor would rather not be compared."
OTHER = "Whatever was said in confidence stays where it was said, whoever asks for it afterwards."
MOVED = (
    f"# One {{#one}}\n\nA first word.\n\n{LONG}\n\n{OTHER}\n\n# Two {{#two}}\n\nA second word.\n",
    f"# One {{#one}}\n\nA first word.\n\n{OTHER}\n\n# Two {{#two}}\n\nA second word.\n\n{LONG}\n",
)


@FORMATS
def test_an_unchanged_moved_passage_is_one_line_in_each_clause(render: Callable[[ChangeSet], str]) -> None:
    text = render(diff_texts(*MOVED))
    assert "one/p2 paragraph moved to two/p2, unchanged" in text
    assert "two/p2 paragraph moved from one/p2, unchanged" in text
    assert LONG not in text


def test_an_unchanged_moved_passage_is_shown_where_the_whole_clause_is_asked_for() -> None:
    assert LONG in _text(diff_texts(*MOVED), "everything")


def test_a_moved_example_that_says_the_same_is_a_fact_and_no_passage() -> None:
    changes = diff_documents(load_sample()["2025-04-11"], load_sample()["2025-09-12"])
    text = _text(changes)
    assert "example “two cities of one name” moved from `ask_when_it_matters/e1`, unchanged" in text
    assert "example “two cities of one name” moved to `side_effects/e2`, unchanged" in text
    assert "side_effects/e2 example" not in text


SAMPLE = list(pairwise(document for label, document in load_sample().items() if label != "tutor"))


@FORMATS
@pytest.mark.parametrize("pair", SAMPLE, ids=range(len(SAMPLE)))
def test_every_changed_word_of_the_sample_revisions_is_shown(
    pair: tuple[Document, Document], render: Callable[[ChangeSet], str]
) -> None:
    _check_words(diff_documents(*pair), render)


@pytest.mark.upstream
@FORMATS
def test_every_changed_word_of_the_releases_is_shown(
    releases: dict[str, str], render: Callable[[ChangeSet], str]
) -> None:
    for old, new in pairwise(map(parse_document, releases.values())):
        _check_words(diff_documents(old, new), render)


def _check_words(changes: ChangeSet, render: Callable[[ChangeSet], str]) -> None:
    """Compares the words that the change set marks in passages that go on with those that are shown."""
    marked = re.findall(r"\[-(.*?)-\]|\{\+(.*?)\+\}", render(changes), re.DOTALL)
    shown = Counter(word for sides in marked for side in sides for word in re.findall(r"\w+", side))
    told: Counter[str] = Counter()
    for change in changes.clauses:
        for line in change.redline:
            if (line.old and line.new) and line.wording == "edited":
                told.update(
                    word for run in line.runs if run.kind != "kept" for word in re.findall(r"\w+", run.text)
                )
    assert not told - shown


def test_a_new_clause_shows_its_level_and_its_first_paragraph() -> None:
    new = "# A {#a}\n\n# B {#b authority=user}\n\n- a list\n\nA first paragraph.\n\nA second one.\n\nA third one.\n"
    for text in (_text(diff_texts("# A {#a}\n", new)), _markdown(diff_texts("# A {#a}\n", new))):
        assert "inserted at the top level, level `user`" in text
        assert "{+A first paragraph.+}" in text
    text = _text(diff_texts("# A {#a}\n", new))
    assert "A second one" not in text
    assert "and 3 more passages" in text
    assert "A third one." in _text(diff_texts("# A {#a}\n", new), "everything")


def test_a_gone_clause_shows_its_level_and_what_took_over_its_words(on_the_way: ChangeSet) -> None:
    for text in (_text(on_the_way), _markdown(on_the_way)):
        assert "deleted from `money`, level `user`" in text
        assert "succeeded by `notes`: 100% of its text went there" in text
    page = _html(on_the_way)
    assert "deleted from <code>money</code>, level <code>user</code>" in page
    assert "succeeded by <code>notes</code>: 100% of its text went there" in page


def test_levels_are_in_code_style_in_every_format() -> None:
    old = "# A {#a authority=user}\n\nIt says *this*.\n\n# B {#b_c authority=root}\n\nIt says that.\n"
    new = old.replace("authority=user", "authority=developer").replace("B {#b_c", "The `B` {#b_c")
    changes = diff_texts(old, new)
    for text in (_text(changes), _markdown(changes)):
        assert "`a`: `user` → `developer`" in text
        assert "promoted, `user` → `developer`" in text
    page = _html(changes)
    assert "<code>a</code>: <code>user</code> → <code>developer</code>" in page
    assert "promoted, <code>user</code> → <code>developer</code>" in page
    assert "`user`" not in page


def test_a_reference_that_follows_a_rename_is_short() -> None:
    old = "# A {#a}\n\nFirst come the words before it; see [?](#bee), and then come all the words after it.\n\n# B {#bee}\n\nWords that stay.\n"
    changes = diff_texts(old, old.replace("bee", "wasp"))
    text = _text(changes)
    assert "a/p1 paragraph references: [-bee-]{+wasp+}\n" in text
    assert "words before" not in text


STYLE = "2025-12-18"


@pytest.fixture(scope="module")
def typography() -> ChangeSet:
    """A revision in which quotes and dashes are set otherwise, in most clauses, and one word."""
    old = load_sample()[STYLE]
    new = old.text.replace(" --- ", "—").replace("'", "’").replace("This document says", "This text says")
    return diff_documents(old, parse_document(new))


def test_clauses_of_which_only_typography_changed_are_one_line(typography: ChangeSet) -> None:
    small = [change for change in typography.clauses if change.kinds == ("typographic",)]
    assert len(small) > 30
    text = _text(typography)
    rows = [line for line in text.splitlines() if line.startswith("typography only")]
    assert len(rows) == 1
    assert all(f"#{change.clause.id}\n" not in text for change in small)
    assert "This [-document-]{+text+} says" in text
    assert len(text.splitlines()) < 20
    for page in (_markdown(typography), _html(typography)):
        assert page.count("typography only") == 1
        assert "’" not in page.split("typography only")[1].split("\n", 1)[1]


def test_typography_is_shown_whole_where_it_is_asked_for(typography: ChangeSet) -> None:
    text = _text(typography, "typography")
    assert "[-it's-]{+it’s+}" in text
    assert text.count("’") > 100
    assert len(text.splitlines()) > 300


def test_a_passage_of_which_only_typography_changed_is_named_in_one_line() -> None:
    old = "# A {#a}\n\nIt's one.\n\nIt's two.\n\nThe third one says something.\n"
    new = "# A {#a}\n\nIt’s one.\n\nIt’s two.\n\nThe third one says something else.\n"
    text = _text(diff_texts(old, new))
    assert "    typography: p1, p2\n" in text
    assert "’" not in text


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("- Five degrees are too cold.", "* Five degrees are too cold.", "typographic"),
        ("-5 degrees are too cold.", "5 degrees are too cold.", "edited"),
        ("1.5 litres are enough.", ".5 litres are enough.", "edited"),
    ],
)
def test_a_sign_before_a_blank_is_that_of_a_list_item_and_any_other_is_said(
    old: str, new: str, kind: str
) -> None:
    (change,) = diff_texts(f"# A {{#a}}\n\n{old}\n", f"# A {{#a}}\n\n{new}\n").clauses
    assert change.kinds == (kind,)


CALL = """# A {#a}

**Example**: a call

~~~xml
<user>
Who is there?
</user>
<comparison>
<assistant> <!-- GOOD -->
Nobody but me—as ever.
</assistant>
</comparison>
~~~
"""
LAYOUT = {
    "a blank at the end of a line": ("# A {#a}\n\nOne. \n\nTwo.\n", "# A {#a}\n\nOne.\n\nTwo.\n", ()),
    "blanks before a blank line": ("# A {#a}\n\nOne.   \n\nTwo.\n", "# A {#a}\n\nOne.\n\nTwo.\n", ()),
    "a line that is no longer broken": (
        "# A {#a}\n\nOne.  \nTwo.\n",
        "# A {#a}\n\nOne.\nTwo.\n",
        (("typographic",),),
    ),
    "a blank in an example": (CALL, CALL.replace("there?", "there? "), ()),
    "a tag that nobody sees": (
        CALL.replace("<comparison>", "*<comparison>"),
        CALL.replace("—", " --- "),
        (("typographic",),),
    ),
    "a word in an example": (CALL, CALL.replace("Nobody", "Somebody"), (("examples",),)),
    "a verdict": (CALL, CALL.replace("GOOD", "BAD"), (("examples",),)),
}


@pytest.mark.parametrize(("old", "new", "kinds"), LAYOUT.values(), ids=LAYOUT.keys())
def test_what_nobody_sees_is_no_change(old: str, new: str, kinds: tuple[tuple[str, ...], ...]) -> None:
    for pair in ((old, new), (new, old)):
        changes = diff_texts(*pair)
        assert tuple(change.kinds for change in changes.clauses) == kinds
        assert len(changes.clauses) + changes.unchanged == 1
