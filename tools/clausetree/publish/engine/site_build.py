"""The whole site: its parts built two at a time, those that nothing changed in kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.history.files.folder_writing import open_workplace, replace_folder
from clausetree.model.errors import ClausetreeError
from clausetree.publish.addresses.redirect import is_redirect
from clausetree.publish.addresses.site_addresses import Addresses, label_slug
from clausetree.publish.books.edition_series import build_series
from clausetree.publish.draw.timeline import render_histories
from clausetree.publish.engine.bundles import bundle_scripts, bundle_styles
from clausetree.publish.engine.first_style import put_first_style
from clausetree.publish.engine.manifest import build_manifest
from clausetree.publish.engine.mkdocs_build import build_folder
from clausetree.publish.engine.part_progress import PartBuild, collect_parts
from clausetree.publish.engine.parts import RevisionPart, build_revision_part, write_overview_part
from clausetree.publish.engine.search_index import build_index
from clausetree.publish.engine.site_folder import (
    OVERVIEW,
    check_folder,
    explain_full_disk,
    keep_folder,
    load_manifest,
    taken_address,
    write_manifest,
    write_text,
)
from clausetree.publish.engine.switchers import put_switchers
from clausetree.publish.engine.workers import open_workers
from clausetree.publish.machine.crawler_files import render_sitemap
from clausetree.publish.machine.data_files import build_site_files
from clausetree.publish.pages.redirects import build_redirects
from clausetree.publish.pages.upstream_page import render_origin

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from concurrent.futures import ProcessPoolExecutor
    from pathlib import Path

    from clausetree.publish.books.edition_series import EditionSeries
    from clausetree.publish.draw.timeline import ClauseHistory
    from clausetree.publish.engine.part_progress import Track
    from clausetree.publish.engine.site_plan import SitePlan
    from clausetree.publish.machine.tool_names import ToolName


def build_site(plan: SitePlan, out: Path, report: Callable[[str], None], track: Track | None = None) -> bool:
    """Builds the site into `out`; returns whether there was anything to do.

    Args:
        plan: What to build from.
        out: The folder of the site: new, empty, or a site built before.
        report: Is told, in a line, of each step.
        track: Is told how far each part is, where somebody looks.

    Raises:
        ClausetreeError: `out` is not ours to replace, or an engine refuses a page.
    """
    manifest = build_manifest(plan)
    if load_manifest(out) == manifest:
        report("nothing changed")
        return False
    with (
        explain_full_disk(out),
        replace_folder(out, lambda: report("waiting for another build of this folder")) as stage,
    ):
        check_folder(out, plan.guides)
        before = load_manifest(out)
        if before == manifest:
            report("nothing changed")
            return False
        kept = {label for label, digest in manifest.items() if before.get(label) == digest} - {OVERVIEW}
        stage.mkdir()
        for label in sorted(kept):
            report(f"keeping {label}")
            keep_folder(out / label_slug(label), stage / label_slug(label))
        with open_workplace(stage) as work:
            _build_parts(plan, (work, stage), kept, (report, track))
            report("indexing for search")
            build_index(stage, work / "searched")
        write_manifest(stage, manifest)
    report("site is up to date")
    return True


def _build_parts(
    plan: SitePlan,
    place: tuple[Path, Path],
    kept: Collection[str],
    told: tuple[Callable[[str], None], Track | None],
) -> None:
    """Builds all of a site but for what is kept, in a folder to work in, into its stage; tells of it as it goes."""
    (work, stage), (report, track) = place, told
    report("reading and comparing revisions")
    frame = plan.frame
    series = build_series(
        tuple(text.read(frame.name, frame.standing(text.revision.label)) for text in plan.texts),
        plan.declared,
        plan.notes,
        plan.upstream.read(plan.upstream_name, "upstream") if plan.upstream else None,
        frame.origin,
    )
    _check_clauses(series)
    with open_workers() as pool:
        builds = _submit_revisions(plan, series, (pool, work, stage), kept)
        overview = write_overview_part(plan, series, work / "overview")
        future = pool.submit(build_folder, overview.build)
        builds["overview, comparisons and histories"] = PartBuild(
            future, overview.build.docs, overview.build.out
        )
        for name, warnings in collect_parts(builds, track):
            _check(name, warnings)
            report(f"built {name}")
    keep_folder(overview.build.out, stage)
    keep_folder(overview.beside, stage)
    put_switchers(series, stage)
    _write_files(series, overview.names, frame.site_url, stage)
    bundle_styles(stage)
    put_first_style(stage, label_slug(frame.newest))
    bundle_scripts(stage)


def _check_clauses(series: EditionSeries) -> None:
    """Raises `ClausetreeError` where no revision has a clause: a site is made of their pages."""
    if not any(edition.document.clauses for edition in series.editions):
        raise ClausetreeError(
            f"`{series.newest.revision.path}` has no clauses", "write a heading: each one makes a clause"
        )


def _submit_revisions(
    plan: SitePlan,
    series: EditionSeries,
    place: tuple[ProcessPoolExecutor, Path, Path],
    kept: Collection[str],
) -> dict[str, PartBuild]:
    """Returns for each label what is being built, the newest revision first."""
    pool, work, stage = place
    builds = {}
    for text in (*reversed(plan.texts), *([plan.upstream] if plan.upstream else [])):
        label = text.revision.label
        if label not in kept:
            part = RevisionPart(
                frame=plan.frame,
                text=text,
                standing="upstream" if text is plan.upstream else plan.frame.standing(label),
                histories={} if text is plan.upstream else _render_histories(series, label),
                work=work / "revisions" / label_slug(label),
                out=stage / label_slug(label),
            )
            future = pool.submit(build_revision_part, part)
            builds[label] = PartBuild(future, part.work / "docs", part.out)
    return builds


def _render_histories(series: EditionSeries, label: str) -> Mapping[int, ClauseHistory]:
    """Returns what the page of each clause tells of its past; beside upstream, where it comes from too."""
    histories = render_histories(series, label)
    beside = series.beside
    if beside is None or label != beside.fork.label:
        return histories
    changes = beside.by_clause()
    origins = {
        clause.start: render_origin(changes.get(clause.index), beside, Addresses("../../"))
        for clause in beside.fork.document.clauses
    }
    return {start: told._replace(since=origins[start] + told.since) for start, told in histories.items()}


def _check(name: str, warnings: Sequence[str]) -> None:
    """Raises `ClausetreeError` where a part was warned of anything."""
    if warnings:
        raise ClausetreeError(f"MkDocs can't build {name}: {warnings[0]}", "\n".join(warnings[1:]) or None)


def _write_files(series: EditionSeries, names: Sequence[ToolName], site_url: str | None, stage: Path) -> None:
    """Writes what is no page at the root of the site, and what leads on to pages."""
    for path, text in (*build_site_files(series, site_url, names), *build_redirects(series)):
        if (stage / path).exists():
            raise taken_address(path)
        write_text(stage / path, text)
    if site_url:
        pages = sorted(
            path.parent.relative_to(stage).as_posix()
            for path in stage.rglob("index.html")
            if not is_redirect(path.read_text(encoding="utf-8"))
        )
        addresses = ["" if page == "." else f"{page}/" for page in pages]
        write_text(stage / "sitemap.xml", render_sitemap(addresses, site_url))
