"""The pictures of README, taken anew: pages of the embedded spec's site in a browser, and a command in a terminal.

    python -m tests.pictures

or `make pictures` writes them into `site/pictures`, those of pages in light and in dark colours. Look at them before
they are kept; pixels at round corners differ a little from run to run, which is no reason to keep new ones.
"""

from __future__ import annotations

import re
from base64 import b64encode
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import sync_playwright
from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

from tests.folders import EMBEDDED, ROOT
from tests.publish.sites import ARGUMENTS, build_once, find_chromium, serve
from tests.shown_outputs import run_shown

if TYPE_CHECKING:
    from typing import Literal

    from playwright.sync_api import Browser, BrowserContext

PICTURES = ROOT / "site" / "pictures"
WIDTH, HEIGHT, GAP = 1280, 760, 8
_COLUMNS = 100
_TREE = "clausetree tree --level root"
_COMPARED = "diff/2025-11-17..2026-03-09/#deserved_length"
_CLAUSE = "2026-03-09/deserved_length/"


class View(NamedTuple):
    """A page, and what is clicked on it."""

    address: str
    click: str | None = None


VIEWS = {
    "redline": (View(_CLAUSE), View(_COMPARED)),
    "compare": (View(_COMPARED),),
    "sides": (View(_COMPARED, "Side by side"),),
    "since": (View(_CLAUSE, "since 2025-11-17"),),
}
"""What each picture shows; views of one picture stand side by side."""


def draw_tree() -> str:
    """Returns a terminal as SVG in which the clause tree was asked for."""
    console = Console(record=True, width=_COLUMNS, file=StringIO())
    console.print(f"$ {_TREE}", highlight=False)
    console.print(Text.from_ansi(run_shown(f"FORCE_COLOR=1 {_TREE}", ROOT)))
    return console.export_svg(title="clausetree", code_format=_keep_fonts_at_home(), unique_id="terminal")


def _keep_fonts_at_home() -> str:
    """Returns rich's form of an SVG with a font of the reader's machine, where its own loads one from elsewhere."""
    without = re.sub(r"@font-face \{\{.*?\}\}\n", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    return without.replace("Fira Code", "ui-monospace")


def take(browser: Browser, site: str, views: tuple[View, ...], colours: Literal["light", "dark"]) -> bytes:
    """Returns a picture of some pages as PNG."""
    context = browser.new_context(
        base_url=site,
        viewport={"width": (WIDTH - GAP * (len(views) - 1)) // len(views), "height": HEIGHT},
        color_scheme=colours,
        reduced_motion="reduce",
    )
    taken = [_take_page(context, view) for view in views]
    picture = taken[0] if len(taken) == 1 else _join(context, taken)
    context.close()
    return picture


def _take_page(context: BrowserContext, view: View) -> bytes:
    page = context.new_page()
    page.goto(view.address, wait_until="networkidle")
    if view.click:
        page.get_by_text(view.click, exact=True).first.click()
        page.wait_for_load_state("networkidle")
        page.evaluate("document.getElementById(location.hash.slice(1))?.scrollIntoView()")
    page.wait_for_timeout(500)
    return page.screenshot()


def _join(context: BrowserContext, taken: list[bytes]) -> bytes:
    page = context.new_page()
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    images = "".join(
        f'<img src="data:image/png;base64,{b64encode(one).decode()}" style="display:block">' for one in taken
    )
    page.set_content(f'<body style="margin:0;display:flex;gap:{GAP}px;background:gray">{images}')
    return page.screenshot()


def take_all() -> None:
    """Writes every picture."""
    PICTURES.joinpath("tree.svg").write_text(draw_tree(), encoding="utf-8")
    folder = build_once("pictures", "--source", str(EMBEDDED))
    with sync_playwright() as playwright:
        found = find_chromium() or playwright.chromium.executable_path
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        for site in serve(folder):
            for name, views in VIEWS.items():
                PICTURES.joinpath(f"{name}.png").write_bytes(take(browser, site.address, views, "light"))
                PICTURES.joinpath(f"{name}-dark.png").write_bytes(take(browser, site.address, views, "dark"))
        browser.close()


if __name__ == "__main__":
    take_all()
