"""Ids and labels that have the names of files that the site has of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from clausetree.publish.addresses.page_kinds import REVISION_NAMES, SITE_NAMES
from clausetree.publish.addresses.slug import make_slug
from tests.publish.sites import run_build

if TYPE_CHECKING:
    from pathlib import Path


def test_ids_and_labels_may_have_the_names_of_the_sites_own_files(tmp_path: Path) -> None:
    names = sorted(
        REVISION_NAMES | SITE_NAMES | {"index", "index.html", "index.md", "con", "nul.md", "Case", "CASE"}
    )
    names += ["a/../../b", "..", "x" * 300, "\N{LATIN SMALL LETTER E WITH ACUTE}", ".git", "-", "head"]
    source = tmp_path / "source"
    source.mkdir()
    text = "".join(f"# The clause {number} {{#{name}}}\n\nText.\n\n" for number, name in enumerate(names))
    (source / "model_spec.md").write_text(text, encoding="utf-8")
    labels = ["index.html", "llms.txt", "nul", "HEAD", "..", "diff"]
    revisions = (f"[[revision]]\nlabel = {json.dumps(label)}\nfile = 'old.md'\n\n" for label in labels)
    (source / "clausetree.toml").write_text("".join(revisions), encoding="utf-8")
    (source / "old.md").write_text("# The one clause {#index.html}\n\nText.\n", encoding="utf-8")
    out = tmp_path / "out"
    ran = run_build("--source", str(source), "--out", str(out))
    assert ran.returncode == 0, ran.stderr
    pages = {path: path.read_text(encoding="utf-8") for path in out.glob("*/*/index.html")}
    for number, name in enumerate(names):
        found = [
            path for path in pages if f"The clause {number}</h1>" in pages[path] and path.parts[-3] == "head"
        ]
        assert len(found) == 1, name
        assert (out / "clauses" / make_slug(name) / "index.html").is_file(), name
        assert (out / "latest" / make_slug(name) / "index.html").is_file(), name
    assert sum(path.is_file() for path in out.glob("*/spec.json")) == len(labels) + 1
    assert (out / "llms.txt").is_file()
    assert (out / "index.html").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "source"]


MKDOCS = "INHERIT: !!python/name:clausetree.publish.engine.configuration.PREVIEW\ndocs_dir: docs\n"


def _build_with(page: str, folder: Path) -> str:
    """Builds a site with a hand-written page; returns what is said of it, nothing where it was built."""
    (folder / "model_spec.md").write_text("# A {#a}\n\nText.\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    file = folder / "docs" / page
    file.parent.mkdir(parents=True)
    file.write_text("# Mine\n\nWritten by hand.\n", encoding="utf-8")
    ran = run_build("--out", str(folder / "out"), cwd=folder)
    return ran.stderr if ran.returncode else ""


@pytest.mark.parametrize(
    "page",
    [
        "index.md",
        "README.md",
        "compare.md",
        "clauses/a.md",
        "latest.md",
        "diff/index.md",
        "feed.xml",
        "tool.md",
    ],
)
def test_a_hand_written_page_never_goes_unseen_behind_one_of_the_site(tmp_path: Path, page: str) -> None:
    told = _build_with(page, tmp_path)
    assert "would have the address of a page of the site" in told
    assert page.partition(".")[0].partition("/")[0] in told
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("page", ["about.md", "more/README.md", "releases/how.md"])
def test_it_has_its_own_address_elsewhere_and_the_front_page_leads_there(tmp_path: Path, page: str) -> None:
    assert _build_with(page, tmp_path) == ""
    address = page.removesuffix("README.md").removesuffix(".md").rstrip("/")
    assert "Written by hand." in (tmp_path / "out" / address / "index.html").read_text(encoding="utf-8")
    assert f'href="{address}/"' in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
