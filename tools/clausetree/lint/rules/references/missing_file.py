"""`missing-file`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausetree.lint.fix import replace
from clausetree.lint.lost_references import find_meant
from clausetree.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausetree.lint.context import Context
    from clausetree.model.diagnostic import Diagnostic
    from clausetree.model.document import Document


class MissingFile(Rule):
    """A link or an image whose file doesn't exist.

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

    def check(self, document: Document, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - as all rules
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
