"""Redlines: what changed in a passage, as the passage is read, words that went struck and words that came underlined."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import TYPE_CHECKING, NamedTuple, cast

from clausetree.diff.passage_blocks import Part, PassageBlock
from clausetree.diff.redlines import draw_runs
from clausetree.model.example import KNOWN_ROLES
from clausetree.publish.draw.clause_body import example_title, render_note
from clausetree.publish.draw.conversation_markup import render_conversation
from clausetree.publish.draw.html_redline import Stretch, merge_html
from clausetree.publish.draw.markup import EMPTY, Markup, element, join, link
from clausetree.publish.draw.prose import render_prose
from clausetree.syntax.content import parse_fragment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.kinds import RedlineKind
    from clausetree.diff.redlines import Redline
    from clausetree.model.clause import Clause, PassageKind
    from clausetree.model.locator import Locator
    from clausetree.publish.draw.page_view import PageView

_LABELS = {"references": "references updated", "typographic": "typography"}
_TURNS = {"binds": "was commentary", "explains": "commentary now"}
_MARK = re.compile(r'<(?:ins|del)\b|<span class="moved">')
_TARGET = re.compile(r"\]\(([^()\s]+)")
_TAG_LINE = re.compile(
    r"^[ \t]*\*?<(?:/.*|(?P<role>[A-Za-z]+)[^<>]*>(?:[ \t]*<!--[ \t]*(?P<verdict>\w+)?.*)?[ \t]*)$",
    re.MULTILINE,
)
"""A line of an example that is drawn as a label of what follows."""

_TAGS = {"deleted": "del", "inserted": "ins"}
_UNSEEN: frozenset[RedlineKind] = frozenset({"typographic", "footnotes"})


class Sides(NamedTuple):
    """The page of a comparison as what is rendered of each of its two revisions needs to know it."""

    old: PageView
    new: PageView


def render_redline(line: Redline, sides: Sides) -> Markup:
    """Returns a passage before and after in one, with what happened to it where its colours do not say it."""
    return render_block(PassageBlock(line.passage, (Part(line.pieces, line),)), sides, source=True)


def render_block(block: PassageBlock, sides: Sides, *, source: bool) -> Markup:
    """Returns a passage of a clause that changed, with what changed in it; nothing where none of it is to be seen.

    Args:
        block: The passage.
        sides: The page.
        source: Whether what can be seen in the source alone is told too.
    """
    lines = {id(part.line): part.line for part in block.parts}
    line = next(iter(lines.values())) if len(lines) == 1 else None
    text = _merge(block, sides, inline=line is None)
    kinds = {one.kind for one in lines.values() if one}
    is_seen = bool(_MARK.search(text))
    if not is_seen and kinds <= _UNSEEN and not source:
        return EMPTY
    label = _describe(line, sides, is_seen=is_seen) if line else EMPTY
    if not is_seen and "moved" not in kinds:
        told = _find_targets(block)
        label = join((piece for piece in (label, told) if piece), ": ")
        text = text if told else _draw_lines(block)
    kind = line.kind if line else "moved" if kinds == {"moved"} else "edited"
    return element(
        "div",
        (element("p", label, class_="redline__place") if label else EMPTY)
        + element("div", text, class_="redline__text", **sides.new.edition.spoken),
        class_=f"redline redline--{kind}",
    )


def _merge(block: PassageBlock, sides: Sides, *, inline: bool) -> Markup:
    """Returns a passage before and after in one; parts of it that moved are marked where they stand."""
    stretches = [
        _read_piece(block, part, place, sides, inline=inline)
        for part in block.parts
        for place in range(len(part.pieces))
    ]
    pieces = [piece for part in block.parts for piece in part.pieces]
    ways = [one.way for one in stretches]
    befores = (piece.before for piece, way in zip(pieces, ways, strict=True) if way not in {"came", "stayed"})
    afters = (piece.after for piece, way in zip(pieces, ways, strict=True) if way != "went")
    explains = any(part.line and part.line.turn == "explains" for part in block.parts)
    before, after = "".join(befores), "".join(afters)
    old = draw_source("paragraph" if explains else block.passage, before, sides.old) if before else EMPTY
    new = draw_source(block.passage, after, sides.new) if after else EMPTY
    return merge_html(old, new, stretches)


def _read_piece(block: PassageBlock, part: Part, place: int, sides: Sides, *, inline: bool) -> Stretch:
    piece = part.pieces[place]
    before, after = (_TAG_LINE.sub(_label, text) if block.passage == "example" else text for text in piece)
    if not inline or part.way is None or part.line is None:
        return Stretch(before, after)
    shown = [at for at, one in enumerate(part.pieces) if (one.before if part.way == "went" else one.after)]
    note = _note(part, part.line, sides) if place == max(shown, default=place) else EMPTY
    if part.way == "went":
        return Stretch(before, "", "went", note)
    origin = draw_source(block.passage, dedent(piece.before), sides.old)
    return Stretch(before, after, part.way, note, origin)


def _note(part: Part, line: Redline, sides: Sides) -> Markup:
    """Returns where a part of a passage moved, or where it came from."""
    if part.way == "went":
        return Markup("moved to {}").format(_find_place(line.new, sides.new))
    if part.way == "came":
        return Markup("moved from {}").format(_find_place(line.old, sides.old))
    return _describe(line, sides, is_seen=True)


def _label(tag: re.Match[str]) -> str:
    """Returns the words that a tag of an example is drawn as; the reason of a verdict stands elsewhere."""
    if (tag["role"] or "").lower() not in KNOWN_ROLES:
        return ""
    return " ".join((word or "").capitalize() for word in (tag["verdict"], tag["role"]))


def _find_targets(block: PassageBlock) -> Markup:
    """Returns which links of a passage lead elsewhere, where that is all that changed in it."""
    befores, afters = (
        [target for part in block.parts for piece in part.pieces for target in _TARGET.findall(piece[side])]
        for side in (0, 1)
    )
    if len(befores) != len(afters):
        return EMPTY
    turned = dict.fromkeys(pair for pair in zip(befores, afters, strict=True) if pair[0] != pair[1])
    return join(
        (
            Markup("link changed from {} to {}").format(element("code", old), element("code", new))
            for old, new in turned
        ),
        "; ",
    )


def _draw_lines(block: PassageBlock) -> Markup:
    """Returns the lines of a passage's source in which something changed."""
    lines: list[list[Markup]] = [[]]
    for run in draw_runs(tuple(piece for part in block.parts for piece in part.pieces)):
        for text in run.text.splitlines(keepends=True):
            lines[-1].append(element(_TAGS[run.kind], text) if run.kind in _TAGS else Markup.escape(text))
            if text.endswith("\n") and run.kind == "kept":
                lines.append([])
    shown = (join(line) for line in lines if any(_MARK.search(piece) for piece in line))
    return element("p", join(shown), class_="redline__source")


