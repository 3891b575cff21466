"""Feeds: what they tell of, and names of feeds and entries that are unique and last."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from clausetree.project.publication import load_publication
from clausetree.publish.books.edition_series import build_series
from clausetree.publish.machine.news_feeds import build_feeds
from tests.publish.edition_reading import read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ATOM = "{http://www.w3.org/2005/Atom}"
ONE = "# A {#a}\n\nOne lamp.\n\n## B {#b}\n\nThe second lamp is lit by whoever comes home first in the evening.\n"
TWO = ONE.replace("One lamp", "Two lamps")


def _feeds(*texts: str, origin: str = "x") -> Mapping[str, ET.Element]:
    editions = tuple(read(text, f"2025-0{month}-01") for month, text in enumerate(texts, 1))
    found = build_feeds(build_series(editions, origin=origin), None)
    return {path: ET.fromstring(feed) for path, feed in found}  # noqa: S314 - our own


def _ids(feed: ET.Element) -> list[str]:
    return [found.text or "" for found in feed.iter(f"{ATOM}id")]


def _summaries(feed: ET.Element) -> list[str]:
    return [found.text or "" for found in feed.iter(f"{ATOM}summary")]


def test_each_clause_has_a_feed_and_a_chapter_tells_of_what_is_under_it() -> None:
    old = read("# A {#a}\n\nFirst.\n\n## B {#b}\n\nSecond of them all.\n", "2025-01-01")
    new = read("# A {#a}\n\nFirst.\n\n## B {#b}\n\nSecond of us <all>.\n", "2025-02-02")
    feeds = dict(build_feeds(build_series((old, new)), None))
    assert set(feeds) == {"feed.xml", "clauses/a/feed.xml", "clauses/b/feed.xml"}
    for path in ("clauses/a/feed.xml", "clauses/b/feed.xml"):
        (entry,) = (found for found in ET.fromstring(feeds[path]) if found.tag.endswith("entry"))  # noqa: S314 - our own
        told = {found.tag.rpartition("}")[2]: found.text or found.get("href") for found in entry}
        assert told["summary"] == "B: edited"
        assert told["updated"] == "2025-02-02T00:00:00Z"
        assert told["link"] == "../../diff/2025-01-01..2025-02-02/#b"
    assert "rel=" not in feeds["feed.xml"]


def test_the_oldest_revision_that_is_shown_is_not_called_the_first_that_there_was() -> None:
    (entry,) = _summaries(_feeds(ONE)["feed.xml"])
    assert entry == "The oldest revision here."


def test_a_chapter_tells_of_what_was_deleted_under_it_or_moved_away() -> None:
    tower, garden = "# Tower {#tower}\n\nHigh.\n\n", "# Garden {#garden}\n\nGreen.\n\n"
    radio = "## Radio {#radio}\n\nWhoever calls on the radio gets an answer before the hour is over.\n\n"
    bell = "## Bell {#bell}\n\nIn fog the bell is rung once a minute, by hand.\n\n"
    feeds = _feeds(tower + radio + bell + garden, tower + radio + garden + bell, tower + garden + bell)
    assert _summaries(feeds["clauses/tower/feed.xml"]) == ["Radio: deleted", "Bell: moved"]
    assert _summaries(feeds["clauses/garden/feed.xml"]) == ["Bell: moved"]


def test_no_two_feeds_or_entries_have_one_id() -> None:
    for texts in (
        (ONE, TWO),
        (ONE, TWO, ONE),
        (ONE,),
        (f"{ONE}\n# A {{#a}}\n\nAgain.\n", f"{TWO}\n# A {{#a}}\n\nAnew.\n"),
    ):
        found = [name for feed in _feeds(*texts).values() for name in _ids(feed)]
        assert len(found) == len(set(found)), texts


def test_ids_outlast_revisions_that_are_left_out_and_new_names() -> None:
    editions = [read(text, f"2025-0{month}-01") for month, text in enumerate((ONE, TWO, ONE), 1)]
    renamed = read(ONE.replace("{#a}", "{#z}"), "2025-04-01")
    alls, few, later = (
        {path: ET.fromstring(feed) for path, feed in build_feeds(build_series(tuple(row), origin="x"), None)}  # noqa: S314
        for row in (editions, editions[1:], [*editions, renamed])
    )
    assert set(_ids(few["feed.xml"])) < set(_ids(alls["feed.xml"])) < set(_ids(later["feed.xml"]))
    assert set(_ids(few["clauses/a/feed.xml"])) < set(_ids(alls["clauses/a/feed.xml"]))
    assert set(_ids(alls["clauses/a/feed.xml"])[1:]) < set(_ids(later["clauses/z/feed.xml"]))
    assert set(_ids(alls["feed.xml"])).isdisjoint(_ids(_feeds(ONE, TWO, origin="y")["feed.xml"]))


def test_a_spec_is_told_from_others_by_its_oldest_text_whatever_is_shown(tmp_path: Path) -> None:
    (tmp_path / "revisions").mkdir()
    for label, text in (("2025-01-01", ONE), ("2025-02-01", TWO)):
        (tmp_path / "revisions" / f"{label}.md").write_text(text, encoding="utf-8")
    (tmp_path / "model_spec.md").write_text(TWO, encoding="utf-8")
    whole, part = (load_publication(None, start=tmp_path, last=last) for last in (None, 1))
    assert len(part.snapshots) < len(whole.snapshots)
    assert part.origin == whole.origin == whole.snapshots[0].revision.sha256
