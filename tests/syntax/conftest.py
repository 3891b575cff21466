from __future__ import annotations

from pathlib import Path

import pytest

from clausetree.history.opening.source_opening import open_source
from tests.folders import SPEC


@pytest.fixture(scope="session")
def sample() -> dict[str, str]:
    """The texts of the sample spec: its revisions, its head, its fork."""
    files = [
        *sorted(SPEC.glob("revisions/*.md")),
        SPEC / "model_spec.md",
        *SPEC.glob("forks/*/model_spec.md"),
    ]
    return {str(file.relative_to(SPEC)): file.read_bytes().decode() for file in files}


@pytest.fixture(scope="session")
def releases(upstream_bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The texts of the real releases, by label."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        source = open_source(str(upstream_bundle), start=Path.cwd())
        return {revision.label: source.load(revision.label).text for revision in source.revisions()}
