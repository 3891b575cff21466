"""Texts that make careless readers slow or deep, each by name, for any size."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_EXAMPLE = "# A {#a}\n\n~~~xml\n%s\n~~~\n"


def _repeat(unit: str) -> Callable[[int], str]:
    return lambda size: unit * max(size // len(unit), 1)


def _inside_example(unit: str) -> Callable[[int], str]:
    return lambda size: _EXAMPLE % (unit * max(size // len(unit), 1))


def _staircase(step: str, line: str) -> Callable[[int], str]:
    """Returns a text whose lines are indented further and further; its size grows with the square of its depth."""

    def build(size: int) -> str:
        depth = int((2 * size / len(step)) ** 0.5)
        return "".join(step * number + line + "\n" for number in range(depth))

    return build


HOSTILE: Mapping[str, Callable[[int], str]] = {
    "quotes on one line": _repeat("> "),
    "quotes line by line": _staircase(">", " a"),
    "lists on one line": _repeat("- "),
    "lists line by line": _staircase("  ", "- a"),
    "numbers on one line": _repeat("1. "),
    "opening brackets": _repeat("["),
    "brackets in pairs": _repeat("[]("),
    "links without end": _repeat("[a](#"),
    "link titles without end": _repeat('[a](#b "'),
    "labels": lambda size: (
        "".join(f"[a{n}]: #b\n" for n in range(size // 12)) + "\n" + "[a0][a1] " * (size // 20)
    ),
    "clauses with labels": lambda size: "".join(
        f"# a {n}\n\n[a{n}]: https://example.org\n[c][a{n}]\n\n" for n in range(size // 52)
    ),
    "remnants of references": _repeat("[?] (#a "),
    "brackets behind references": _repeat("[a](#b)) "),
    "links to files": _repeat("[a](b) "),
    "tags of links": _repeat('<a href="#b">'),
    "addresses in angle brackets": _repeat("[a](<#"),
    "footnotes without end": _repeat("[^"),
    "backticks of all lengths": lambda size: " ".join("`" * n for n in range(1, int((2 * size) ** 0.5))),
    "backticks without end": _repeat("`a``b"),
    "backslashes": _repeat("\\"),
    "emphasis": _repeat("*a_ "),
    "key words of no RFC": _repeat("key words "),
    "comments without end": _repeat("<!-- \n"),
    "comments in text": _repeat("a <!-- "),
    "html without end": _repeat("<pre>\n"),
    "fences without end": _repeat("~~~xml\n**Example**: a\n"),
    "fences of all lengths": lambda size: "".join("`" * n + "a\n" for n in range(3, int((2 * size) ** 0.5))),
    "fences that shrink": lambda size: "".join("`" * n + "a\n" for n in range(int((2 * size) ** 0.5), 3, -1)),
    "code fences that go on": _repeat("```a\n# b {#c}\n"),
    "headings": _repeat("# a {#b}\n"),
    "headings with braces": _repeat("# {"),
    "attributes without end": lambda size: "# a {#b " + "c=d " * (size // 4),
    "quoted attributes": lambda size: "# a {#b " + 'c="' * (size // 3),
    "closing hashes": lambda size: "# a" + " #" * (size // 2) + "b",
    "underlines": _repeat("a\n---\n"),
    "indented headings": _repeat("  # a\n"),
    "equal titles": _repeat("# a\n"),
    "tables": _repeat("|a|b|\n|-|-|\n"),
    "pipes": _repeat("|"),
    "commentary in commentary": _staircase("    ", "!!! meta"),
    "commentary": _repeat('!!! meta "Commentary"\n    a\n'),
    "titles without example": _repeat("**Example**: a\n"),
    "carriage returns": _repeat("\r"),
    "blank lines": _repeat("\n"),
    "blanks": _repeat(" "),
    "zero bytes": _repeat("\0"),
    "open messages": _inside_example("<user>\n"),
    "messages in messages": lambda size: (
        _EXAMPLE % ("<user>\n<tool>\n" * (size // 30) + "</tool>\n</user>\n" * (size // 30))
    ),
    "closing tags": _inside_example("</user>\n"),
    "closing tags behind text": _inside_example("a</user>\n"),
    "comparisons in comparisons": _inside_example("<comparison>\n"),
    "untrusted in untrusted": _inside_example("<untrusted>\n"),
    "unknown tags": _inside_example("<x>\n"),
    "mistyped tags": _inside_example("<asistant>\n"),
    "tag attributes without end": lambda size: _EXAMPLE % ("<user a='" + "b " * (size // 2)),
    "tags over many lines": _inside_example("<user\n" + "a='>'\n" * 15),
    "quotes in tags": lambda size: _EXAMPLE % ("<user " + "a=\"'" * (size // 4) + ">"),
    "verdicts without end": _inside_example("<assistant> <!-- BAD\n"),
    "text outside": _inside_example("a\n"),
    "settings": _inside_example("<settings>\na: b\n"),
    "angle brackets": _repeat("<"),
    "stars before tags": _inside_example("*<user>\n"),
}
