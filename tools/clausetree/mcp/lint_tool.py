"""The tool `lint_text`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from clausetree.history.files.encoding import hash_text
from clausetree.history.layouts.file_tree import DiskTree
from clausetree.lint.report import reaches
from clausetree.lint.selection import Selection
from clausetree.mcp.agent_answers import (
    AgentAnswer,
    AgentValue,
    Count,
    Cursor,
    Excerpt,
    Line,
    fill_page,
)
from clausetree.mcp.agent_hints import translate_finding_hint
from clausetree.mcp.agent_tool import AgentTool
from clausetree.model.diagnostic import Severity  # noqa: TC001 - pydantic reads the annotations
from clausetree.project.linting.against_revision import is_against_elsewhere, load_against
from clausetree.project.linting.known_findings import load_known
from clausetree.project.linting.reporting import lint_sources
from clausetree.project.linting.sources import Sources, load_sources

if TYPE_CHECKING:
    from clausetree.history.commits.snapshot import Snapshot
    from clausetree.lint.finding import Finding
    from clausetree.mcp.served_spec import ServedSpec

Codes = Annotated[tuple[Annotated[str, Field(max_length=60)], ...], Field(max_length=50)]
"""Codes and names of rules, and beginnings of codes."""

_NOT_COMPARED = "the settings compare the spec with a text of another source, which this server doesn't read"


class LintArguments(AgentValue):
    """Which text, which rules, and which page of what they find."""

    text: Annotated[str, Field(min_length=1, max_length=2_000_000)]
    """The text to check, as the whole spec would be; nothing is written."""
    select: Codes = ()
    """Only these rules: codes, names, or beginnings of codes such as `REF`; empty for those of the settings."""
    ignore: Codes = ()
    """Rules to leave out."""
    min_severity: Severity = "info"
    """Only findings of this severity or a higher one."""
    cursor: Cursor = 0
    """The `next_cursor` of the page before."""
    limit: Count = 25
    """How many findings to return at most."""


class ListedFinding(AgentValue):
    """A finding."""

    code: str
    """The rule's code."""
    name: str
    """The rule's name."""
    severity: Severity
    """Its severity."""
    message: Excerpt
    """The fact; what is in backticks is quoted from the text."""
    hint: Excerpt | None
    """What to do about it."""
    clause: Line | None
    """The id of the clause that it is in."""
    line: int
    """The line, from 1."""
    column: int
    """The column, from 1."""
    fixable: bool
    """Whether `clausetree lint --fix` or `--unsafe-fixes` would fix it."""


class ListedFindings(AgentAnswer):
    """What lint found, a page at a time."""

    sha256: str
    """The hash of the text that was given."""
    findings: tuple[ListedFinding, ...]
    """The findings of this page, in the order of the text."""
    counts: dict[str, int]
    """How many findings each rule has, over all pages."""
    total: int
    """How many there are on all pages."""
    known: int
    """How many more the spec's baseline knows; they are left out."""
    next_cursor: int | None
    """The `cursor` of the next page; null on the last."""


def answer_lint(spec: ServedSpec, given: LintArguments) -> ListedFindings:
    """Returns what lint finds in a text that an agent gives."""
    digest = hash_text(given.text.encode(errors="surrogatepass"))
    sources = _make_sources(spec.document(None).snapshot, given.text, digest)
    report = lint_sources(sources, Selection(given.select, given.ignore), load_known(sources.snapshot))
    found = [finding for finding in report.findings if reaches(finding, given.min_severity)]
    page, following = fill_page([_build(finding) for finding in found], given.cursor, given.limit)
    codes = sorted(finding.code for finding in found)
    return ListedFindings(
        warning=_NOT_COMPARED if is_against_elsewhere(sources.snapshot) else None,
        sha256=digest,
        findings=page,
        counts={code: codes.count(code) for code in dict.fromkeys(codes)},
        total=len(found),
        known=len(report.known),
        next_cursor=following,
    )


def _make_sources(snapshot: Snapshot, text: str, digest: str) -> Sources:
    """Returns a text in place of the spec's, with its settings and eval prompts, and the older text that they name.

    No file is looked for that the text links to, so that nobody learns which files there are; and of a spec that was
    fetched no older text, for that would ask its address again, nor one of another source.
    """
    prompts = {
        label: (snapshot.eval_prompt_path(label), written)
        for label, written in snapshot.eval_prompts().items()
    }
    revision = snapshot.revision._replace(sha256=digest, parts=())
    given = snapshot._replace(text=text, revision=revision)
    if not isinstance(snapshot.tree, DiskTree):
        given = given._replace(tree=None, layout=None)
    older = () if is_against_elsewhere(given) else load_against(given, None)
    previous = load_sources(older[0]) if older else None
    return Sources(given, text, prompts, previous=previous, between=older[1:])


def _build(finding: Finding) -> ListedFinding:
    return ListedFinding(
        code=finding.code,
        name=finding.name,
        severity=finding.severity,
        message=finding.message,
        hint=translate_finding_hint(finding.hint),
        clause=finding.clause,
        line=finding.line,
        column=finding.column,
        fixable=finding.fix is not None,
    )


LINT_TEXT = AgentTool(
    "lint_text",
    "Check an edited text",
    "Checks a text as `clausetree lint` checks the spec, with its settings, eval prompts, baseline and the "
    "older revision that `lint.against` names: give the whole edited text. "
    "Nothing is written.",
    LintArguments,
    ListedFindings,
    answer_lint,
)
