"""From an expression to a query: terms separated by spaces, each a key, an operator and values, or a bare text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetree.query.expression import (
    Operator,
    Query,
    QueryTerm,
    QueryValue,
    list_choices,
    point_at,
    shorten,
)
from clausetree.query.key_table import KEYS
from clausetree.query.other_languages import explain_beside_terms, explain_word, has_signed_key
from clausetree.text.nearest import did_you_mean
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetree.query.key_table import QueryKey

_SPACES = re.compile(r"\s*")
_KEY = re.compile(r"(?P<key>[^\W\d][\w-]*)(?P<operator>[<>]=?|:)")
_STRAY_OPERATOR = re.compile(r"[<>]=?|=[<>]|:|=")
_MEANT: Mapping[str, Operator] = {
    "=": ":",
    "==": ":",
    "=:": ":",
    ":=": ":",
    "!=": ":",
    "!:": ":",
    "<>": ":",
    "=>": ">=",
    "=<": "<=",
    ":>": ">",
    ":<": "<",
    ":>=": ">=",
    ":<=": "<=",
}
"""For each operator of other languages the one that means it."""

_EXCLUDING = frozenset({"!=", "!:", "<>"})
_FOREIGN = re.compile(r"(?P<key>[^\W\d][\w-]*)(?P<sign>=[<>=:]?|!=|!:|<>|:[<>]=?|:=)")
_UNQUOTED = re.compile(r"[^\s,\"\u201c\u201d\u201e]+")
_QUOTES = {
    '"': '"',
    "'": "'",
    "\u201c": '\u201d"',
    "\u201d": '\u201d"',
    "\u201e": '\u201c\u201d"',
    "\u2018": "\u2019'",
}
"""For each opening quote what closes it."""


def parse_query(expression: str) -> Query:
    """Returns the query that an expression is.

    Raises:
        ClausetreeError: It is none; the message shows where.
    """
    return Query(expression, _Scanner(expression).read())


def quote_value(text: str) -> str:
    """Returns a value as an expression holds it, whatever characters it has."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'


class _Start(NamedTuple):
    """How a term begins: with a key from the table and an operator; a text without them has the key `text`."""

    key: QueryKey
    operator: Operator
    bare: bool


