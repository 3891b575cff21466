"""What is linted: the texts of one revision."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from clausetree.history.layouts.spec_layout import SETTINGS_FILE, join
from clausetree.project.linting.linked_files import find_missing
from clausetree.text.joined_files import join_parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausetree.history.commits.snapshot import Snapshot
    from clausetree.model.document import Document
    from clausetree.model.reference import LinkedPath


class Sources(NamedTuple):
    """The texts that one run of lint looks at.

    Attributes:
        snapshot: The revision.
        text: The spec, which fixes may have changed.
        prompts: For each label its eval prompt file: what findings call it, and its text.
        missing: The links to files that are not there, each with the nearest that is, if one is near.
        previous: The revision to compare with.
        between: The revisions that lie between that one and this, in their order.
    """

    snapshot: Snapshot
    text: str
    prompts: Mapping[str, tuple[str, str]]
    missing: tuple[tuple[LinkedPath, str | None], ...] = ()
    previous: Sources | None = None
    between: tuple[Snapshot, ...] = ()

    @property
    def path(self) -> str:
        """Returns what findings call the spec."""
        return self.snapshot.revision.path

    @property
    def settings_path(self) -> str:
        """Returns what errors call the settings."""
        tree, layout = self.snapshot.tree, self.snapshot.layout
        return tree.name(join(layout.folder, SETTINGS_FILE)) if tree and layout else SETTINGS_FILE

    def inner_path(self, path: str) -> str:
        """Returns the path of one of its texts as settings write it: from their folder, with `/`."""
        tree, layout = self.snapshot.tree, self.snapshot.layout
        folder = tree.diagnostic_path(layout.folder) if tree and layout else "."
        return PurePath(os.path.relpath(path, folder)).as_posix()

    def texts(self) -> dict[str, str]:
        """Returns what every file holds by its path, those of the spec first."""
        return {**self.snapshot.revision.split(self.text), **dict(self.prompts.values())}

    def with_texts(self, texts: Mapping[str, str]) -> Sources:
        """Returns the same with other texts under some of the paths."""
        prompts = {label: (path, texts.get(path, text)) for label, (path, text) in self.prompts.items()}
        own = {path: texts.get(path, text) for path, text in self.snapshot.revision.split(self.text).items()}
        if not self.snapshot.revision.parts:
            return self._replace(text=own[self.path], prompts=prompts)
        text, parts = join_parts(own)
        revision = self.snapshot.revision._replace(parts=parts)
        return self._replace(snapshot=self.snapshot._replace(revision=revision), text=text, prompts=prompts)


def load_sources(
    snapshot: Snapshot,
    previous: Snapshot | None = None,
    between: Sequence[Snapshot] = (),
    document: Document | None = None,
) -> Sources:
    """Returns the texts of a revision, those of the one to compare it with beside them; `document` is it, read, if it is.

    Eval prompt files belong to the spec that they lie beside, not to the older texts that its folder keeps.
    """
    tree, layout = snapshot.tree, snapshot.layout
    prompts = {}
    if tree and layout and snapshot.revision.path == tree.diagnostic_path(layout.file):
        prompts = {
            label: (snapshot.eval_prompt_path(label), text) for label, text in snapshot.eval_prompts().items()
        }
    compared = load_sources(previous) if previous else None
    missing = find_missing(snapshot, document)
    return Sources(snapshot, snapshot.text, prompts, missing, compared, tuple(between))
