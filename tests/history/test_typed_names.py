"""What a revision is called: as it was typed, or by the date of its release."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.history.opening.source_opening import open_source
from clausetree.project.chains import load_chain, load_listed
from clausetree.project.revs import load_revision, load_revisions

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import GitRepository


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("edit", "edit"),
        ("HEAD", "HEAD"),
        ("broken", "broken"),
        ("stable", "stable"),
        ("refs/tags/broken", "refs/tags/broken"),
        ("edit~0", "edit~0"),
        ("main", "2025-09-12"),
        ("edit~1", "2025-09-12"),
        ("v2025.09.12", "2025-09-12"),
        ("undated", "2025-09-12"),
        ("latest", "2025-09-12"),
        ("head", "head"),
    ],
)
def test_a_revision_is_called_what_was_typed_unless_it_has_a_date(
    released: GitRepository, tmp_path: Path, typed: str, named: str
) -> None:
    released.git("reset", "--quiet", "--hard", "HEAD~1")
    released.git("tag", "v2025.09.12")
    released.git("tag", "undated")
    released.git("checkout", "--quiet", "-b", "edit")
    released.commit("Edit", {"model_spec.md": "# Edited\n"}, "2025-10-01")
    released.git("tag", "broken")
    released.git("tag", "stable")
    released.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare.git"))
    for source in ("repo", "bare.git"):
        revision = load_revision(f"{source}@{typed}", start=tmp_path).revision
        assert (revision.label, revision.shown) == (named, named)
        first, *_, last = load_revisions(f"{source}@2025-02-12", f"{source}@{typed}", start=tmp_path)
        assert (first.revision.shown, last.revision.shown) == ("2025-02-12", named)
    listed = [revision.label for revision in open_source("bare.git", start=tmp_path).revisions()]
    assert listed == ["2025-02-12", "2025-04-11", "2025-09-12", "broken"]


def test_what_settings_declare_of_a_tag_holds_whatever_it_is_called(repository: GitRepository) -> None:
    toml = '[[lineage]]\nfrom = "salt"\nto = ["nets"]\nat = "second"\nkind = "renamed"\n'
    repository.commit("One", {"model_spec.md": "# Salt {#salt}\n\nSalt goes in last.\n"})
    repository.git("tag", "first")
    edited = {"model_spec.md": "# Nets {#nets}\n\nWhoever mends is paid.\n", "clausetree.toml": toml}
    repository.commit("Two", edited, "2025-02-01")
    repository.git("tag", "second")
    for new in ("second", "main", "HEAD"):
        (change,) = load_chain("first", new, start=repository.path).diff().clauses
        assert change.matched_by == "declared"
        documents = load_listed(None, new, start=repository.path).documents
        assert [document.revision.label for document in documents] == ["first", "second"]
