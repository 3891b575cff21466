from __future__ import annotations

import sys
from importlib import import_module
from itertools import pairwise
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from clausetree.config.settings import SpecSettings
from clausetree.diff.time.lineage import Lineage
from clausetree.model.errors import ClausetreeError
from clausetree.publish import pages
from clausetree.publish.addresses import page_kinds
from clausetree.publish.addresses.page_kinds import OVERVIEW_KINDS, REVISION_KINDS, PageKind
from clausetree.publish.addresses.site_addresses import label_slug
from clausetree.publish.books.edition_series import EditionSeries, build_series
from clausetree.publish.draw.markup import element
from clausetree.publish.draw.site_page import SitePage, page_folder
from clausetree.publish.engine import mkdocs_hooks
from clausetree.publish.pages import compare_page, page_lists
from clausetree.publish.pages.page_lists import build_overview_pages, build_revision_pages, list_overview
from clausetree.publish.pages.tool_contents import arrange_tool_pages
from clausetree.publish.pages.tool_page import build_tool_page
from tests.publish.edition_reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.publish.books.edition import Edition

SPEC = "# One {#one}\n\n## First {#first authority=root tags=under_18}\n\nSome words.\n"


def test_every_kind_of_page_is_in_the_table() -> None:
    modules = (import_module(f"{pages.__name__}.{module.name}") for module in iter_modules(pages.__path__))
    builders = {module.__name__.rpartition(".")[2] for module in modules if hasattr(module, "build_pages")}
    rows = {kind.module for kind in (*REVISION_KINDS, *OVERVIEW_KINDS)}
    assert builders - rows == set(), "add a row to a table in publish/addresses/page_kinds.py"
    assert rows - builders == set(), "write the module in publish/pages, with a function `build_pages`"


def test_every_kind_of_page_stands_in_its_folder() -> None:
    example = "**Example**: one\n\n~~~xml\n<user>\nHello\n</user>\n~~~\n"
    edition = read("# Definitions {#definitions}\n\n**Word**: what is said.\n\n" + SPEC + "\n" + example)
    built = {page.folder.as_posix() for page in build_revision_pages(edition, {}).pages}
    clauses = {clause.id for clause in edition.document.clauses}
    unbuilt = {kind.folder for kind in REVISION_KINDS} - built
    assert unbuilt == set(), "give the text above what this kind of page shows"
    assert built == {".", *clauses, *(kind.folder for kind in REVISION_KINDS)}
    overview = {
        page.folder.parts[:1]
        for page in build_overview_pages(build_series((edition,)), SpecSettings(), []).pages
    }
    assert overview == {(), *((kind.folder,) for kind in OVERVIEW_KINDS)}, "give the text above what it shows"


def test_a_kind_of_page_takes_one_module_and_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def build_pages(edition: Edition) -> Iterator[SitePage]:
        for tag in sorted({tag for clause in edition.document.clauses for tag in clause.tags}):
            body = element("h1", tag)
            yield SitePage(
                path="made-up/index.md", title=tag, description=tag, body=body, beside=(("index.md", tag),)
            )

    module = ModuleType("made_up_page")
    vars(module)["build_pages"] = build_pages
    monkeypatch.setitem(sys.modules, "clausetree.publish.pages.made_up_page", module)
    monkeypatch.setattr(
        page_lists, "REVISION_KINDS", (*REVISION_KINDS, PageKind("made-up", "Made up", "made_up_page"))
    )
    built = build_revision_pages(read(SPEC), {})
    assert built.pages[-1].title == "under_18"
    assert '<a href="made-up/">Made up</a>' in built.pages[0].body
    assert built.navigation[-1] == {"Made up": "made-up/index.md"}
    without = build_revision_pages(read("# One {#one}\n"), {})
    assert "made-up/" not in without.pages[0].body
    assert {"Made up": "made-up/index.md"} not in without.navigation


@pytest.mark.parametrize("clause_id", ["levels", "all", "index.html", "404.html", "spec.json", "index.md"])
def test_a_clause_gets_no_name_that_a_revision_has_taken(clause_id: str) -> None:
    edition = read(f"# One {{#{clause_id}}}\n")
    assert edition.slug(edition.document.clauses[0]) not in page_kinds.REVISION_NAMES


@pytest.mark.parametrize(
    "label", ["diff", "compare", "clauses", "llms.txt", "versions.json", "index.html", "python"]
)
def test_a_revision_gets_no_name_that_the_site_has_taken(label: str) -> None:
    assert label_slug(label) not in page_kinds.SITE_NAMES


def test_the_overview_leads_to_every_kind_the_guides_and_the_references() -> None:
    kinds = [
        {"Home": "index.md"},
        {"Compare": "compare/index.md"},
        {"Releases": "releases/index.md"},
        {"Examples": "examples/index.md"},
        {"All clauses": "clauses/index.md"},
    ]
    assert list_overview(OVERVIEW_KINDS, [], []) == kinds
    assert list_overview(OVERVIEW_KINDS, ["why.md"], []) == [*kinds, {"Guides": ["why.md"]}]
    groups = arrange_tool_pages(
        {"Start": ["guide/begin.md"], "Reference": ["rules/index.md"]},
        {
            "tool/guide/begin.md": "Begin",
            "tool/rules/index.md": "Rules",
            "tool/rules/REF001.md": "REF001",
        },
    )
    toolchain = [
        "tool/index.md",
        {"Start": [{"Begin": "tool/guide/begin.md"}]},
        {"Reference": [{"Rules": ["tool/rules/index.md", "tool/rules/REF001.md"]}]},
    ]
    assert list_overview(OVERVIEW_KINDS, [], groups) == [*kinds, {"clausetree": toolchain}]
    page = build_tool_page(groups)
    assert [heading.title for heading in page.headings] == ["Start", "Reference"]
    assert 'href="guide/begin/">Begin<' in page.body
    assert 'href="rules/">Rules<' in page.body
    assert "REF001" not in page.body


