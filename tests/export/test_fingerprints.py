from __future__ import annotations

from hashlib import sha256

import pytest

from clausetree.export.fingerprints import find_fingerprint, find_locator_words, fingerprint_words
from clausetree.model.locator import parse_locator
from clausetree.syntax.document import parse_document

TEXT = """# Be kind {#be_kind authority=user}

Mean well.[^ab12] Say it
plainly: see [?](#be_kind).

!!! meta "Commentary"
    Why so.[^cd34]

<!-- nobody reads this -->

**Example**: a question

~~~xml
<user>
Hello?
</user>
<comparison>
<assistant> <!-- GOOD: kind -->
Hello!
</assistant>
<assistant> <!-- BAD: rude -->
What.
</assistant>
</comparison>
<user>
And now?
</user>
<comparison>
<assistant> <!-- GOOD -->
Later.
</assistant>
</comparison>
~~~

- one
- two [^ef56]

[^ab12]: tests/test_it.py::test_a
"""

CHANGES = {
    "blanks": ("Say it\nplainly", "Say  it plainly", set()),
    "a footnote mark": ("Mean well.[^ab12]", "Mean well.", set()),
    "another footnote mark": ("Mean well.[^ab12]", "Mean well.[^zz99]", set()),
    "a footnote mark after a blank": ("two [^ef56]", "two", set()),
    "a footnote's definition": ("test_it.py::test_a", "test_it.py::test_b", set()),
    "a comment": ("nobody reads", "everybody reads", set()),
    "the title": ("# Be kind {", "# Be very kind {", set()),
    "the level": ("=user}", "=root}", set()),
    "a word of prose": ("Mean well", "Mean ill", {"be_kind", "be_kind/p1", "be_kind/p1/s1"}),
    "a word of another sentence": ("plainly", "openly", {"be_kind", "be_kind/p1"}),
    "the last passage": ("- one", "- three", {"be_kind", "be_kind/p5"}),
    "commentary": ("Why so", "Why not", {"be_kind/p2"}),
    "the title of the example": ("a question", "two questions", {"be_kind/e1", "be_kind/p4"}),
    "a message": (
        "Hello?",
        "Hi?",
        {"be_kind/e1", "be_kind/p4", "be_kind/e1/m1", "be_kind/e1/c1", "be_kind/e1/c2"},
    ),
    "a response": ("Hello!", "Hi!", {"be_kind/e1", "be_kind/p4", "be_kind/e1/c1", "be_kind/e1/c1/r1"}),
    "a verdict": ("BAD: rude", "OK: rude", {"be_kind/e1", "be_kind/p4", "be_kind/e1/c1"}),
    "a later message": ("And now?", "So?", {"be_kind/e1", "be_kind/p4", "be_kind/e1/c2"}),
    "layout around the fence": ("~~~xml\n", "~~~xml \n", set()),
}
LOCATORS = (
    *("be_kind", "be_kind/p1", "be_kind/p1/s1", "be_kind/p2", "be_kind/p4", "be_kind/p5"),
    *("be_kind/e1", "be_kind/e1/m1", "be_kind/e1/c1", "be_kind/e1/c1/r1", "be_kind/e1/c2"),
)


def find_all(text: str) -> dict[str, str]:
    document = parse_document(text)
    return {locator: find_fingerprint(document, parse_locator(locator)) for locator in LOCATORS}


@pytest.mark.parametrize("name", CHANGES)
def test_a_fingerprint_changes_where_its_words_do_and_nowhere_else(name: str) -> None:
    old, new, touched = CHANGES[name]
    assert TEXT.count(old) == 1
    before, after = find_all(TEXT), find_all(TEXT.replace(old, new))
    assert {locator for locator in LOCATORS if before[locator] != after[locator]} == touched


def test_line_endings_and_indents_are_no_words() -> None:
    assert find_all(TEXT) == find_all(TEXT.replace("\n", "\r\n"))


def test_a_fingerprint_is_the_hash_of_the_words_with_single_blanks() -> None:
    words = find_locator_words(parse_document(TEXT), parse_locator("be_kind/p1"))
    assert " ".join(words.split()) == "Mean well. Say it plainly: see [?](#be_kind)."
    assert fingerprint_words(words) == sha256(b"Mean well. Say it plainly: see [?](#be_kind).").hexdigest()


def test_the_words_of_commentary_are_without_its_marker() -> None:
    assert find_locator_words(parse_document(TEXT), parse_locator("be_kind/p2")).strip() == "Why so."


def test_an_example_in_a_list_is_no_prose() -> None:
    text = "# A {#a}\n\n- one\n\n  ~~~xml\n  <user>\n  {}\n  </user>\n  ~~~\n\n- two\n"
    prose, example = (
        {
            find_fingerprint(parse_document(text.replace("{}", said)), parse_locator(where))
            for said in ("Hi.", "Ho.")
        }
        for where in ("a", "a/e1")
    )
    assert (len(prose), len(example)) == (1, 2)


def test_two_clauses_of_one_id_have_their_own() -> None:
    document = parse_document("# A {#a}\n\nOne.\n\n# A {#a}\n\nTwo.\n")
    first, second = (find_fingerprint(document, parse_locator(where)) for where in ("a", "a~2"))
    assert first != second
