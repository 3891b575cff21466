"""The whole site: its parts built two at a time, those that nothing changed in kept."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from clausetree.model.errors import ClausetreeError
from clausetree.output.schemas import SHAPES, render_schema
from clausetree.publish.address import label_slug
from clausetree.publish.engine.folder import (
    check_folder,
    keep_folder,
    load_manifest,
    replace_folder,
    write_text,
)
from clausetree.publish.engine.mkdocs_build import FolderBuild, build_folder
from clausetree.publish.engine.parts import (
    EditionPart,
    Frame,
    build_edition_part,
    copy_guides,
    mkdocs_settings,
    write_pages,
)
from clausetree.publish.engine.search import build_index
from clausetree.publish.engine.workers import open_workers
from clausetree.publish.machine import render_sitemap
from clausetree.publish.reference_page import build_reference_page
from clausetree.publish.shelf import Shelf, build_histories, build_shelf, build_shelf_files, build_shelf_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor

    from clausetree.model.declared import Declared
    from clausetree.publish.manuscript import Manuscript

_SHELF = "/"
"""What the manifest calls the part that speaks of all revisions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePlan:
    """What a site is built from.

    Attributes:
        frame: What all parts have in common.
        manuscripts: The revisions, oldest first.
        guides: The folder of hand-written pages; None where there are none.
        references: Paths and texts of generated Markdown pages about the tool, such as `rules/REF001.md`.
        declared: What the settings declare of the clauses' history.
    """

    frame: Frame
    manuscripts: tuple[Manuscript, ...]
    guides: Path | None
    references: Mapping[str, str]
    declared: tuple[Declared, ...] = ()


def build_site(plan: SitePlan, out: Path, report: Callable[[str], None]) -> bool:
    """Builds the site into `out`; returns whether there was anything to do.

    Args:
        plan: What to build from.
        out: The folder of the site: new, empty, or a site built before.
        report: Is told, in a line, of each step.

    Raises:
        ClausetreeError: `out` is not ours to replace, or an engine refuses a page.
    """
    check_folder(out)
    before, now = load_manifest(out), _manifest(plan)
    if before == now:
        report("nothing changed")
        return False
    kept = {label for label, digest in now.items() if before.get(label) == digest}
    with replace_folder(out, now) as stage, TemporaryDirectory(prefix="clausetree-site-") as work:
        report("reading and comparing revisions")
        frame = plan.frame
        editions = tuple(m.read(frame.name, frame.standing(m.revision.label)) for m in plan.manuscripts)
        shelf = build_shelf(editions, plan.declared)
        with open_workers() as pool:
            builds = _submit_editions(plan, shelf, (pool, Path(work), stage), kept)
            for label in kept - {_SHELF}:
                report(f"keeping {label}")
                keep_folder(out / label_slug(label), stage / label_slug(label))
            builds["overview, diffs and lives"] = _submit_shelf(plan, shelf, (pool, Path(work), stage))
            _collect(builds, report)
        keep_folder(Path(work) / "root", stage)
        _write_files(plan, shelf, stage)
        report("indexing for search")
        build_index(stage)
    report("site is up to date")
    return True


def _submit_editions(
    plan: SitePlan, shelf: Shelf, place: tuple[ProcessPoolExecutor, Path, Path], kept: set[str]
) -> dict[str, Future[list[str]]]:
    pool, work, stage = place
    builds = {}
    for manuscript in reversed(plan.manuscripts):
        label = manuscript.revision.label
        if label not in kept:
            part = EditionPart(
                frame=plan.frame,
                manuscript=manuscript,
                histories={start: str(html) for start, html in build_histories(shelf, label).items()},
                docs=work / label_slug(label),
                out=stage / label_slug(label),
            )
            builds[label] = pool.submit(build_edition_part, part)
    return builds


