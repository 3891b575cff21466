"""What a page of a site fetches: one style sheet, cut down to what the pages can use, and one script for all that waits."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import tinycss2
from tinycss2.ast import AtRule, LiteralToken, QualifiedRule

from clausetree.publish.engine.site_folder import write_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from tinycss2.ast import Node

_ENGINE = "assets/stylesheets"
_TAG = re.compile(r"<([a-z][a-z0-9-]*)")
_CLASSES = re.compile(r'\bclass="([^"]*)"')
_WORD = re.compile(r"[\w-]+")
_USE = re.compile(r"var\(\s*(--[\w-]+)")
_CONDITIONAL = {"media", "supports", "layer", "container"}


class StyleBundle(NamedTuple):
    """A style sheet of the site that is put together from others.

    Attributes:
        path: Where it stands.
        sheets: Our own of which it is made, after the engine's.
    """

    path: str
    sheets: tuple[str, ...]


READING = StyleBundle("stylesheets/reading.css", ("clausetree", "clause", "print"))
"""For the pages of a revision: what a reader of a clause waits for."""
OVERVIEW = StyleBundle("stylesheets/overview.css", ("clausetree", "clause", "changes", "print"))
"""For the pages that speak of all revisions."""

_SCRIPT = "javascripts/page.js"
_SCRIPTS = ("reading", "clausetree")
"""The scripts that every page runs once it is read, as `theme/main.html` names them where it is not built by us."""


def bundle_scripts(stage: Path) -> None:
    """Writes the script of a built site: those that every page runs once it is read, in a row."""
    write_text(stage / _SCRIPT, "\n".join(_load_all(stage / f"javascripts/{name}.js" for name in _SCRIPTS)))


def bundle_styles(stage: Path) -> None:
    """Writes the style sheets of a built site, without what none of the pages that read them can use.

    The engine's style many components that no page here has, and every first reader would wait for them.
    """
    engine = sorted((stage / _ENGINE).glob("*.css"))
    own = {name: stage / f"stylesheets/{name}.css" for name in OVERVIEW.sheets}
    others = _load_all(file for file in stage.rglob("*.css") if file not in {*engine, *own.values()})
    named = {name for text in others for name in _USE.findall(text)}
    used = _find_used(stage)
    main = "\n".join(_load_all(file for file in engine if file.name.startswith("main.")))
    shared = trim_sheet(main, used[READING] | used[OVERVIEW])  # once: the engine's is the longest by far
    for bundle in (READING, OVERVIEW):
        sheet = trim_sheet("\n".join((shared, *_load_all(own[name] for name in bundle.sheets))), used[bundle])
        write_text(stage / bundle.path, drop_unused_variables(sheet, named))
    for file in engine:
        file.unlink()


def trim_sheet(sheet: str, used: AbstractSet[str]) -> str:
    """Returns a style sheet without what styles nothing.

    Args:
        sheet: The style sheet.
        used: The names of elements, and the classes with a dot before each, that there are.
    """
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    return str(tinycss2.serialize(_trim(rules, used)))


def drop_unused_variables(sheet: str, named: AbstractSet[str]) -> str:
    """Returns a style sheet without the custom properties that neither itself nor another, which names `named`, uses."""
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    while True:
        used = named | set(_USE.findall(sheet))
        shorter = str(tinycss2.serialize([_drop_variables(rule, used) for rule in rules]))
        if len(shorter) == len(sheet):
            return sheet
        sheet = shorter  # what only a dropped one used is not used now


def _drop_variables(rule: Node, used: AbstractSet[str]) -> Node:
    if isinstance(rule, QualifiedRule):
        rule.content = _join(
            [part for part in _split(rule.content, ";") if not _find_declared(part) - used], ";"
        )
    return rule


def _find_declared(declaration: Iterable[Node]) -> set[str]:
    """Returns the name of the custom property that a declaration sets, alone; nothing where it sets another."""
    first = next((token for token in declaration if token.type != "whitespace"), None)
    return (
        {first.value}
        if first is not None and first.type == "ident" and first.value.startswith("--")
        else set()
    )


def _load_all(files: Iterable[Path]) -> Iterator[str]:
    return (file.read_text(encoding="utf-8") for file in files if file.is_file())


def _find_used(stage: Path) -> Mapping[StyleBundle, set[str]]:
    """Returns for each bundle the elements and classes of the pages that read it.

    Words of the site's own scripts count as both, since scripts make elements and set classes.
    """
    scripts = "\n".join(_load_all((stage / "javascripts").glob("*.js")))
    scripted = {name for word in set(_WORD.findall(scripts)) for name in (word, f".{word}")}
    used = {bundle: set(scripted) for bundle in (READING, OVERVIEW)}
    for page in _load_all(stage.rglob("*.html")):
        for bundle, names in used.items():
            if f'{bundle.path}"' in page:
                names.update(_TAG.findall(page))
                names.update(
                    f".{name}" for classes in set(_CLASSES.findall(page)) for name in classes.split()
                )
    return used


def _trim(rules: Iterable[Node], used: AbstractSet[str]) -> list[Node]:
    kept: list[Node] = []
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            selectors = [part for part in _split(rule.prelude, ",") if _find_needed(part) <= used]
            rule.prelude = _join(selectors, ",")
            kept += [rule] if selectors else []
        elif isinstance(rule, AtRule) and rule.lower_at_keyword in _CONDITIONAL and rule.content is not None:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            rule.content = _trim(inner, used)
            kept += [rule] if rule.content else []
        else:
            kept.append(rule)
    return kept


def _split(tokens: Iterable[Node], separator: str) -> Iterator[list[Node]]:
    """Yields what the separators part, without them, empty pieces left out."""
    piece: list[Node] = []
    for token in (*tokens, LiteralToken(0, 0, separator)):
        if not isinstance(token, LiteralToken) or token.value != separator:
            piece.append(token)
        elif piece:
            yield piece
            piece = []


def _join(pieces: Sequence[list[Node]], separator: str) -> list[Node]:
    """Returns the tokens of all pieces, with a separator between them."""
    between = LiteralToken(0, 0, separator)
    return [token for place, piece in enumerate(pieces) for token in ([between] if place else []) + piece]


def _find_needed(selector: Iterable[Node]) -> set[str]:
    """Returns the elements and classes that there must be for a selector to style anything; those in `:not()` and the like left out."""
    needed = set()
    for before, token in pairwise((None, *selector)):
        if token.type == "ident" and not (isinstance(before, LiteralToken) and before.value == ":"):
            is_class = isinstance(before, LiteralToken) and before.value == "."
            needed.add(f".{token.value}" if is_class else token.lower_value)
    return needed
