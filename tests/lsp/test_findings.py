"""Findings as one writes: unsaved texts, settings and eval prompts; fixes, and comments that allow findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.lsp.editing import SPEC

if TYPE_CHECKING:
    from tests.lsp.conftest import OpenSpec


def test_a_clean_spec_has_no_findings(spec: OpenSpec) -> None:
    assert spec.editing.codes(spec.uri) == []


def test_what_is_not_saved_is_checked(spec: OpenSpec) -> None:
    spec.editing.change(spec.uri, SPEC.replace("(#kind)", "(#kindd)"))
    assert spec.editing.codes(spec.uri) == ["REF001"]