class _Scanner:
    """Reads an expression from its start to its end."""

    def __init__(self, expression: str) -> None:
        self._expression = expression
        self._place = 0

    def read(self) -> tuple[QueryTerm, ...]:
        terms: list[QueryTerm] = []
        self._skip_spaces()
        if self._place == len(self._expression):
            raise point_at(
                self._expression,
                Span(0, 0),
                "the query is empty",
                "write terms, such as `level:root has:example`",
            )
        while self._place < len(self._expression):
            terms.append(self._read_term())
            self._skip_spaces()
        if not all(term.bare for term in terms):
            for term in terms:
                self._check_beside_terms(term)
        return tuple(terms)

    def _check_beside_terms(self, term: QueryTerm) -> None:
        """Raises `ClausetreeError` where a text without quotes joins terms in other languages."""
        start, end = term.values[0].span
        if term.bare and self._expression[start] not in _QUOTES:
            found = explain_beside_terms(self._expression[start:end])
            if found:
                raise self._refuse(start, *found)

    def _refuse(self, start: int, word: str, hint: str) -> Exception:
        what = "word" if word.isalpha() else "sign"
        message = f"`{word}` isn't a {what} of queries"
        span = Span(start, start + len(word))
        return point_at(self._expression, span, message, f"{hint}; put a text in quotes")

    def _skip_spaces(self) -> None:
        match = _SPACES.match(self._expression, self._place)
        self._place = match.end() if match else self._place

    def _read_term(self) -> QueryTerm:
        start = self._place
        excluded = self._expression[start] == "-"
        self._place += excluded
        if excluded and (self._is_at_end() or self._expression[self._place] == "-"):
            raise point_at(
                self._expression,
                Span(start, start + 1),
                "`-` excludes nothing",
                "write it right before a term, such as `-level:root`, or in quotes to find it in the text",
            )
        begun = self._read_start()
        values = [self._read_value(begun)]
        while self._place < len(self._expression) and self._expression[self._place] == ",":
            self._place += 1
            values.append(self._read_value(begun))
        span = Span(start, self._place)
        return QueryTerm(
            begun.key.name, begun.operator, tuple(values), excluded, self._expression, span, begun.bare
        )

    def _is_at_end(self) -> bool:
        """Returns whether a term can go no further: the expression ends, or a space follows."""
        return self._place == len(self._expression) or self._expression[self._place].isspace()

    def _read_start(self) -> _Start:
        """Returns how the term begins, and goes on to its first value."""
        self._check_operator()
        match = _KEY.match(self._expression, self._place)
        if match is None:
            self._check_bare()
            return _Start(KEYS["text"], ":", bare=True)
        key = KEYS.get(match["key"].casefold())
        span = Span(*match.span("key"))
        if key is None:
            near = did_you_mean(match["key"].casefold(), KEYS)
            hint = f"{list_choices(near, tuple(KEYS))}; put a text in quotes"
            raise point_at(self._expression, span, f"unknown key `{shorten(match['key'])}`", hint)
        operator: Operator = match["operator"]  # type: ignore[assignment] # the pattern has no others
        if operator != ":" and not key.takes_compared:
            raise point_at(
                self._expression,
                Span(*match.span("operator")),
                f"`{key.name}` can't be compared with `{operator}`",
                f"write `{key.name}:` and a value",
            )
        self._place = match.end()
        return _Start(key, operator, bare=False)

    def _check_operator(self) -> None:
        """Raises `ClausetreeError` where a key has an operator of another language after it."""
        match = _FOREIGN.match(self._expression, self._place)
        key = KEYS.get(match["key"].casefold()) if match else None
        if match is None or key is None:
            return
        sign, excluded = match["sign"], match["sign"] in _EXCLUDING
        if sign.startswith(":") and not key.takes_compared:
            return  # the value begins with it
        meant = _MEANT[sign] if key.takes_compared else ":"
        raise point_at(
            self._expression,
            Span(*match.span("sign")),
            f"`{sign}` isn't an operator of queries",
            f"write `{'-' if excluded else ''}{key.name}{meant}` and a value",
        )

    def _check_bare(self) -> None:
        """Raises `ClausetreeError` where what looks like a text is a slip of somebody who meant a term."""
        expression, place = self._expression, self._place
        if stray := _STRAY_OPERATOR.match(expression, place):
            shown = KEYS["level"].show_term(_MEANT.get(stray[0], stray[0]))  # type: ignore[arg-type] # likewise
            hint = f"write key, operator and value without spaces, such as `{shown}`"
            raise point_at(expression, Span(*stray.span()), f"`{stray[0]}` has no key before it", hint)
        word = _UNQUOTED.match(expression, place)
        if word and (instead := explain_word(word[0])):
            raise self._refuse(place, word[0], instead)
        if has_signed_key(expression, place) and (found := explain_beside_terms(expression[place])):
            raise self._refuse(place, *found)

    def _read_value(self, begun: _Start) -> QueryValue:
        """Returns the value that follows, and goes on after it."""
        start = self._place
        if start < len(self._expression) and self._expression[start] in _QUOTES:
            return self._read_quoted()
        word = _UNQUOTED.match(self._expression, start)
        if word is None:
            raise self._explain_missing(begun)
        self._place = word.end()
        if not self._is_at_end() and self._expression[self._place] != ",":
            raise point_at(
                self._expression,
                Span(self._place, self._place + 1),
                "there is a quotation mark inside a word",
                'put the whole value in quotes, such as `text:"a word"`',
            )
        return QueryValue(word[0], Span(*word.span()))

    def _explain_missing(self, begun: _Start) -> Exception:
        """Returns the error for a value that is not there."""
        place = self._place
        if begun.bare or self._expression[place - 1] == ",":
            message, hint = (
                "a value is missing before or after the comma",
                "write values without spaces, such as `level:root,system`",
            )
        else:
            written = f"{begun.key.name}{begun.operator}"
            message = f"`{written}` needs a value"
            takes, shown = begun.key.takes_after(begun.operator), begun.key.show_term(begun.operator)
            hint = f"write {takes} right after it, such as `{shown}`"
        return point_at(self._expression, Span(place, place), message, hint)

    def _read_quoted(self) -> QueryValue:
        """Returns a value in quotes; `\\` before a quote or another `\\` takes its meaning from it."""
        start, letters = self._place, list[str]()
        closing = _QUOTES[self._expression[start]]
        place = start + 1
        while place < len(self._expression) and self._expression[place] not in closing:
            escaped = self._expression[place] == "\\" and self._expression[place + 1 : place + 2] in {
                *closing,
                "\\",
            }
            place += bool(escaped)
            letters.append(self._expression[place])
            place += 1
        if place >= len(self._expression):
            hint = f"write `{closing[0]}` after the last word"
            raise point_at(self._expression, Span(start, start + 1), "this quote isn't closed", hint)
        self._place = place + 1
        if not self._is_at_end() and self._expression[self._place] != ",":
            span = Span(self._place, self._place + 1)
            hint = "write a space or a comma after it"
            raise point_at(self._expression, span, "a term goes on after its closing quote", hint)
        text = "".join(letters)
        if not text.strip():
            span = Span(start, self._place)
            raise point_at(
                self._expression, span, "there is nothing between the quotes", "write a text or a name"
            )
        return QueryValue(text, Span(start, self._place))
