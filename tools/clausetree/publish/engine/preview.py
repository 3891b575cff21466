"""MkDocs hooks of `mkdocs serve`: the work tree's clauses, rendered anew at each change.

Only the pages of `head` are there: no other revision, no diff, no search. `clausetree site serve` has all of it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from clausetree.model.errors import ClausetreeError
from clausetree.model.revision import HEAD
from clausetree.project.publication import find_name
from clausetree.project.revs import load_revision
from clausetree.publish.draw.markup import element, escape, link
from clausetree.publish.draw.site_page import render_page
from clausetree.publish.engine.site_folder import write_manifest, write_text
from clausetree.publish.engine.site_plan import take_text
from clausetree.publish.machine.data_files import build_revision_files
from clausetree.publish.pages.page_lists import build_revision_pages

if TYPE_CHECKING:
    from clausetree.history.commits.snapshot import Snapshot


def on_config(config: Any) -> None:  # noqa: ANN401 - MkDocs' own types are not exported for this
    """Calls the site as the settings of the spec call it."""
    config.site_name = str(escape(find_name(_load(config))))


def on_files(files: Any, config: Any) -> None:  # noqa: ANN401 - likewise
    """Adds a page for each clause."""
    guides = [file.src_uri for file in files.documentation_pages()]
    snapshot = _load(config)
    text = take_text(snapshot, snapshot.revision)
    edition = text.read(find_name(snapshot), "alone")
    pages, navigation = build_revision_pages(edition, {})
    config.extra["beside"] = [
        *build_revision_files(edition),
        *((f"{page.folder}/{name}", said) for page in pages for name, said in page.beside),
    ]
    for page in pages:
        files.append(File.generated(config, f"{HEAD}/{page.path}", content=render_page(page)))
    home = element("h1", find_name(snapshot)) + element("p", link(f"{HEAD}/", "The clauses of the draft"))
    files.append(File.generated(config, "index.md", content=str(home)))
    config.nav = [{"Home": "index.md"}, *(_under_head(entry) for entry in navigation)]
    config.nav += [{"Guides": guides}] if guides else []


def on_serve(server: Any, config: Any, **_: object) -> None:  # noqa: ANN401 - likewise
    """Watches the spec too."""
    revision = _load(config).revision
    for path in {Path(path).parent for path in (revision.path, *(part.path for part in revision.parts))}:
        server.watch(str(_folder(config) / path))


def on_post_build(config: Any) -> None:  # noqa: ANN401 - likewise
    """Writes what stands beside the pages, and marks the folder as ours, so that a build of the whole site may take its place."""
    for path, text in config.extra.pop("beside"):
        write_text(Path(config.site_dir) / HEAD / path, text)
    write_manifest(Path(config.site_dir), {})


def _folder(config: Any) -> Path:  # noqa: ANN401 - likewise
    return Path(config.config_file_path).parent


def _load(config: Any) -> Snapshot:  # noqa: ANN401 - likewise
    """Returns the draft; raises what MkDocs shows in a line where it can't be read."""
    try:
        return load_revision(None, start=_folder(config))
    except ClausetreeError as error:
        raise PluginError(error.message) from None


def _under_head(entry: Any) -> Any:  # noqa: ANN401 - a navigation nests to any depth
    """Returns an entry of the navigation with its paths in the folder of the head."""
    if isinstance(entry, dict):
        return {title: _under_head(value) for title, value in entry.items()}
    return [_under_head(value) for value in entry] if isinstance(entry, list) else f"{HEAD}/{entry}"
