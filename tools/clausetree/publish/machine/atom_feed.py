"""Atom feeds (RFC 4287)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from clausetree.text.controls import show_controls

if TYPE_CHECKING:
    from collections.abc import Sequence

_ATOM = "http://www.w3.org/2005/Atom"
_UNDATED = date(1970, 1, 1)


class FeedEntry(NamedTuple):
    """One piece of news.

    Attributes:
        title: What it is called.
        identity: What tells it from all others, and stays as it is.
        day: When it was released; None where that is not known.
        address: Where to read of it, absolute or relative to the feed.
        summary: What happened.
    """

    title: str
    identity: str
    day: date | None
    address: str
    summary: str


class FeedHead(NamedTuple):
    """What a feed says of itself.

    Attributes:
        title: What it is called.
        identity: What tells it from all others, and stays as it is.
        author: Who publishes what it tells of.
        address: Where it is itself; None where that is not known.
    """

    title: str
    identity: str
    author: str
    address: str | None


def render_feed(head: FeedHead, entries: Sequence[FeedEntry]) -> str:
    """Returns a feed.

    Args:
        head: What it says of itself.
        entries: Its entries, oldest first; an undated one has the day of the dated one before it.
    """
    days: list[date] = []
    for entry in entries:
        days.append(entry.day or (days[-1] if days else _UNDATED))
    feed = ET.Element("feed", xmlns=_ATOM)
    ET.SubElement(feed, "title").text = head.title
    ET.SubElement(feed, "id").text = _urn(head.identity)
    ET.SubElement(feed, "updated").text = _write_day(days[-1] if days else _UNDATED)
    if head.address:
        ET.SubElement(feed, "link", rel="self", href=head.address)
    ET.SubElement(ET.SubElement(feed, "author"), "name").text = head.author
    for entry, day in reversed(list(zip(entries, days, strict=True))):
        told = ET.SubElement(feed, "entry")
        ET.SubElement(told, "title").text = entry.title
        ET.SubElement(told, "id").text = _urn(entry.identity)
        ET.SubElement(told, "updated").text = _write_day(day)
        ET.SubElement(told, "link", href=entry.address)
        ET.SubElement(told, "summary").text = entry.summary
    ET.indent(feed)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        + show_controls(ET.tostring(feed, encoding="unicode"))
        + "\n"
    )


def _write_day(day: date) -> str:
    return f"{day}T00:00:00Z"


def _urn(text: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, text)}"