@pytest.mark.parametrize(
    ("contents", "titles", "said"),
    [
        ({"Start": ["guide/a.md"]}, {}, "there is no page `tool/guide/a.md`"),
        (
            {"Start": ["guide/a.md"]},
            dict.fromkeys(["tool/guide/a.md", "tool/guide/b.md"], "A"),
            "the page `tool/guide/b.md` is in no group",
        ),
        (
            {"Start": ["rules/index.md"]},
            dict.fromkeys(["tool/rules/index.md", "tool/rules/more/REF001.md"], "A"),
            "the page `tool/rules/more/REF001.md` is in no group",
        ),
    ],
)
def test_a_page_about_the_tool_that_is_missing_or_in_no_group_is_told(
    contents: dict[str, list[str]], titles: dict[str, str], said: str
) -> None:
    with pytest.raises(ClausetreeError, match=said):
        arrange_tool_pages(contents, titles)


def test_a_diff_of_the_ladder_alone_does_not_say_that_nothing_changed() -> None:
    old = read(SPEC, "2025-01-01", ("root", "user"))
    ladder = build_series((old, read(SPEC, "2025-02-01", ("root", "system", "user"))))
    same = build_series((old, read(SPEC, "2025-02-01", ("root", "user"))))
    told, untold = (list(compare_page.build_pages(series))[1].body for series in (ladder, same))
    assert "<code>system</code> inserted" in told
    assert "Nothing changed." not in told
    assert "Nothing changed." in untold


@pytest.mark.parametrize(
    ("path", "folder"),
    [("index.md", "."), ("a.md", "a"), ("a/index.md", "a"), ("myindex.md", "myindex"), ("2.0.md", "2.0")],
)
def test_a_page_gets_the_folder_of_its_file(path: str, folder: str) -> None:
    assert page_folder(path).as_posix() == folder


@pytest.mark.parametrize(("count", "pairs"), [(1, 0), (2, 1), (8, 28), (9, 8 + 7 + 6), (24, 23 + 22 + 21)])
def test_every_pair_of_eight_revisions_has_a_page_and_beyond_neighbours_and_ends(
    count: int, pairs: int
) -> None:
    editions = tuple(read(SPEC, f"2025-01-{day:02}") for day in range(1, count + 1))
    series = EditionSeries(editions=editions, lineage=Lineage((), editions[0].document, (), ()))
    assert len(series.pairs) == pairs
    labels = {(old.label, new.label) for old, new in series.pairs}
    assert {(one.label, other.label) for one, other in pairwise(editions)} <= labels
    assert {(old.label, editions[-1].label) for old in editions[:-1]} <= labels
    assert {(editions[0].label, new.label) for new in editions[1:]} <= labels


@pytest.mark.parametrize(
    ("page", "shared"),
    [
        ('<link href="assets/a.css">', '<link href="../assets/a.css">'),
        ('<script src="../javascripts/b.js">', '<script src="../../javascripts/b.js">'),
        (
            '<script async blocking="render" src="../javascripts/c.js">',
            '<script async blocking="render" src="../../javascripts/c.js">',
        ),
        ('<a href="assets/a.css">', '<a href="assets/a.css">'),
        (
            '<link rel="alternate" href="../assets_of_others/">',
            '<link rel="alternate" href="../assets_of_others/">',
        ),
    ],
)
def test_the_pages_of_a_revision_use_what_the_whole_site_has(page: str, shared: str) -> None:
    assert mkdocs_hooks.on_post_page(page, {"extra": {"root": "../"}}) == shared
    assert mkdocs_hooks.on_post_page(page, {"extra": {"root": ""}}) == page


@pytest.mark.parametrize(
    ("around", "says_directions"),
    [
        ("<p>Plain, <b>bold</b>, 中文 and हिन्दी</p>", False),
        ("<p>و</p>", True),
        ("<p>ש</p>", True),
        ("<p>𞤀</p>", True),
        ("<p>a\u200fb</p>", True),
        ('<body dir="rtl">', True),
    ],
)
def test_parts_say_their_direction_only_where_something_may_run_from_the_right(
    around: str, says_directions: object
) -> None:
    parts = '<div class="a" dir="auto" lang="en"><bdi>User</bdi> &lt;bdi&gt; dir="auto" <bdi class="b">x</bdi></div>'
    bare = '<div class="a" lang="en">User &lt;bdi&gt; dir="auto" <bdi class="b">x</bdi></div>'
    page = mkdocs_hooks.on_post_page(around + parts, {"extra": {}})
    assert page == around + (parts if says_directions else bare)


def test_what_only_the_scripts_of_the_theme_use_is_left_out() -> None:
    its_own = (
        '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">\n'
        '<label class="md-overlay" for="__drawer"></label>\n'
        '<div data-md-component="skip">\n<a href="#a" class="md-skip">Skip</a>\n</div>\n'
        '<div data-md-component="announce">\n</div>\n'
        '<div class="md-dialog" data-md-component="dialog">\n<div class="md-dialog__inner"></div>\n</div>\n'
    )
    said = '<div class="passage"><p>Words &lt;input class="md-toggle"&gt;</p></div>'
    assert mkdocs_hooks.on_post_page(its_own + said, {"extra": {"root": ""}}) == said
