"""The site: against bare Material builds of the same pages, against itself with nothing changed, and in the browser."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from clausetree.project.publication import load_publication
from clausetree.publish.books.edition_series import build_series
from clausetree.publish.draw.timeline import render_histories
from clausetree.publish.engine.parts import write_pages
from clausetree.publish.pages.page_lists import build_overview_pages, build_revision_pages
from tests.bench.measure import BUILD, report, time_calls
from tests.folders import ROOT, SPEC
from tests.publish.sites import ARGUMENTS, find_chromium, serve

BIN = Path(sys.executable).parent
ROUNDS = 3
DRAWN = """
() => new Promise((resolve) => {
  const types = { type: 'largest-contentful-paint', buffered: true };
  new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime)).observe(types);
})
"""
READY = "() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"


def build(out: Path) -> None:
    command = [str(BIN / "clausetree"), "site", "build", "--source", str(SPEC), "--out", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def build_anew(out: Path) -> None:
    shutil.rmtree(out, ignore_errors=True)
    build(out)


def keep_docs(folder: Path) -> list[Path]:
    """Builds the site once more in this process and keeps the docs folders that MkDocs was given."""
    from clausetree.publish.engine.configuration import load_configuration  # noqa: PLC0415
    from clausetree.publish.engine.site_plan import plan_site  # noqa: PLC0415

    kept: list[Path] = []
    plan = plan_site(load_publication(str(SPEC), start=Path.cwd()), load_configuration(Path.cwd()), {})
    series = build_series(
        tuple(text.read(plan.frame.name, plan.frame.standing(text.revision.label)) for text in plan.texts)
    )
    kept.append(folder / "overview")
    write_pages(build_overview_pages(series, plan.about, []).pages, kept[-1], folder / "beside")
    for edition in series.editions:
        kept.append(folder / edition.label)
        pages, _ = build_revision_pages(edition, render_histories(series, edition.label))
        write_pages(pages, kept[-1], folder / "beside")
    return kept


def build_bare(docs: list[Path]) -> None:
    """Has MkDocs build the same pages with the Material theme as it comes, one folder after the other."""
    for folder in docs:
        config = folder.with_name(f"{folder.name}.yml")
        settings = {
            "site_name": "bare",
            "docs_dir": str(folder),
            "site_dir": f"{folder}.site",
            "theme": {"name": "material"},
        }
        config.write_text(json.dumps(settings), encoding="utf-8")
        command = [str(BIN / "mkdocs"), "build", "--quiet", "--config-file", str(config)]
        subprocess.run(command, check=True, capture_output=True)


def measure_page(browser: Browser, address: str) -> tuple[float, float]:
    """Returns the milliseconds to the largest contentful paint and to a ready page: cold cache, CPU slowed four times."""
    context = browser.new_context()
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(address, wait_until="networkidle")
    drawn, ready = float(page.evaluate(DRAWN)), float(page.evaluate(READY))
    context.close()
    return drawn, ready


def compare_pages(out: Path) -> None:
    chromium = find_chromium()
    if chromium is None:
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for served in serve(out):
            paths = ("2025-12-18/embedded_content/", "2025-12-18/all/")
            taken = [[measure_page(browser, served.address + path) for path in paths] for _ in range(5)]
            for index, what in enumerate(("largest contentful paint", "page ready")):
                clause, whole = (median(turn[side][index] for turn in taken) for side in (0, 1))
                report(f"a clause's page over the one-page edition: {what}", clause / whole, 0.5)
        browser.close()


def main() -> None:
    out = BUILD / "site"
    with TemporaryDirectory() as folder:
        docs = keep_docs(Path(folder))
        full = time_calls({"ours": lambda: build_anew(out), "bare": lambda: build_bare(docs)}, ROUNDS)
    report(
        "the whole site, diffs and search, over bare Material builds of its pages",
        full["ours"] / full["bare"],
        1.5,
    )
    again = time_calls({"again": lambda: build(out)}, ROUNDS)
    report("building again where nothing changed, over the full build", again["again"] / full["ours"], 0.2)
    compare_pages(out)


if __name__ == "__main__":
    main()
