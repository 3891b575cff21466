from __future__ import annotations

import fcntl
import os
import shutil
from subprocess import CompletedProcess
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

from clausetree.publish.addresses.page_kinds import OVERVIEW_KINDS, REVISION_KINDS
from clausetree.publish.engine.serving import open_server
from tests.folders import ROOT
from tests.forking import Call

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Request

BUILD = ROOT / "build" / "tests"

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

_SHORT = {"all": "2024-05-08"}
"""Where a kind of page is looked at in another revision than the newest, because it is shorter there."""

KINDS = {
    **{kind.title: f"{_SHORT.get(kind.folder, '2025-12-18')}/{kind.folder}/" for kind in REVISION_KINDS},
    **{kind.title: f"{kind.folder}/" for kind in OVERVIEW_KINDS},
    "home": "",
    "revision": "2025-12-18/",
    "older revision": "2025-04-11/",
    "clause": "2025-12-18/embedded_content/",
    "older clause": "2025-04-11/follow_instructions/",
    "grouping clause": "2025-12-18/honesty/",
    "definitions": "2025-12-18/definitions/",
    "diff": "diff/2025-10-27..2025-12-18/",
    "life": "clauses/no_deception/",
    "tombstone": "clauses/personal_remarks/",
    "redirect": "latest/",
    "release": "releases/2025-12-18/",
    "toolchain": "tool/",
    "guide": "tool/guide/readers/",
    "rule": "tool/rules/REF001/",
    "command": "tool/commands/diff/",
    "missing": "404.html",
}
"""Every kind of page, and where one of it is; those of the tables are here by themselves."""


class Site(NamedTuple):
    """A built site and where it is served."""

    folder: Path
    address: str


def run_build(*arguments: str, cwd: Path = ROOT) -> CompletedProcess[str]:
    done = Call(("site", "build", *arguments), cwd, os.environ).run()
    return CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def build_once(name: str, *arguments: str) -> Path:
    """Builds a site for all tests and all their processes; a run after it builds what changed."""
    BUILD.mkdir(parents=True, exist_ok=True)
    out = BUILD / name
    with (BUILD / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        finished = run_build("--out", str(out), *arguments)
    assert finished.returncode == 0, finished.stderr
    return out


def find_chromium() -> str | None:
    """Returns the system's Chromium, first the one without windows, which takes half the time; None where it has none."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


def serve(folder: Path) -> Iterator[Site]:
    with open_server(folder, 0) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield Site(folder, f"http://127.0.0.1:{server.server_port}/")
        server.shutdown()


class Watch:
    """What the pages of a window do that none may do: fetch from elsewhere, fail in a script, open a dialog."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.found: list[str] = []
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.found.append(f"error: {error.error}"))
        context.on("dialog", self._dialog)

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.found.append(f"request: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.found.append(f"console: {message.text}")

    def _dialog(self, dialog: Dialog) -> None:
        self.found.append(f"dialog: {dialog.message}")
        dialog.dismiss()
