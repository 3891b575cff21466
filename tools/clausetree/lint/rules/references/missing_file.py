"""`missing-file`."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from clausetree.lint.fix import replace
from clausetree.lint.lost_references import find_meant
from clausetree.lint.rule import Rule
from clausetree.text.joined_files import name_part
from clausetree.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context, DocumentPart
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document

_PATH = re.compile(r"[^\s()<>\"'=]*\Z")  # of an address, up to its `#`


class MissingFile(Rule):
    """A link or an image whose file doesn't exist, or isn't the one that the clause is in.

    Paths count from the folder of the file that contains them. A path from the top of the repository, such as
    `/docs/guide.md`, one that leads out of it, such as `../../issues`, and links in messages are not checked.

    ## Why it matters
    A reader who follows it ends up nowhere.

    ## Example
    ````markdown model_spec.md
    # Style {#style}

    Write plainly; see [the guide](docs/giude.md).
    ````
    ````markdown docs/guide.md
    Short words.
    ````

    ## Instead
    ````markdown model_spec.md
    # Style {#style}

    Write plainly; see [the guide](docs/guide.md).
    ````
    ````markdown docs/guide.md
    Short words.
    ````
    """

    code = "REF010"
    name = "missing-file"
    severity = "warning"
    fixes = "sometimes"
    reviewed = "always"

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:
        """Yields a finding at each such address; the fix writes the path of a file that has nearly the name."""
        for part in context.parts if context.missing else ():
            for link in part.content.file_links:
                found = context.find_path(link, part)
                if found not in context.missing or find_meant(link, part, context):
                    continue  # of what was meant as a reference `lost-reference` speaks
                near = context.missing[found]
                span = link.span.shift(part.start)
                fragment = f"#{link.fragment}" if link.fragment is not None else ""
                yield self.at(
                    span,
                    f"there is no file `{link.path}`",
                    f"did you mean `{near}`?" if near else None,
                    replace(span, f"{near}{fragment}", safe=False) if near and " " not in near else None,
                )
        for part in context.parts if context.text_parts else ():
            for span, path, meant in _find_astray(part, document, context):
                fix = replace(span, meant, safe=False) if " " not in meant else None
                yield self.at(span, f"the clause is not in `{path}`", f"did you mean `{meant}`?", fix)


def _find_astray(part: DocumentPart, document: Document, context: Context) -> Iterator[tuple[Span, str, str]]:
    """Yields the paths of references that lead to another file than that of their clause, each with the path that leads there."""
    for reference in part.content.references:
        target = document.find(reference.target) if reference.target_span else None
        if target is None or reference.target_span is None or reference.place == "message":
            continue
        found = _PATH.search(part.content.source, reference.span.start, reference.target_span.start - 1)
        path = unquote(found[0]) if found else ""
        if found is None or not path or path.startswith("/"):
            continue
        here, there = (
            name_part(context.text_parts, offset)
            for offset in (part.start + reference.span.start, target.start)
        )
        folder = posixpath.dirname(here)
        if posixpath.normpath(posixpath.join(folder, path)) != posixpath.normpath(there):
            yield (
                Span(*found.span()).shift(part.start),
                path,
                posixpath.relpath(there, folder or "."),
            )
