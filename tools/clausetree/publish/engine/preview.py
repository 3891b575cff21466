"""MkDocs hooks of `mkdocs serve`: the work tree's clauses, rendered anew at each change.

Only the pages of `head` are there: no other revision, no diff, no search. `clausetree site serve` has all of it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File

from clausetree.model.revision import HEAD
from clausetree.project.revs import load_revision
from clausetree.publish.books.revision_text import RevisionText
from clausetree.publish.draw.site_page import render_page
from clausetree.publish.engine.site_folder import write_manifest
from clausetree.publish.pages.page_lists import build_revision_pages

if TYPE_CHECKING:
    from clausetree.publish.books.edition import Edition


def on_files(files: Any, config: Any) -> None:  # noqa: ANN401 - MkDocs' own types are not exported for this
    """Adds a page for each clause."""
    edition = _read(Path(config.config_file_path).parent, config.site_name)
    pages, navigation = build_revision_pages(edition, {})
    for page in pages:
        files.append(File.generated(config, f"{HEAD}/{page.path}", content=render_page(page)))
    home = f"# {config.site_name}\n\n[The clauses of the work tree]({HEAD}/index.md)\n"
    files.append(File.generated(config, "index.md", content=home))
    config.nav = [{"Home": "index.md"}, *(_under_head(entry) for entry in navigation)]


def on_serve(server: Any, config: Any, **_: object) -> None:  # noqa: ANN401 - likewise
    """Watches the spec too."""
    snapshot = load_revision(None, start=Path(config.config_file_path).parent)
    server.watch(str(Path(config.config_file_path).parent / Path(snapshot.revision.path).parent))


def on_post_build(config: Any) -> None:  # noqa: ANN401 - likewise
    """Marks the folder as ours, so that a build of the whole site may take its place."""
    write_manifest(Path(config.site_dir), {})


def _read(folder: Path, name: str) -> Edition:
    snapshot = load_revision(None, start=folder)
    text = RevisionText(
        revision=snapshot.revision,
        text=snapshot.text,
        profile=snapshot.profile,
        prompts=snapshot.eval_prompts(),
        paths=snapshot.paths,
    )
    return text.read(name, "newest")


def _under_head(entry: Any) -> Any:  # noqa: ANN401 - a navigation nests to any depth
    """Returns an entry of the navigation with its paths in the folder of the head."""
    if isinstance(entry, dict):
        return {title: _under_head(value) for title, value in entry.items()}
    return [_under_head(value) for value in entry] if isinstance(entry, list) else f"{HEAD}/{entry}"
