"""How one place in a spec points at another, or at something beside the spec."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from clausetree.text.span import Span

ReferencePlace = Literal["prose", "commentary", "title", "reason", "message"]


class Reference(NamedTuple):
    """A link to a clause: `[?](#id)`, whose text is the target's title, or `[text](#id)`, in whatever form it is written.

    Attributes:
        target: The id, as written, decoded.
        text: Its own text as written, or None for `[?]`.
        place: What kind of text it stands in; `title` is the title of an example or of the clause itself.
        span: The whole link, relative to its clause.
        text_span: What stands between its brackets.
        target_span: The id alone, without `#`; None where the definition of its label holds it.
    """

    target: str
    text: str | None
    place: ReferencePlace
    span: Span
    text_span: Span
    target_span: Span | None


class LinkDefinition(NamedTuple):
    """A line `[label]: address`, which says where `[text][label]` leads.

    Attributes:
        label: The label, as CommonMark compares labels.
        address: The address as written.
        span: All of it.
        target: The id, where it leads to a clause.
        target_span: The id alone, without `#`.
    """

    label: str
    address: str
    span: Span
    target: str | None
    target_span: Span | None


class LinkedPath(NamedTuple):
    """Where a link to a file leads.

    Attributes:
        file: The file that the link stands in, as diagnostics call it; nothing where the text is one file.
        path: The path of the link, which counts from there.
    """

    file: str
    path: str


class FileLink(NamedTuple):
    """A link or an image that leads to a file beside the spec.

    Attributes:
        path: The file, relative to the spec; from the top of the repository where it begins with `/`.
        fragment: The place in it, if it names one.
        span: Where the address is written.
        whole: The whole link or image, or the address where a definition of a label has it.
        words: What it shows; None where a definition of a label has the address.
    """

    path: str
    fragment: str | None
    span: Span
    whole: Span
    words: Span | None


class Anchor(NamedTuple):
    """A place that HTML gives a name to: `<a id="name">`."""

    name: str
    span: Span


class Remnant(NamedTuple):
    """Running text in which brackets or `#` are left over: a link or a mark that a slip spoilt may be among them.

    Attributes:
        text: The text, with spaces in place of all that could be read as something else than words.
        span: Where it stands; of the same length.
        place: What kind of text it is.
    """

    text: str
    span: Span
    place: ReferencePlace


class Footnote(NamedTuple):
    """A footnote mark `[^label]` in running text; it ties its place to an eval prompt file, to a test, or to a note for readers."""

    label: str
    span: Span


class FootnoteDefinition(NamedTuple):
    """A line `[^label]: target`, which says what the footnote stands for, such as `tests/test_x.py::test_y`."""

    label: str
    target: str
    span: Span

    @property
    def names_test(self) -> bool:
        """Returns whether it names a test."""
        from clausetree.text.named_test import names_test  # noqa: PLC0415 - few texts define footnotes

        return names_test(self.target)

    @property
    def is_prose(self) -> bool:
        """Returns whether it is for readers alone: it names neither a test nor where one is kept."""
        from clausetree.text.named_test import names_place  # noqa: PLC0415 - likewise

        return not self.names_test and not names_place(self.target)
