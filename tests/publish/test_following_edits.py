"""A page of `clausetree site serve` follows the draft that somebody edits, in a real browser."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.publish.sites import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

_COMMAND = str(Path(sys.executable).with_name("clausetree"))
_CHAPTER = "# Rules {#rules}\n"
_LONG = "\n\n".join(f"Paragraph {number} says what holds in case {number}." for number in range(60))
_FIRST = f"\n## First {{#first authority=root}}\n\nThe first text.\n\n{_LONG}\n"
_SECOND = "\n## Second {#second authority=root}\n\nThe second text.\n"
_SETTINGS = '[spec]\nladder = ["root"]\n\n[[revision]]\nlabel = "2025-01-01"\n'
_SECONDS = 60_000


class Following(NamedTuple):
    """A draft, the server of its site, and a page of that."""

    folder: Path
    address: str
    page: Page

    def edit(self, *parts: str) -> None:
        (self.folder / "model_spec.md").write_text("".join(parts), encoding="utf-8")

    def read_place(self, passage: str) -> float:
        """Returns how far below the top of the window a passage is, in pixels."""
        place = self.page.locator(f"[id='{passage}']").bounding_box()
        assert place
        return place["y"]


@pytest.fixture
def following(tmp_path: Path, chromium: Browser) -> Iterator[Following]:
    (tmp_path / "revisions").mkdir()
    (tmp_path / "revisions" / "2025-01-01.md").write_text(f"{_CHAPTER}{_FIRST}", encoding="utf-8")
    (tmp_path / "model_spec.md").write_text(f"{_CHAPTER}{_FIRST}{_SECOND}", encoding="utf-8")
    (tmp_path / "clausetree.toml").write_text(_SETTINGS, encoding="utf-8")
    with subprocess.Popen(
        [_COMMAND, "site", "serve", "--port", "0"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        try:
            assert server.stdout
            address = server.stdout.readline().strip()
            context = chromium.new_context(base_url=address, viewport={"width": 1000, "height": 600})
            watch = Watch(context, address)
            yield Following(tmp_path, address, context.new_page())
            context.close()
            assert watch.found == []
        finally:
            server.send_signal(signal.SIGINT)


def test_a_page_follows_the_clause_whose_text_changed_last(following: Following) -> None:
    page = following.page
    page.goto("/")
    expect(page.locator(".draft-state")).to_be_hidden()
    following.edit(_CHAPTER, _FIRST, _SECOND, "\nAnd a third sentence.\n")
    page.wait_for_url("**/head/second/#p2", timeout=_SECONDS)
    expect(page.get_by_text("And a third sentence.")).to_be_visible()
    following.edit(_CHAPTER, _FIRST.replace("case 40", "case forty"), _SECOND, "\nAnd a third sentence.\n")
    page.wait_for_url("**/head/first/#p42", timeout=_SECONDS)


def test_a_page_stays_where_it_is_read_though_the_text_above_grows(following: Following) -> None:
    page = following.page
    page.goto("/head/first/")
    page.locator("[id='p50']").scroll_into_view_if_needed()
    before = following.read_place("p50")
    assert page.evaluate("scrollY") > 300
    following.edit(_CHAPTER, _FIRST.replace("The first text.", "Some words more. " * 100), _SECOND)
    expect(page.get_by_text("Some words more.").first).to_be_attached(timeout=_SECONDS)
    page.wait_for_load_state("load")
    page.wait_for_function("scrollY > 300")
    assert abs(following.read_place("p50") - before) < 2


def test_a_broken_edit_shows_what_is_wrong_in_the_page(following: Following) -> None:
    page = following.page
    page.goto("/head/first/")
    box = page.locator(".draft-state")
    following.edit(_CHAPTER, _FIRST, _SECOND, "\nSee [?](#no<img_src=x>thing), and [it](#frist).\n")
    expect(box).to_contain_text("2 findings in the draft", timeout=_SECONDS)
    expect(box).to_contain_text("model_spec.md:")
    expect(box).to_contain_text("error: no clause has the id `frist`")
    expect(box).to_contain_text("[REF001]")
    expect(box.locator("img")).to_have_count(0)
    page.wait_for_url("**/head/second/#p2", timeout=_SECONDS)
    box.get_by_role("link").first.click()
    page.wait_for_url("**/head/second/")
    (following.folder / "model_spec.md").write_bytes(b"\xff\x00")
    expect(box).to_contain_text("not rebuilt: `model_spec.md` is a binary file", timeout=_SECONDS)
    expect(page.get_by_role("heading", name="Second")).to_be_visible()
    following.edit(_CHAPTER, _FIRST, _SECOND)
    expect(box).to_be_hidden(timeout=_SECONDS)
    (following.folder / "clausetree.toml").write_text(
        f'{_SETTINGS}\n[lint]\nignore = ["NONE"]\n', encoding="utf-8"
    )
    expect(box).to_contain_text("not linted: ", timeout=_SECONDS)


def test_only_served_pages_follow(following: Following) -> None:
    with urlopen(f"{following.address}head/first/") as answer:  # noqa: S310 - this machine's own
        assert b'<script src="/__preview/page.js" data-builds="1"></script></body>' in answer.read()
    with urlopen(f"{following.address}__preview/state.json") as answer:  # noqa: S310 - likewise
        assert json.load(answer) == {
            "builds": 1,
            "building": False,
            "pages": [],
            "problem": None,
            "findings": [],
        }
    built = (following.folder / "build" / "site" / "head" / "first" / "index.html").read_text("utf-8")
    assert "__preview" not in built
