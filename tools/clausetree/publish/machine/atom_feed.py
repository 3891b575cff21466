"""The Atom feed of revisions (RFC 4287)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from clausetree.output.diff.phrases import describe_counts
from clausetree.publish.addresses.site_addresses import Addresses
from clausetree.text.controls import show_controls

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetree.diff.changes import ChangeSet
    from clausetree.publish.books.edition import Edition

_ATOM = "http://www.w3.org/2005/Atom"
_UNDATED = date(1970, 1, 1)


def render_feed(editions: Sequence[Edition], steps: Mapping[str, ChangeSet], site_url: str) -> str:
    """Returns the feed, newest revision first; an undated one has the day of the dated one before it.

    Args:
        editions: The revisions, oldest first.
        steps: For a label what changed since the revision before it.
        site_url: Where the root of the site is; `/` where that is not known.
    """
    addresses = Addresses(site_url)
    feed = ET.Element("feed", xmlns=_ATOM)
    ET.SubElement(feed, "title").text = f"{editions[-1].name}: revisions"
    ET.SubElement(feed, "id").text = _urn(editions[0].revision.sha256)
    ET.SubElement(feed, "updated").text = _day(editions, len(editions) - 1)
    ET.SubElement(feed, "link", rel="self", href=f"{site_url}feed.xml")
    ET.SubElement(ET.SubElement(feed, "author"), "name").text = editions[-1].name
    for position in range(len(editions) - 1, -1, -1):
        edition = editions[position]
        entry = ET.SubElement(feed, "entry")
        ET.SubElement(entry, "title").text = edition.label
        ET.SubElement(entry, "id").text = _urn(edition.revision.sha256)
        ET.SubElement(entry, "updated").text = _day(editions, position)
        ET.SubElement(entry, "link", href=addresses.revision(edition.label))
        changes = steps.get(edition.label)
        ET.SubElement(entry, "summary").text = (
            f"Clauses: {describe_counts(changes)}." if changes else "The first revision."
        )
    ET.indent(feed)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        + show_controls(ET.tostring(feed, encoding="unicode"))
        + "\n"
    )


def _day(editions: Sequence[Edition], position: int) -> str:
    days = [edition.revision.date for edition in editions[: position + 1] if edition.revision.date]
    return f"{days[-1] if days else _UNDATED}T00:00:00Z"


def _urn(text: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, text)}"
