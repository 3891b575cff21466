"""A page as the search engine reads it: what it says, with every word set apart."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from urllib.parse import parse_qsl

from clausetree.publish.draw.markup import Markup, element, join
from clausetree.text.words import BLANKLESS

_BODY = re.compile(r'<div class="clausetree" data-facets="([^"]*)">(.*?)(?:</article>|\Z)', re.DOTALL)
_TEXT = re.compile(r"(<[^>]*>)|([^<]+)")
_RUN = re.compile(f"[{BLANKLESS}]+")


def copy_for_search(page: str) -> str | None:
    """Returns what the search engine reads of a page; None where the page is not to be found.

    Scripts without blanks are cut into characters, so that any part of a word is found: the box asks for characters in a
    row. Words that were inserted are set apart from those that were deleted.
    """
    body = _BODY.search(page)
    if not body:
        return None
    text = _TEXT.sub(lambda part: part[1] or cut_characters(part[2]), body[2])
    facets = join(_render_facet(name, value) for name, value in parse_qsl(unescape(body[1])))
    told = f'<div data-pagefind-body="">{facets}{text.replace("</del>", "</del> ")}'
    return f"<!doctype html><html><body>{told}</body></html>"


def _render_facet(name: str, value: str) -> Markup:
    return element("data", value=value, data_pagefind_filter=f"{name}[value]")


def cut_characters(text: str) -> str:
    """Returns a text with blanks around each character of a script without blanks, as `theme/javascripts/words.js` does."""
    return _RUN.sub(lambda run: "".join(map(_set_apart, run[0])) + " ", text)


def _set_apart(character: str) -> str:
    return character if unicodedata.category(character).startswith("M") else f" {character}"
