"""`lost-reference`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.lint.fix import replace
from clausetree.lint.lost_references import find_meant, find_near_id
from clausetree.lint.rule import Rule
from clausetree.text.letters import NAME
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausetree.lint.context import Context, DocumentPart
    from clausetree.model.clause import Content
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document

_BESIDE = r"[\[\](){}<>?\"'=|]"  # one of them stands beside an id that a link was meant to lead to
_NAMED = (
    re.compile(rf"{_BESIDE}\S{{0,2}}#(?P<name>{NAME}+)"),
    re.compile(rf"#(?P<name>{NAME}+)\W{{0,2}}?[\[\](){{}}<>\"']"),
    re.compile(rf"#[(\[{{\"'](?P<name>{NAME}+)"),
)
_NEARLY = (
    re.compile(rf"[(\[{{<\"][ ]?#(?P<name>{NAME}+)"),
    re.compile(rf"#(?P<name>{NAME}+)[ ]?[)\]}}>\"]"),
)
_MARKS = re.compile(r"\[\?\]|(?<![\w?])\?\](?=[(\[{])|\[\?(?=[(#])|\]\((?=\S)")
_LABELLED = re.compile(r"(?<![\w\])])\[[^\[\]\n]{0,80}\w[^\[\]\n]{0,80}\]\[[^\[\]\n]{1,80}\]")
_DEFINITION = re.compile(r"^[ \t]*\[[^\[\]\n]+\]:[ \t]*\S", re.MULTILINE)
_AROUND = 400  # characters in which the other bracket of a pair is looked for
_CARETS = "\u02c6\uff3e^"  # as keyboards of several languages write it
_FOOTNOTE = re.compile(
    rf"""\[6(?P<typed>[\w-]+)\]
      | [(\[{{][{_CARETS}](?P<bracketed>[\w-]+)
      | \[[^\w\r\n]{{0,2}}\^?(?P<open>[\w-]+)
      | \^[^\w\r\n]?(?P<mark>[\w-]+)[^\w\r\n]?\]?""",
    re.VERBOSE,
)
_QUESTION_MARKS = frozenset("\uff1f\ufe56\u061f\u037e")  # as Chinese, Arabic and Greek write it
_FORMULA = re.compile(
    r"\\\\\(.{0,4000}?\\\\\)|\\\\\[.{0,4000}?\\\\\]|\$\$.{0,4000}?\$\$|\$[^$\n ]{1,200}\$", re.DOTALL
)
_LABEL = re.compile(r"(?=.*[a-z])[a-z0-9]{4}")  # a footnote's label as the dialect has them


def _find_remnants(text: str, document: Document, context: Context) -> Iterator[tuple[Span, str]]:
    """Yields what may be left of a reference, and the id that was meant, or nothing."""
    for match in _find_names(_NAMED, text):
        if document.find(match["name"]):
            yield Span(*match.span()), match["name"]
    for match in _find_names(_NEARLY, text):
        if near := find_near_id(match["name"], context):
            yield Span(*match.span()), near
    for match in _MARKS.finditer(text):
        yield Span(*match.span()), ""


def _find_names(patterns: Iterable[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    """Yields what looks like the name of a clause; `#123` is the number of an issue."""
    return (match for found in patterns for match in found.finditer(text) if not match["name"].isdecimal())


def _is_open(text: str, opening: str, closing: str) -> bool:
    """Returns whether a text leaves a bracket open; one that closes nothing was opened before the text begins."""
    depth = 0
    for character in text:
        depth = depth + 1 if character == opening else max(depth - 1, 0) if character == closing else depth
    return depth > 0


def _join(found: Iterable[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """Returns what was found in order, with what touches, or all but touches, as one."""
    joined: list[tuple[Span, str]] = []
    for span, meant in sorted(found):
        if joined and span.start <= joined[-1][0].end + 1:
            (start, end), before = joined[-1]
            joined[-1] = Span(start, max(end, span.end)), before or meant
        else:
            joined.append((span, meant))
    return joined


def _read_label(match: re.Match[str]) -> str:
    """Returns the label of what may be left of a footnote mark."""
    label: str = match["bracketed"] or match["open"] or match["mark"] or match["typed"]
    return label


def _is_lost_mark(match: re.Match[str], known: bool) -> bool:  # noqa: FBT001 - one of two questions
    """Returns whether what may be left of a footnote mark is; numbers in brackets and powers mean something else."""
    label = _read_label(match)
    if match["bracketed"] or ("^" in match[0] and "[" in match[0]):
        return known or bool(_LABEL.fullmatch(label))
    closed = match[0].endswith("]") or match.string.startswith("]", match.end())
    return (
        known and not label.isdigit() and (closed or (bool(match["mark"]) and bool(_LABEL.fullmatch(label))))
    )


def _hide_formulas(text: str, source: str) -> str:
    """Returns a text without the formulas in it, which its source tells."""
    for match in _FORMULA.finditer(source):
        text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    return text


class LostReference(Rule):
    """What looks like a reference or a footnote mark but isn't one.

    Such as `[?] (#tone)`, `[tone](tone)`, `[?(#tone)`, `{^ab12]`, or a reference without any text, `[](#tone)`.

    ## Why it matters
    The reader sees marks instead of a link, and whoever follows references misses this one.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly; see [?] (#tone).

    # Tone {#tone}

    Be kind.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly; see [?](#tone).

    # Tone {#tone}

    Be kind.
    ````
    """

    code = "REF011"
    name = "lost-reference"
    severity = "warning"
    fixes = "sometimes"
    reviewed = "always"

    def check_content(self, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding at each stray bracket, each reference without text, and each definition that begins with a mark."""
        for note in content.footnote_definitions:
            if note.target.startswith((":", ";")):
                yield self.at(
                    note.span,
                    "definition of a footnote begins with a mark",
                    "write `[^label]: target`",
                )
        for footnote in content.footnotes:
            yield from self._check_brackets(footnote.span, "footnote mark", content)
        for reference in content.references:
            if reference.place != "message":
                yield from self._check_brackets(reference.span, "reference", content)
            said = reference.text
            if said is None or reference.place == "message" or re.search(r"\w", said):
                continue
            if not said.isascii() and said.strip() not in _QUESTION_MARKS:  # such as an arrow
                continue
            bracketed = content.source.startswith("[", reference.span.start)
            yield self.at(
                reference.span,
                f"reference to `{reference.target}` has no text",
                "write `[?]`, which shows the title",
                replace(reference.text_span, "?", safe=False) if bracketed else None,
            )

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at each; the fix writes `#`, or the text that shows the title."""
        yield from super().check(document, context)
        for part in context.parts:
            yield from self._check_links(part, context)
            for remnant in part.content.remnants:
                text = _hide_formulas(remnant.text, remnant.span.slice(part.content.source))
                if remnant.place == "reason":  # of marks that it begins with, `malformed-verdict` speaks
                    text = re.sub(r"\A\W\S*", lambda match: " " * len(match[0]), text)
                yield from self._check_text(text, part.start + remnant.span.start, document, context)

    def _check_links(self, part: DocumentPart, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding for each link whose address lacks `#`."""
        for link in part.content.file_links:
            if meant := find_meant(link, part, context):
                span = link.span.shift(part.start)
                fix = replace(span, f"#{meant}", safe=False)
                yield self.at(span, f"link leads to a file `{link.path}`", f"did you mean `#{meant}`?", fix)

    def _check_brackets(self, mark: Span, what: str, content: Content) -> Iterator[Diagnostic]:
        """Yields a finding where a bracket too many stands right before or after a reference or a footnote mark."""
        source, (start, end) = content.source, mark
        told = f"stray bracket beside a {what}"
        behind = source[end : end + _AROUND].replace("\r", "\n").partition("\n")[0]
        if source[start - 1 : start] == "[" and "]" not in behind:
            yield self.at(Span(start - 1, start), told, "delete it")
        closing = source[end : end + 1]
        if opening := {")": "(", "]": "["}.get(closing):
            before = source[max(start - _AROUND, 0) : start].replace("\r\n", "\n").rpartition("\n\n")[2]
            if not _is_open(before, opening, closing):
                yield self.at(Span(end, end + 1), told, "delete it")

    def _check_text(
        self, text: str, start: int, document: Document, context: Context
    ) -> Iterator[Diagnostic]:
        """Yields a finding for each place in a text that looks like what is left of a reference or a footnote mark."""
        text = text.replace("\r", "\n")
        for span, meant in _join(_find_remnants(text, document, context)):
            hint = f"did you mean `[?](#{meant})`?" if meant else "a reference is `[?](#id)` or `[text](#id)`"
            yield self.at(span.shift(start), "what looks like a reference isn't one", hint)
        for match in _LABELLED.finditer(text):
            span = Span(*match.span()).shift(start)
            yield self.at(
                span, "no line defines the label of a link", "add `[label]: address`, or correct the label"
            )
        for match in _DEFINITION.finditer(text):
            span = Span(*match.span()).shift(start)
            yield self.at(span, "line defines no label", 'a definition is `[label]: address "title"`')
        for match in _FOOTNOTE.finditer(text):
            label = _read_label(match)
            if _is_lost_mark(match, label in context.footnotes_at_hand):
                yield self.at(
                    Span(*match.span()).shift(start),
                    "what looks like a footnote mark isn't one",
                    f"did you mean `[^{label}]`?",
                )
