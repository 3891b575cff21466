"""What a page of a site fetches: one style sheet, cut down to what the pages can use, and one script for all that waits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetree.publish.engine.site_folder import write_text
from clausetree.publish.engine.style_sheet import (
    find_set_variables,
    find_variables,
    parse_style_sheet,
    render_style_sheet,
)
from clausetree.publish.engine.style_trimming import (
    drop_declarations,
    drop_overridden,
    drop_unused_variables,
    trim_style_sheet,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_ENGINE = "assets/stylesheets"
_TAG = re.compile(r'<[a-z](?:[^>"]|"[^"]*")*')
_VALUE = re.compile(r'="[^"]*"')
_CLASSES = re.compile(r'\bclass="([^"]*)"')
_WORD = re.compile(r"[\w-]+")
_CAPITAL = re.compile(r"([A-Z])")


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

_OURS = {"details", "summary", "kbd", ".note", ".example"}
"""What our own sheets style whole: the engine's style of it, or of what has the same name there, would only be undone."""

_SCRIPT = "javascripts/page.js"
_SCRIPTS = ("colours", "reading", "clausetree")
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
    sheets = [file for file in stage.rglob("*.css") if file not in engine]
    used = _find_used(stage)
    theirs = parse_style_sheet("\n".join(_load_all(file for file in engine if file.name.startswith("main."))))
    for bundle in (READING, OVERVIEW):
        ours = parse_style_sheet("\n".join(_load_all(own[name] for name in bundle.sheets)))
        names = used[bundle]
        later = [file for file in sheets if file not in {own[name] for name in bundle.sheets}]
        named = find_variables("\n".join(_load_all(later)))  # by sheets that a page may fetch beside it
        base = drop_declarations(
            trim_style_sheet(theirs, names - _OURS), find_set_variables(ours).__contains__
        )
        sheet = drop_overridden((*base, *trim_style_sheet(ours, names)))
        write_text(stage / bundle.path, render_style_sheet(drop_unused_variables(sheet, named)))
    for file in engine:
        file.unlink()


def _load_all(files: Iterable[Path]) -> Iterator[str]:
    return (file.read_text(encoding="utf-8") for file in files if file.is_file())


def find_names(page: str) -> set[str]:
    """Returns what a page has, as `Selector.needed` names it: its elements, classes, attributes and directions."""
    tags = set(_TAG.findall(page))
    names = {f".{name}" for classes in set(_CLASSES.findall(page)) for name in classes.split()}
    for tag in {_VALUE.sub("=", tag) for tag in tags}:
        element, *attributes = tag[1:].split()
        names.add(element)
        names.update(f"[{attribute.partition('=')[0]}]" for attribute in attributes)
    for direction in ("ltr", "rtl"):
        if any(f'dir="{value}"' in page for value in (direction, "auto")):
            names.add(f"[dir={direction}]")
    return names


def _find_scripted(stage: Path) -> set[str]:
    """Returns what the site's own scripts may make: each of their words is an element, a class, an attribute."""
    scripts = "\n".join(_load_all((stage / "javascripts").glob("*.js")))
    words = set(_WORD.findall(scripts))
    as_data = {_CAPITAL.sub(r"-\1", word).lower() for word in words}  # `dataset.aB` is `data-a-b`
    return {f"[data-{name}]" for name in as_data}.union(*((word, f".{word}", f"[{word}]") for word in words))


def _find_used(stage: Path) -> Mapping[StyleBundle, set[str]]:
    """Returns for each bundle what the pages that read it have, or may be given by a script."""
    scripted = _find_scripted(stage)
    used = {bundle: set(scripted) for bundle in (READING, OVERVIEW)}
    for page in _load_all(stage.rglob("*.html")):
        for bundle, names in used.items():
            if f'{bundle.path}"' in page:
                names.update(find_names(page))
    return used
