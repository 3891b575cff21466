"""Sites of specs of other kinds: nothing is said of what a spec does not have."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from clausetree.project.publication import load_publication
from clausetree.publish.books.edition_series import build_series
from clausetree.publish.books.revision_text import RevisionText
from clausetree.publish.machine.data_files import build_site_files
from clausetree.publish.pages.page_lists import build_overview_pages, build_revision_pages

SPECS = Path(__file__).parents[1] / "specs"
TAG = re.compile(r"<[^>]*>")
SAID = re.compile(r'(?:title|aria-label|placeholder)="[^"]*"')


@cache
def draw(name: str) -> dict[str, str]:
    """Returns the pages of the site of a spec, by path; it is copied out of the history of this repository."""
    with TemporaryDirectory() as work:
        folder = Path(shutil.copytree(SPECS / name, Path(work) / name))
        stated = folder / "clausetree.toml"
        source = folder if stated.is_file() else next(folder.glob("*.md"))
        publication = load_publication(str(source), start=Path.cwd())
        (snapshot,) = publication.snapshots
        text = RevisionText(
            revision=snapshot.revision,
            text=snapshot.text,
            profile=snapshot.profile,
            prompts=snapshot.eval_prompts(),
        )
    edition = text.read(publication.name, "newest")
    series = build_series((edition,))
    pages = [
        *build_revision_pages(edition, {}).pages,
        *build_overview_pages(series, publication.about, []).pages,
    ]
    return {page.path: f"{page.title}\n{page.description}\n{page.body}" for page in pages} | {
        path: text for path, text in build_site_files(series, "/") if path == "llms.txt"
    }


def find_words(pages: dict[str, str], words: str) -> dict[str, set[str]]:
    """Returns for each page which of the words it says, in text or in what is read aloud."""
    pattern = re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    found = {
        path: set(pattern.findall(" ".join([TAG.sub(" ", body), *SAID.findall(body)])))
        for path, body in pages.items()
    }
    return {path: said for path, said in found.items() if said}


LEVELS = "levels?|authority|provisions?|ladder"
CONVERSATIONS = "examples?|conversations?"
PROMPTS = "eval prompts?|prompts?"
FOOTNOTES = "footnotes?"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("headings", f"{LEVELS}|{CONVERSATIONS}|{PROMPTS}|{FOOTNOTES}|tags?|glossary|commentary"),
        ("software", f"{CONVERSATIONS}|{PROMPTS}|tags?|commentary"),
        ("several", f"{PROMPTS}|{FOOTNOTES}|tags?"),
        ("chinese", f"{PROMPTS}|{FOOTNOTES}|tags?"),
        ("arabic", f"{PROMPTS}|{FOOTNOTES}|tags?"),
        ("ladder", f"{PROMPTS}|{FOOTNOTES}"),
        ("tests_only", f"{LEVELS}|conversations?|{PROMPTS}|tags?|glossary|commentary"),
    ],
)
def test_the_site_says_nothing_of_what_the_spec_does_not_have(name: str, words: str) -> None:
    pages = draw(name)
    assert len(pages) > 10
    assert find_words(pages, words) == {}


@pytest.mark.parametrize(
    ("name", "page", "said"),
    [
        ("software", "no_silent_loss/index.md", "2 footnotes"),
        ("software", "traffic.md", "tests/traffic/test_list.py::test_nothing_else_is_sent"),
        ("software", "evaluation_cases.md", "34 footnotes"),
        ("tests_only", "no_such_date.md", "1 footnote<"),
        ("tests_only", "versions.md", "tests/versions.txt"),
        ("several", "keys.md", "rules/20-guests.md</code>, lines 3 to 22"),
        ("arabic", "private.md", 'dir="auto"'),
        ("ladder", "levels.md", "charter"),
    ],
)
def test_what_the_spec_has_is_on_the_page(name: str, page: str, said: str) -> None:
    assert said in draw(name)[page]


@pytest.mark.parametrize("name", ["software", "tests_only"])
def test_footnotes_are_folded_away(name: str) -> None:
    for body in draw(name).values():
        for before, _, _ in (body.partition(mark) for mark in ("tests/safety/test_crash", "tests/file.txt")):
            if before != body:
                assert before.count("<details") > before.count("</details")
