"""What pages of `clausetree site serve` are told, edit by edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausetree.project.publication import load_publication
from clausetree.publish.engine.configuration import PACKAGED, Configuration
from clausetree.publish.engine.draft_watch import DraftWatch
from clausetree.publish.engine.site_plan import plan_site

if TYPE_CHECKING:
    from pathlib import Path

    from clausetree.publish.engine.draft_watch import PreviewState

_TEXT = "# Rules {#rules}\n\nAll of them.\n\n## Kind {#kind authority=root}\n\nBe kind.\n"
_SETTINGS = '[spec]\nladder = ["root"]\n\n[[revision]]\nlabel = "2025-01-01"\n'


class Serving:
    """A spec whose draft is as its release, and what watches it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.watch = DraftWatch()
        (folder / "revisions").mkdir()
        self.write("revisions/2025-01-01.md", _TEXT)
        self.write("model_spec.md", _TEXT)
        self.write("clausetree.toml", _SETTINGS)

    def write(self, path: str, text: str) -> None:
        (self.folder / path).write_text(text, encoding="utf-8")

    def build(self, *, is_new: bool = True) -> PreviewState:
        """Returns what pages are told after a build."""
        publication = load_publication(str(self.folder), start=self.folder)
        self.watch.look(
            plan_site(publication, Configuration(PACKAGED, None, None), {}), publication.snapshots[-1]
        )
        self.watch.finish(is_new=is_new)
        return self.watch.state


@pytest.fixture
def serving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Serving:
    monkeypatch.chdir(tmp_path)
    made = Serving(tmp_path)
    assert made.build().findings == ()
    return made


def codes(state: PreviewState) -> list[str]:
    return [finding.code for finding in state.findings]


def test_the_first_edit_after_a_release_is_an_edit(serving: Serving) -> None:
    serving.write("model_spec.md", _TEXT + "\nIn in time.\n")
    state = serving.build()
    assert state.pages == ("/head/kind/#p2",)
    assert codes(state) == ["STY004"]


def test_a_draft_that_is_released_leaves_nothing_behind(serving: Serving) -> None:
    serving.write("model_spec.md", _TEXT + "\nIn in time.\n")
    serving.build()
    serving.write("model_spec.md", _TEXT)
    state = serving.build()
    assert (state.pages, state.findings, state.problem) == ((), (), None)


def test_a_build_of_other_pages_leads_nowhere_and_no_build_takes_nothing_back(serving: Serving) -> None:
    serving.write("model_spec.md", _TEXT + "\nBe brief.\n")
    assert serving.build().pages == ("/head/kind/#p2",)
    assert serving.build(is_new=False).pages == ("/head/kind/#p2",)
    assert serving.build().pages == ()


def test_what_is_mended_beside_the_text_is_seen(serving: Serving) -> None:
    serving.write("model_spec.md", _TEXT + "\nRead [this](guide.md).\n")
    assert codes(serving.build()) == ["REF010"]
    serving.write("guide.md", "Guide.\n")
    assert codes(serving.build()) == []
    serving.write("known.json", "{")
    serving.write("clausetree.toml", f'{_SETTINGS}\n[lint]\nbaseline = "known.json"\n')
    assert (serving.build().problem or "").startswith("not linted: ")
    serving.write("clausetree.toml", _SETTINGS)
    assert serving.build().problem is None


def test_what_settings_compare_with_counts(serving: Serving) -> None:
    serving.write("clausetree.toml", f'{_SETTINGS}\n[lint]\nagainst = "latest"\n')
    serving.write("model_spec.md", _TEXT.partition("## Kind")[0])
    assert "REV001" in codes(serving.build())
