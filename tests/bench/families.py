"""Specs by family, for any count: each is large in one way, since each way once made something grow too fast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.sentences import write_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_HAN = "诚实善良勇敢智慧和平自由公正友爱节俭勤劳谦虚礼貌守信宽容感恩"


def _clauses(
    write: Callable[[int], str], attributes: Callable[[int], str] = lambda _: ""
) -> Callable[[int], str]:
    """Returns what writes clauses, each with an id, attributes and a text of its own."""

    def build(count: int) -> str:
        return "\n".join(
            f"## Clause {number} {{#clause_{number} authority=user{attributes(number)}}}\n\n{write(number)}\n"
            for number in range(count)
        )

    return build


def _one_clause(write: Callable[[int], Iterable[str]], between: str = "\n") -> Callable[[int], str]:
    """Returns what writes one clause of many pieces."""
    return lambda count: "# One {#one authority=user}\n\n" + between.join(write(count)) + "\n"


def _conversation(body: str) -> str:
    return f"**Example**: a question\n\n~~~xml\n<user>\nWhat is a noun?\n</user>\n{body}\n~~~\n"


def _prose(number: int) -> str:
    return write_sentence(number, 12)


def _suppressed(number: int) -> str:
    return f"{_prose(number)}\n\n<!-- clausetree: allow EXM001 because release {number} brings one -->"


def _suppressed_here(number: int) -> str:
    return f"{write_sentence(number, 6)} the the end. <!-- clausetree: allow STY004 because {number} -->"


def _dangling(number: int) -> str:
    return f"{_prose(number)} See [?](#claus_{number}x), [that](#clausse_{number}) and [it](clauze_{number})."


def _lost(number: int) -> str:
    return f"{_prose(number)} See [?] (#claus_{number}x), [?](claus_{number}x) and [that][clause_{number}]."


def _blamed(number: int) -> str:
    response = f"<assistant> <!-- BAD[#claus_{number}x] -->\n{_prose(number)}\n</assistant>"
    return _conversation(f"<comparison>\n{response}\n</comparison>")


def _responses(count: int) -> Iterable[str]:
    verdicts = ("GOOD", "BAD", "OKAY", "BAD[#one]")
    responses = (
        f"<assistant> <!-- {verdicts[number % 4]}: reason {number} -->\n{_prose(number)}\n</assistant>"
        for number in range(count)
    )
    yield _conversation("<comparison>\n" + "\n".join(responses) + "\n</comparison>")


def _examples(count: int) -> Iterable[str]:
    answer = "<assistant>\n{}\n</assistant>"
    return (
        _conversation(answer.format(_prose(number))).replace("a question", f"question {number}")
        for number in range(count)
    )


def _messages(count: int) -> Iterable[str]:
    turns = (
        f"<assistant>\n{_prose(number)}\n</assistant>\n<user>\nAnd {number}?\n</user>"
        for number in range(count)
    )
    yield _conversation("\n".join(turns))


def _misspelt_messages(count: int) -> Iterable[str]:
    turns = (
        f'<assistant recepient="tool{number}" nmae="a">\n{_prose(number)}\n</assistant>'
        for number in range(count)
    )
    yield _conversation("\n".join(turns))


def _settings(count: int) -> Iterable[str]:
    lines = "\n".join(f"key{number}_of_mine: true" for number in range(count))
    yield _conversation(f"<system>\n<settings>\n{lines}\n</settings>\n</system>")


def _defined(count: int) -> Iterable[str]:
    yield from (f"**Term {_word(number)}**: {_prose(number)}\n" for number in range(count))


def _glossary(count: int) -> str:
    """Returns a chapter that defines terms, and clauses which use one each, some before it."""
    use = _clauses(lambda number: f"{_prose(number)} Use {_word(number)} well.")(count)
    terms = "\n".join(f"**{_word(number).capitalize()}**: {_prose(number)}\n" for number in range(count))
    return f"{use}\n# Definitions {{#definitions}}\n\n{terms}"


def _word(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:06}") + "ing"


def _marks(count: int) -> Iterable[str]:
    return (f"{write_sentence(number, 6)}[^m{number}]" for number in range(count))


def _defined_marks(count: int) -> str:
    """Returns clauses with a footnote each, all defined at the end."""
    marked = _clauses(lambda number: f"{_prose(number)}[^m{number}]")(count)
    return (
        marked + "".join(f"\n[^m{number}]: tests/test_{number}.py::test_it" for number in range(count)) + "\n"
    )


def _unknown_levels(count: int) -> str:
    return "\n".join(
        f"## Clause {number} {{#clause_{number} authority=level{number}}}\n\n{_prose(number)}\n"
        for number in range(count)
    )


def _title(count: int) -> str:
    """Returns a spec whose title has as many Chinese characters."""
    return f"# {(_HAN * (count // len(_HAN) + 1))[:count]} {{#long}}\n\n诚实。\n"


def _nested(count: int) -> str:
    """Returns chapters, sections and clauses."""
    depths = ("#", "##", "###", "####")
    return "\n".join(
        f"{depths[number % 4]} Clause {number} {{#clause_{number}}}\n\n{_prose(number)}\n"
        for number in range(count)
    )


FAMILIES: Mapping[str, tuple[Callable[[int], str], int]] = {
    "clauses": (_clauses(_prose), 1000),
    "nested clauses": (_nested, 1000),
    "suppressions": (_clauses(_suppressed), 1000),
    "suppressions on a line": (_clauses(_suppressed_here), 1000),
    "dangling references": (_clauses(_dangling), 800),
    "lost references": (_clauses(_lost), 800),
    "dangling verdict targets": (_clauses(_blamed), 500),
    "unknown levels": (_unknown_levels, 800),
    "footnotes in one clause": (_one_clause(_marks, " "), 1500),
    "footnote definitions": (_defined_marks, 1000),
    "definitions": (_one_clause(_defined), 1000),
    "glossary terms": (_glossary, 500),
    "long title": (_title, 15_000),
    "tags": (_clauses(_prose, lambda number: f" tags=tag_{number},under18,tag_{number + 1}"), 1000),
    "one clause of many tags": (
        lambda count: (
            f"# One {{#one tags={','.join(f'tag_{number}' for number in range(count))}}}\n\nBe kind.\n"
        ),
        2000,
    ),
    "examples in one clause": (_one_clause(_examples), 400),
    "messages in one example": (_one_clause(_messages), 500),
    "verdicts in one comparison": (_one_clause(_responses), 600),
    "misspelt attributes of tags": (_one_clause(_misspelt_messages), 600),
    "misspelt attributes of headings": (
        _clauses(_prose, lambda number: f" autority=root tgas=t{number}"),
        1000,
    ),
    "settings": (_one_clause(_settings), 1500),
    "list items in one list": (
        _one_clause(lambda count: (f"- {_prose(number)}" for number in range(count))),
        1500,
    ),
    "paragraphs in one clause": (
        _one_clause(lambda count: (f"{_prose(number)}\n" for number in range(count))),
        1500,
    ),
    "links in one paragraph": (
        _one_clause(lambda count: (f"[{_prose(number)}](#one)" for number in range(count)), " "),
        1500,
    ),
    "links to files in one paragraph": (
        _one_clause(lambda count: (f"[word {number}](docs/file{number}.md)" for number in range(count)), " "),
        1500,
    ),
    "link definitions": (
        _one_clause(
            lambda count: (
                f"[a{number}]: #nope{number}\n\nSee [a{number}][a{number}].\n" for number in range(count)
            )
        ),
        800,
    ),
    "equal ids": (
        lambda count: "\n".join(
            f"## Same {number} {{#same}}\n\n{_prose(number)}\n" for number in range(count)
        ),
        1000,
    ),
    "equal titles": (
        lambda count: "\n".join(f"## Same {{#id_{number}}}\n\n{_prose(number)}\n" for number in range(count)),
        1000,
    ),
    "headings without ids": (
        lambda count: "\n".join(f"## Same\n\n{_prose(number)}\n" for number in range(count)),
        1000,
    ),
    "references to one clause": (_clauses(lambda number: f"{_prose(number)} See [?](#clause_0)."), 1000),
    "doubled words": (
        _one_clause(lambda count: (f"The the {_prose(number)}" for number in range(count))),
        1000,
    ),
}
"""What writes a spec of a family, and its smallest count."""


Texts = tuple[str, str]
"""A text before and after."""


def _new_levels(count: int) -> Texts:
    """Returns clauses each at a level of its own, which is another one after."""
    before = _unknown_levels(count)
    return before, before.replace("authority=level", "authority=other")


def _split(count: int) -> Texts:
    """Returns a clause that keeps its heading and loses each of its paragraphs to a new clause."""
    return _write_whole(count), f"# All {{#all}}\n\n{_write_parts(count)}"


def _dissolved(count: int) -> Texts:
    """Returns a clause that is gone, each of its paragraphs a new clause."""
    return _write_whole(count), _write_parts(count)


def _write_whole(count: int) -> str:
    return "\n\n".join(["# All {#all}", *(write_sentence(number, 30) for number in range(count))]) + "\n"


def _write_parts(count: int) -> str:
    parts = (
        f"## Part {number} {{#part_{number}}}\n\n{write_sentence(number, 30)}\n" for number in range(count)
    )
    return "\n".join(parts)


def _new_footnotes(count: int) -> Texts:
    """Returns one paragraph in which each sentence has a footnote mark, and every fourth and its mark are others."""

    def write(first: int) -> str:
        rows = (number if number % 4 else number + first for number in range(count))
        return "# Marks {#marks}\n\n" + " ".join(f"{write_sentence(row, 6)}[^m{row}]" for row in rows)

    return write(0), write(count)


def _marked_words(count: int) -> Texts:
    """Returns one sentence in which each word has a footnote mark, every mark another one after."""

    def write(labels: range) -> str:
        words = (f"{write_sentence(row, 2)[:-1]}[^m{label}]" for row, label in enumerate(labels))
        return "# Marks {#marks}\n\n" + " ".join(words)

    return write(range(count)), write(range(count, 0, -1))


PAIRS: Mapping[str, tuple[Callable[[int], Texts], int]] = {
    "unknown levels that change": (_new_levels, 1200),
    "one clause split": (_split, 1200),
    "one clause dissolved": (_dissolved, 1200),
    "footnotes that change in one clause": (_new_footnotes, 4800),
    "words with a footnote each in one clause": (_marked_words, 4800),
}
"""What writes a text before and after, and its smallest count."""