def _submit_shelf(
    plan: SitePlan, shelf: Shelf, place: tuple[ProcessPoolExecutor, Path, Path]
) -> Future[list[str]]:
    pool, work, _ = place
    docs = work / "pages"
    guides = copy_guides(plan.guides, docs)
    write_pages(docs, (build_reference_page(path, text) for path, text in plan.references.items()))
    titled = [(_title(docs / path), path.removesuffix(".md").removesuffix("index") + "/") for path in guides]
    write_pages(docs, build_shelf_pages(shelf, titled))
    settings = mkdocs_settings(plan.frame, "", "", {"nav": _navigation(guides, plan.references)})
    return pool.submit(
        build_folder, FolderBuild(docs=docs, out=work / "root", base=plan.frame.base, settings=settings)
    )


def _navigation(guides: Sequence[str], references: Mapping[str, str]) -> list[object]:
    """Returns the navigation of what stands beside the revisions."""
    navigation: list[object] = [
        {"Home": "index.md"},
        {"Compare": "diff/index.md"},
        {"All clauses": "clauses/index.md"},
    ]
    navigation += [{"Guides": list(guides)}] if guides else []
    for folder in dict.fromkeys(path.partition("/")[0] for path in references):
        pages = [path for path in references if path.startswith(f"{folder}/")]
        navigation.append({folder.capitalize(): pages})
    return navigation


def _title(page: Path) -> str:
    """Returns the first heading of a hand-written page."""
    lines = page.read_text(encoding="utf-8").splitlines()
    return next((line[2:].strip() for line in lines if line.startswith("# ")), page.stem)


def _collect(builds: Mapping[str, Future[list[str]]], report: Callable[[str], None]) -> None:
    """Waits for the builds; raises `ClausetreeError` where one was warned of anything."""
    for name, build in builds.items():
        warnings = build.result()
        if warnings:
            raise ClausetreeError(
                f"MkDocs can't build {name}: {warnings[0]}", "\n".join(warnings[1:]) or None
            )
        report(f"built {name}")


def _write_files(plan: SitePlan, shelf: Shelf, stage: Path) -> None:
    """Writes what is no page."""
    site_url = plan.frame.site_url or "/"
    for path, text in build_shelf_files(shelf, site_url):
        write_text(stage / path, text)
    for path, text in plan.references.items():
        write_text(
            (stage / path).with_suffix("") / "index.md" if not path.endswith("index.md") else stage / path,
            text,
        )
    for name in SHAPES:
        write_text(stage / "schema" / f"{name}.json", render_schema(name))
    pages = sorted(path.parent.relative_to(stage).as_posix() for path in stage.rglob("index.html"))
    addresses = ["" if page == "." else f"{page}/" for page in pages if not page.startswith("latest")]
    write_text(stage / "sitemap.xml", render_sitemap(addresses, site_url))


def _manifest(plan: SitePlan) -> dict[str, str]:
    """Returns for each part of the site a hash of all that it is built from."""
    frame = [
        plan.frame.name,
        plan.frame.site_url,
        plan.frame.base.read_text(encoding="utf-8"),
        plan.declared,
        _tools(),
    ]
    manifest, so_far = {}, []
    for manuscript in plan.manuscripts:
        label = manuscript.revision.label
        so_far.append(manuscript.digest())
        manifest[label] = _hash([*frame, *so_far, plan.frame.standing(label)])
    guides = sorted(path for path in plan.guides.rglob("*") if path.is_file()) if plan.guides else []
    hand_written = [[path.as_posix(), sha256(path.read_bytes()).hexdigest()] for path in guides]
    manifest[_SHELF] = _hash([*frame, *so_far, hand_written, sorted(plan.references.items())])
    return manifest


@cache
def _tools() -> list[str]:
    """Returns what a build depends on beside its input: this package and the engines."""
    package = Path(__file__).parents[2]
    files = sorted(path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc")
    own = sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    return [
        own,
        *(version(name) for name in ("mkdocs", "mkdocs-material", "pagefind", "nh3", "latex2mathml")),
    ]


def _hash(facts: Sequence[object]) -> str:
    return sha256(json.dumps(facts).encode()).hexdigest()
