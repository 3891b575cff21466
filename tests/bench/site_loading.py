"""How fast pages load beside one static page of the whole text: slow processor, slow network, cold cache, in turns."""

from __future__ import annotations

import gzip
import mimetypes
from functools import cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread
from typing import TYPE_CHECKING, Any, NamedTuple

from markdown_it import MarkdownIt
from playwright.sync_api import sync_playwright

from tests.bench.measure import BUILD, report
from tests.conftest import UPSTREAM
from tests.folders import SPEC
from tests.publish.sites import ARGUMENTS, find_chromium, run_build

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_TURNS = 9
_STAND_IN = "stand-in.html"
_STYLE = (
    "body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 sans-serif}pre{white-space:pre-wrap}"
)
_WATCH = """
window.seen = { drawn: 0, blocked: 0 };
new PerformanceObserver((list) => { for (const entry of list.getEntries()) seen.drawn = entry.startTime; })
  .observe({ type: 'largest-contentful-paint', buffered: true });
new PerformanceObserver((list) => { for (const entry of list.getEntries()) seen.blocked += Math.max(0, entry.duration - 50); })
  .observe({ type: 'longtask', buffered: true });
"""
_NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 750e3 / 8,
}


class Loading(NamedTuple):
    """How a page loaded.

    Attributes:
        drawn: Milliseconds to the largest contentful paint.
        blocked: Milliseconds of long tasks beyond 50 each.
        size: Bytes that came over the network.
    """

    drawn: float
    blocked: float
    size: int


class _Compressed(SimpleHTTPRequestHandler):
    """Serves a folder as hosts do: compressed, to be kept for ten minutes."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        body = _compress(path)
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@cache
def _compress(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


def main() -> None:
    """Prints how a clause's page and the one-page edition load beside the stand-in."""
    chromium = find_chromium()
    if chromium is None:
        return
    source = str(UPSTREAM if UPSTREAM.is_file() else SPEC)
    site = BUILD / "loading"
    run_build("--source", source, "--out", str(site)).check_returncode()
    newest = max(path.parent.name for path in site.glob("20*/spec.md"))
    write_stand_in(site, (site / newest / "spec.md").read_text(encoding="utf-8"))
    clause = next(
        path.parent.name for path in (site / newest).glob("a*/index.html") if path.parent.name != "all"
    )
    paths = {"clause": f"{newest}/{clause}/", "whole": f"{newest}/all/", "stand-in": _STAND_IN}
    server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *asked: _Compressed(*asked, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        root = f"http://127.0.0.1:{server.server_port}/"
        turns = [{name: load(browser, root + path) for name, path in paths.items()} for _ in range(_TURNS)]
        others = sorted(path.parent.name for path in (site / newest).glob("*/index.html"))
        later = load_later(browser, [f"{root}{newest}/{name}/" for name in others if name != "all"])
        browser.close()
    server.shutdown()
    _report(turns)
    report("kilobytes of a second clause's page, the middle one", median(later) / 1000, 12)
    report("the same, the heaviest", max(later) / 1000, 12)


def write_stand_in(site: Path, text: str) -> None:
    """Writes the whole text as one static page, and a small style of its own beside it."""
    body = MarkdownIt("commonmark", {"html": False}).render(text)
    page = f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>All</title><link rel="stylesheet" href="{_STAND_IN}.css"></head><body>{body}</body></html>'
    (site / _STAND_IN).write_text(page, encoding="utf-8")
    (site / f"{_STAND_IN}.css").write_text(_STYLE, encoding="utf-8")


def load(browser: Browser, address: str) -> Loading:
    """Returns how a page loads: cold cache, processor slowed four times, 1.6 Mbit/s and 150 ms."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.add_init_script(_WATCH)
    session = context.new_cdp_session(page)
    sizes: list[int] = []
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda told: sizes.append(int(told["encodedDataLength"])))
    session.send("Network.emulateNetworkConditions", _NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(500)
    seen: dict[str, Any] = page.evaluate("seen")
    context.close()
    return Loading(seen["drawn"], seen["blocked"], sum(sizes))


def load_later(browser: Browser, addresses: list[str]) -> list[int]:
    """Returns the bytes that come over the network for each page but the first, read one after the other."""
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    sizes: list[int] = []
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda told: sizes.append(int(told["encodedDataLength"])))
    taken = []
    for address in addresses:
        page.goto(address, wait_until="networkidle")
        taken.append(sum(sizes))
        sizes.clear()
    context.close()
    return taken[1:]


def _report(turns: list[dict[str, Loading]]) -> None:
    def middle(name: str, field: str) -> float:
        return float(median(getattr(turn[name], field) for turn in turns))

    for name in turns[0]:
        told = f"{middle(name, 'drawn'):.0f} ms drawn, {middle(name, 'blocked'):.0f} ms blocked"
        print(f"{name}: {told}, {middle(name, 'size') / 1000:.0f} kB")  # noqa: T201
    for name, what, drawn, blocked in (
        ("clause", "a clause's page", 0.7, 0.3),
        ("whole", "the one-page edition", 1.15, 1.5),
    ):
        report(
            f"{what} over the stand-in: largest contentful paint",
            middle(name, "drawn") / middle("stand-in", "drawn"),
            drawn,
        )
        blocking = max(middle("stand-in", "blocked"), 1)
        report(f"{what} over the stand-in: blocking time", middle(name, "blocked") / blocking, blocked)
        report(
            f"{what}: kilobytes of a first load", middle(name, "size") / 1000, 70 if name == "clause" else 1e4
        )


if __name__ == "__main__":
    main()
