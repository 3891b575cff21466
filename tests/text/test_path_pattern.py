"""Patterns of paths, as settings have them."""

from __future__ import annotations

import pytest

from clausetree.text.path_pattern import PathPattern

FITS = [
    ("drafts", ["drafts", "a/drafts", "a/b/drafts/c.md", "drafts/a/b.md"]),
    ("drafts/", ["drafts", "a/drafts/b.md"]),
    ("*.md", ["a.md", "a/b.md", ".md", "a\nb.md"]),
    ("./a/*.md", ["a/b.md"]),
    ("a/**", ["a/b", "a/b/c.md", "a/"]),
    ("**/b.md", ["b.md", "a/b.md", "a/c/b.md"]),
    ("a/**/b.md", ["a/b.md", "a/c/b.md", "a/c/d/b.md"]),
    ("a**c/x", ["abc/x", "a/b/c/x", "ac/x"]),
    ("a?c.md", ["abc.md"]),
    ("[ab]-?.md", ["a-1.md", "b-x.md"]),
    ("[0-9].md", ["4.md"]),
    ("[!0-9].md", ["a.md"]),
    ("[!!].md", ["a.md"]),
    ("[a!].md", ["!.md", "a.md"]),
    ("[!.md", ["[!.md"]),
    ("[].md", ["[].md"]),
    ("a+(b).md", ["a+(b).md"]),
]
FAILS = [
    ("drafts", ["mydrafts", "drafts.md", "drafts2/a.md"]),
    ("*.md", ["a.md5", "a.mdx"]),
    ("./a/*.md", ["a/b/c.md", "x/a/b.md"]),
    ("a/**", ["a", "ba/c"]),
    ("**/b.md", ["ab.md", "a/cb.md"]),
    ("a/**/b.md", ["ab.md", "a/xb.md"]),
    ("a?c.md", ["ac.md", "a/c.md", "abbc.md"]),
    ("[ab]-?.md", ["c-1.md", "ab-1.md"]),
    ("[0-9].md", ["a.md", "-.md"]),
    ("[!0-9].md", ["4.md", "ab.md"]),
    ("[^0-9].md", ["a.md"]),
    ("[z-a].md", ["a.md", "z.md", "-.md"]),
    ("[!z-a].md", ["a.md"]),
    ("a[!b]c", ["a/c"]),
    ("[!!].md", ["!.md"]),
    ("a+(b).md", ["aab.md", "ab.md"]),
]


@pytest.mark.parametrize(("pattern", "path"), [(pattern, path) for pattern, paths in FITS for path in paths])
def test_a_path_fits(pattern: str, path: str) -> None:
    assert PathPattern(pattern).matches(path)


@pytest.mark.parametrize(("pattern", "path"), [(pattern, path) for pattern, paths in FAILS for path in paths])
def test_a_path_does_not_fit(pattern: str, path: str) -> None:
    assert not PathPattern(pattern).matches(path)
