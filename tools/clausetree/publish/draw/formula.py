"""LaTeX to MathML, which browsers draw themselves."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from latex2mathml.converter import convert_to_element

from clausetree.publish.draw.markup import Markup, element, join

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown_it.rules_inline import StateInline

_ELEMENTS = frozenset(
    [
        "math",
        "menclose",
        "merror",
        "mfenced",
        "mfrac",
        "mi",
        "mmultiscripts",
        "mn",
        "mo",
        "mover",
        "mpadded",
        "mphantom",
        "mprescripts",
        "mroot",
        "mrow",
        "ms",
        "mspace",
        "msqrt",
        "mstyle",
        "msub",
        "msubsup",
        "msup",
        "mtable",
        "mtd",
        "mtext",
        "mtr",
        "munder",
        "munderover",
        "none",
    ]
)
_ATTRIBUTES = frozenset(
    [
        "accent",
        "accentunder",
        "columnalign",
        "columnlines",
        "columnspacing",
        "depth",
        "display",
        "displaystyle",
        "fence",
        "form",
        "height",
        "largeop",
        "linethickness",
        "lspace",
        "mathvariant",
        "maxsize",
        "minsize",
        "movablelimits",
        "rowlines",
        "rowspacing",
        "rspace",
        "scriptlevel",
        "separator",
        "stretchy",
        "symmetric",
        "voffset",
        "width",
    ]
)
_DOUBLED = re.compile(r"\\\\(\\\\)|\\\\(?=\S)")
_LONGEST = 4000
_MARKS = (("\\\\(", "\\\\)", False), ("\\\\[", "\\\\]", True))
_SAYS_SOMETHING = re.compile(r"\w")


def scan_formula(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    r"""Reads `\\( … \\)` and `\\[ … \\]`."""
    for opening, closing, block in _MARKS:
        if state.src.startswith(opening, state.pos):
            start = state.pos + len(opening)
            end = state.src.find(closing, start)
            if end < 0 or not _SAYS_SOMETHING.search(state.src, start, end):
                return False
            if not silent:
                token = state.push("formula", "", 0)
                token.content, token.meta = state.src[start:end], {"block": block}
            state.pos = end + len(closing)
            return True
    return False


@lru_cache(maxsize=1024)
def render_formula(latex: str, *, block: bool) -> Markup:
    """Returns a formula as MathML, or as code where it is none that the converter knows.

    What the converter makes is copied element by element: of names and attributes only those that draw, none that
    lead anywhere.
    """
    if len(latex) <= _LONGEST:
        try:
            tree = convert_to_element(_unescape(latex), display="block" if block else "inline")
            return _copy(tree)
        except Exception:  # noqa: BLE001, S110 - the converter fails in many ways; the raw text is the answer to all
            pass
    return element("code", latex, class_="formula")


def _unescape(latex: str) -> str:
    r"""Returns LaTeX with single backslashes: in Markdown `\\frac` is written for `\frac`, as `\\(` is for `\(`."""
    return _DOUBLED.sub(lambda match: match[1] or "\\", latex)


def _copy(node: Element) -> Markup:
    name = node.tag.rpartition("}")[2]
    if name not in _ELEMENTS:
        name = "mrow"
    attributes = {key: value for key, value in node.attrib.items() if key in _ATTRIBUTES}
    children = (_copy(child) + html.unescape(child.tail or "") for child in node)
    return element(name, join((html.unescape(node.text or ""), *children)), **attributes)
