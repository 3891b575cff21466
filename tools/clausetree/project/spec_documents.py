"""Documents with what is known of them beside their text."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from clausetree.model.document import Document
from clausetree.syntax.document import parse_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clausetree.config.settings import Settings
    from clausetree.history.commits.snapshot import Snapshot
    from clausetree.model.eval_prompts import EvalPrompts
    from clausetree.model.overriding import Can
    from clausetree.model.revision import Revision


class SpecDocument(Document):
    """A document that was read from a revision; equal to any other of the same text.

    Attributes:
        snapshot: The revision, its text, and the ways to what lies beside it.
    """

    snapshot: Snapshot

    @property
    def revision(self) -> Revision:
        """Returns which text this is."""
        return self.snapshot.revision

    @property
    def settings(self) -> Settings | None:
        """Returns what the `clausetree.toml` around it says, where there is one."""
        return self.snapshot.settings

    @property
    def stated_override(self) -> Mapping[str, Mapping[str, Can]]:
        """Returns for levels who can override them, as the settings state it; nothing where they do not."""
        return self.settings.ladder.override if self.settings else {}

    @cached_property
    def prompts(self) -> Mapping[str, EvalPrompts]:
        """Returns its eval prompt files, for each footnote label one."""
        return parse_prompts(self.snapshot.eval_prompts())


def read_document(snapshot: Snapshot) -> SpecDocument:
    """Returns the document that the text of a revision is."""
    document = SpecDocument(*parse_document(snapshot.text, snapshot.profile, snapshot.paths))
    document.snapshot = snapshot
    return document


def parse_prompts(files: Mapping[str, str], labels: Iterable[str] | None = None) -> dict[str, EvalPrompts]:
    """Returns what eval prompt files hold; of those with one of the labels, or of all."""
    from clausetree.syntax.eval_prompts import parse_eval_prompts  # noqa: PLC0415 - most documents are read without them

    wanted = files if labels is None else [label for label in labels if label in files]
    return {label: parse_eval_prompts(label, files[label]) for label in wanted}
