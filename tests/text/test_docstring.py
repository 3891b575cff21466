"""What the docstring of a class says."""

from __future__ import annotations

from clausetree.text.docstring import read_docstring


class _Told:
    """A thing.

    It has more to say.

    Attributes:
        one: The first,
            over two lines.
        two_words: The second.
    """


class _Silent(_Told):
    pass


def test_the_summary_and_each_attribute_are_read() -> None:
    found = read_docstring(_Told)
    assert found.summary == "A thing.\n\nIt has more to say."
    assert found.attributes == {"one": "The first, over two lines.", "two_words": "The second."}


def test_a_class_without_one_does_not_say_what_another_says() -> None:
    assert read_docstring(_Silent) == ("", {})
