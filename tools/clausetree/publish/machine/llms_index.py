"""`llms.txt`, the index for language models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.publish.addresses.site_addresses import Addresses, label_slug
from clausetree.publish.draw.plain_words import title_of
from clausetree.text.code_span import code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetree.publish.books.edition import Edition

_HERE = Addresses("")


def render_llms_index(editions: Sequence[Edition], newest: Edition) -> str:
    """Returns `llms.txt`: what there is, for a language model to choose from (https://llmstxt.org)."""
    folder = label_slug(newest.label)
    levels = ", ".join(map(code, newest.document.ladder))
    ranked = f" Levels of authority, highest first: {levels}." if levels else ""
    lines = [
        f"# {newest.name}",
        "",
        f"> Revision {newest.label}, clause by clause.{ranked}",
        "",
        "## Clauses",
        "",
    ]
    for clause in newest.document.clauses:
        level = f": {code(clause.level)}" if clause.level else ""
        lines.append(
            f"- [{clause.number} {title_of(clause, newest)}]({folder}/{newest.slug(clause)}/index.md){level}"
        )
    lines += ["", "## Revisions", ""]
    for edition in reversed(editions):
        lines.append(
            f"- [{edition.label}]({_HERE.revision(edition.label)}spec.md): as data in {_HERE.revision(edition.label)}spec.json"
        )
    lines += [
        "",
        "## Optional",
        "",
        "- [All of it as one text](llms-full.txt)",
        "- [The JSON Schema of the data](schema/document.json)",
    ]
    return "\n".join(lines) + "\n"
