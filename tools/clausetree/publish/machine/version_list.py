"""`versions.json`, the list that the selector of revisions reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from markupsafe import escape

from clausetree.publish.addresses.site_addresses import label_slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.publish.books.edition import Edition


def render_versions(editions: Sequence[Edition]) -> str:
    """Returns `versions.json`, by which Material's selector switches revisions; newest first."""
    versions = [
        {
            "version": label_slug(e.label),
            "title": str(escape(e.label)),
            "aliases": ["latest"] if e.standing == "newest" else [],
        }
        for e in reversed(editions)
    ]
    return json.dumps(versions, indent=2) + "\n"
