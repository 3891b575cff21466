"""Redlines: what changed in a passage, as the passage is read, words that went struck and words that came underlined."""

from __future__ import annotations

import re
from dataclasses import replace
from textwrap import dedent
from typing import TYPE_CHECKING, NamedTuple, cast

from clausetree.diff.passage_blocks import Part, PassageBlock
from clausetree.model.example import KNOWN_ROLES
from clausetree.publish.draw.clause_body import example_title, render_note
from clausetree.publish.draw.conversation_markup import render_conversation
from clausetree.publish.draw.footnotes import draw_definitions
from clausetree.publish.draw.marked_changes.html_redline import has_same_blocks, merge_html, replace_html
from clausetree.publish.draw.marked_changes.html_words import Stretch
from clausetree.publish.draw.marked_changes.locator_names import link_part, name_part
from clausetree.publish.draw.markup import EMPTY, Markup, element, join
from clausetree.publish.draw.prose import render_prose
from clausetree.syntax.content import parse_fragment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.diff.kinds import RedlineKind
    from clausetree.diff.redlines import Redline
    from clausetree.model.clause import PassageKind
    from clausetree.publish.draw.page_view import PageView

_LABELS = {"references": "references updated", "typographic": "typography"}
_TURNS = {"binds": "was commentary", "explains": "commentary now"}
_MARK = re.compile(r'<(?:ins|del)\b|<span class="moved">')
_WORD_MARK = re.compile(r'<(?:ins|del)\b[^<>]*>\s*(?:[^<\s]|<math)|<span class="moved">')
_TARGET = re.compile(r"\[([^\[\]]*)\](?:\(|:[ \t]*)([^()\s]+)")
_TAG_LINE = re.compile(
    r"^[ \t]*\*?<(?:/.*|(?P<role>[A-Za-z]+)[^<>]*>(?:[ \t]*<!--[ \t]*(?P<verdict>\w+)?.*)?[ \t]*)$",
    re.MULTILINE,
)
"""A line of an example that is drawn as a label of what follows."""

_SAME = "reads the same; only its Markdown differs"
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
    told = EMPTY if "moved" in kinds and not is_seen else _find_targets(block, is_seen=is_seen)
    if not is_seen and not told and "moved" not in kinds:
        text = _merge(block, Sides(*(replace(view, as_written=True) for view in sides)), inline=line is None)
        told = EMPTY if _MARK.search(text) else Markup(_SAME)
    label = _describe(line, sides, is_seen=is_seen, is_gone=block.number is None) if line else EMPTY
    label = join((piece for piece in (label, told) if piece), ": ")
    kind = line.kind if line else "moved" if kinds == {"moved"} else "edited"
    return element(
        "div",
        (element("p", label, class_="redline__place") if label else EMPTY)
        + element("div", text, class_="redline__text", **sides.new.edition.spoken),
        class_=f"redline redline--{kind}",
    )


def _merge(block: PassageBlock, sides: Sides, *, inline: bool) -> Markup:
    """Returns a passage before and after in one; parts of it that moved are marked where they stand.

    What has the same words in other blocks, such as a paragraph that was broken in two, is struck and drawn again.
    """
    stretches = [
        _read_piece(block, part, place, sides, inline=inline)
        for part in block.parts
        for place in range(len(part.pieces))
    ]
    pieces = [piece for part in block.parts for piece in part.pieces]
    afters = (piece.after for piece, one in zip(pieces, stretches, strict=True) if one.way != "went")
    explains = any(part.line and part.line.turn == "explains" for part in block.parts)
    before, after = _join_before(block, inline=inline), "".join(afters)
    old = draw_source("paragraph" if explains else block.passage, before, sides.old) if before else EMPTY
    new = draw_source(block.passage, after, sides.new) if after else EMPTY
    text = merge_html(old, new, stretches)
    return text if _WORD_MARK.search(text) or has_same_blocks(old, new) else replace_html(old, new)


def _join_before(block: PassageBlock, *, inline: bool) -> str:
    """Returns what a passage said, without what came to its place; what were passages by themselves stay apart."""
    found, home = "", None
    for part in block.parts:
        text = "".join(piece.before for piece in part.pieces)
        if not text or (inline and part.line and part.way in {"came", "stayed"}):
            continue
        start = part.line.old.steps[:1] if part.line and part.line.old else None
        found += ("\n\n" if found and home and start and start != home else "") + text
        home = start
    return found


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
    way = "came" if block.passage != "example" else part.way  # prose is also struck where it was
    return Stretch(before, after, way, note, origin)


def _note(part: Part, line: Redline, sides: Sides) -> Markup:
    """Returns where a part of a passage moved, or where it came from."""
    if part.way == "went" and line.old and line.new and line.old.clause_locator == line.new.clause_locator:
        return _describe(line, sides, is_seen=True, is_gone=True)
    if part.way == "went":
        return Markup("moved to {}").format(link_part(line.new, sides.new))
    if part.way == "came":
        return Markup("moved from {}").format(link_part(line.old, sides.old))
    return _describe(line, sides, is_seen=True)


def _label(tag: re.Match[str]) -> str:
    """Returns the words that a tag of an example is drawn as; the reason of a verdict stands elsewhere."""
    if (tag["role"] or "").lower() not in KNOWN_ROLES:
        return ""
    return " ".join((word or "").capitalize() for word in (tag["verdict"], tag["role"]))


def _find_targets(block: PassageBlock, *, is_seen: bool) -> Markup:
    """Returns which links of a passage lead elsewhere under the same words; where those changed, that is to be seen."""
    befores, afters = (
        [target for part in block.parts for piece in part.pieces for target in _TARGET.findall(piece[side])]
        for side in (0, 1)
    )
    if len(befores) != len(afters):
        return EMPTY
    turned = dict.fromkeys(
        (old, new)
        for (words, old), (others, new) in zip(befores, afters, strict=True)
        if old != new and (not is_seen or words == others != "?")
    )
    return join(
        (
            Markup("link changed from {} to {}").format(element("code", old), element("code", new))
            for old, new in turned
        ),
        "; ",
    )


def draw_source(kind: str, text: str, view: PageView) -> Markup:
    """Returns a passage, or a part of one, as it is read: without its number and its permanent link.

    Args:
        kind: What block it is: a passage kind, `heading` or `preamble`.
        text: Its source.
        view: The page it is on.
    """
    if kind == "footnote":
        return draw_definitions(text, view)
    if kind in {"comment", "heading"}:
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


def _describe(line: Redline, sides: Sides, *, is_seen: bool, is_gone: bool = False) -> Markup:
    """Returns what happened to a passage, where it is not that words came or went."""
    if line.kind == "moved":
        words = "" if is_seen else ", unchanged"
        if line.old and line.new and line.old.clause_locator == line.new.clause_locator:
            if is_gone:
                return Markup("moved within the clause, to {}").format(name_part(line.new))
            return Markup("moved within the clause, from {}{}").format(name_part(line.old), words)
        went, came = link_part(line.new, sides.new), link_part(line.old, sides.old)
        return Markup("moved from {} to {}{}").format(came, went, words)
    if line.turn:
        return Markup.escape(_TURNS[line.turn])
    return Markup.escape(_LABELS.get(line.kind, ""))