def draw_source(kind: str, text: str, view: PageView) -> Markup:
    """Returns a passage, or a part of one, as it is read: without its number and its permanent link.

    Args:
        kind: What block it is: a passage kind, `heading` or `preamble`.
        text: Its source.
        view: The page it is on.
    """
    if kind in {"footnote", "comment", "heading"}:
        return element("p", text.strip(), class_="footnote")
    if kind in {"commentary", "admonition"} and not text.lstrip().startswith("!!!"):
        return render_note(cast("PassageKind", kind), None, text, view)
    return join(_draw_blocks(text, view))


def _draw_blocks(text: str, view: PageView) -> Iterator[Markup]:
    content = parse_fragment(text)
    examples = {example.span.start: example for example in content.examples}
    for passage in content.passages:
        source = passage.span.slice(text)
        if passage.kind == "example" and passage.span.start in examples:
            example = examples[passage.span.start]
            title = element("p", example_title(example, view), class_="example__title")
            yield element("div", title + render_conversation(example.conversation, view), class_="example")
        elif passage.admonition:
            yield render_note(passage.kind, passage.admonition, passage.admonition.body.slice(text), view)
        else:
            yield render_prose(source, view)


def _describe(line: Redline, sides: Sides, *, is_seen: bool) -> Markup:
    """Returns what happened to a passage, where it is not that words came or went."""
    if line.kind == "moved":
        words = "" if is_seen and line.wording != "kept" else ", unchanged"
        if line.old and line.new and line.old[:2] == line.new[:2]:
            return Markup("moved within the clause, from {}{}").format(_name_part(line.old), words)
        went, came = _find_place(line.new, sides.new), _find_place(line.old, sides.old)
        return Markup("moved from {} to {}{}").format(came, went, words)
    if line.turn:
        return Markup.escape(_TURNS[line.turn])
    return Markup.escape(_LABELS.get(line.kind, ""))


def _find_place(locator: Locator | None, view: PageView) -> Markup:
    """Returns the link to where a passage stands in a revision."""
    clause = locator and _find_clause(locator, view)
    if locator is None or clause is None:
        return Markup.escape(str(locator or ""))
    number = find_passage(locator, clause)
    address = view.passage(clause, number) if number else view.clause(clause)
    return link(address, f"{clause.title}, {_name_part(locator)}") + f" in {view.edition.label}"


def find_passage(locator: Locator | None, clause: Clause) -> int | None:
    """Returns which passage of a clause a locator is of or in, from 1; None for one of another clause, or of no passage."""
    if locator is None or locator[:2] != clause.locator[:2]:
        return None
    start = locator._replace(steps=locator.steps[:1])
    return next((number for number, other in enumerate(clause.passage_locators(), 1) if other == start), None)


def _find_clause(locator: Locator, view: PageView) -> Clause | None:
    found = [clause for clause in view.edition.document.clauses if clause.id == locator.clause]
    return found[locator.repeat - 1] if len(found) >= locator.repeat else None


def _name_part(locator: Locator) -> str:
    """Returns what a part of a clause is called, such as `passage 4, sentence 3`."""
    return ", ".join(f"{step.kind} {step.number}" for step in locator.steps)
