"""Git's own name for a file of a revision is told as what it is, and not asked for over the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.history.opening.fetched_source import AddressSource
from clausetree.history.opening.source_opening import open_source
from clausetree.model.errors import ClausetreeError
from clausetree.project.revs import load_revision

if TYPE_CHECKING:
    from .conftest import GitRepository


@pytest.mark.parametrize(
    ("source", "instead"),
    [
        ("HEAD:model_spec.md", "model_spec.md@HEAD"),
        ("HEAD~1:model_spec.md", "model_spec.md@HEAD~1"),
        ("main:./model_spec.md", "model_spec.md@main"),
        ("2025-04-11:docs/model_spec.md", "docs/model_spec.md@2025-04-11"),
    ],
)
def test_what_to_write_for_it_is_said(released: GitRepository, source: str, instead: str) -> None:
    for read in (open_source, load_revision):
        with pytest.raises(ClausetreeError, match="is git's name for a file of a revision") as caught:
            read(source, start=released.path)
        assert caught.value.hint == f"write `{instead}`"


@pytest.mark.parametrize(
    "source", ["example.org:a/b.md", "nowhere:a.md", "git@example.org:a.git", "openai:a.md"]
)
def test_hosts_and_known_names_are_taken_for_such(released: GitRepository, source: str) -> None:
    assert isinstance(open_source(source, start=released.path), AddressSource)
