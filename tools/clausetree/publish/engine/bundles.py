"""What a page of a site fetches: one style sheet, cut down to what the pages can use, and one script for all that waits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from clausetree.publish.engine.site_folder import write_text
from clausetree.publish.engine.style_sheet import (
    drop_unused_variables,
    find_variables,
    parse_style_sheet,
    render_style_sheet,
    trim_style_sheet,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_ENGINE = "assets/stylesheets"
_TAG = re.compile(r"<([a-z][a-z0-9-]*)")
_CLASSES = re.compile(r'\bclass="([^"]*)"')
_WORD = re.compile(r"[\w-]+")


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

_OURS = {"details", "summary", ".note", ".example"}
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
        sheet = (*trim_style_sheet(theirs, names - _OURS), *trim_style_sheet(ours, names))
        write_text(stage / bundle.path, render_style_sheet(drop_unused_variables(sheet, named)))
    for file in engine:
        file.unlink()


def _load_all(files: Iterable[Path]) -> Iterator[str]:
    return (file.read_text(encoding="utf-8") for file in files if file.is_file())


def find_names(page: str) -> set[str]:
    """Returns the elements of a page, and its classes with a dot before each."""
    classes = {f".{name}" for classes in set(_CLASSES.findall(page)) for name in classes.split()}
    return classes.union(_TAG.findall(page))


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
                names.update(find_names(page))
    return used
