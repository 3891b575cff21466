"""Cases of lint rules, as Markdown: see `tests/lint/cases`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clausetree.config.parsing import parse_settings
from clausetree.config.settings import Settings
from clausetree.lint.context import Context, Previous
from clausetree.lint.fix import apply_fixes
from clausetree.lint.options import parse_options
from clausetree.lint.runner import lint_document
from clausetree.lint.selection import Chosen
from clausetree.lint.table import RULES
from clausetree.model.reference import LinkedPath
from clausetree.syntax.document import parse_document
from clausetree.syntax.eval_prompts import parse_eval_prompts
from clausetree.text.nearest import SURE, find_nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from clausetree.lint.finding import Finding
    from clausetree.model.document import Document
    from clausetree.model.eval_prompts import EvalPrompts

SPEC = "model_spec.md"
_FENCE = re.compile(r"^````(?P<kind>\w+)(?: (?P<name>\S+))?\n(?P<text>.*?)^````$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Case:
    """Files, and what lint is to find in them.

    Attributes:
        title: What the case is about.
        files: The text of each file.
        findings: One line a finding: where, code, the text it speaks of.
        fixed: The spec after all fixes, where they are to be tried.
        whole: Whether the spec is no fragment: whether it is told where levels are nowhere.
    """

    title: str
    files: Mapping[str, str]
    findings: tuple[str, ...]
    fixed: str | None
    whole: bool


def load_cases(path: Path) -> list[Case]:
    """Returns the cases of one file."""
    parts = re.split(r"^## ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]
    cases = []
    outside = [part for part in _join(parts) if part]
    for part in outside:
        fences = list(_FENCE.finditer(part))
        texts = {fence["kind"]: fence["text"] for fence in fences}
        cases.append(
            Case(
                title=part.split("\n", 1)[0],
                files=parse_files(part),
                findings=tuple(texts.get("findings", "").splitlines()),
                fixed=texts.get("fixed"),
                whole=path.stem == "AUT010",
            )
        )
    return cases


def parse_files(markdown: str) -> dict[str, str]:
    """Returns the files in the fences of a case, or of an example in a rule's docstring."""
    return {fence["name"]: fence["text"] for fence in _FENCE.finditer(markdown) if fence["name"]}


def lint_files(files: Mapping[str, str], *, whole: bool = False) -> tuple[Finding, ...]:
    """Returns what all rules find in a spec and the files beside it.

    Most cases are fragments without levels, which says nothing about their rules: only of a spec that is `whole` is that
    told.
    """
    toml = files.get("clausetree.toml", "")
    settings = parse_settings(toml, "clausetree.toml") if toml else Settings()
    old = files.get(f"old/{SPEC}")
    prompts = _prompts(files, "")
    document = parse_document(files[SPEC], settings.profile())
    context = Context(
        document,
        informative=settings.spec.informative,
        prompts=prompts,
        prompt_paths={one.label: f"examples/{one.label}.md" for one in prompts},
        missing={LinkedPath("", path): _near(path, files) for path in _links(document) if path not in files},
        changelog=files.get("CHANGELOG.md"),
        previous=Previous(parse_document(old), _prompts(files, "old/"), "2025-04-11") if old else None,
    )
    chosen = Chosen(RULES if whole else RULES.keys() - {"AUT010"})
    return lint_document(context, chosen, SPEC, parse_options(settings.lint.rules, "clausetree.toml"))


def describe(finding: Finding, files: Mapping[str, str]) -> str:
    """Returns a finding as cases write it."""
    lines = files[finding.path].split("\n")[finding.line - 1 : finding.end_line]
    lines[-1] = lines[-1][: finding.end_column - 1]
    lines[0] = lines[0][finding.column - 1 :]
    where = "" if finding.path == SPEC else finding.path.rpartition("/")[2] + " "
    return f"{where}{finding.line} {finding.code} {'⏎'.join(lines)}"


def mend(files: Mapping[str, str]) -> str:
    """Returns the spec after all fixes, safe or not, until none is left."""
    mended = dict(files)
    for _ in range(10):
        fixes = [finding.fix for finding in lint_files(mended) if finding.fix and finding.path == SPEC]
        text = apply_fixes(mended[SPEC], fixes)
        if text == mended[SPEC]:
            return text
        mended[SPEC] = text
    raise AssertionError("the fixes go round in circles")


def _links(document: Document) -> Iterator[str]:
    yield from (link.path for _, content in document.contents() for link in content.file_links)


def _near(path: str, files: Mapping[str, str]) -> str | None:
    return find_nearest(path, files.keys() - {SPEC}, SURE)


def _prompts(files: Mapping[str, str], folder: str) -> list[EvalPrompts]:
    names = [name for name in files if name.startswith(f"{folder}examples/")]
    return [parse_eval_prompts(name.rpartition("/")[2][:-3], files[name]) for name in names]


def _join(parts: list[str]) -> list[str]:
    """Returns the parts of a file, those that a heading inside a fence split put together again."""
    joined: list[str] = []
    for part in parts:
        if joined and len(re.findall(r"^````", joined[-1], re.MULTILINE)) % 2:
            joined[-1] += f"## {part}"
        else:
            joined.append(part)
    return joined
