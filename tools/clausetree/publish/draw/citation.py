"""Citations of a clause, as BibTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetree.publish.draw.plain_words import title_of

if TYPE_CHECKING:
    from clausetree.model.clause import Clause
    from clausetree.publish.books.edition import Edition

_NOT_KEY = re.compile(r"[^A-Za-z0-9_:.-]+")
_SPECIAL = re.compile(r"([#$%&_{}])|([\\^~])")
_WORDS = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}


def render_citation(clause: Clause, edition: Edition) -> str:
    """Returns a BibTeX entry; the script that copies it adds the page's address."""
    revision = edition.revision
    fields = {
        "title": f"{{{_escape(title_of(clause, edition))}}}",
        "howpublished": f"{_escape(edition.name)}, revision {_escape(revision.label)}, clause {_escape(clause.id)}",
        "note": f"sha256 {revision.sha256}",
    }
    if revision.date:
        fields["year"] = str(revision.date.year)
    key = _NOT_KEY.sub("_", f"{edition.name}_{revision.label}_{edition.slug(clause)}").strip("_").lower()
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{{key},\n{body}}}"


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda match: f"\\{match[1]}" if match[1] else _WORDS[match[2]], text)
