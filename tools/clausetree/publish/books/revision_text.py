"""The text of a revision with what is needed to read it: all that its pages are made from."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from clausetree.publish.books.edition import Edition, build_edition
from clausetree.syntax.document import parse_document
from clausetree.syntax.eval_prompts import parse_eval_prompts
from clausetree.syntax.link_address import SPEC_PATHS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetree.model.authority import Profile
    from clausetree.model.overriding import Can
    from clausetree.model.revision import Revision
    from clausetree.publish.books.edition import Standing


class RevisionText(NamedTuple):
    """A revision before it is read.

    Attributes:
        revision: Which text it is.
        text: The text.
        profile: The ladder that it goes by; None to read it off the text.
        prompts: For a footnote's label the text of its eval prompt file.
        paths: The paths of the spec in its repository.
        override: For levels who can override them, as the settings state it.
        language: The language of the text; None where the settings do not say it.
    """

    revision: Revision
    text: str
    profile: Profile | None
    prompts: Mapping[str, str]
    paths: tuple[str, ...] = SPEC_PATHS
    override: Mapping[str, Mapping[str, Can]] = {}
    language: str | None = None

    def digest(self) -> str:
        """Returns a hash of all of it."""
        facts = (
            self.revision,
            self.text,
            self.profile,
            sorted(self.prompts.items()),
            self.paths,
            sorted(self.override.items()),
            self.language,
        )
        return sha256(repr(facts).encode("utf-8", "surrogatepass")).hexdigest()

    def read(self, name: str, standing: Standing) -> Edition:
        """Returns the edition that it makes.

        Args:
            name: What people call the spec.
            standing: Whether it is the newest release, an older one, or a draft.
        """
        prompts = {label: parse_eval_prompts(label, text) for label, text in self.prompts.items()}
        document = parse_document(self.text, self.profile, self.paths)
        edition = build_edition(name, self.revision, document, prompts, standing)
        return replace(edition, override=self.override, language=self.language)
